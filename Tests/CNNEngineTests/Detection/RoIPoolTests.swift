import CNNEngine
import Testing

struct RoIPoolTests {
    @Test(arguments: DetectionFixture.all.roiPool)
    func `values and gradients are torchvision's`(example: DetectionFixture.Pooling) throws {
        let pool = RoIPool(
            outputSize: Size2D(height: example.outputSize[0], width: example.outputSize[1]),
            spatialScale: example.spatialScale
        )
        let regions = example.rois.map { region in
            RegionOfInterest(image: Int(region[0]), box: Box(corners: Array(region[1...])))
        }
        let map = Tensor<Double>(Shape(example.inputShape), example.input)
        let output = try pool.forward(map, regions: regions)
        #expect(output.pooled == Tensor(Shape(example.outputShape), example.output))
        let upstream = Tensor(output.pooled.shape, example.upstream)
        let gradient = try pool.backward(output, upstream: upstream)
        #expect(gradient == Tensor(map.shape, example.inputGradient))
    }

    @Test func `there are cases`() {
        #expect(DetectionFixture.all.roiPool.count >= 9)
    }

    @Test func `the gradient is a central difference`() throws {
        let pool = RoIPool(outputSize: Size2D(height: 2, width: 3), spatialScale: 0.5)
        let map: Tensor<Double> = sample([2, 2, 5, 6], seed: 60)
        let regions = [
            RegionOfInterest(image: 1, box: Box(left: 1, top: 0, right: 9, bottom: 7)),
            RegionOfInterest(image: 0, box: Box(left: 4, top: 2, right: 20, bottom: 9)),
            RegionOfInterest(image: 1, box: Box(left: 3, top: 3, right: 3, bottom: 3)),
        ]
        let output = try pool.forward(map, regions: regions)
        let upstream: Tensor<Double> = sample(output.pooled.shape, seed: 61)
        let gradient = try pool.backward(output, upstream: upstream)
        expectGradient(gradient, at: map) { moved in
            guard let output = try? pool.forward(moved, regions: regions) else { return .nan }
            return dot(output.pooled, upstream)
        }
    }

    /// The whole image in bins that divide it: ordinary maximum pooling.
    @Test func `the whole map is pooled as maximum pooling does`() throws {
        let map: Tensor<Float> = sample([1, 3, 8, 12], seed: 62)
        let whole = RegionOfInterest(box: Box(left: 0, top: 0, right: 11, bottom: 7))
        let output = try RoIPool(outputSize: 4).forward(map, regions: [whole])
        let kernel = Size2D(height: 2, width: 3)
        #expect(output.pooled == MaxPool2D(kernelSize: kernel).forward(map))
    }

    @Test func `of equal values the first one gets the gradient`() throws {
        let map = Tensor<Float>([1, 1, 2, 3], repeating: 7)
        let whole = RegionOfInterest(box: Box(left: 0, top: 0, right: 2, bottom: 1))
        let pool = RoIPool(outputSize: 1)
        let output = try pool.forward(map, regions: [whole])
        let gradient = try pool.backward(output, upstream: Tensor([1, 1, 1, 1], [5]))
        #expect(gradient.values == [5, 0, 0, 0, 0, 0])
        let mismatched = Tensor<Float>([1, 1, 1, 2])
        #expect(throws: DetectionError.self) { try pool.backward(output, upstream: mismatched) }
    }

    @Test func `no regions give an empty tensor`() throws {
        let output = try RoIPool(outputSize: 2).forward(Tensor<Float>([1, 3, 4, 4]), regions: [])
        #expect(output.pooled.shape == [0, 3, 2, 2])
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, 3e9])
    func `coordinates beyond the range of a map are refused`(value: Double) {
        let region = RegionOfInterest(box: Box(left: 0, top: value, right: 1, bottom: 1))
        let map = Tensor<Float>([1, 1, 4, 4])
        let error = #expect(throws: DetectionError.self) {
            try RoIPool(outputSize: 2).forward(map, regions: [region])
        }
        #expect(error?.description.contains("Region 0 has the coordinate") == true)
        // The largest that are allowed do not overflow.
        let vast = Box(left: -0x1p31 + 1, top: -0x1p31 + 1, right: 0x1p31 - 1, bottom: 0x1p31 - 1)
        #expect(throws: Never.self) {
            try RoIPool(outputSize: 7).forward(map, regions: [RegionOfInterest(box: vast)])
        }
    }

    @Test func `what does not fit is refused`() {
        let map = Tensor<Float>([2, 1, 4, 4])
        let box = Box(left: 0, top: 0, right: 1, bottom: 1)
        for image in [2, -1] {
            let wanted = DetectionError.imageOutOfRange(image: image, images: 2, region: 0)
            #expect(throws: wanted) {
                let region = RegionOfInterest(image: image, box: box)
                return try RoIPool(outputSize: 2).forward(map, regions: [region])
            }
        }
        #expect(throws: DetectionError.self) {
            try RoIPool(outputSize: 0).forward(map, regions: [])
        }
        #expect(throws: DetectionError.self) {
            try RoIPool(outputSize: 2, spatialScale: -1).forward(map, regions: [])
        }
        #expect(throws: DetectionError.self) {
            try RoIPool(outputSize: 2).forward(Tensor<Float>([1, 4, 4]), regions: [])
        }
    }
}
