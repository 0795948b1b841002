import CNNEngine
import Testing

struct ModelCatalogTests {
    @Test(arguments: ModelCatalog.entries.map(\.name))
    func `every model can be built in both styles`(name: String) throws {
        let entry = try #require(ModelCatalog.entry(named: name))
        for style in ModelStyle.allCases {
            let stages = try entry.stages(style: style)
            #expect(stages.allSatisfy { !$0.spec.nodes.isEmpty })
        }
        #expect(entry.defaultInput?.rank == 3)
        #expect(entry.isCostModel == name.hasSuffix("r-cnn"))
    }

    @Test func `no two models share a name`() {
        let names = ModelCatalog.entries.flatMap { [$0.name] + $0.aliases }
        let bare = names.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
        #expect(Set(bare).count == bare.count)
    }

    /// Connections by LeCun and others (1998), section II.B: a bias is one, sub-sampling sums four.
    @Test func `LeNet-5 of 1998 has its published connections`() throws {
        let connections = try NetworkSpec.lenet5Of1998().nodes.compactMap { node -> Int? in
            let outputs = node.output.elementCount ?? 0
            switch node.layer {
            case is TrainableSubsampling: return outputs * (2 * 2 + 1)
            case is Conv2D, is PartlyConnectedConv2D, is Dense:
                return node.multiplyAdds + outputs
            case is RadialBasis: return node.multiplyAdds
            default: return nil
            }
        }
        #expect(connections == [122_304, 5_880, 151_600, 2_000, 48_120, 10_164, 840])
        #expect(connections.reduce(0, +) == 340_908)
    }

    /// `len(keras.applications.ResNet50().layers)` is 177, its input among them.
    @Test func `ResNet-50 of Keras has the layers of its summary`() throws {
        let spec = try NetworkSpec.resnet(.resnet50, style: .keras)
        #expect(spec.nodes.count + 1 == 177)
    }

    @Test(arguments: [(18, 435), (34, 899), (50, 427), (101, 971), (152, 1_451)])
    func `residual networks see as far as published`(depth: Int, cells: Int) throws {
        let depth = try #require(NetworkSpec.ResNetDepth(rawValue: depth))
        let field = try NetworkSpec.resnet(depth).nodes.last { $0.output.rank == 3 }?.receptiveField
        #expect(field?.rows.cells == cells)
        #expect(field?.rows == field?.columns)
    }

    /// AlexNet of 2012: 665,784,864 of its multiply-adds are in convolutions.
    @Test func `the work of AlexNet is in its convolutions`() throws {
        let nodes = try NetworkSpec.alexnetOf2012().nodes
        let work = nodes.filter { $0.kind == "Conv2D" }.reduce(0) { $0 + $1.multiplyAdds }
        #expect(work == 665_784_864)
    }
}
