/// The networks that are known by name.
public enum ModelCatalog {
    /// A network and how often it runs for one image.
    public struct Stage: Sendable {
        /// The network.
        public let spec: NetworkSpec
        /// Runs for one image.
        public let passes: Int
    }

    /// One model.
    public struct Entry: Sendable {
        /// The name.
        public let name: String
        /// Other names it goes by.
        public let aliases: [String]
        /// What it is, where it is from.
        public let summary: String
        /// Whether Keras publishes another build of it; `nil` where the question does not arise.
        public let isInKeras: Bool?

        fileprivate let build:
            @Sendable (_ style: ModelStyle, _ input: Size2D?) throws(ShapeError) -> [Stage]

        /// Its networks, on images of a size or of its own.
        ///
        /// Throws what does not fit: an image too small to be pooled so often.
        public func stages(
            style: ModelStyle = .torchvision,
            input: Size2D? = nil
        ) throws(ShapeError) -> [Stage] {
            try build(style, input)
        }

        /// The shape of one image it is made for.
        public var defaultInput: Shape? { (try? stages())?.first?.spec.input }

        /// Whether one image takes several runs: then it is told what they cost, and not run.
        public var isCostModel: Bool {
            ((try? stages()) ?? []).reduce(0) { $0 + $1.passes } > 1
        }
    }

    /// The model of a name, which may be written in any case, with or without hyphens and spaces.
    public static func entry(named name: String) -> Entry? {
        let wanted = bare(name)
        return entries.first { entry in
            ([entry.name] + entry.aliases).contains { bare($0) == wanted }
        }
    }

    /// The models of which a name or alias begins with these letters, three or more.
    public static func entries(beginning start: String) -> [Entry] {
        let wanted = bare(start)
        guard wanted.count >= 3 else { return [] }
        return entries.filter { entry in
            ([entry.name] + entry.aliases).contains { bare($0).hasPrefix(wanted) }
        }
    }

    private static func bare(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

extension ModelCatalog.Entry {
    /// A network that runs once for an image.
    fileprivate init(
        _ name: String,
        _ summary: String,
        aliases: [String] = [],
        isInKeras: Bool? = nil,
        network:
            @escaping @Sendable (ModelStyle, Size2D?) throws(ShapeError) -> NetworkSpec
    ) {
        self.init(name: name, aliases: aliases, summary: summary, isInKeras: isInKeras) {
            style,
            input throws(ShapeError) in
            [ModelCatalog.Stage(spec: try network(style, input), passes: 1)]
        }
    }

    fileprivate static func resnet(
        _ depth: NetworkSpec.ResNetDepth,
        isInKeras: Bool
    ) -> ModelCatalog.Entry {
        ModelCatalog.Entry(
            "resnet\(depth.rawValue)",
            "ResNet-\(depth.rawValue) of He et al. 2016",
            isInKeras: isInKeras
        ) { style, input throws(ShapeError) in
            try .resnet(depth, style: style, input: input)
        }
    }
}

extension ModelCatalog {
    /// All models, the oldest ideas first.
    public static let entries: [Entry] =
        [
            Entry(
                "lenet5",
                "LeNet-5 as d2l.ai has it: average pooling and sigmoid",
                aliases: ["lenet", "lenet5-d2l"]
            ) { _, input throws(ShapeError) in try .lenet5(input: input) },
            Entry(
                "lenet5-1998",
                "LeNet-5 of LeCun et al. 1998: trainable subsampling, partly connected C3",
                aliases: ["lenet-1998"]
            ) { _, input throws(ShapeError) in try .lenet5Of1998(input: input) },
            Entry(
                "alexnet",
                "AlexNet as torchvision has it: one tower, no response normalization",
                aliases: ["alexnet-torchvision"]
            ) { _, input throws(ShapeError) in try .alexnet(input: input) },
            Entry(
                "alexnet-2012",
                "AlexNet of Krizhevsky et al. 2012: two towers, response normalization"
            ) { _, input throws(ShapeError) in try .alexnetOf2012(input: input) },
            Entry(
                "vgg16",
                "VGG-16 of Simonyan & Zisserman 2015",
                aliases: ["vgg", "vgg16-d"],
                isInKeras: true
            ) { _, input throws(ShapeError) in try .vgg16(input: input) },
            .resnet(.resnet18, isInKeras: false), .resnet(.resnet34, isInKeras: false),
            .resnet(.resnet50, isInKeras: true), .resnet(.resnet101, isInKeras: true),
            .resnet(.resnet152, isInKeras: true),
            Entry(
                "mobilenet_v2",
                "MobileNet-v2 of Sandler et al. 2018: inverted residuals",
                aliases: ["mobilenet"],
                isInKeras: true
            ) { style, input throws(ShapeError) in
                try .mobilenetV2(style: style, input: input)
            },
        ] + detectors

    private static let detectors: [Entry] = [
        Entry(
            "yolov1",
            "YOLO of Redmon et al. 2016, darknet's yolov1.cfg",
            aliases: ["yolo", "yolo1"]
        ) {
            _,
            input throws(ShapeError) in try .yolov1(input: input)
        },
        Entry("tiny-yolov2", "darknet's yolov2-tiny.cfg", aliases: ["yolov2-tiny", "tiny-yolo"]) {
            _,
            input throws(ShapeError) in try .tinyYOLOv2(input: input)
        },
        Entry("yolov3", "YOLOv3 of Redmon & Farhadi 2018, darknet's yolov3.cfg", aliases: ["yolo3"])
        {
            _,
            input throws(ShapeError) in try .yolov3(input: input)
        },
        Entry("yolov3-tiny", "darknet's yolov3-tiny.cfg", aliases: ["tiny-yolov3"]) {
            _,
            input throws(ShapeError) in try .tinyYOLOv3(input: input)
        },
        Entry(
            name: "r-cnn",
            aliases: [],
            summary: "R-CNN of Girshick et al. 2014 as a cost model: 2,000 passes of VGG-16",
            isInKeras: nil
        ) { _, input throws(ShapeError) in
            [Stage(spec: try .rcnn(input: input), passes: NetworkSpec.proposals)]
        },
        Entry(
            name: "fast-r-cnn",
            aliases: [],
            summary: "Fast R-CNN of Girshick 2015 as a cost model: one pass of VGG-16, 2,000 heads",
            isInKeras: nil
        ) { _, input throws(ShapeError) in
            [
                Stage(spec: try .fastRCNNBackbone(input: input), passes: 1),
                Stage(spec: try .fastRCNNHead(), passes: NetworkSpec.proposals),
            ]
        },
    ]
}
