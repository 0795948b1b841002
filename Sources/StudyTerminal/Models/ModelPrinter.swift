internal import CNNEngine
public import StudyKit

/// Prints what `study model NAME` says: the table, the totals, and both ways to count.
public struct ModelPrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a terminal of a width, with colour or without.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// The report, and what was seen of the model where it was run.
    public func lines(_ report: ModelReport, run: ModelRun? = nil) -> [String] {
        title(report) + [""] + ModelTable(report: report, run: run).lines(style) + [""]
            + totals(report) + [""] + bridge(report)
            + (run.map { [""] + verdict($0, report) } ?? [])
    }

    // MARK: - Sections

    private func title(_ report: ModelReport) -> [String] {
        let model = report.model
        let summary = "\(model.name): \(model.entry.summary)"
        return TextWrapper.wrap(summary, width: style.width).map(style.heading)
            + TextWrapper.wrap(
                "one image of \(model.input.sides) (height × width × channels), \(build(report))",
                width: style.width
            )
    }

    private func build(_ report: ModelReport) -> String {
        switch report.model.convention {
        case .keras where report.bridge.isInKeras:
            "built and counted as Keras does"
        case .keras: "counted as Keras does, which publishes no build of it"
        default:
            report.bridge.isInKeras
                ? "built as torchvision, counted as PyTorch does" : "counted as PyTorch does"
        }
    }

    private func totals(_ report: ModelReport) -> [String] {
        let total = style.strong(report.parameters.total.grouped)
        let fixed = report.parameters.nonTrainable
        let trained = fixed == 0 ? "all trained" : "\(fixed.grouped) of them not trained"
        let held =
            report.uncounted == 0
            ? "" : "; beside them \(report.uncounted.grouped) numbers that are not counted"
        let products = style.strong(report.multiplyAdds.grouped)
        let (rows, columns) = report.model.receptiveField
        let map = report.model.lastMap.map { " of the last map, \($0.sides)" } ?? ""
        return style.entry("parameters", "\(total), \(trained)\(held)")
            + style.entry(
                "multiply-adds",
                "\(products) without biases; FLOPs = 2 × multiply-adds = \(report.flops.grouped)"
            )
            + style.entry(
                "field",
                "\(rows.cells.grouped)×\(columns.cells.grouped) of the input for a value\(map)"
            )
            + style.entry("weights", "\(report.weightBytes.megabytes) (float32)")
            + style.entry("activations", activations(report))
            + (growth(report).map { style.entry("input", $0) } ?? [])
    }

    private func activations(_ report: ModelReport) -> String {
        """
        \(report.activationBytes.megabytes) forward, each row apart; \
        \((Double(report.inPlaceActivationBytes) / 1_048_576).fixed(2)) MiB where activations, \
        dropout and flatten overwrite what they read
        """
    }

    /// What another input than its own changes in the parameters.
    private func growth(_ report: ModelReport) -> String? {
        guard let usual = report.usual, usual.parameters != report.parameters.total else {
            return nil
        }
        return """
            on \(usual.input.sides) it has \(usual.parameters.grouped) parameters: its first dense \
            or local layer has a weight for each place (torchvision pools to its usual size \
            instead)
            """
    }

    // MARK: - Two ways to count

    private func bridge(_ report: ModelReport) -> [String] {
        let bridge = report.bridge
        return style.entry("PyTorch", side(bridge.pytorch))
            + style.entry("Keras", side(bridge.keras))
            + style.entry("between them", ModelBridgeSentence(bridge).text)
            + (ModelBridgeSentence(bridge).strides.map { style.entry("", $0) } ?? [])
    }

    private func side(_ model: Model) -> String {
        let fixed = model.parameters - model.trainable
        let trained = fixed == 0 ? "" : " (\(fixed.grouped) not trained)"
        return "\(model.parameters.counted("parameter"))\(trained), "
            + "\(model.multiplyAdds.counted("multiply-add")), "
            + "field \(model.receptiveField.rows.cells.grouped)"
    }

    // MARK: - The run

    private func verdict(_ run: ModelRun, _ report: ModelReport) -> [String] {
        let speed = Double(report.multiplyAdds) / max(run.seconds, 1e-9) / 1e9
        let output = run.layers.last?.output ?? report.model.input
        let story = """
            \(run.seconds.duration) (\(speed.fixed(2)) billion multiply-adds a second), and \
            \(run.weightSeconds.duration) to make \(run.numbers.grouped) weights of seed \
            \(run.seed); peak memory \(run.peakMemory.megabytes)
            """
        guard run.agrees else {
            return style.entry("run", story)
                + style.entry(style.bad("NOT verified"), "the run does not bear out the table:")
                + run.disagreements.flatMap { style.entry("", $0.description) }
        }
        return style.entry("run", story)
            + style.entry(
                style.good("verified"),
                """
                all \(run.layers.count.grouped) shapes and parameter counts are as the table says; \
                out came \(output.sides)
                """
            )
    }
}

/// What lies between two counts of one model, in words.
private struct ModelBridgeSentence {
    let bridge: ModelBridge

    init(_ bridge: ModelBridge) {
        self.bridge = bridge
    }

    var text: String {
        guard bridge.difference != 0 else {
            return "nothing: the model has no batch normalization, and both count alike."
        }
        let sum = "\(bridge.keras.parameters.grouped) − \(bridge.pytorch.parameters.grouped)"
        guard bridge.isExact else {
            return "\(sum) = \(bridge.difference.grouped), not all of which is explained."
        }
        return "\(sum) = \(bridge.difference.grouped)\(product): \(parts)."
    }

    private var channels: Int { bridge.keras.normalizedChannels }

    private var product: String {
        guard channels > 0, bridge.difference % channels == 0 else { return "" }
        return " = \(bridge.difference / channels) × \(channels.grouped)"
    }

    private var parts: String {
        guard channels > 0 else { return "numbers set by hand, which PyTorch does not count" }
        let biases =
            bridge.cancelledBiases > 0
            ? ", a running variance, and a bias of the convolution before, which the mean takes away"
            : " and a running variance"
        return "for each normalized channel Keras counts a running mean\(biases)"
    }

    /// Why the work differs, where it does.
    var strides: String? {
        let (torch, keras) = (bridge.pytorch.multiplyAdds, bridge.keras.multiplyAdds)
        guard torch != keras else { return nil }
        return """
            \(torch.grouped) − \(keras.grouped) = \((torch - keras).grouped) multiply-adds: Keras \
            has the stride of a stage on its first 1×1 convolution, torchvision on the 3×3.
            """
    }
}
