internal import CNNEngine
public import StudyKit

/// Prints the working of `study compute` for people.
public struct ComputePrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a terminal of a width, with colour or without.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// The report, line by line.
    public func lines(_ report: ComputeReport) -> [String] {
        var lines = TextWrapper.wrap(report.title, width: style.width).map(style.heading) + [""]
        lines += shapes(report) + [""]
        lines += windows(report)
        lines += counts(report) + [""]
        lines += code(report) + [""]
        lines += verdict(report)
        return lines
    }

    // MARK: - Sections

    private func shapes(_ report: ComputeReport) -> [String] {
        let order = report.chain.input.rank == 3 ? " (height × width × channels)" : ""
        // A convolution is the same in all of them; the others differ in sizes, means or counts.
        let convention = report.layer is Conv2D ? [] : entry("as in", report.chain.convention.title)
        return entry("input", report.chain.input.sides + order)
            + entry("output", style.strong(report.step.output.sides)) + convention
    }

    private func windows(_ report: ComputeReport) -> [String] {
        guard let (rows, columns) = report.step.windows else { return spreads(report) }
        let isSquare = rows.isAlike(columns)
        var lines: [String] = []
        for window in isSquare ? [columns] : [rows, columns] {
            let subject = isSquare ? "each side" : window.axis.rawValue
            let formula = SizeFormula(window, isSame: report.isSamePadded)
            for (index, step) in formula.lines.enumerated() {
                lines += entry(index == 0 ? subject : "", step)
            }
            let picture = WindowPicture(window: window, width: style.width - indent)
            lines.append("")
            let drawing = style.isPlain ? nil : picture.drawing
            lines += drawing.map(verbatim) ?? picture.ranges.flatMap { entry("", $0) }
            lines += (picture.unread.map { entry("", $0) } ?? []) + [""]
        }
        return lines
    }

    private func spreads(_ report: ComputeReport) -> [String] {
        guard let layer = report.layer as? ConvTranspose2D,
            let rows = TransposedFormula(layer, on: report.chain.input, .height),
            let columns = TransposedFormula(layer, on: report.chain.input, .width)
        else { return [] }
        let isSquare = rows.lines == columns.lines
        let axes = isSquare ? [("each side", rows)] : [("height", rows), ("width", columns)]
        return axes.flatMap { subject, formula in
            formula.lines.enumerated().flatMap { entry($0 == 0 ? subject : "", $1) } + [""]
        }
    }

    private func counts(_ report: ComputeReport) -> [String] {
        let total = style.strong(report.step.parameters.total.grouped)
        let products = report.step.multiplyAdds.grouped
        let dense = report.step.windows == nil || report.step.parameters.total == 0
        let comparison = dense ? [] : entry("as Dense", denseSentence(report))
        guard let layer = report.layer as? Conv2D else {
            return entry("parameters", total + parameterSentence(report))
                + entry("multiply-adds", products) + comparison
        }
        let kernel = layer.geometry.kernelSize
        let filter = "\(kernel.height)·\(kernel.width)·\(layer.channelsPerFilter)"
        let bias = layer.hasBias ? " + 1" : ""
        let positions = "\(report.step.output[1])·\(report.step.output[2])"
        let weights = layer.hasBias ? "weights and a bias per filter" : "weights, no bias"
        return entry(
            "parameters",
            "(\(filter)\(bias))·\(layer.outputChannels) = \(total) (\(weights))"
        )
            + entry(
                "multiply-adds",
                "\(positions) positions · \(filter)·\(layer.outputChannels) = \(products) "
                    + "(FLOPs: twice as many)"
            )
            + comparison
    }

    /// The kinds of parameters with their shapes, and how many of them do not train.
    private func parameterSentence(_ report: ComputeReport) -> String {
        let kinds = (report.layer?.parameters ?? []).map { parameter in
            let sides = parameter.shape.dimensions.map(\.grouped).joined(separator: "·")
            return "\(parameter.name) \(sides)"
        }
        guard !kinds.isEmpty else { return "" }
        let counts = report.step.parameters
        let fixed = counts.nonTrainable > 0 ? "; \(counts.nonTrainable.grouped) not trained" : ""
        let hidden =
            report.layer is BatchNorm && counts.nonTrainable == 0
            ? "; \(report.chain.convention.title) does not count the running statistics" : ""
        return " (\(kinds.joined(separator: " + "))\(fixed)\(hidden))"
    }

    private func denseSentence(_ report: ComputeReport) -> String {
        guard let dense = report.dense else { return "more parameters than 64 bits can count" }
        let inputs = dense.inputs.grouped
        let product = "\(dense.hasBias ? "(\(inputs) + 1)" : inputs)·\(dense.outputs.grouped)"
        let ratio = ratio(dense.parameters, report.step.parameters.total)
        return "\(product) = \(dense.parameters.grouped) parameters\(ratio)"
    }

    private func ratio(_ dense: Int, _ convolution: Int) -> String {
        guard convolution > 0 else { return "" }
        let times = Double(dense) / Double(convolution)
        guard times >= 1.05 else { return "" }
        let tenths = (times * 10).rounded() / 10
        let isWhole = times >= 100 || tenths == tenths.rounded()
        let text = isWhole ? Int(exactly: times.rounded())?.grouped : "\(tenths)"
        guard let text else { return "" }
        return ", \(text) times as many"
    }

    private func code(_ report: ComputeReport) -> [String] {
        let frameworks = [
            ("Keras", report.step.kerasCode), ("PyTorch", report.step.pytorchCode),
        ]
        return frameworks.flatMap { name, code -> [String] in
            guard let code else { return [] }
            guard let first = code.lines.first else {
                return entry(name, style.faint("no exact line: " + (code.caveat ?? "")))
            }
            let gap = String(repeating: " ", count: max(indent - name.count, 1))
            let lines = verbatim(code.lines.dropFirst().map(style.code))
            return [name + gap + style.code(first)] + lines
                + (code.caveat.map { entry("", style.faint($0)) } ?? [])
        }
    }

    private func verdict(_ report: ComputeReport) -> [String] {
        guard let analysis = report.step.analyses.last else {
            return entry("not verified", "there is nothing to run")
        }
        switch analysis.verification {
        case .agreed(let seen):
            return entry(style.good("verified"), "the engine " + seen.story(report))
        case .disagreed(let seen, let found):
            return entry(style.bad("NOT verified"), "the engine " + seen.story(report))
                + found.flatMap { entry("", $0.description) }
        case .notRun(let error):
            return entry("not verified", error.description)
        case .notAsked:
            return entry("not verified", "the engine was not asked")
        }
    }

    // MARK: - Layout

    private var indent: Int { style.indent }

    private func entry(_ label: String, _ text: String) -> [String] {
        style.entry(label, text)
    }

    /// Lines that are shown as they are: drawings and code.
    private func verbatim(_ lines: [String]) -> [String] {
        lines.map { String(repeating: " ", count: indent) + $0 }
    }
}

extension ComputeReport {
    var isSamePadded: Bool { step.request.padding == .same }
}

extension SlidingWindow {
    /// Whether another axis has the same sizes throughout.
    func isAlike(_ other: SlidingWindow) -> Bool {
        extent == other.extent && kernel == other.kernel && stride == other.stride
            && dilation == other.dilation && paddingBefore == other.paddingBefore
            && paddingAfter == other.paddingAfter
    }
}
