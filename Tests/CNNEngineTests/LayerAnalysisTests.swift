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

/// A convolution whose engine loses a weight and computes a cell wrongly.
private struct WrongEngine: Layer {
    let layer = Conv2D(inputChannels: 1, outputChannels: 1, kernelSize: 3)

    func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        try layer.outputShape(for: input)
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
        var measurement = try layer.measure(input, budget: budget)
        measurement.weightsRead -= 1
        measurement.cellsWrong = 1
        return measurement
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

    @Test func `a planted wrong engine is caught`() throws {
        let analysis = try LayerAnalysis(WrongEngine(), on: [1, 7, 7], budget: 100_000)
        guard case .disagreed(_, let differences) = analysis.verification else {
            Issue.record("expected a disagreement, got \(analysis.verification)")
            return
        }
        #expect(differences.map(\.quantity) == ["parameters", "cells unlike their definition"])
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
