internal import CNNEngine

/// One name, two counts: what Keras and PyTorch say of a model, and what lies between them.
public struct ModelBridge: Sendable {
    /// The model as torchvision builds it and PyTorch counts it.
    public let pytorch: Model
    /// The model as Keras builds it and counts it; the same build where Keras publishes none.
    public let keras: Model

    /// Both sides of a model, on its input.
    public init(_ model: Model) throws(Model.NotFound) {
        let (entry, size) = (model.entry, model.inputSize)
        pytorch = try Model(entry, convention: .pytorch, input: size)
        keras =
            entry.isInKeras == true
            ? try Model(entry, convention: .keras, input: size)
            : Model(entry: entry, stages: pytorch.stages, convention: .keras)
    }

    /// Whether Keras publishes a build of its own.
    public var isInKeras: Bool { keras.entry.isInKeras == true }

    /// What Keras counts more.
    public var difference: Int { keras.parameters - pytorch.parameters }

    /// Running means and variances, which PyTorch keeps as buffers: two for each channel.
    public var runningStatistics: Int { 2 * keras.normalizedChannels }

    /// Biases of convolutions right before a normalization, which takes them away again.
    public var cancelledBiases: Int { keras.cancelledBiases - pytorch.cancelledBiases }

    /// Numbers that are set by hand and never trained.
    public var fixedNumbers: Int { keras.nonTrainable - runningStatistics }

    /// Whether the three parts are all of the difference.
    public var isExact: Bool {
        difference == runningStatistics + cancelledBiases + fixedNumbers
    }
}

extension Model {
    fileprivate var cancelledBiases: Int {
        stages.reduce(0) { sum, stage in
            stage.spec.nodes.reduce(sum) { sum, node in
                guard node.layer is BatchNorm, let source = node.inputs.first, source.index >= 0,
                    let layer = stage.spec.nodes[source.index].layer as? Conv2D, layer.hasBias
                else { return sum }
                return sum + layer.outputChannels
            }
        }
    }
}
