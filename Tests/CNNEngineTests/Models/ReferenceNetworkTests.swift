import CNNEngine
import Testing

/// The other totals of the reference: the engine's formulas on layer lists that are not products.
struct ReferenceNetworkTests {
    @Test func `AlexNet in one tower`() throws {
        let spec = try ReferenceNetwork.alexnet([3, 227, 227], classes: 1_000)
        #expect(spec.parameters.total == 62_378_344)
        #expect(spec.multiplyAdds == 1_135_256_096)
        #expect(spec.nodes.last { $0.output.rank == 3 }?.receptiveField.rows.cells == 195)
        let d2l = try ReferenceNetwork.alexnet(
            [1, 224, 224],
            padding: .symmetric(1),
            classes: 10
        )
        #expect(d2l.parameters.total == 46_764_746)
    }

    @Test func `Tiny VGG of CNN Explainer`() throws {
        let spec = try ReferenceNetwork.tinyVGG()
        #expect(spec.parameters.total == 19_920)
        #expect(spec.nodes.last { $0.output.rank == 3 }?.receptiveField.rows.cells == 16)
    }

    @Test func `MobileNet-v1 as Keras counts`() throws {
        #expect(try ReferenceNetwork.mobilenetV1().parameters.total == 4_253_864)
    }

    @Test(arguments: [(0, 410), (100, 15_210)])
    func `MNIST-1D with dense layers`(hidden: Int, parameters: Int) throws {
        #expect(try ReferenceNetwork.mnist1D(hidden).parameters.total == parameters)
    }

    @Test func `MNIST-1D with convolutions`() throws {
        #expect(try ReferenceNetwork.mnist1DConvolutional().parameters.total == 5_210)
    }

    /// Parameters without running statistics, and 2 · MACs / 10⁹.
    @Test func `darknet's classifiers and detectors`() throws {
        for (spec, parameters, billions) in [
            (try ReferenceNetwork.yolov1Tiny(), 27_095_374, 2 * 1.608),
            (try ReferenceNetwork.yolov2(), 50_962_889, 62.94),
            (try ReferenceNetwork.darknet19(), 20_842_376, 7.29),
            (try ReferenceNetwork.darknet53(), 41_609_928, 18.57),
        ] {
            #expect(spec.parameters.trainable == parameters)
            #expect(abs(Double(2 * spec.multiplyAdds) / 1e9 - billions) < 0.006)
        }
    }
}
