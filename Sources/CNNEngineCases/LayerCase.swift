public import CNNEngine

/// A layer on an input, with what a check needs to know of it.
///
/// One table drives the checks of every layer: gradients against differences, formula against
/// measurement, real output shapes, impossible inputs, both precisions, and the benchmarks. A new
/// layer needs one file in the engine and one entry in its family's list here.
public struct LayerCase: Sendable, CustomStringConvertible {
    /// What is special about it, unique in the table.
    public var name: String
    /// The layer.
    public var layer: any Layer
    /// The shape of one input.
    public var input: Shape
    /// Examples in a batch.
    public var batch: Int
    /// The mode in which gradients are taken.
    public var mode: Mode
    /// Inputs are drawn from −scale ..< scale, so that they meet every part of a function.
    public var inputScale: Double
    /// Where it has no derivative; differences across such a point are left out.
    public var kink: String?
    /// How far a gradient may lie from a central difference, relative to the larger of it and 1.
    public var gradientTolerance: Double
    /// Inputs and settings that cannot be, with the code of the error that says so.
    public var refusals: [Refusal]

    /// An input, or a setting of the layer, that cannot be.
    public struct Refusal: Sendable, CustomStringConvertible {
        /// The layer; `nil` is that of the case.
        public var layer: (any Layer)?
        /// The input.
        public var input: Shape
        /// The code of the error.
        public var code: String

        /// An input that the layer of the case refuses.
        public static func input(_ input: Shape, _ code: String) -> Refusal {
            Refusal(layer: nil, input: input, code: code)
        }

        /// A setting that is refused.
        public static func layer(
            _ layer: any Layer,
            on input: Shape,
            _ code: String
        ) -> Refusal {
            Refusal(layer: layer, input: input, code: code)
        }

        /// `not_positive: [1, 0, 2]`.
        public var description: String { "\(code): \(input)" }
    }

    /// A layer on an input.
    public init(
        _ name: String,
        _ layer: any Layer,
        on input: Shape,
        batch: Int = 1,
        mode: Mode = .inference,
        inputScale: Double = 1,
        kink: String? = nil,
        gradientTolerance: Double = 1e-7,
        refusals: [Refusal] = []
    ) {
        self.name = name
        self.layer = layer
        self.input = input
        self.batch = batch
        self.mode = mode
        self.inputScale = inputScale
        self.kink = kink
        self.gradientTolerance = gradientTolerance
        self.refusals = refusals
    }

    /// `conv 3×3 stride 2 on [3, 7, 6]`.
    public var description: String { "\(name) on \(input)" }

    /// Every case.
    public static let all: [LayerCase] =
        convolutions + transposedConvolutions + separableConvolutions + historic + dense + poolings
        + normalizations + activations + shapeChanges

    /// The refusals of all cases, each with its layer.
    public static let allRefusals: [(layer: any Layer, refusal: Refusal)] = all.flatMap { entry in
        entry.refusals.map { ($0.layer ?? entry.layer, $0) }
    }
}
