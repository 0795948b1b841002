import CNNEngine
import Testing

/// torchvision's own models, row by row.
struct ModelFixtureTests {
    struct Document: Decodable {
        let layers: [Row]
    }

    struct Row: Decodable {
        let model: String
        let name: String
        let type: String
        let input: [Int]
        let output: [Int]
        let params: Int
        let macs: Int
        let kernel: [Int]?
        let stride: [Int]?
        let padding: [Int]?
        let groups: Int?
    }

    /// torchvision's name of a layer; `nil` for what it does by functions.
    private static func type(_ layer: (any Layer)?, in model: String) -> String? {
        switch layer {
        case is Conv2D: "Conv2d"
        case is BatchNorm: "BatchNorm2d"
        case is ReLU: "ReLU"
        case is ReLU6: "ReLU6"
        case is MaxPool2D: "MaxPool2d"
        case is Dense: "Linear"
        case is Dropout: "Dropout"
        case is GlobalAvgPool2D: model == "mobilenet_v2" ? nil : "AdaptiveAvgPool2d"
        default: nil
        }
    }

    @Test(arguments: [
        "alexnet", "vgg16", "resnet18", "resnet34", "resnet50", "resnet101", "resnet152",
        "mobilenet_v2",
    ])
    func `every row is torchvision's`(model: String) throws {
        let document: Document = try fixture("models")
        // The adaptive poolings of AlexNet and VGG leave a map of its usual size as it is.
        let isPooledByCopy = ["alexnet", "vgg16"].contains(model)
        let wanted = document.layers.filter {
            $0.model == model && !(isPooledByCopy && $0.type == "AdaptiveAvgPool2d")
        }
        let spec = try #require(ModelCatalog.entry(named: model)).stages()[0].spec
        let nodes = spec.nodes.filter { Self.type($0.layer, in: model) != nil }
        #expect(nodes.map { Self.type($0.layer, in: model) } == wanted.map(\.type))
        for (node, row) in zip(nodes, wanted) {
            let label: Comment = "\(node.name) beside \(row.name)"
            #expect(node.parameters.trainable == row.params, label)
            #expect(node.multiplyAdds == row.macs, label)
            // torchvision's poolings over the image keep two sides of 1.
            let output = node.output.dimensions
            #expect(output == row.output || output + [1, 1] == row.output, label)
            let geometry =
                (node.layer as? Conv2D)?.geometry ?? (node.layer as? MaxPool2D)?.geometry
            guard let geometry else { continue }
            #expect(geometry.kernelSize.sides == row.kernel, label)
            #expect(geometry.stride.sides == row.stride, label)
            #expect(geometry.padding == row.padding.map { .symmetric(Size2D($0[0])) }, label)
            if let layer = node.layer as? Conv2D { #expect(layer.groups == row.groups, label) }
        }
    }
}

extension Size2D {
    fileprivate var sides: [Int] { [height, width] }
}
