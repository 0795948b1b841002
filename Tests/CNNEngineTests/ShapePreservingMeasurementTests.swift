import Testing

@testable import CNNEngine

/// A layer whose engine is another one: the definition is that of `layer`, the pass of `engine`.
private struct WrongEngine: ShapePreservingLayer {
    var layer: any ShapePreservingLayer
    var engine: any Layer

    var name: String { layer.name }

    func definition(of channel: Int, among channels: Int, _ value: (Int) -> Double) -> Double {
        layer.definition(of: channel, among: channels, value)
    }

    func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        engine.forward(input, parameters: parameters, mode: mode)
    }

    func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        engine.backward(pass)
    }
}

/// Nothing but NaN, or the first value of each example only.
private struct BrokenEngine: Layer {
    var loses: Bool

    func outputShape(for input: Shape) -> Shape { input }

    func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        loses
            ? Tensor([1, 1], [input.values[0]])
            : Tensor(input.shape, input.values.map { $0 * .nan })
    }

    func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        Gradients(input: pass.upstream)
    }

    func measure(_ input: Shape, budget: Int) -> Measurement { Measurement(output: input) }
}

struct ShapePreservingMeasurementTests {
    private static let layers: [any ShapePreservingLayer] = [
        ReLU(), ReLU6(), LeakyReLU(slope: 0.1), Sigmoid(), Tanh(), ScaledTanh(), Softmax(),
        Dropout(rate: 0.5), LocalResponseNorm(size: 4, alpha: 0.5),
        LocalResponseNorm(size: 4, alpha: 0.5, beta: 0.5), LocalResponseNorm(size: 3, alpha: 0.5),
        LocalResponseNorm(size: 4, alpha: 0.5, k: 2),
    ]

    /// Each layer run by the engine of each other one, whole and in part.
    @Test(arguments: layers.indices, [100_000, 100, 0])
    func `the engine of another layer is refused`(index: Int, budget: Int) throws {
        let layer = Self.layers[index]
        for (other, engine) in Self.layers.enumerated() {
            for input: Shape in [[7, 3, 5], [7, 1, 1]] {
                let wrong = WrongEngine(layer: layer, engine: engine)
                let analysis = try LayerAnalysis(wrong, on: input, budget: budget)
                switch analysis.verification {
                case .agreed: #expect(other == index, "\(engine) as \(layer) on \(input)")
                case .disagreed: #expect(other != index, "\(layer) on \(input)")
                default: Issue.record("\(layer) was not run")
                }
            }
        }
    }

    @Test(arguments: [true, false], [100_000, 0])
    func `an engine that loses values or makes none is refused`(loses: Bool, budget: Int) throws {
        let wrong = WrongEngine(layer: ReLU(), engine: BrokenEngine(loses: loses))
        for input: Shape in [[4, 5, 6], [30], [1]] {
            #expect(try wrong.measure(input, budget: budget).cellsWrong > 0)
        }
    }

    @Test func `within the budget all values are run, and above it some`() throws {
        let whole = try ReLU().measure([4, 50, 50], budget: 80_000)
        #expect(whole.isComplete && whole.cellsComputed == 10_000)
        let slice = try ReLU().measure([4, 50, 50], budget: 79_999)
        #expect(!slice.isComplete && slice.cellsComputed == 256)
        #expect(whole.cellsRecomputed == 32 && slice.cellsRecomputed == 32)
    }

    @Test(arguments: [100_000, 0])
    func `a batch normalization without its shift is refused`(budget: Int) throws {
        for input: Shape in [[5, 4, 4], [5]] {
            let layer = BatchNorm(channels: 5)
            let right = try layer.measure(input, budget: budget)
            #expect(right.cellsRecomputed > 0 && right.cellsWrong == 0)
            let wrong = try layer.measure(input, budget: budget) { layer, input, parameters in
                var parameters = parameters
                parameters[1] = Tensor(parameters[1].shape)
                return layer.forward(input, parameters: parameters)
            }
            #expect(wrong.cellsWrong > 0)
            let biased = try layer.measure(input, budget: budget) { layer, input, parameters in
                layer.forward(input, parameters: parameters, mode: .training(seed: 0))
            }
            #expect(biased.cellsWrong > 0)
            let lost = try layer.measure(input, budget: budget) { _, _, _ in Tensor([1, 1]) }
            #expect(lost.cellsWrong > 0)
        }
    }

    /// The other layout is the same list only where there is one channel or one cell.
    @Test(arguments: [true, false], [100_000, 0])
    func `a flattening in the other order is refused`(channelsLast: Bool, budget: Int) throws {
        let layer = Flatten(channelsLast: channelsLast)
        let other = Flatten(channelsLast: !channelsLast)
        let right = try layer.measure([5, 4, 3], budget: budget)
        #expect(right.cellsRecomputed > 0 && right.cellsWrong == 0 && right.output == [60])
        let wrong = try layer.measure([5, 4, 3], budget: budget) { other.forward($0) }
        #expect(wrong.cellsWrong > 0)
        let one = try layer.measure([1, 4, 3], budget: budget) { other.forward($0) }
        #expect(one.cellsWrong == 0)
    }

    @Test func `what a flattening or a reshaping loses is counted`() throws {
        let half: (Tensor<Float>) -> Tensor<Float> = { input in
            Tensor([2, 30], Array(input.values.prefix(60)))
        }
        let flat = try Flatten().measure([5, 4, 3], budget: 1_000, running: half)
        #expect(flat.output == [30] && flat.cellsWrong > 0)
        let shaped = try Reshape(to: [-1, 10]).measure([5, 4, 3], budget: 1_000, running: half)
        #expect(shaped.output == [3, 10] && shaped.cellsWrong > 0)
        let turned = try Reshape(to: [3, 20]).measure([5, 4, 3], budget: 1_000) { input in
            Tensor(input.shape, input.values.reversed())
        }
        #expect(turned.cellsWrong > 0)
    }
}
