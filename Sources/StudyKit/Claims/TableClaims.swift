internal import CNNEngine

/// Reads settings from the rows of a table whose header names input, kernel and so on.
struct TableClaims {
    /// The claims of all tables.
    static func find(in tables: [NoteTable], _ runs: inout LayerRuns) -> [ClaimDraft] {
        tables.flatMap { table in
            let names = table.header.map { cell in
                cell.compactMap { $0.word.flatMap(SettingWord.init) }.first
            }
            return table.rows.compactMap { draft(names, $0, &runs) }
        }
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
