import CNNEngine
import StudyKit
import Testing

/// Published totals (reference: torchvision, Keras, darknet, the papers).
struct ModelCase: CustomTestStringConvertible, Sendable {
    var name: String
    var convention = Convention.pytorch
    var parameters: Int
    var multiplyAdds: Int?
    var field: Int?

    var testDescription: String { "\(name) \(convention.rawValue)" }

    static let published: [ModelCase] = [
        ModelCase(name: "lenet5", parameters: 61_706, multiplyAdds: 416_520, field: 16),
        ModelCase(name: "lenet5-1998", parameters: 60_000, field: 32),
        ModelCase(name: "alexnet", parameters: 61_100_840, multiplyAdds: 714_188_480, field: 195),
        ModelCase(
            name: "alexnet-2012",
            parameters: 60_965_224,
            multiplyAdds: 724_406_816,
            field: 195
        ),
        ModelCase(
            name: "vgg16",
            parameters: 138_357_544,
            multiplyAdds: 15_470_264_320,
            field: 212
        ),
        ModelCase(
            name: "resnet18",
            parameters: 11_689_512,
            multiplyAdds: 1_814_073_344,
            field: 435
        ),
        ModelCase(
            name: "resnet34",
            parameters: 21_797_672,
            multiplyAdds: 3_663_761_408,
            field: 899
        ),
        ModelCase(
            name: "resnet50",
            parameters: 25_557_032,
            multiplyAdds: 4_089_184_256,
            field: 427
        ),
        ModelCase(
            name: "resnet50",
            convention: .keras,
            parameters: 25_636_712,
            multiplyAdds: 3_857_973_248,
            field: 483
        ),
        ModelCase(
            name: "resnet101",
            parameters: 44_549_160,
            multiplyAdds: 7_801_405_440,
            field: 971
        ),
        ModelCase(
            name: "resnet152",
            parameters: 60_192_808,
            multiplyAdds: 11_513_626_624,
            field: 1_451
        ),
        ModelCase(name: "resnet101", convention: .keras, parameters: 44_707_176, field: 1_027),
        ModelCase(name: "resnet152", convention: .keras, parameters: 60_419_944, field: 1_507),
        ModelCase(name: "mobilenet_v2", parameters: 3_504_872, multiplyAdds: 300_774_272),
        ModelCase(name: "mobilenet_v2", convention: .keras, parameters: 3_538_984),
        ModelCase(name: "yolov1", parameters: 197_301_875),
        ModelCase(name: "tiny-yolov2", parameters: 11_232_057),
        ModelCase(name: "yolov3", parameters: 61_949_149),
        ModelCase(name: "yolov3-tiny", parameters: 8_852_366),
    ]
}

struct ModelTests {
    @Test(arguments: ModelCase.published)
    func `a model has its published totals`(_ item: ModelCase) throws {
        let model = try Model(item.name, convention: item.convention)
        #expect(model.parameters == item.parameters)
        if let products = item.multiplyAdds { #expect(model.multiplyAdds == products) }
        if let field = item.field { #expect(model.receptiveField.rows.cells == field) }
    }

    @Test(arguments: [
        ("lenet5-1998", [156, 12, 1_516, 32, 48_120, 10_164, 840]),
        ("lenet5", [156, 2_416, 48_120, 10_164, 850]),
        (
            "alexnet",
            [23_296, 307_392, 663_936, 884_992, 590_080, 37_752_832, 16_781_312, 4_097_000]
        ),
        (
            "alexnet-2012",
            [34_944, 307_456, 885_120, 663_936, 442_624, 37_752_832, 16_781_312, 4_097_000]
        ),
        (
            "vgg16",
            [
                1_792, 36_928, 73_856, 147_584, 295_168, 590_080, 590_080, 1_180_160, 2_359_808,
                2_359_808, 2_359_808, 2_359_808, 2_359_808, 102_764_544, 16_781_312, 4_097_000,
            ]
        ),
    ])
    func `each layer has its published parameters`(name: String, rows: [Int]) throws {
        let nodes = try Model(name).stages[0].spec.nodes
        #expect(nodes.map(\.parameters.total).filter { $0 > 0 } == rows)
    }

    @Test(arguments: [("yolov1", 26_368), ("yolov3", 52_608), ("yolov3-tiny", 6_368)])
    func `running statistics are counted apart`(name: String, statistics: Int) throws {
        #expect(try Model(name).nonTrainable == statistics)
    }

    /// BFLOPs as darknet prints them, 2 · MACs / 10⁹.
    @Test(arguments: [
        ("yolov1", 40.42), ("yolov3", 65.86), ("yolov3-tiny", 5.565), ("tiny-yolov2", 5.41),
    ])
    func `detectors have the work that darknet prints`(name: String, billions: Double) throws {
        let work = Double(try Model(name).multiplyAdds) * 2 / 1e9
        #expect(abs(work - billions) < 0.006)
    }

    @Test func `Fast R-CNN does a small part of R-CNN's work with the same head`() throws {
        let (slow, fast) = (try Model("r-cnn"), try Model("fast-r-cnn"))
        #expect(slow.stages[0].passes == 2_000)
        #expect(slow.parameters == fast.parameters)
        #expect(slow.multiplyAdds > 50 * fast.multiplyAdds)
    }

    @Test(arguments: [
        ("ResNet-50", "resnet50"), ("VGG 16", "vgg16"), ("Tiny YOLOv2", "tiny-yolov2"),
        ("yolov2-tiny", "tiny-yolov2"), ("LeNet", "lenet5"), ("MobileNetV2", "mobilenet_v2"),
        ("Fast RCNN", "fast-r-cnn"), ("MobileNet", "mobilenet_v2"), ("LENET5 1998", "lenet5-1998"),
    ])
    func `names are forgiving`(typed: String, name: String) throws {
        #expect(try Model(typed).name == name)
    }

    @Test func `an unknown name offers the nearest`() throws {
        let error = #expect(throws: Model.NotFound.self) { try Model("restnet50") }
        #expect(error == .name("restnet50", nearest: "resnet50"))
        // An alias that was meant leads to the name in the list.
        #expect(throws: Model.NotFound.name("yolov2-tny", nearest: "tiny-yolov2")) {
            try Model("yolov2-tny")
        }
        #expect(throws: Model.NotFound.name("transformer", nearest: nil)) {
            try Model("transformer")
        }
    }

    @Test(arguments: [
        ("resnet5", "resnet50"), ("yolov2", "tiny-yolov2"), ("YOLO v2", "tiny-yolov2"),
        ("alexn", "alexnet"), ("mobile", "mobilenet_v2"), ("fast", "fast-r-cnn"),
    ])
    func `the beginning of a name offers what it begins`(typed: String, name: String) throws {
        let error = #expect(throws: Model.NotFound.self) { try Model(typed) }
        switch error {
        case .name(typed, nearest: name): break
        case .several(typed, let names): #expect(names.first == name)
        default: Issue.record("\(typed): \(String(describing: error))")
        }
    }

    @Test func `the beginning of several names offers them all`() {
        let residual = ["resnet18", "resnet34", "resnet50", "resnet101", "resnet152"]
        #expect(throws: Model.NotFound.several("resnet", residual)) { try Model("resnet") }
        #expect(
            Model.NotFound.several("resnet1", ["resnet18", "resnet101", "resnet152"]).description
                == "No model is called 'resnet1'. "
                + "There are resnet18, resnet101 and resnet152."
        )
    }

    /// 4,800 channels are normalized; the build is torchvision's, since Keras publishes none.
    @Test func `a model that Keras does not publish is counted as Keras counts`() throws {
        let model = try Model("resnet18", convention: .keras)
        #expect(model.trainable == 11_689_512)
        #expect(model.parameters == 11_689_512 + 2 * 4_800)
        #expect(try Model("resnet34", convention: .keras).trainable == 21_797_672)
    }

    @Test(arguments: [0, -1, 16_385, .max])
    func `a side out of range is refused`(side: Int) {
        #expect(throws: Model.NotFound.side(side)) {
            try Model("resnet18", input: Size2D(height: 64, width: side))
        }
    }

    @Test(arguments: ModelCatalog.entries.map(\.name))
    func `the largest input is counted without overflow, the smallest is told apart`(
        name: String
    ) throws {
        let side = Size2D(Model.largestSide)
        if let model = try? Model(name, input: side) {
            let report = try ModelReport(model)
            #expect(report.flops > 0)
            #expect(report.activationBytes > 0)
        }
        // Either a model or a sentence that names it, never a trap.
        do {
            let model = try Model(name, input: 1)
            #expect(model.parameters > 0)
        } catch {
            #expect("\(error)".contains(name))
        }
    }
}
