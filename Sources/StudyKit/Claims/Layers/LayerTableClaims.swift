internal import CNNEngine

/// Reads a network from a table with a layer on each row, its output and its parameters.
struct LayerTableClaims {
    private enum Column { case layer, input, output, parameters, setting(SettingWord) }

    private let columns: [Column?]
    /// The shape that reaches the next row.
    private var current: [Int]?

    /// The claims of all tables.
    static func find(in tables: [NoteTable], _ runs: inout LayerRuns) -> [ClaimDraft] {
        tables.flatMap { table -> [ClaimDraft] in
            guard var reader = LayerTableClaims(table.header) else { return [] }
            return table.rows.flatMap { reader.drafts($0, &runs) }
        }
    }

    private init?(_ header: NoteTable.Row) {
        columns = header.map(Self.column)
        var (layers, inputs) = (0, 0)
        for column in columns {
            if case .layer = column { layers += 1 }
            if case .input = column { inputs += 1 }
        }
        // With a column of inputs each row is a setting of its own.
        guard layers == 1, inputs == 0 else { return nil }
    }

    private static func column(_ cell: ArraySlice<TextToken>) -> Column? {
        for word in cell.compactMap(\.word) {
            switch word {
            case "layer", "schicht", "operation", "stage": return .layer
            case "input", "eingabe": return .input
            case "output", "ausgabe", "shape", "out": return .output
            case "parameters", "parameter", "params", "param", "weights": return .parameters
            default:
                if let setting = SettingWord(word) { return .setting(setting) }
            }
        }
        return nil
    }

    // MARK: - A row

    private struct Row {
        var layer: LayerPhrase?
        var output: LayerPhrase.Sizes?
        var count: CountedNumber?
        var settings: [SettingWord: [Int]] = [:]
        var padding: LayerSetting.PaddingWord?
    }

    private mutating func drafts(_ cells: NoteTable.Row, _ runs: inout LayerRuns) -> [ClaimDraft] {
        let row = row(cells)
        let told = row.output?.sizes
        guard let layer = row.layer, let input = current,
            let mention = mention(layer, row, on: input)
        else {
            let isKept = row.layer?.keepsShape == true
            current = told ?? row.layer?.image?.sizes ?? (isKept ? current : nil)
            return []
        }
        let words = cells.flatMap { Array($0) }[...]
        var drafts: [ClaimDraft] = []
        if let output = row.output, ![.dense, .batchNorm, .other].contains(mention.kind) {
            let verdict = ShapeVerdict(mention, on: input, claimed: output, words)
            drafts += [verdict.draft(&runs)].compactMap(\.self)
        }
        if let count = row.count, let verdict = parameters(mention, input, count, words, &runs) {
            drafts.append(verdict)
        }
        let computed = mention.request.flatMap { try? runs.run($0, on: input) }?.output
        current = told ?? (mention.kind == .batchNorm ? input : computed)
        return drafts
    }

    private func row(_ cells: NoteTable.Row) -> Row {
        var row = Row()
        for (column, cell) in zip(columns, cells) {
            switch column {
            case .layer:
                let parts = LayerPhrase.parts(of: Array(cell))
                row.layer = parts.count == 1 ? parts[0] : nil
            case .output:
                guard let shape = ShapeText(cell), shape.end == cell.endIndex else { continue }
                row.output = .init(sizes: shape.sizes, range: cell.startIndex..<cell.endIndex)
            case .parameters: row.count = CountedNumber(cell: cell, counting: .parameters)
            case .setting(.padding) where cell.count == 1 && cell.first?.word != nil:
                row.padding = cell.first?.word.map(LayerSetting.PaddingWord.init)
            case .setting(let name):
                guard let shape = ShapeText(cell), shape.end == cell.endIndex else { continue }
                row.settings[name] = shape.sizes
            case .input, nil: break
            }
        }
        return row
    }

    /// The layer with what the other columns say of it; `nil` where they are not understood.
    private func mention(_ layer: LayerPhrase, _ row: Row, on input: [Int]) -> LayerMention? {
        guard var mention = layer.mention?.on(input.channelsLast, layer) else { return nil }
        mention.kernel = mention.kernel ?? row.settings[.kernel].map { Array($0.prefix(2)) }
        mention.filters = mention.filters ?? row.settings[.filters]?.first
        mention.stride = mention.stride ?? row.settings[.stride]?.first
        let padding = row.padding ?? row.settings[.padding].map { .number($0[0]) }
        switch padding {
        case nil: break
        case .number(let number):
            guard (0...1_000).contains(number) else { return nil }
            mention.padding = mention.padding ?? .symmetric(Size2D(number))
        case .same: mention.padding = mention.padding ?? .same
        case .unknown: return nil
        }
        if mention.kind == .dense, mention.units == nil {
            let plain = layer.others.filter { $0.sizes.count == 1 }.map { $0.sizes[0] }
            let told = row.output?.sizes
            mention.units = plain.count == 1 ? plain[0] : told?.count == 1 ? told?.first : nil
        }
        return mention
    }

    private func parameters(
        _ mention: LayerMention,
        _ input: [Int],
        _ count: CountedNumber,
        _ tokens: ArraySlice<TextToken>,
        _ runs: inout LayerRuns
    ) -> ClaimDraft? {
        var mention = mention
        switch mention.kind {
        case .convolution, .batchNorm:
            guard input.count == 3 || mention.kind == .batchNorm else { return nil }
            mention.depth = input.channelsLast.last
        case .dense:
            // Behind a map without a flatten it is open what a row of the input is.
            guard input.count == 1 else { return nil }
            mention.depth = input[0]
        default: break
        }
        return ParameterVerdict(mention: mention, count: count, tokens: tokens).draft(&runs)
    }
}
