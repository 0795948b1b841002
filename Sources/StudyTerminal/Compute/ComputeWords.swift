import CNNEngine
import StudyKit

extension ComputeReport {
    /// The layer in a line: its name, its filters, its window.
    var title: String {
        switch layer {
        case nil: "Nothing is done"
        case let layer as Conv2D where step.request.kind == .depthwise: depthwiseTitle(layer)
        case let layer as Conv2D: convolutionTitle(layer)
        case let layer as SeparableConv2D: separableTitle(layer)
        case let layer as any PoolingLayer:
            "\(layer.name): window \(layer.geometry.kernelSize)\(layer.geometry.words)"
        case let layer as ConvTranspose2D:
            "ConvTranspose2D: \(layer.outputChannels.counted("filter")) of "
                + "\(layer.geometry.kernelSize)\(layer.geometry.words)"
        case let layer?: layer.name
        }
    }

    private func convolutionTitle(_ layer: Conv2D) -> String {
        let filters = layer.outputChannels.counted("filter")
        let size = "\(filters) of \(layer.geometry.kernelSize)×\(layer.channelsPerFilter)"
        let groups = layer.groups == 1 ? "" : ", \(layer.groups.counted("group"))"
        return "Conv2D: \(size)\(layer.geometry.words)\(groups)"
    }

    private func depthwiseTitle(_ layer: Conv2D) -> String {
        let filters = (layer.outputChannels / max(layer.inputChannels, 1)).counted("filter")
        let channels = layer.inputChannels.counted("channel")
        return "DepthwiseConv2D: \(filters) of \(layer.geometry.kernelSize) for each of "
            + "\(channels)\(layer.geometry.words)"
    }

    private func separableTitle(_ layer: SeparableConv2D) -> String {
        let (first, second) = (layer.depthwise, layer.pointwise)
        return "SeparableConv2D: \(first.geometry.kernelSize) in each of "
            + "\(first.inputChannels.counted("channel")), then "
            + "\(second.outputChannels.counted("filter")) of 1×1×\(second.inputChannels)"
            + first.geometry.words
    }
}

extension Measurement {
    /// What the engine did, as the end of a sentence that begins with "the engine".
    func story(_ report: ComputeReport) -> String {
        let leftOut = report.step.leftOutStatistics
        let statistics =
            leftOut == 0
            ? ""
            : " (\(leftOut.grouped) of them running statistics, which "
                + "\(report.chain.convention.title) does not count)"
        let counted =
            "counted \(positions), \(parametersRead.counted("parameter"))\(statistics) and "
            + multiplyAdds.counted("multiply-add")
        return "\(did(report.layer)) and \(counted)\(recomputed)"
    }

    private var positions: String {
        guard output.rank == 3 else {
            return output.elementCount?.counted("output") ?? "\(output) outputs"
        }
        return "\(output[1].grouped)×\(output[2].grouped) positions"
    }

    private func did(_ layer: (any Layer)?) -> String {
        if isComplete { return "ran the whole layer" }
        // A list of features has no axes to walk, and a dense layer walks none.
        guard output.rank == 3 else { return "ran \(cellsComputed.grouped) of \(positions)" }
        guard layer is Dense else { return "walked both axes" }
        return "ran \(cellsComputed.grouped) of \(output[0].counted("unit")) on one cell"
    }

    private var recomputed: String {
        switch (cellsRecomputed, cellsWrong) {
        case (0, _): ""
        case (1, 0): "; the one cell computed twice agrees"
        case (1, _): "; the one cell computed twice differs"
        default:
            "; \(cellsRecomputed - cellsWrong) of \(cellsRecomputed) cells computed twice agree"
        }
    }
}
