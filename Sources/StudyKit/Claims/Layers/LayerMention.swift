internal import CNNEngine

/// A layer as notes speak of it, as a call or in words; what is not said is `nil`.
struct LayerMention {
    enum Kind {
        case convolution, pooling, globalPooling, flatten, dense, batchNorm
        /// Dropout and its like.
        case other
    }

    let kind: Kind
    /// A side, or height and width.
    var kernel: [Int]?
    var filters: Int?
    /// Input channels of a convolution or a normalization, inputs of a dense layer.
    var depth: Int?
    var units: Int?
    var stride: Int?
    var padding: Padding?
    var hasBias = true

    init(_ kind: Kind) { self.kind = kind }

    private static let sides = 1...1_000

    /// The window, where one is named that a layer may have.
    var window: Size2D? {
        guard let kernel, let height = kernel.first, let width = kernel.last,
            Self.sides.contains(height), Self.sides.contains(width)
        else { return nil }
        return Size2D(height: height, width: width)
    }

    /// The layer as the engine runs it; `nil` where too little is said.
    var request: LayerRequest? {
        switch kind {
        case .convolution:
            guard let window, let filters, filters > 0 else { return nil }
            return .convolution(
                kernel: window,
                stride: max(stride ?? 1, 1),
                padding: padding ?? .valid,
                filters: filters,
                bias: hasBias
            )
        case .pooling:
            guard let window else { return nil }
            var request = LayerRequest(.pool)
            request.pool = .max
            request.kernel = window
            request.stride = stride.map { Size2D(max($0, 1)) } ?? window
            request.padding = padding ?? .valid
            return request
        case .dense:
            guard let units, units > 0 else { return nil }
            return .dense(units, bias: hasBias)
        case .globalPooling:
            var request = LayerRequest(.globalPool)
            request.pool = .avg
            return request
        case .flatten: return LayerRequest(.flatten)
        case .batchNorm, .other: return nil
        }
    }

    /// The smallest input on which the layer has its parameters: a window of all channels.
    var smallestInput: [Int]? {
        guard let depth, depth > 0 else { return nil }
        return kind == .convolution ? window.map { [$0.height, $0.width, depth] } : [depth]
    }
}

extension [Int] {
    /// Whether a shape has its channels in front, as in `3×32×32`: only the last two are alike.
    var isChannelsFirst: Bool { count == 3 && self[1] == self[2] && self[0] != self[1] }

    /// A shape in the order of height, width and channels.
    var channelsLast: [Int] { isChannelsFirst ? [self[1], self[2], self[0]] : self }
}
