import CNNEngine

/// A chain of up to five layers on a square image.
///
/// A layer is given by its kernel and its filters: both make a convolution, a kernel alone a
/// maximum pooling, filters alone the units of a dense layer, and two zeros a flattening.
struct ChainSetting {
    /// One layer of the chain.
    enum Step: Hashable {
        case convolution(filters: Int, ChainWindow)
        case pooling(ChainWindow)
        case flatten
        case dense(units: Int)
    }

    /// The most layers of a chain.
    static let longest = 5

    /// The image, then four numbers for each layer; a layer that is not given is left out.
    static let inputs: [QuantityInput] =
        [QuantityInput("side", "n"), QuantityInput("channels", "c")]
        + (1...longest).flatMap { layer in
            [
                QuantityInput("kernel_\(layer)", "k\(layer)", default: .constant(-1)),
                QuantityInput("stride_\(layer)", "s\(layer)", default: .constant(1)),
                QuantityInput("padding_\(layer)", "p\(layer)", default: .constant(0)),
                QuantityInput("filters_\(layer)", "f\(layer)", default: .constant(0)),
            ]
        }

    let side: Int
    let channels: Int
    let steps: [Step]

    /// A chain of numbers in the order of `inputs`.
    init(_ numbers: [Int]) {
        (side, channels) = (numbers[0], numbers[1])
        steps = (0..<Self.longest).compactMap { layer in
            let start = 2 + 4 * layer
            let (kernel, filters) = (numbers[start], numbers[start + 3])
            guard kernel >= 0 else { return nil }
            let window = ChainWindow(
                kernel: kernel,
                stride: numbers[start + 1],
                padding: numbers[start + 2]
            )
            if kernel > 0 {
                return filters > 0 ? .convolution(filters: filters, window) : .pooling(window)
            }
            return filters > 0 ? .dense(units: filters) : .flatten
        }
    }

    /// The image as the engine has it.
    var image: Shape { Shape(channels: channels, height: side, width: side) }

    /// The layers with their inputs, as far as they fit.
    var applications: [LayerApplication] {
        var (shape, applications) = (image, [LayerApplication]())
        for step in steps {
            let layer = step.layer(on: shape)
            applications.append(LayerApplication(layer, on: shape))
            guard let output = try? layer.outputShape(for: shape) else { break }
            shape = output
        }
        return applications
    }

    /// The shapes that come out when each layer runs on what the one before it gave.
    func measured(budget: Int) throws(MeasurementFailure) -> [[Int]] {
        var (shape, rows) = (image, [[Int]]())
        for step in steps {
            let application = LayerApplication(step.layer(on: shape), on: shape)
            shape = try application.measured(budget: budget).output
            rows.append(shape.channelsLast)
        }
        return rows
    }

    /// A line for each layer, numbered as the answer has them.
    var exhibit: String {
        let lines =
            ["   image         \(side)×\(side)×\(channels)"]
            + steps.enumerated().map { "\($0 + 1)  \($1.text)" }
        return lines.map { "    \($0)" }.joined(separator: "\n")
    }
}

/// The window of a convolution or a pooling.
struct ChainWindow: Hashable {
    var kernel: Int
    var stride: Int
    var padding: Int
}

extension ChainSetting.Step {
    fileprivate func layer(on input: Shape) -> any Layer {
        let fitting = input.dimensions.first ?? 0
        return switch self {
        case .convolution(let filters, let window):
            Conv2D(
                inputChannels: fitting,
                outputChannels: filters,
                kernelSize: Size2D(window.kernel),
                stride: Size2D(window.stride),
                padding: .symmetric(Size2D(window.padding))
            )
        case .pooling(let window):
            MaxPool2D(
                kernelSize: Size2D(window.kernel),
                stride: Size2D(window.stride),
                padding: .symmetric(Size2D(window.padding))
            )
        case .flatten: Flatten()
        case .dense(let units): Dense(inputFeatures: fitting, units: units)
        }
    }

    /// What the layer is called.
    var name: String {
        switch self {
        case .convolution: "convolution"
        case .pooling: "max pooling"
        case .flatten: "flatten"
        case .dense: "dense"
        }
    }

    fileprivate var text: String {
        switch self {
        case .convolution(let filters, let window):
            "convolution   \(filters) filters of \(window.text)"
        case .pooling(let window): "max pooling   \(window.text)"
        case .flatten: "flatten"
        case .dense(let units): "dense         \(units) units"
        }
    }
}

extension ChainWindow {
    fileprivate var text: String {
        let size = "\(kernel)×\(kernel), stride \(stride)"
        return padding > 0 ? "\(size), padding \(padding)" : size
    }
}
