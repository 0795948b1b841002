import CNNKernels

/// What a training plan keeps of a network before anything has its place: which values share
/// memory, and the margins that convolutions need around them.
///
/// A layer that changes each number by itself hands its gradient on in place, and writes its output
/// over its input where nobody needs that again.
struct TrainingDraft {
    /// What a layer is to a plan.
    enum Kind {
        case convolution(Conv2D, rows: SlidingWindow, columns: SlidingWindow)
        case dense(Dense)
        case normalization(BatchNorm)
        case activation(Activation)
        case pooling(WindowReduction, rows: SlidingWindow, columns: SlidingWindow)
        case flatten
        case dropout(Dropout)
    }

    /// The layers, in order.
    private(set) var kinds: [Kind] = []
    /// How values lie; gradients lie alike.
    private(set) var layouts: [ImageLayout]
    /// For each memory of a value, its layout.
    private(set) var values = [0]
    /// For the input and each layer's output, the layout and the memory.
    private(set) var places = [(layout: 0, value: 0)]

    /// Numbers of a group of images that a plan is still made for: 256 MB.
    private static let mostNumbers = 67_108_864.0

    /// A draft of a network, or `nil` where it has layers or wires that plans do not know.
    init?(_ spec: NetworkSpec) {
        layouts = [ImageLayout(lanesOf: spec.input)]
        for (index, node) in spec.nodes.enumerated() {
            guard node.inputs == [NetworkSpec.NodeID(index: index - 1)], let layer = node.layer,
                let kind = Self.kind(of: layer, on: spec.shape(of: node.inputs[0]))
            else { return nil }
            let learns = spec.nodes[..<index].contains { $0.parameters.trainable > 0 }
            guard append(kind, node.output, isFirstToLearn: !learns) else { return nil }
        }
        let numbers = places.map { Double(layouts[$0.layout].count) }.reduce(0, +)
        guard !kinds.isEmpty, numbers <= Self.mostNumbers else { return nil }
    }

    private static func kind(of layer: any Layer, on input: Shape) -> Kind? {
        switch layer {
        case let layer as Conv2D:
            guard layer.groups == 1, let windows = try? layer.slidingWindows(for: input),
                windows.rows.paddedExtent <= 1 << 16, windows.columns.paddedExtent <= 1 << 16
            else { return nil }
            return .convolution(layer, rows: windows.rows, columns: windows.columns)
        case let layer as Dense: return input.rank == 1 ? .dense(layer) : nil
        case let layer as BatchNorm: return .normalization(layer)
        case let layer as any PoolingLayer:
            guard layer is MaxPool2D || layer is AvgPool2D,
                let windows = try? layer.poolingWindows(for: input)
            else { return nil }
            return .pooling(layer.reduction, rows: windows.rows, columns: windows.columns)
        case let layer as any GlobalPoolingLayer:
            return .pooling(
                layer.reduction,
                rows: .whole(.height, of: input[1]),
                columns: .whole(.width, of: input[2])
            )
        case let layer as Flatten: return layer.channelsLast ? nil : .flatten
        case let layer as Dropout: return .dropout(layer)
        default: return Activation(layer).map { .activation($0) }
        }
    }

    /// Whether the layout stays small enough to be made.
    private mutating func append(_ kind: Kind, _ output: Shape, isFirstToLearn: Bool) -> Bool {
        var place = places[places.count - 1]
        switch kind {
        case .convolution(_, let rows, let columns):
            layouts[place.layout].widen(by: rows.cellsBeyond, columns.cellsBeyond)
            place = addLayout(output)
            if !isFirstToLearn {
                layouts[place.layout].widen(by: rows.readersBeyond, columns.readersBeyond)
            }
        case .dense, .pooling, .flatten: place = addLayout(output)
        case .normalization, .dropout: place.value = addValue(place.layout)
        case .activation:
            if !outputCanBeOverwritten { place.value = addValue(place.layout) }
        }
        kinds.append(kind)
        places.append(place)
        return Double(layouts[place.layout].count) <= Self.mostNumbers
    }

    private mutating func addLayout(_ shape: Shape) -> (layout: Int, value: Int) {
        layouts.append(ImageLayout(lanesOf: shape))
        return (layouts.count - 1, addValue(layouts.count - 1))
    }

    private mutating func addValue(_ layout: Int) -> Int {
        values.append(layout)
        return values.count - 1
    }

    /// Whether the last layer's way back does not look at its output.
    private var outputCanBeOverwritten: Bool {
        switch kinds.last {
        case .activation, .pooling(.maximum, _, _): false
        default: true
        }
    }
}

extension ImageLayout {
    fileprivate mutating func widen(
        by rows: (before: Int, after: Int),
        _ columns: (before: Int, after: Int)
    ) {
        margin = margin.union(
            Margin(
                top: rows.before,
                bottom: rows.after,
                left: columns.before,
                right: columns.after
            )
        )
    }
}
