import CNNEngine
import Testing

/// Values worked out by hand.
struct LayerTests {
    /// The ONNX node test `basic_conv_with_padding`: 0...24 in 5 × 5, a kernel of ones.
    @Test func `convolution with ones sums each padded window`() {
        let input = Tensor<Float>([1, 1, 5, 5], (0..<25).map(Float.init))
        let layer = Conv2D(
            inputChannels: 1,
            outputChannels: 1,
            kernelSize: 3,
            padding: .symmetric(1),
            bias: false
        )
        let output = layer.forward(input, parameters: [Tensor([1, 1, 3, 3], repeating: 1)])
        #expect(output.shape == [1, 1, 5, 5])
        #expect(
            output.values == [
                12, 21, 27, 33, 24, 33, 54, 63, 72, 51, 63, 99, 108, 117, 81, 93, 144, 153, 162,
                111, 72, 111, 117, 123, 84,
            ]
        )
    }

    @Test func `a filter spans all channels of its group and adds its bias`() {
        let input = Tensor<Double>([1, 4, 1, 1], [1, 10, 100, 1_000])
        let layer = Conv2D(inputChannels: 4, outputChannels: 2, kernelSize: 1, groups: 2)
        let weight = Tensor<Double>([2, 2, 1, 1], [1, 2, 3, 4])
        let output = layer.forward(input, parameters: [weight, Tensor([2], [0.5, -0.5])])
        #expect(output.values == [21.5, 4_299.5])
    }

    @Test func `convolution does not flip its kernel`() {
        let input = Tensor<Float>([1, 1, 1, 3], [1, 2, 3])
        let layer = Conv2D(
            inputChannels: 1,
            outputChannels: 1,
            kernelSize: Size2D(height: 1, width: 2),
            bias: false
        )
        let output = layer.forward(input, parameters: [Tensor([1, 1, 1, 2], [10, 1])])
        #expect(output.values == [12, 23])
    }

    @Test func `pooling takes the largest or the mean`() {
        let input = Tensor<Float>([1, 1, 3, 4], [1, 5, 2, 0, 3, -1, 4, 8, 9, 9, 9, 9])
        let largest = MaxPool2D(kernelSize: 2).forward(input)
        #expect(largest.shape == [1, 1, 1, 2])
        #expect(largest.values == [5, 8])
        #expect(AvgPool2D(kernelSize: 2).forward(input).values == [2, 3.5])
    }

    /// 1...9 in 3 × 3, kernel 3, stride 2, padding 1: the two conventions.
    @Test func `average pooling counts padding only when told`() {
        let input = Tensor<Double>([1, 1, 3, 3], (1...9).map(Double.init))
        var layer = AvgPool2D(kernelSize: 3, stride: 2, padding: .symmetric(1))
        #expect(layer.forward(input).values == [3, 4, 6, 7])
        layer.countsPadding = true
        let counted = layer.forward(input).values
        for (value, ninths) in zip(counted, [12.0, 16, 24, 28]) {
            #expect(abs(value - ninths / 9) < 1e-12)
        }
    }

    @Test func `padding is never the largest`() {
        let input = Tensor<Float>([1, 1, 2, 2], [-4, -3, -2, -1])
        let layer = MaxPool2D(kernelSize: 3, stride: 1, padding: .symmetric(1))
        #expect(layer.forward(input).values == [-1, -1, -1, -1])
    }

    @Test func `dense sums weights times features per unit`() {
        let input = Tensor<Float>([2, 3], [1, 2, 3, 4, 5, 6])
        let layer = Dense(inputFeatures: 3, units: 2)
        let weight = Tensor<Float>([2, 3], [1, 0, -1, 2, 2, 2])
        let output = layer.forward(input, parameters: [weight, Tensor([2], [0, 1])])
        #expect(output.shape == [2, 2])
        #expect(output.values == [-2, 13, -2, 31])
    }

    @Test func `flatten keeps the order and relu the positive part`() {
        let input = Tensor<Float>([1, 2, 1, 2], [1, -2, -3, 4])
        #expect(Flatten().forward(input).shape == [1, 4])
        #expect(ReLU().forward(input).values == [1, 0, 0, 4])
    }
}
