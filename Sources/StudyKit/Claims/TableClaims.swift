internal import CNNEngine

/// Reads settings from the rows of a table whose header names input, kernel and so on.
struct TableClaims {
    /// The claims of all tables.
    static func find(in blocks: [NoteBlock], _ runs: inout LayerRuns) -> [ClaimDraft] {
        var drafts: [ClaimDraft] = []
        var header: [SettingWord?]?
        // The line on which the next row of the table stands; a blank one ends it.
        var nextLine = 0
        for block in blocks {
            guard block.kind == .tableRow, let line = block.tokens.first?.line else {
                header = nil
                continue
            }
            if line > nextLine { header = nil }
            // Dashes stand between the header and the first row.
            nextLine = line + (header == nil ? 2 : 1)
            let cells = cells(of: block.tokens)
            guard let names = header else {
                header = cells.map { cell in
                    cell.compactMap { $0.word.flatMap(SettingWord.init) }.first
                }
                continue
            }
            if let draft = draft(names, cells, &runs) { drafts.append(draft) }
        }
        return drafts
    }

    private static func cells(of tokens: [TextToken]) -> [ArraySlice<TextToken>] {
        tokens.split(omittingEmptySubsequences: false) { $0.isSign("|") }.dropFirst().map { $0 }
    }

    private static func draft(
        _ names: [SettingWord?],
        _ cells: [ArraySlice<TextToken>],
        _ runs: inout LayerRuns
    ) -> ClaimDraft? {
        var sizes: [SettingWord: [Int]] = [:]
        var tokens: [TextToken] = []
        var padding: LayerSetting.PaddingWord?
        for (name, cell) in zip(names, cells) {
            if name == .padding, cell.count == 1, let word = cell.first?.word {
                padding = LayerSetting.PaddingWord(word)
                tokens += cell
                continue
            }
            guard let name, let shape = ShapeText(cell), shape.end == cell.endIndex else {
                continue
            }
            sizes[name] = shape.sizes
            tokens += cell
        }
        guard sizes.count + (padding == nil ? 0 : 1) > 2 else { return nil }
        padding = padding ?? sizes[.padding].map { .number($0[0]) }
        let setting = LayerSetting(sizes, padding: padding, claimed: sizes[.output])
        return setting?.draft(sizes[.output], kind: .setting, tokens[...], &runs)
    }
}
