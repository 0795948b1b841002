internal import CNNEngine

extension LayerRequest {
    /// Reads one layer of the batch contract; throws what is not understood, by its name.
    init(_ value: JSONValue, at index: Int) throws(RequestError) {
        guard case .object(let fields) = value else {
            throw RequestError(
                "wrong_type",
                "A layer is an object with a 'type', not \(value.kind).",
                layer: index
            )
        }
        let type = fields.first { $0.name == "type" }?.value
        guard let type else {
            throw RequestError("missing_field", "A layer needs the field 'type'.", layer: index)
        }
        guard case .string(let name) = type else {
            throw RequestError(
                "wrong_type",
                "The field 'type' needs a text, not \(type.kind).",
                layer: index
            )
        }
        let kind = try Self.kind(named: name, at: index)
        let read = try RequestFields(
            fields,
            of: Self.named(name),
            layer: index,
            allowed: ["type"] + Self.fields(of: kind)
        )
        self.init(kind)
        // The name of a function stands for the activation: {"type": "relu"}.
        activation = Activation(rawValue: name)
        try readWindow(read)
        try readCounts(read)
        try readFunctions(read)
    }

    private static func kind(named name: String, at index: Int) throws(RequestError) -> Kind {
        if let kind = Kind(rawValue: name) { return kind }
        if Activation(rawValue: name) != nil { return .activation }
        let fields = try RequestFields([], of: "A layer", layer: index, allowed: [])
        var error = fields.unknownValue(
            name,
            "type of layer",
            among: Kind.allCases.map(\.rawValue) + Activation.allCases.map(\.rawValue)
        )
        error.code = "unknown_type"
        throw error
    }

    /// The fields that a kind of layer has, as the contract lists them.
    static func fields(of kind: Kind) -> [String] {
        let window = ["kernel", "stride", "padding", "dilation"]
        return switch kind {
        case .conv: window + ["groups", "filters", "bias"]
        case .convTranspose: window + ["groups", "filters", "bias", "output_padding"]
        case .depthwise: window + ["depth_multiplier", "bias"]
        case .separable:
            window + ["depth_multiplier", "bias", "filters", "bias_on_both_stages"]
        case .pool: window + ["pool", "ceil_mode", "count_include_pad"]
        case .globalPool: ["pool", "keep_dims"]
        case .dense: ["units", "bias"]
        case .batchnorm: ["epsilon", "momentum"]
        case .activation: ["activation", "slope"]
        case .dropout: ["rate"]
        case .lrn: ["size", "alpha", "beta", "k"]
        case .flatten: []
        case .reshape: ["shape"]
        case .zeropad: ["padding"]
        case .crop: ["cropping"]
        case .upsample: ["size"]
        case .concat: ["add_channels"]
        }
    }

    private mutating func readWindow(_ fields: RequestFields) throws(RequestError) {
        kernel = try fields.size("kernel")
        stride = try fields.size("stride")
        padding = try fields.padding("padding", allowsNames: kind != .zeropad)
        dilation = try fields.size("dilation")
        outputPadding = try fields.size("output_padding")
        cropping = try fields.padding("cropping", allowsNames: false)
        if kind == .lrn {
            channels = try fields.integer("size")
        } else {
            size = try fields.size("size")
        }
    }

    private mutating func readCounts(_ fields: RequestFields) throws(RequestError) {
        groups = try fields.integer("groups")
        filters = try fields.integer("filters")
        units = try fields.integer("units")
        depthMultiplier = try fields.integer("depth_multiplier")
        addChannels = try fields.integer("add_channels")
        shape = try fields.integers("shape", counts: 1...3)
        bias = try fields.bool("bias")
        biasOnBothStages = try fields.bool("bias_on_both_stages")
        ceilMode = try fields.bool("ceil_mode")
        countIncludePad = try fields.bool("count_include_pad")
        keepDims = try fields.bool("keep_dims")
    }

    private mutating func readFunctions(_ fields: RequestFields) throws(RequestError) {
        pool = try fields.choice("pool", Pool.self)
        activation = try fields.choice("activation", Activation.self) ?? activation
        slope = try fields.number("slope")
        rate = try fields.number("rate")
        alpha = try fields.number("alpha")
        beta = try fields.number("beta")
        k = try fields.number("k")
        epsilon = try fields.number("epsilon")
        momentum = try fields.number("momentum")
    }
}
