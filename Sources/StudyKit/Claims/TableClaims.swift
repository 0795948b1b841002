internal import CNNEngine

/// Reads settings from the rows of a table whose header names input, kernel and so on.
struct TableClaims {
    /// The claims of all tables.
    static func find(in blocks: [NoteBlock], _ runs: inout LayerRuns) -> [ClaimDraft] {
        var drafts: [ClaimDraft] = []
        var header: [SettingWord?]?
        for block in blocks {
            guard block.kind == .tableRow else {
                header = nil
                continue
            }
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
        for (name, cell) in zip(names, cells) {
            guard let name, let shape = ShapeText(cell), shape.end == cell.endIndex else {
                continue
            }
            sizes[name] = shape.sizes
            tokens += cell
        }
        guard let input = sizes[.input], let kernel = sizes[.kernel], sizes.count > 2 else {
            return nil
        }
        let setting = LayerSetting(
            input: input,
            kernel: kernel,
            stride: sizes[.stride]?[0] ?? 1,
            padding: sizes[.padding]?[0] ?? 0,
            dilation: sizes[.dilation]?[0] ?? 1,
            filters: sizes[.filters]?[0] ?? sizes[.output].flatMap { $0.count == 3 ? $0[2] : nil }
                ?? 1
        )
        return setting.draft(sizes[.output], kind: .setting, tokens[...], &runs)
    }
}
