internal import CNNEngine
public import StudyKit

/// Prints a chain of layers: a line for each, and the totals.
public struct ChainPrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// The table, the totals and the verdict.
    public func lines(_ report: ChainReport) -> [String] {
        var table = TextTable(
            columns: [
                .init("layer"), .init("output"), .init("parameters", alignment: .right),
                .init("multiply-adds", alignment: .right, isOptional: true),
                .init("field", alignment: .right, isOptional: true),
            ])
        table.append(["input", report.input.sides, "", "", ""])
        for step in report.steps {
            table.append([
                step.words, step.output.sides, step.parameters.total.grouped,
                step.multiplyAdds.grouped, step.field,
            ])
        }
        let total = report.parameters.total.grouped
        table.append(["total", "", total, report.multiplyAdds.grouped, ""], isTotal: true)
        return table.lines(style) + [""] + notes(report) + verdict(report)
    }

    private func notes(_ report: ChainReport) -> [String] {
        let fixed = report.parameters.nonTrainable
        let share = fixed > 0 ? ", \(fixed.grouped) of them not trained" : ""
        let parameters = report.parameters.total.counted("parameter")
        let leftOut = report.steps.reduce(0) { $0 + $1.leftOutStatistics }
        let statistics =
            leftOut > 0 ? ", which leaves out \(leftOut.grouped) running statistics" : ""
        let products =
            report.multiplyAdds == 0
            ? "no multiply-adds"
            : "\(report.multiplyAdds.counted("multiply-add")), FLOPs are twice as many"
        return wrapped(
            "\(parameters)\(share), counted as \(report.convention.title) does\(statistics); "
                + "\(products)."
        )
    }

    private func verdict(_ report: ChainReport) -> [String] {
        switch report.isVerified {
        case true?:
            wrapped("\(style.good("verified")): the engine \(story(report)).")
        case false?:
            wrapped(style.bad("NOT verified")) + report.disagreements.flatMap { wrapped($0) }
        case nil: wrapped("not verified") + report.notRun.flatMap { wrapped($0) }
        }
    }

    private func story(_ report: ChainReport) -> String {
        let (all, whole) = (report.steps.count, report.steps.count(where: \.ranWhole))
        guard whole < all else { return "ran every layer whole and counted this" }
        let rest = all - whole == 1 ? "the other one" : "the other \((all - whole).grouped)"
        let beginning =
            whole == 0
            ? "ran no layer whole; of each"
            : "ran \(whole.grouped) of \(all.grouped) layers whole; of \(rest)"
        return beginning
            + " it ran a part, such as each axis and some cells, and multiplied the counts"
    }

    private func wrapped(_ text: String) -> [String] {
        TextWrapper.wrap(text, width: style.width)
    }
}

extension ChainReport.Step {
    /// The layer in few words: `conv 5×5 p2`.
    fileprivate var words: String {
        var words = [
            request.activation?.rawValue ?? request.pool.map(poolName) ?? request.kind.rawValue
        ]
        if let kernel = request.kernel { words.append("\(kernel)") }
        if let stride = request.stride, stride != 1 { words.append("s\(stride.short)") }
        if let padding = request.padding, padding != .valid { words.append("p\(padding.short)") }
        if let dilation = request.dilation, dilation != 1 { words.append("d\(dilation.short)") }
        if let groups = request.groups, groups != 1 { words.append("g\(groups)") }
        return words.joined(separator: " ")
    }

    private func poolName(_ pool: LayerRequest.Pool) -> String {
        request.kind == .globalPool ? "global \(pool.rawValue)pool" : "\(pool.rawValue)pool"
    }

    /// What one value sees of the input: `14×14`.
    fileprivate var field: String {
        "\(receptiveField.rows.cells)×\(receptiveField.columns.cells)"
    }
}
