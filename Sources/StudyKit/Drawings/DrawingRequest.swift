internal import CNNEngine

/// The numbers of a drawing; what is not said is taken from the picture's example of the week.
public struct DrawingRequest: Hashable, Sendable {
    /// Which picture.
    public var kind: Drawing.Kind
    /// The side n of the input.
    public var input: Int?
    /// The side k of the window.
    public var kernel: Int?
    /// Cells from one window to the next, s.
    public var stride: Int?
    /// Zeros on each side, p.
    public var padding: Int?
    /// Channels of the input, C.
    public var channels: Int?
    /// The number of filters, K.
    public var filters: Int?
    /// Whether a pooling keeps the mean.
    public var isAverage = false

    /// A picture by its example of the week.
    public init(_ kind: Drawing.Kind) {
        self.kind = kind
    }

    /// The largest input that is still drawn cell by cell.
    public static let largestInput = 32

    /// Works the drawing out; throws what does not fit or cannot be drawn.
    public func drawing() throws(RequestError) -> Drawing {
        let size = input ?? example.input
        guard (1...Self.largestInput).contains(size) else {
            throw RequestError(
                "not_drawable",
                "An input of \(size) cannot be drawn. Use 1 to \(Self.largestInput)."
            )
        }
        switch kind {
        case .windows, .padding, .stride: return try windows(size)
        case .pooling: return try pooling(size)
        case .channels: return try channelBlocks(size)
        case .localization: return localization
        }
    }

    private var example: (input: Int, kernel: Int, stride: Int, padding: Int) {
        switch kind {
        case .windows: (7, 3, 2, 0)
        case .padding: (5, 3, 1, 1)
        case .stride: (8, 2, 3, 0)
        case .pooling: (4, kernel ?? 2, kernel ?? 2, 0)
        case .channels, .localization: (6, 3, 1, 0)
        }
    }

    private var geometry: WindowGeometry {
        WindowGeometry(
            kernelSize: Size2D(height: kernel ?? example.kernel, width: kernel ?? example.kernel),
            stride: Size2D(height: stride ?? example.stride, width: stride ?? example.stride),
            padding: .symmetric(
                Size2D(height: padding ?? example.padding, width: padding ?? example.padding)
            )
        )
    }

    private func window(_ axis: Axis, _ size: Int, _ layer: String) throws(RequestError)
        -> SlidingWindow
    {
        do {
            let window = try geometry.window(on: axis, extent: size, layer: layer)
            guard window.paddedExtent <= Self.largestInput * 2 else {
                throw RequestError("not_drawable", "So much padding cannot be drawn.")
            }
            return window
        } catch let error as ShapeError {
            throw RequestError("bad_shape", error.description)
        } catch {
            throw RequestError("not_drawable", "So much padding cannot be drawn.")
        }
    }

    private func windows(_ size: Int) throws(RequestError) -> Drawing {
        let window = try window(.width, size, "The drawing")
        let count = window.starts.count
        let padding = window.paddingBefore
        return Drawing(
            kind: kind,
            title: "Output size ⌊(n + 2p − k)/s⌋ + 1 = \(count)",
            description: "A window of \(window.kernel) cells slides over \(size) cells"
                + (padding > 0 ? " with \(padding) of padding on each side" : "")
                + " in steps of \(window.stride): it stands at \(count) "
                + (count == 1 ? "position." : "positions."),
            scene: .windows(window)
        )
    }

    private func pooling(_ size: Int) throws(RequestError) -> Drawing {
        let name = isAverage ? "average" : "max"
        let rows = try window(.height, size, "The pooling")
        let columns = try window(.width, size, "The pooling")
        // Numbers without a pattern, the same each time.
        var random = SplitMix64(seed: UInt64(size))
        let values = (0..<(size * size)).map { _ in Float(random.integer(below: 10)) }
        let image = Tensor<Float>(Shape([1, 1, size, size]), values)
        let output =
            isAverage
            ? pooled(AvgPool2D(geometry), image) : pooled(MaxPool2D(geometry), image)
        let side = rows.outputExtent
        return Drawing(
            kind: kind,
            title: "\(isAverage ? "Average" : "Max") pooling \(rows.kernel)×\(rows.kernel), "
                + "stride \(rows.stride)",
            description: "A \(size)×\(size) input becomes \(side)×\(side): each output is the "
                + "\(isAverage ? "mean" : "largest value") of one window.",
            scene: .pooling(
                PooledGrid(
                    name: name,
                    input: grid(values, columns: size),
                    output: grid(output, columns: columns.outputExtent),
                    rows: rows,
                    columns: columns
                )
            )
        )
    }

    private func pooled(_ layer: some Layer, _ image: Tensor<Float>) -> [Float] {
        layer.forward(image, parameters: [], mode: .inference).values
    }

    private func grid(_ values: [Float], columns: Int) -> [[Double]] {
        Swift.stride(from: 0, to: values.count, by: columns).map { start in
            values[start..<(start + columns)].map(Double.init)
        }
    }

    private func channelBlocks(_ size: Int) throws(RequestError) -> Drawing {
        let depth = channels ?? 3
        let count = filters ?? 2
        guard (1...1024).contains(depth), (1...1024).contains(count) else {
            throw RequestError("not_drawable", "Use 1 to 1024 channels and filters.")
        }
        let rows = try window(.height, size, "The convolution")
        let side = rows.outputExtent
        return Drawing(
            kind: kind,
            title: "\(size)×\(size)×\(depth) ∗ \(rows.kernel)×\(rows.kernel)×\(depth) → "
                + "\(side)×\(side)×\(count)",
            description: "Each filter is as deep as the input and gives one map; \(count) "
                + "\(count == 1 ? "filter gives" : "filters give") \(count) "
                + "\(count == 1 ? "channel" : "channels") of \(side)×\(side).",
            scene: .channels(
                ChannelBlocks(
                    input: [size, size, depth],
                    filter: [rows.kernel, rows.kernel, depth],
                    filters: count,
                    output: [side, side, count]
                )
            )
        )
    }

    private var localization: Drawing {
        let truth = Box(x: 2, y: 1, width: 6, height: 6)
        let prediction = Box(x: 4, y: 3, width: 6, height: 5)
        let overlap = BoxOverlap(
            image: Size2D(height: 10, width: 12),
            truth: truth,
            prediction: prediction,
            common: truth.intersection(prediction),
            intersectionOverUnion: truth.intersectionOverUnion(prediction)
        )
        let common = Int(overlap.common?.area ?? 0)
        return Drawing(
            kind: kind,
            title: "IoU = intersection / union = \(common)/\(Int(overlap.union))",
            description: "A predicted box overlaps the true one in \(common) cells; together they "
                + "cover \(Int(overlap.union)).",
            scene: .boxes(overlap)
        )
    }
}

extension MaxPool2D {
    fileprivate init(_ geometry: WindowGeometry) {
        self.init(
            kernelSize: geometry.kernelSize,
            stride: geometry.stride,
            padding: geometry.padding
        )
    }
}

extension AvgPool2D {
    fileprivate init(_ geometry: WindowGeometry) {
        self.init(
            kernelSize: geometry.kernelSize,
            stride: geometry.stride,
            padding: geometry.padding
        )
    }
}
