import CNNEngine
import Testing

/// What batch normalization, dropout, LRN and the activations promise.
struct NormalizationTests {
    @Test(arguments: [[6, 3, 4, 5], [40, 3]] as [Shape])
    func `batch norm brings each channel to mean 0 and variance 1`(shape: Shape) {
        let layer = BatchNorm(channels: 3, epsilon: 0)
        var batch: Tensor<Double> = sample(shape, seed: 1)
        for index in batch.values.indices { batch.values[index] = batch.values[index] * 7 + 100 }
        let output = layer.forward(batch, parameters: neutral(3), mode: .training(seed: 0))
        for channel in 0..<3 {
            let values = output.values(ofChannel: channel)
            let mean = values.reduce(0, +) / Double(values.count)
            let variance = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
            #expect(abs(mean) < 1e-12)
            #expect(abs(variance - 1) < 1e-12)
        }
    }

    @Test func `gamma scales and beta shifts`() {
        let layer = BatchNorm(channels: 2)
        let batch: Tensor<Double> = sample([5, 2], seed: 2)
        let plain = layer.forward(batch, parameters: neutral(2), mode: .training(seed: 0))
        var parameters = neutral(2)
        parameters[0] = Tensor([2], [3, -1])
        parameters[1] = Tensor([2], [0.5, 2])
        let output = layer.forward(batch, parameters: parameters, mode: .training(seed: 0))
        let expected = plain.values.enumerated().map { index, value in
            index % 2 == 0 ? 3 * value + 0.5 : -value + 2
        }
        expectClose(output, Tensor(plain.shape, expected), tolerance: 1e-14)
    }

    /// Values 1 and 3: mean 2, variance 1 over n and 2 over n − 1.
    @Test func `momentum is the share that is kept, and the frameworks' variances differ`() {
        let batch = Tensor<Double>([2, 1], [1, 3])
        let keras = BatchNorm(channels: 1, momentum: 0.75)
        let torch = BatchNorm.pytorch(channels: 1, momentum: 0.25)
        #expect(torch.momentum == 0.75)
        let moved = keras.parametersAfterTraining(on: batch, parameters: neutral(1))
        #expect(moved.map(\.values) == [[1], [0], [0.5], [1]])
        let torchMoved = torch.parametersAfterTraining(on: batch, parameters: neutral(1))
        #expect(torchMoved.map(\.values) == [[1], [0], [0.5], [1.25]])
    }

    @Test func `running statistics come to those of the data`() {
        let layer = BatchNorm(channels: 2, momentum: 0.9)
        let batch: Tensor<Double> = sample([8, 2, 3, 3], seed: 3)
        var parameters = neutral(2)
        for _ in 0..<400 {
            parameters = layer.parametersAfterTraining(on: batch, parameters: parameters)
        }
        let learned = layer.forward(batch, parameters: parameters, mode: .training(seed: 0))
        expectClose(layer.forward(batch, parameters: parameters), learned, tolerance: 1e-12)
    }

    @Test func `counts are those of Keras: half are trained`() throws {
        let count = try BatchNorm(channels: 64).parameterCount()
        #expect(count == ParameterCount(trainable: 128, nonTrainable: 128))
    }

    @Test func `dropout drops its share, keeps the mean and repeats from its seed`() {
        let layer = Dropout(rate: 0.3)
        let ones = Tensor<Double>([1, 40_000], repeating: 1)
        let output = layer.forward(ones, parameters: [], mode: .training(seed: 4))
        let dropped = output.values.count { $0 == 0 }
        // Five standard deviations of a binomial with n = 40,000 and p = 0.3.
        #expect(abs(dropped - 12_000) < 459)
        #expect(Set(output.values) == [0, 1 / 0.7])
        #expect(output == layer.forward(ones, parameters: [], mode: .training(seed: 4)))
        #expect(output != layer.forward(ones, parameters: [], mode: .training(seed: 5)))
        #expect(layer.forward(ones) == ones)
        let none = Dropout(rate: 1).forward(ones, parameters: [], mode: .training(seed: 4))
        #expect(none == Tensor([1, 40_000]))
    }

    @Test(arguments: [[3, 6], [2, 5, 3, 2]] as [Shape])
    func `softmax sums to one and does not mind a shift`(shape: Shape) {
        let input: Tensor<Double> = sample(shape, seed: 6)
        let shares = Softmax().forward(input)
        let ones = Tensor<Double>([1, shape[1]], repeating: 1)
        let sums = Dense(inputFeatures: shape[1], units: 1, bias: false)
            .forward(shares, parameters: [ones])
        for sum in sums.values { #expect(abs(sum - 1) < 1e-14) }
        let shifted = Tensor(shape, input.values.map { $0 + 1_000 })
        expectClose(Softmax().forward(shifted), shares, tolerance: 1e-12)
        let far = Tensor<Float>([1, 2], [-3e38, 3e38])
        #expect(Softmax().forward(far).values == [0, 1])
    }

    /// Appendix A of LeCun, Bottou, Bengio & Haffner 1998 has f(1) = 1 and f(−1) = −1.
    @Test func `the scaled tangent passes through one`() {
        let output = ScaledTanh().forward(Tensor<Double>([1, 2], [1, -1]))
        #expect(abs(output.values[0] - 1) < 1e-4)
        #expect(output.values[1] == -output.values[0])
    }

    @Test func `activations far out neither overflow nor lose their limits`() {
        let far = Tensor<Float>([1, 2], [-1e4, 1e4])
        #expect(Sigmoid().forward(far).values == [0, 1])
        #expect(Tanh().forward(far).values == [-1, 1])
        #expect(ReLU6().forward(far).values == [0, 6])
        #expect(LeakyReLU(slope: 0.5).forward(far).values == [-5_000, 1e4])
    }

    /// With one channel in the window the divisor is that of the value itself.
    @Test func `local response norm divides by the neighbours' strength`() {
        let input = Tensor<Double>([1, 3, 1, 1], [1, 2, 3])
        let layer = LocalResponseNorm(size: 3, alpha: 3, beta: 1, k: 1)
        let expected: [Double] = zip([1, 2, 3], [6, 15, 14]).map { $0 / $1 }
        expectClose(layer.forward(input), Tensor(input.shape, expected), tolerance: 1e-15)
    }

    private func neutral(_ channels: Int) -> [Tensor<Double>] {
        [1, 0, 0, 1].map { Tensor([channels], repeating: $0) }
    }
}

extension Tensor {
    fileprivate func values(ofChannel channel: Int) -> [Scalar] {
        let cells = shape.dimensions.dropFirst(2).reduce(1, *)
        return values.indices.filter { $0 / cells % shape[1] == channel }.map { values[$0] }
    }
}
