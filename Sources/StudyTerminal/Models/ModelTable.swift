internal import CNNEngine
internal import StudyKit

/// The table of a model: a line for each layer under the name of its block.
///
/// All rows are printed. Where the columns do not fit, they go in this order: type, activations,
/// start, jump, both shares, field, time, multiply-adds, window.
struct ModelTable {
    let report: ModelReport
    let run: ModelRun?

    func lines(_ style: TerminalStyle) -> [String] {
        var table = TextTable(columns: columns)
        var first = 0
        for section in report.sections {
            append(section, first: first, to: &table)
            first += section.rows.count
        }
        append(
            "total",
            report.parameters.total,
            report.multiplyAdds,
            seconds: run?.seconds,
            to: &table
        )
        return table.lines(style)
    }

    private var columns: [TextTable.Column] {
        let time = run == nil ? [] : [optional("ms")]
        return [
            .init("layer"), .init("output"),
            .init("kernel", isOptional: true),
            .init("parameters", alignment: .right), optional("multiply-adds"),
        ] + time + [
            optional("field"), optional("param %"), optional("mult %"), optional("jump"),
            optional("start"), optional("kB out"), .init("type", isOptional: true),
        ]
    }

    private func optional(_ title: String) -> TextTable.Column {
        .init(title, alignment: .right, isOptional: true)
    }

    private func append(_ section: ModelReport.Section, first: Int, to table: inout TextTable) {
        let isAlone = report.sections.count == 1 && section.passes == 1
        if !isAlone {
            let passes = section.passes == 1 ? "one pass" : "\(section.passes.grouped) passes"
            table.appendHeading("\(section.name): \(passes) on \(section.input.sides)")
        }
        var block: String?
        for (index, row) in section.rows.enumerated() {
            if row.block != block {
                block = row.block
                if let block { table.appendHeading(block) }
            }
            // A run that disagrees with the table may have fewer layers.
            let seen = run?.layers.dropFirst(first + index).first
            table.append(cells(row, seen))
        }
        guard !isAlone else { return }
        append(
            "one pass",
            section.rows.reduce(0) { $0 + $1.parameters.total },
            section.rows.reduce(0) { $0 + $1.multiplyAdds },
            seconds: nil,
            to: &table
        )
    }

    private func append(
        _ label: String,
        _ parameters: Int,
        _ products: Int,
        seconds: Double?,
        to table: inout TextTable
    ) {
        let time = run == nil ? [] : [seconds.map(\.milliseconds) ?? ""]
        table.append(
            [label, "", "", parameters.grouped, products.grouped] + time
                + Array(repeating: "", count: 7),
            isTotal: true
        )
    }

    private func cells(_ row: ModelReport.Row, _ seen: ModelRun.Seen?) -> [String] {
        let (rows, columns) = row.receptiveField
        let field = pair(rows.cells.grouped, columns.cells.grouped)
        let time = run == nil ? [] : [seen.map(\.seconds.milliseconds) ?? ""]
        let indent = row.block == nil ? "" : "  "
        return [
            indent + row.label, row.output.sides, row.windowWords,
            row.parameters.total == 0 ? "" : row.parameters.total.grouped,
            row.multiplyAdds == 0 ? "" : row.multiplyAdds.grouped,
        ] + time + [
            field, share(row.parameterShare), share(row.multiplyAddShare),
            pair(rows.jump.short, columns.jump.short),
            pair(rows.start.short, columns.start.short),
            (Double(row.activationBytes) / 1_000).fixed(1), row.kind,
        ]
    }

    /// One figure for both axes where they are alike.
    private func pair(_ rows: String, _ columns: String) -> String {
        rows == columns ? rows : "\(rows)×\(columns)"
    }

    private func share(_ share: Double) -> String {
        share == 0 ? "" : (share * 100).fixed(1)
    }
}

extension ModelReport.Row {
    /// The window in few words, `7×7 s2 p3`, or the zeros of a padding.
    fileprivate var windowWords: String {
        if let padding = layer as? ZeroPadding2D { return "p\(padding.sides.compact)" }
        guard let window else { return "" }
        let geometry = window.geometry
        var words = ["\(geometry.kernelSize)"]
        if geometry.stride != 1 { words.append("s\(geometry.stride.short)") }
        if geometry.padding != .valid { words.append("p\(geometry.padding.compact)") }
        if geometry.dilation != 1 { words.append("d\(geometry.dilation.short)") }
        if window.groups != 1 { words.append("g\(window.groups)") }
        return words.joined(separator: " ")
    }
}

extension ZeroPadding2D {
    fileprivate var sides: Padding {
        .explicit(top: top, bottom: bottom, left: left, right: right)
    }
}

extension Padding {
    /// As `short`, and four sides as before+after: `0+1`.
    fileprivate var compact: String {
        guard case .explicit(let top, let bottom, let left, let right) = self else { return short }
        let rows = top == bottom ? "\(top)" : "\(top)+\(bottom)"
        let columns = left == right ? "\(left)" : "\(left)+\(right)"
        return rows == columns ? rows : "\(rows)×\(columns)"
    }
}
