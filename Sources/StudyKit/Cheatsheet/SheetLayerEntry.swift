/// A kind of layer that a cheat sheet can have: its rules, an example, and what notes call it.
///
/// In the rules n is the side of a square input, C its channels, k the side of the window, s the
/// stride, p the zeros on each side, K the filters, F the features, U the units and o the side of
/// the output.
struct SheetLayerEntry: Hashable, Sendable {
    /// Beginnings of words, all of which stand in a card that speaks of the layer.
    typealias Mention = [String]

    let name: String
    /// Each of them is enough.
    let mentions: [Mention]
    /// Height, width and channels, or a number of features.
    let input: [Int]
    /// The layer in the words of `study compute --layers`.
    let layer: String
    /// `n×n×C → o×o×K`.
    let shape: String
    /// The value of o, where the shape has one.
    let size: String?
    /// The parameters as Keras counts them.
    let parameters: String

    /// All kinds, in the order of a sheet.
    static let all = windows + counts + activations

    private static let positions = "⌊(n + 2·p − k)/s⌋ + 1"

    private static let windows = [
        SheetLayerEntry(
            name: "Convolution",
            mentions: [["convolu"], ["conv2d"], ["kernel"], ["kernal"], ["cnn"]],
            input: [32, 32, 3],
            layer: "conv 16 3x3 stride 2",
            shape: "n×n×C → o×o×K",
            size: positions,
            parameters: "(k·k·C + 1)·K"
        ),
        SheetLayerEntry(
            name: "Convolution, padded",
            mentions: [["padding"]],
            input: [32, 32, 3],
            layer: "conv 16 3x3 pad same",
            shape: "n×n×C → o×o×K",
            size: "⌈n/s⌉",
            parameters: "(k·k·C + 1)·K"
        ),
        SheetLayerEntry(
            name: "Depthwise convolution",
            mentions: [["depthwise"]],
            input: [32, 32, 16],
            layer: "depthwise 3x3",
            shape: "n×n×C → o×o×C",
            size: positions,
            parameters: "(k·k + 1)·C"
        ),
        SheetLayerEntry(
            name: "Separable convolution",
            mentions: [["separable"]],
            input: [32, 32, 16],
            layer: "separable 32 3x3",
            shape: "n×n×C → o×o×K",
            size: positions,
            parameters: "k·k·C + (C + 1)·K"
        ),
        SheetLayerEntry(
            name: "Transposed convolution",
            mentions: [["transposed", "convolu"], ["deconvolu"]],
            input: [7, 7, 64],
            layer: "transposed 32 3x3 stride 2",
            shape: "n×n×C → o×o×K",
            size: "(n − 1)·s − 2·p + k",
            parameters: "(k·k·C + 1)·K"
        ),
        SheetLayerEntry(
            name: "Max pooling",
            mentions: [["max", "pool"], ["maxpool"]],
            input: [27, 27, 64],
            layer: "maxpool 3x3 stride 2",
            shape: "n×n×C → o×o×C",
            size: positions,
            parameters: "0"
        ),
        SheetLayerEntry(
            name: "Average pooling",
            mentions: [["average", "pool"], ["avg", "pool"], ["avgpool"]],
            input: [28, 28, 6],
            layer: "avgpool 2x2",
            shape: "n×n×C → o×o×C",
            size: positions,
            parameters: "0"
        ),
        SheetLayerEntry(
            name: "Global average pooling",
            mentions: [["global", "pool"]],
            input: [7, 7, 512],
            layer: "globalavgpool",
            shape: "n×n×C → C",
            size: nil,
            parameters: "0"
        ),
    ]

    private static let counts = [
        SheetLayerEntry(
            name: "Flatten",
            mentions: [["flatten"]],
            input: [7, 7, 512],
            layer: "flatten",
            shape: "n×n×C → n·n·C",
            size: nil,
            parameters: "0"
        ),
        SheetLayerEntry(
            name: "Dense",
            mentions: [["dense"], ["fully", "connected"]],
            input: [400],
            layer: "dense 120",
            shape: "F → U",
            size: nil,
            parameters: "(F + 1)·U"
        ),
        SheetLayerEntry(
            name: "Batch normalization",
            mentions: [["batch", "norm"], ["batchnorm"]],
            input: [32, 32, 64],
            layer: "batchnorm",
            shape: "n×n×C → n×n×C",
            size: nil,
            parameters: "4·C"
        ),
        SheetLayerEntry(
            name: "Dropout",
            mentions: [["dropout"]],
            input: [120],
            layer: "dropout 0.5",
            shape: "F → F",
            size: nil,
            parameters: "0"
        ),
    ]

    private static let activations =
        [("ReLU", "relu"), ("Sigmoid", "sigmoid"), ("Tanh", "tanh")]
        .map { SheetLayerEntry(activation: $0, $1, features: 120) } + [
            SheetLayerEntry(activation: "Softmax", "softmax", features: 10)
        ]

    private init(activation name: String, _ layer: String, features: Int) {
        self.init(
            name: name,
            mentions: [[layer]],
            input: [features],
            layer: layer,
            shape: "F → F",
            size: nil,
            parameters: "0"
        )
    }

    init(
        name: String,
        mentions: [Mention],
        input: [Int],
        layer: String,
        shape: String,
        size: String?,
        parameters: String
    ) {
        self.name = name
        self.mentions = mentions
        self.input = input
        self.layer = layer
        self.shape = shape
        self.size = size
        self.parameters = parameters
    }
}
