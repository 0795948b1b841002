public import CNNEngine
internal import StudyCore

/// A network that is known by name, or a detector made of networks that run several times.
public struct Model: Sendable {
    /// A network and how often it runs for one image.
    public struct Stage: Sendable {
        /// The network.
        public let spec: NetworkSpec
        /// Runs for one image.
        public let passes: Int
    }

    /// The name.
    public let name: String
    /// What it is, where it is from.
    public let summary: String
    /// Its networks.
    public let stages: [Stage]
    /// Whose details it has.
    public let convention: Convention

    /// The names, each with what it is.
    public static let catalogue: [(name: String, summary: String)] = [
        ("lenet5", "LeNet-5 as d2l.ai has it: average pooling and sigmoid"),
        ("lenet5-1998", "LeNet-5 of LeCun et al. 1998: trainable subsampling, partly connected C3"),
        ("alexnet", "AlexNet as torchvision has it"),
        ("alexnet-2012", "AlexNet of Krizhevsky et al. 2012: two towers, response normalization"),
        ("vgg16", "VGG-16 of Simonyan & Zisserman 2015"),
        ("resnet18", "ResNet-18 of He et al. 2016"), ("resnet34", "ResNet-34 of He et al. 2016"),
        ("resnet50", "ResNet-50 of He et al. 2016"), ("resnet101", "ResNet-101 of He et al. 2016"),
        ("resnet152", "ResNet-152 of He et al. 2016"),
        ("mobilenet_v2", "MobileNet-v2 of Sandler et al. 2018"),
        ("yolov1", "YOLO of Redmon et al. 2016, darknet's yolov1.cfg"),
        ("tiny-yolov2", "darknet's yolov2-tiny.cfg"), ("yolov3", "darknet's yolov3.cfg"),
        ("yolov3-tiny", "darknet's yolov3-tiny.cfg"),
        ("r-cnn", "R-CNN as a cost model: 2,000 passes of VGG-16"),
        ("fast-r-cnn", "Fast R-CNN as a cost model: one pass of VGG-16, 2,000 heads"),
    ]

    /// No model of a name, or none in a style.
    public enum NotFound: Error, Hashable, Sendable, CustomStringConvertible {
        /// The name is unknown.
        case name(String, nearest: String?)
        /// Keras has no such model.
        case style(String)

        /// What is wrong and what there is.
        public var description: String {
            switch self {
            case .name(let name, let nearest?):
                "No model is called '\(name)'. Did you mean '\(nearest)'?"
            case .name(let name, nil):
                "No model is called '\(name)'. Run 'study model' for the list."
            case .style(let name):
                "Keras publishes no \(name). Leave out --like keras."
            }
        }
    }

    /// The model of a name, which may be written in any case and with or without hyphens.
    ///
    /// `convention` decides the details where frameworks build the same name differently, and how
    /// batch normalization is counted.
    public init(_ name: String, convention: Convention? = nil) throws(NotFound) {
        let names = Self.catalogue.map(\.name)
        let wanted = Self.bare(name)
        guard let entry = Self.catalogue.first(where: { Self.bare($0.name) == wanted }) else {
            throw .name(name, nearest: Spelling.nearest(to: name, among: names))
        }
        let isOfKeras = convention == .keras && ["resnet18", "resnet34"].contains(entry.name)
        guard !isOfKeras else { throw .style(entry.name) }
        self.name = entry.name
        summary = entry.summary
        self.convention = convention ?? .pytorch
        do {
            stages = try Self.stages(entry.name, convention)
        } catch {
            // The catalogue's networks fit by construction; a test builds every one of them.
            throw .name(name, nearest: nil)
        }
    }

    private static func bare(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    private static func stages(
        _ name: String,
        _ convention: Convention?
    ) throws(ShapeError) -> [Stage] {
        let regions = NetworkSpec.proposals
        switch name {
        case "r-cnn": return [Stage(spec: try .rcnn(), passes: regions)]
        case "fast-r-cnn":
            return [
                Stage(spec: try .fastRCNNBackbone(), passes: 1),
                Stage(spec: try .fastRCNNHead(), passes: regions),
            ]
        default: return [Stage(spec: try network(name, convention), passes: 1)]
        }
    }

    private static func network(
        _ name: String,
        _ convention: Convention?
    ) throws(ShapeError) -> NetworkSpec {
        let style: NetworkSpec.ResNetStyle = convention == .keras ? .keras : .torchvision
        return switch name {
        case "lenet5-1998": try .lenet5Of1998()
        case "alexnet": try .alexnet()
        case "alexnet-2012": try .alexnetOf2012()
        case "vgg16": try .vgg16()
        case "resnet18": try .resnet(.resnet18, style: style)
        case "resnet34": try .resnet(.resnet34, style: style)
        case "resnet50": try .resnet(.resnet50, style: style)
        case "resnet101": try .resnet(.resnet101, style: style)
        case "resnet152": try .resnet(.resnet152, style: style)
        case "mobilenet_v2": try .mobilenetV2()
        case "yolov1": try .yolov1()
        case "tiny-yolov2": try .tinyYOLOv2()
        case "yolov3": try .yolov3()
        case "yolov3-tiny": try .tinyYOLOv3()
        default: try .lenet5()
        }
    }

    /// Parameters that training changes.
    public var trainable: Int { stages.reduce(0) { $0 + $1.spec.parameters.trainable } }

    /// Running statistics of batch normalizations, and numbers set by hand.
    public var nonTrainable: Int { stages.reduce(0) { $0 + $1.spec.parameters.nonTrainable } }

    /// Parameters as the model's convention counts them.
    public var parameters: Int {
        convention.countsRunningStatistics ? trainable + nonTrainable : trainable
    }

    /// Multiply-adds for one image.
    public var multiplyAdds: Int {
        stages.reduce(0) { $0 + $1.spec.multiplyAdds * $1.passes }
    }

    /// Channels of all batch normalizations.
    public var normalizedChannels: Int {
        stages.flatMap(\.spec.nodes).reduce(0) {
            $0 + (($1.layer as? BatchNorm)?.channels ?? 0)
        }
    }

    /// How the counts of Keras and PyTorch differ, where they do, in one line.
    public var bridge: String? {
        let channels = normalizedChannels
        guard channels > 0 else { return nil }
        let isResNet = name.hasPrefix("resnet")
        let factor = isResNet ? 3 : 2
        let extra =
            isResNet
            ? "running means, running variances and the biases that normalization undoes"
            : "running means and running variances"
        return "Keras counts \(factor) × \(channels) = \(factor * channels) more: \(extra)."
    }
}
