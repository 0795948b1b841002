import CNNEngine
import StudyKit
import Testing

/// The reconciliation law of the reference: what Keras counts more than torchvision.
struct ModelBridgeTests {
    @Test(arguments: [
        ("vgg16", 0, 0), ("alexnet", 0, 0), ("mobilenet_v2", 2, 17_056), ("resnet50", 3, 26_560),
        ("resnet101", 3, 52_672), ("resnet152", 3, 75_712),
    ])
    func `Keras minus torchvision is a multiple of the normalized channels`(
        name: String,
        factor: Int,
        channels: Int
    ) throws {
        let bridge = try ModelBridge(Model(name))
        #expect(bridge.keras.normalizedChannels == channels)
        #expect(bridge.pytorch.normalizedChannels == channels)
        #expect(bridge.difference == factor * channels)
        #expect(bridge.runningStatistics == 2 * channels)
        #expect(bridge.cancelledBiases == (factor - 2) * channels || channels == 0)
        #expect(bridge.isExact)
    }

    @Test func `ResNet-50 of Keras trains 25,583,592 numbers and keeps 53,120 more`() throws {
        let keras = try Model("resnet50", convention: .keras)
        #expect(keras.trainable == 25_583_592)
        #expect(keras.nonTrainable == 53_120)
        #expect(keras.parameters == 25_636_712)
    }

    /// keras#16363: 21,827,624 for a ResNet-34 with a bias at each convolution and a projection in
    /// the first stage, which torchvision does not have.
    @Test func `the port of ResNet-34 to Keras is explained too`() throws {
        let bridge = try ModelBridge(Model("resnet34"))
        let projection = 64 * 64 + 64 + 4 * 64
        #expect(!bridge.isInKeras)
        #expect(bridge.difference == 2 * 8_512)
        #expect(bridge.keras.parameters + 8_512 + projection == 21_827_624)
    }

    @Test(arguments: ModelCatalog.entries.map(\.name))
    func `both counts are bridged exactly, at any size`(name: String) throws {
        for size in [nil, Size2D(height: 256, width: 320)] {
            guard let model = try? Model(name, input: size) else { continue }
            #expect(try ModelBridge(model).isExact)
        }
    }

    @Test func `both sides are the same whichever is asked for`() throws {
        let torch = try ModelBridge(Model("resnet50"))
        let keras = try ModelBridge(Model("resnet50", convention: .keras))
        #expect(torch.keras.parameters == keras.keras.parameters)
        #expect(torch.pytorch.parameters == keras.pytorch.parameters)
        #expect(torch.pytorch.multiplyAdds - torch.keras.multiplyAdds == 231_211_008)
    }
}
