public import CNNEngine
public import StudyKit

/// Prints the working of `study compute` for people.
public struct ComputePrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a terminal of a width, with colour or without.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// The report, line by line.
    public func lines(_ report: ComputeReport, of layer: Conv2D) -> [String] {
        var lines = TextWrapper.wrap(title(layer), width: style.width).map(style.heading) + [""]
        lines += shapes(report) + [""]
        lines += windows(report)
        lines += counts(report, layer) + [""]
        lines += code(report, layer) + [""]
        lines += verdict(report)
        return lines
    }

    // MARK: - Sections

    private func title(_ layer: Conv2D) -> String {
        let geometry = layer.geometry
        let filters = layer.outputChannels.counted("filter")
        var parts = [
            "Conv2D: \(filters) of \(geometry.kernelSize)×\(layer.channelsPerFilter)",
            "stride \(geometry.stride.short)", "padding \(geometry.padding.short)",
        ]
        if geometry.dilation != 1 { parts.append("dilation \(geometry.dilation.short)") }
        if layer.groups != 1 { parts.append(layer.groups.counted("group")) }
        return parts.joined(separator: ", ")
    }

    private func shapes(_ report: ComputeReport) -> [String] {
        let analysis = report.analysis
        return entry("input", analysis.input.sides + " (height × width × channels)")
            + entry("output", style.strong(analysis.output.sides))
    }

    private func windows(_ report: ComputeReport) -> [String] {
        guard let (rows, columns) = report.analysis.windows else { return [] }
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
            lines += picture.drawing.map(verbatim) ?? picture.ranges.flatMap { entry("", $0) }
            lines += (picture.unread.map { entry("", $0) } ?? []) + [""]
        }
        return lines
    }

    private func counts(_ report: ComputeReport, _ layer: Conv2D) -> [String] {
        let analysis = report.analysis
        let kernel = layer.geometry.kernelSize
        let filter = "\(kernel.height)·\(kernel.width)·\(layer.channelsPerFilter)"
        let bias = layer.hasBias ? " + 1" : ""
        let positions = "\(analysis.output[1])·\(analysis.output[2])"
        let weights = layer.hasBias ? "weights and a bias per filter" : "weights, no bias"
        let parameters = style.strong(analysis.parameters.total.grouped)
        let multiplyAdds = analysis.multiplyAdds.grouped
        return entry(
            "parameters",
            "(\(filter)\(bias))·\(layer.outputChannels) = \(parameters) (\(weights))"
        )
            + entry(
                "multiply-adds",
                "\(positions) positions · \(filter)·\(layer.outputChannels) = \(multiplyAdds) "
                    + "(FLOPs: twice as many)"
            )
            + entry("as Dense", denseSentence(report))
    }

    private func denseSentence(_ report: ComputeReport) -> String {
        guard let dense = report.dense else { return "more parameters than 64 bits can count" }
        let product = "(\(dense.inputs.grouped) + 1)·\(dense.outputs.grouped)"
        let ratio = ratio(dense.parameters, report.analysis.parameters.total)
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

    private func code(_ report: ComputeReport, _ layer: Conv2D) -> [String] {
        let frameworks = [
            ("Keras", FrameworkCode.keras(layer)),
            ("PyTorch", FrameworkCode.pytorch(layer, input: report.analysis.input)),
        ]
        return frameworks.flatMap { name, code in
            let gap = String(repeating: " ", count: max(indent - name.count, 1))
            let lines = verbatim(code.lines.map(style.code))
            let labelled = [name + gap + style.code(code.lines[0])] + lines.dropFirst()
            return labelled + (code.caveat.map { entry("", style.faint($0)) } ?? [])
        }
    }

    private func verdict(_ report: ComputeReport) -> [String] {
        switch report.analysis.verification {
        case .agreed(let seen):
            return entry(style.good("verified"), "the engine " + seen.story)
        case .disagreed(let seen, let found):
            return entry(style.bad("NOT verified"), "the engine " + seen.story)
                + found.flatMap { entry("", $0.description) }
        case .notRun(let error):
            return entry("not verified", error.description)
        case .notAsked:
            return entry("not verified", "the engine was not asked")
        }
    }

    // MARK: - Layout

    /// Where the text begins, behind its label.
    private var indent: Int { style.width < 48 ? 4 : 16 }

    /// A label and its text, which goes on below itself where the line is full.
    private func entry(_ label: String, _ text: String) -> [String] {
        let gap = String(repeating: " ", count: max(indent - DisplayWidth.of(label), 1))
        let hang = String(repeating: " ", count: indent)
        return TextWrapper.wrap(text, width: style.width, lead: label + gap, hang: hang)
    }

    /// Lines that are shown as they are: drawings and code.
    private func verbatim(_ lines: [String]) -> [String] {
        lines.map { String(repeating: " ", count: indent) + $0 }
    }
}

extension ComputeReport {
    var isSamePadded: Bool { (analysis.layer as? Conv2D)?.geometry.padding == .same }
}

extension SlidingWindow {
    /// Whether another axis has the same sizes throughout.
    func isAlike(_ other: SlidingWindow) -> Bool {
        extent == other.extent && kernel == other.kernel && stride == other.stride
            && dilation == other.dilation && paddingBefore == other.paddingBefore
            && paddingAfter == other.paddingAfter
    }
}

extension Measurement {
    /// What the engine did, as the end of a sentence that begins with "the engine".
    var story: String {
        let positions = output.rank == 3 ? "\(output[1].grouped)×\(output[2].grouped)" : "\(output)"
        let counted =
            "counted \(positions) window positions, \(parametersRead.counted("parameter")) and "
            + multiplyAdds.counted("multiply-add")
        let checked =
            "\(cellsRecomputed - cellsWrong) of \(cellsRecomputed) cells computed twice agree"
        return isComplete
            ? "ran the whole layer and \(counted); \(checked)"
            : "slid both axes and \(counted); \(checked)"
    }
}
