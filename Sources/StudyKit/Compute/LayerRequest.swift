public import CNNEngine

/// A layer as it is asked for: in JSON, in a chain of words, or by options.
///
/// What is not said is `nil`; `layers(on:convention:)` fills it in.
public struct LayerRequest: Hashable, Sendable {
    /// The kinds of layers, by their names in JSON.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case conv
        case convTranspose = "conv_transpose"
        case depthwise
        case separable
        case pool
        case globalPool = "global_pool"
        case dense
        case batchnorm
        case activation
        case dropout
        case lrn
        case flatten
        case reshape
        case zeropad
        case crop
        case upsample
        case concat
    }

    /// Which value of a window or an image is taken.
    public enum Pool: String, Hashable, Sendable, CaseIterable {
        case max
        case avg
    }

    /// The functions of an activation.
    public enum Activation: String, Hashable, Sendable, CaseIterable {
        case relu
        case relu6
        case leakyReLU = "leaky_relu"
        case sigmoid
        case tanh
        case scaledTanh = "scaled_tanh"
        case softmax
        case linear
    }

    /// The kind of layer.
    public var kind: Kind
    /// Taps of the window.
    public var kernel: Size2D?
    /// Cells between windows.
    public var stride: Size2D?
    /// Zeros around the input.
    public var padding: Padding?
    /// Cells between taps.
    public var dilation: Size2D?
    /// Groups of channels.
    public var groups: Int?
    /// Filters of a convolution.
    public var filters: Int?
    /// Units of a dense layer.
    public var units: Int?
    /// Whether there are biases.
    public var bias: Bool?
    /// Extra cells of a transposed convolution at the bottom and right.
    public var outputPadding: Size2D?
    /// Filters for each channel of a depthwise convolution.
    public var depthMultiplier: Int?
    /// Whether both stages of a separable convolution have biases.
    public var biasOnBothStages: Bool?
    /// Largest value or mean.
    public var pool: Pool?
    /// Whether sizes round up.
    public var ceilMode: Bool?
    /// Whether padding counts in a mean.
    public var countIncludePad: Bool?
    /// Whether global pooling keeps height and width as 1.
    public var keepDims: Bool?
    /// The function of an activation.
    public var activation: Activation?
    /// The slope of a leaky rectifier.
    public var slope: Double?
    /// The share of values that dropout removes.
    public var rate: Double?
    /// Channels of a response normalization.
    public var channels: Int?
    /// α of a response normalization.
    public var alpha: Double?
    /// β of a response normalization.
    public var beta: Double?
    /// k of a response normalization.
    public var k: Double?
    /// ε of a batch normalization.
    public var epsilon: Double?
    /// The share of a running statistic that is kept, as Keras has it.
    public var momentum: Double?
    /// The shape to reshape to, `[H, W, C]` or `[F]`.
    public var shape: [Int]?
    /// Rows and columns to take off.
    public var cropping: Padding?
    /// The factor of an upsampling.
    public var size: Size2D?
    /// Channels that a concatenation adds.
    public var addChannels: Int?

    /// A request for a kind of layer with everything else left open.
    public init(_ kind: Kind) {
        self.kind = kind
    }
}

/// Why a request cannot be understood; a layer that does not fit is a `ShapeError`.
public struct RequestError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A name for programs; it stays the same for ever.
    public var code: String
    /// One sentence on what is wrong and how to mend it.
    public var message: String
    /// The place of the layer, from 0, where it is about one.
    public var layer: Int?

    /// The message.
    public var description: String { message }

    /// An error with its code and its words.
    public init(_ code: String, _ message: String, layer: Int? = nil) {
        self.code = code
        self.message = message
        self.layer = layer
    }

    init(_ error: ShapeError, layer: Int?) {
        self.init(error.code, error.description, layer: layer)
    }
}
