/// One kind of numbers that a layer holds.
public struct ParameterSpec: Hashable, Sendable {
    /// What the numbers are for; it decides what they start as and whether training moves them.
    public enum Role: String, Sendable {
        /// Multiplied with inputs; starts at random.
        case weight
        /// Added; starts at 0.
        case bias
        /// The scale γ of a normalization; starts at 1.
        case scale
        /// The running mean of a batch normalization; starts at 0 and is not trained.
        case runningMean
        /// The running variance of a batch normalization; starts at 1 and is not trained.
        case runningVariance
        /// Numbers that are set by hand and never change.
        case fixed
    }

    /// The name: `weight`, `bias`, `gamma`.
    public var name: String
    /// The extents, such as `[out, in / groups, kH, kW]`.
    public var shape: Shape
    /// What the numbers are for.
    public var role: Role
    /// Inputs and outputs that one number of them connects, for the initializers.
    public var fan: Fan

    /// The connections of a unit, which the initializers divide by.
    public struct Fan: Hashable, Sendable {
        /// Inputs that one output sums over.
        public var incoming: Int
        /// Outputs that one input adds to.
        public var outgoing: Int

        /// A number of inputs and of outputs.
        public init(incoming: Int = 1, outgoing: Int = 1) {
            self.incoming = incoming
            self.outgoing = outgoing
        }
    }

    /// Whether an optimizer changes it.
    public var isTrainable: Bool {
        switch role {
        case .weight, .bias, .scale: true
        case .runningMean, .runningVariance, .fixed: false
        }
    }

    /// A kind of numbers.
    public init(_ name: String, _ shape: Shape, _ role: Role = .weight, fan: Fan = Fan()) {
        self.name = name
        self.shape = shape
        self.role = role
        self.fan = fan
    }
}

/// Numbers that a layer holds, by whether training changes them.
public struct ParameterCount: Hashable, Sendable {
    /// Those that training changes.
    public var trainable: Int
    /// Those that it does not, such as the running statistics of a batch normalization.
    public var nonTrainable: Int

    /// A count of both.
    public init(trainable: Int = 0, nonTrainable: Int = 0) {
        self.trainable = trainable
        self.nonTrainable = nonTrainable
    }

    /// All of them.
    public var total: Int { trainable + nonTrainable }

    /// Adds another count; throws in a layer's name when the sum does not fit into 64 bits.
    public func adding(
        _ other: ParameterCount,
        layer: String
    ) throws(ShapeError) -> ParameterCount {
        let sizes = CheckedSize(layer: layer)
        let quantity = "number of parameters"
        let sum = ParameterCount(
            trainable: try sizes.sum(trainable, other.trainable, of: quantity),
            nonTrainable: try sizes.sum(nonTrainable, other.nonTrainable, of: quantity)
        )
        _ = try sizes.sum(sum.trainable, sum.nonTrainable, of: quantity)
        return sum
    }
}

extension Layer {
    /// The number of weights and biases by formula, trainable and not; throws on overflow.
    public func parameterCount() throws(ShapeError) -> ParameterCount {
        var count = ParameterCount()
        for parameter in parameters {
            guard let elements = parameter.shape.elementCount else {
                throw ShapeError(name, .overflow(quantity: "number of parameters"))
            }
            let part =
                parameter.isTrainable
                ? ParameterCount(trainable: elements) : ParameterCount(nonTrainable: elements)
            count = try count.adding(part, layer: name)
        }
        return count
    }
}
