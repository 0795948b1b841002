public import CNNEngine

/// All that `study model` says of a model: a row for each layer, and the totals.
///
/// The rows add up to the totals, whose counts follow the convention of the model.
public struct ModelReport: Sendable {
    /// Bytes of a number: all models are told in single precision.
    public static let bytesPerNumber = 4

    /// One network of the model.
    public struct Section: Sendable {
        /// Its name.
        public let name: String
        /// The shape of one input.
        public let input: Shape
        /// How often it runs for one image.
        public let passes: Int
        /// Its layers.
        public let rows: [Row]
    }

    /// One layer, joining or not.
    public struct Row: Sendable {
        /// The name: `layer1.0.conv2.bn`.
        public let name: String
        /// The block it is part of: `layer1.0`.
        public let block: String?
        /// The type of layer.
        public let kind: String
        /// The layer, unless the row joins others.
        public let layer: (any Layer)?
        /// The shape of what goes in, of the first where several do.
        public let input: Shape
        /// The shape of what comes out.
        public let output: Shape
        /// Its parameters, counted as the convention has it.
        public let parameters: ParameterCount
        /// Its numbers that the convention does not count as parameters.
        public let uncounted: Int
        /// Multiply-adds of one pass.
        public let multiplyAdds: Int
        /// What one value sees of the input: rows and columns.
        public let receptiveField: (rows: ReceptiveField, columns: ReceptiveField)
        /// Whether it may overwrite its input: activations, dropout and new layouts.
        public let isInPlace: Bool
        /// Its part of all parameters, from 0 to 1.
        public internal(set) var parameterShare = 0.0
        /// Its part of the multiply-adds of all passes, from 0 to 1.
        public internal(set) var multiplyAddShare = 0.0

        /// The name within its block.
        public var label: String { block.map { String(name.dropFirst($0.count + 1)) } ?? name }

        /// The window that it slides.
        public var window: ModelWindow? { layer.flatMap(ModelWindow.init) }

        /// Bytes of its output for one image.
        public var activationBytes: Int {
            (output.elementCount ?? 0) * ModelReport.bytesPerNumber
        }
    }

    /// The model.
    public let model: Model
    /// Its networks with their layers.
    public let sections: [Section]
    /// What Keras and PyTorch say of it.
    public let bridge: ModelBridge

    /// The table of a model.
    public init(_ model: Model) throws(Model.NotFound) {
        self.model = model
        bridge = try ModelBridge(model)
        sections = model.stages.map { stage in
            Section(
                name: stage.spec.name,
                input: stage.spec.input,
                passes: stage.passes,
                rows: ModelRows(stage, of: model).rows
            )
        }
    }

    /// The same model on the input it is made for.
    public var usual: Model? { try? Model(model.entry, convention: model.convention) }

    /// All rows.
    public var rows: [Row] { sections.flatMap(\.rows) }

    /// Parameters of all rows.
    public var parameters: ParameterCount {
        rows.reduce(into: ParameterCount()) { sum, row in
            sum.trainable += row.parameters.trainable
            sum.nonTrainable += row.parameters.nonTrainable
        }
    }

    /// Numbers that the network holds and the convention does not count.
    public var uncounted: Int { rows.reduce(0) { $0 + $1.uncounted } }

    /// Multiply-adds for one image, all passes.
    public var multiplyAdds: Int {
        sections.reduce(0) { $0 + $1.passes * $1.rows.reduce(0) { $0 + $1.multiplyAdds } }
    }

    /// A multiplication and an addition for each multiply-add.
    public var flops: Int { 2 * multiplyAdds }

    /// Bytes of the parameters that are counted.
    public var weightBytes: Int { parameters.total * Self.bytesPerNumber }

    /// Bytes of all outputs of one pass of each network, each row with memory of its own.
    public var activationBytes: Int { rows.reduce(0) { $0 + $1.activationBytes } }

    /// The same where activations, dropout and flatten overwrite their input.
    public var inPlaceActivationBytes: Int {
        rows.reduce(0) { $0 + ($1.isInPlace ? 0 : $1.activationBytes) }
    }

    /// Bytes of the inputs of one pass of each network.
    public var inputBytes: Int {
        sections.reduce(0) { $0 + ($1.input.elementCount ?? 0) * Self.bytesPerNumber }
    }
}

/// The rows of one network.
private struct ModelRows {
    let rows: [ModelReport.Row]

    init(_ stage: ModelCatalog.Stage, of model: Model) {
        let names = Set(stage.spec.nodes.map(\.name))
        let parameters = Double(max(model.parameters, 1))
        let products = Double(max(model.multiplyAdds, 1))
        rows = stage.spec.nodes.map { node in
            let counted = model.convention.counted(node.parameters)
            return ModelReport.Row(
                name: node.name,
                block: Self.block(of: node.name, among: names),
                kind: node.kind,
                layer: node.layer,
                input: node.inputs.first.map(stage.spec.shape) ?? stage.spec.input,
                output: node.output,
                parameters: counted,
                uncounted: node.parameters.total - counted.total,
                multiplyAdds: node.multiplyAdds,
                receptiveField: node.receptiveField,
                isInPlace: node.isInPlace,
                parameterShare: Double(counted.total) / parameters,
                multiplyAddShare: Double(node.multiplyAdds * stage.passes) / products
            )
        }
    }

    /// `layer1.0` for `layer1.0.conv1.bn`: the dots behind a layer's name lead to its helpers.
    private static func block(of name: String, among names: Set<String>) -> String? {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let parent = String(name[..<dot])
        return names.contains(parent) ? block(of: parent, among: names) : parent
    }
}

extension Convention {
    fileprivate func counted(_ parameters: ParameterCount) -> ParameterCount {
        countsRunningStatistics ? parameters : ParameterCount(trainable: parameters.trainable)
    }
}

extension NetworkSpec.Node {
    fileprivate var isInPlace: Bool {
        switch layer {
        case is ReLU, is ReLU6, is LeakyReLU, is Sigmoid, is Tanh, is ScaledTanh: true
        case is Dropout, is Flatten, is Reshape: true
        default: false
        }
    }
}
