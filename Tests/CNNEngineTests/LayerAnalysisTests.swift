import CNNEngine
import Testing

/// A convolution whose formula forgets the `+ 1`.
private struct WrongFormula: Layer {
    let layer = Conv2D(inputChannels: 1, outputChannels: 1, kernelSize: 3)

    func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let output = try layer.outputShape(for: input)
        return Shape(channels: 1, height: output[1] - 1, width: output[2] - 1)
    }

    var parameters: [ParameterSpec] { layer.parameters }

    func multiplyAdds(for input: Shape) throws(ShapeError) -> Int {
        try layer.multiplyAdds(for: input)
    }

    func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        layer.forward(input, parameters: parameters, mode: mode)
    }

    func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        layer.backward(pass)
    }

    func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        try layer.measure(input, budget: budget)
    }
}

/// A rectifier whose engine answers with the magnitude.
private struct MagnitudeReLU: ShapePreservingLayer {
    func definition(of channel: Int, among channels: Int, _ value: (Int) -> Double) -> Double {
        ReLU().definition(of: channel, among: channels, value)
    }

    func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        Tensor(input.shape, input.values.map(abs))
    }

    func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        ReLU().backward(pass)
    }
}

/// A maximum pooling whose engine takes the least value.
private struct LeastPool: PoolingLayer {
    let layer = MaxPool2D(kernelSize: 2)

    var geometry: WindowGeometry { layer.geometry }
    var reduction: WindowReduction { layer.reduction }

    func value<Scalar: TensorScalar>(of window: PooledWindow, in input: [Scalar]) -> Scalar {
        layer.value(of: window, in: input)
    }

    func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        let turned = Tensor(input.shape, input.values.map { -$0 })
        let output = layer.forward(turned, parameters: parameters, mode: mode)
        return Tensor(output.shape, output.values.map { -$0 })
    }

    func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        layer.backward(pass)
    }
}

/// A global mean whose engine forgets to divide.
private struct GlobalSum: GlobalPoolingLayer {
    let layer = GlobalAvgPool2D()

    var keepsDimensions: Bool { layer.keepsDimensions }
    var reduction: WindowReduction { layer.reduction }

    func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        let mean = layer.forward(input, parameters: parameters, mode: mode)
        let cells = Scalar(input.shape[2] * input.shape[3])
        return Tensor(mean.shape, mean.values.map { $0 * cells })
    }

    func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        layer.backward(pass)
    }
}

struct LayerAnalysisTests {
    @Test func `a sound layer is agreed on`() throws {
        let layer = Conv2D(inputChannels: 3, outputChannels: 8, kernelSize: 3, stride: 2)
        let analysis = try LayerAnalysis(layer, on: [3, 10, 10], budget: 100_000)
        guard case .agreed(let measurement) = analysis.verification else {
            Issue.record("expected agreement, got \(analysis.verification)")
            return
        }
        #expect(measurement.output == [8, 4, 4])
    }

    @Test func `a planted wrong formula is caught`() throws {
        let analysis = try LayerAnalysis(WrongFormula(), on: [1, 7, 7], budget: 100_000)
        guard case .disagreed(_, let differences) = analysis.verification else {
            Issue.record("expected a disagreement, got \(analysis.verification)")
            return
        }
        #expect(
            differences.map(\.description) == [
                "output: the formula gives [1, 4, 4], the engine counted [1, 5, 5]"
            ]
        )
    }

    @Test(
        arguments: [MagnitudeReLU(), LeastPool(), GlobalSum()] as [any Layer],
        [100_000, 0]
    )
    func `a planted wrong engine is caught`(layer: any Layer, budget: Int) throws {
        let analysis = try LayerAnalysis(layer, on: [2, 6, 7], budget: budget)
        guard case .disagreed(let seen, let differences) = analysis.verification else {
            Issue.record("expected a disagreement, got \(analysis.verification)")
            return
        }
        #expect(differences.map(\.quantity) == ["cells unlike their definition"])
        #expect(seen.cellsWrong <= seen.cellsRecomputed)
    }

    /// Each figure is held by itself, so that no other one can hide it.
    @Test func `a figure one off is a disagreement`() throws {
        let layer = Conv2D(inputChannels: 1, outputChannels: 1, kernelSize: 3)
        let analysis = try LayerAnalysis(layer, on: [1, 7, 7], budget: nil)
        let sound = try layer.measure([1, 7, 7], budget: 100_000)
        #expect(analysis.disagreements(with: sound).isEmpty)
        for (figure, quantity) in [
            (\Measurement.weightsRead, "parameters"), (\.biasesRead, "parameters"),
            (\.multiplyAdds, "multiply-adds"), (\.cellsWrong, "cells unlike their definition"),
        ] {
            var measurement = sound
            measurement[keyPath: figure] += 1
            let found = analysis.disagreements(with: measurement)
            #expect(found.map(\.quantity) == [quantity])
        }
    }

    @Test func `a layer too large to run keeps its formula`() throws {
        let layer = Conv2D(inputChannels: 1, outputChannels: 1, kernelSize: 3)
        let analysis = try LayerAnalysis(layer, on: [1, 1 << 25, 3], budget: 100_000)
        #expect(analysis.output == [1, (1 << 25) - 2, 1])
        guard case .notRun(let error) = analysis.verification else {
            Issue.record("expected no run, got \(analysis.verification)")
            return
        }
        #expect(error.code == "too_large_to_measure")
    }

    @Test func `outputs beyond 64 bits are an error`() {
        let layer = Conv2D(inputChannels: 1, outputChannels: 1 << 40, kernelSize: 1)
        let error = #expect(throws: ShapeError.self) {
            try LayerAnalysis(layer, on: [1, 1 << 20, 1 << 20], budget: nil)
        }
        #expect(error?.code == "overflow")
    }
}
