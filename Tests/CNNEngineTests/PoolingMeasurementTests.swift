import Testing

@testable import CNNEngine

/// A pooling whose engine may be wrong: what it computes is twisted on the way.
private struct WrongPool<Base: PoolingLayer>: PoolingLayer {
    enum Fault: Sendable, CaseIterable {
        case none, negated, halved, shifted, swappedChannels, notANumber, lost
    }

    var layer: Base
    var fault: Fault

    var name: String { layer.name }
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
        var input = input
        // The minimum, by way of the maximum.
        if fault == .negated { input.values = input.values.map { -$0 } }
        var output = layer.forward(input, parameters: parameters, mode: mode)
        switch fault {
        case .none: break
        case .negated: output.values = output.values.map { -$0 }
        case .halved: output.values = output.values.map { $0 / 2 }
        case .shifted: output.values = Array(output.values.dropFirst() + output.values.prefix(1))
        case .swappedChannels:
            let plane = output.shape[2] * output.shape[3]
            output.values = Array(output.values.dropFirst(plane) + output.values.prefix(plane))
        case .notANumber: output.values = output.values.map { $0 * .nan }
        case .lost: output = Tensor([1, 1, 1, 1])
        }
        return output
    }

    func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        layer.backward(pass)
    }
}

struct PoolingMeasurementTests {
    /// Enough for whole runs, too little, and nothing.
    private static let budgets = [1_000_000, 40, 0]

    private static let maxima = [
        MaxPool2D(kernelSize: 2), MaxPool2D(kernelSize: 3, stride: 2, padding: .same),
        MaxPool2D(kernelSize: 3, stride: 1, padding: .symmetric(1), dilation: 2, rounding: .ceil),
    ]

    private static let means = [
        AvgPool2D(kernelSize: 2), AvgPool2D(kernelSize: 3, stride: 2, padding: .same),
        AvgPool2D(
            kernelSize: 3,
            stride: 2,
            padding: .symmetric(1),
            rounding: .ceil,
            countsPadding: true
        ),
    ]

    private func wrongCells(_ layer: some PoolingLayer, budget: Int) throws -> Int {
        let measurement = try layer.measure([3, 12, 11], budget: budget)
        #expect(measurement.cellsRecomputed >= 9)
        return measurement.cellsWrong
    }

    @Test(arguments: maxima, budgets)
    func `a maximum that is not the maximum is refused`(layer: MaxPool2D, budget: Int) throws {
        #expect(try wrongCells(WrongPool(layer: layer, fault: .none), budget: budget) == 0)
        for fault in [.negated, .halved, .shifted, .swappedChannels, .notANumber]
            as [WrongPool<MaxPool2D>.Fault]
        {
            let wrong = WrongPool(layer: layer, fault: fault)
            #expect(try wrongCells(wrong, budget: budget) > 0, "\(fault)")
        }
    }

    @Test(arguments: means, budgets)
    func `a mean that is not the mean is refused`(layer: AvgPool2D, budget: Int) throws {
        #expect(try wrongCells(WrongPool(layer: layer, fault: .none), budget: budget) == 0)
        for fault in [.halved, .shifted, .swappedChannels, .notANumber]
            as [WrongPool<AvgPool2D>.Fault]
        {
            let wrong = WrongPool(layer: layer, fault: fault)
            #expect(try wrongCells(wrong, budget: budget) > 0, "\(fault)")
        }
    }

    @Test(arguments: budgets)
    func `outputs that do not come are refused`(budget: Int) throws {
        let wrong = WrongPool(layer: MaxPool2D(kernelSize: 2), fault: .lost)
        #expect(try wrong.measure([3, 12, 11], budget: budget).cellsWrong > 0)
    }

    /// Over the border the two rules divide by 4 and by 9.
    @Test(arguments: budgets)
    func `a mean divided by the other rule's count is refused`(budget: Int) throws {
        let counting = AvgPool2D(kernelSize: 3, padding: .symmetric(1), countsPadding: true)
        var wrong = MisdividedPool(layer: counting)
        #expect(try wrong.measure([1, 9, 9], budget: budget).cellsWrong > 0)
        wrong.layer.countsPadding = false
        #expect(try wrong.measure([1, 9, 9], budget: budget).cellsWrong > 0)
    }

    @Test(arguments: budgets)
    func `a sub-sampling of LeNet without its bias is refused`(budget: Int) throws {
        let layer = TrainableSubsampling(channels: 3, kernelSize: 2)
        let right = try layer.measure([3, 12, 12], budget: budget)
        #expect(right.cellsRecomputed > 0 && right.cellsWrong == 0)
        #expect(right.parametersRead == 6 && right.multiplyAdds == 108)
        let wrong = try layer.measure([3, 12, 12], budget: budget) { layer, input, parameters in
            let none = Tensor<Float>(parameters[1].shape)
            return layer.forward(input, parameters: [parameters[0], none])
        }
        #expect(wrong.cellsWrong > 0)
    }

    @Test(arguments: [1_000_000, 0])
    func `a wrong global pooling is refused`(budget: Int) throws {
        for keeps in [false, true] {
            let layers: [any GlobalPoolingLayer] = [
                GlobalAvgPool2D(keepsDimensions: keeps), GlobalMaxPool2D(keepsDimensions: keeps),
            ]
            for layer in layers {
                let right = try layer.measure([5, 7, 6], budget: budget)
                #expect(right.cellsRecomputed == 3 && right.cellsWrong == 0)
                #expect(right.output == (keeps ? [5, 1, 1] : [5]))
                let wrong = try layer.measure([5, 7, 6], budget: budget) { input in
                    var output = layer.forward(input)
                    output.values = output.values.map { $0 * 42 / 41 }
                    return output
                }
                #expect(wrong.cellsWrong > 0, "\(layer)")
                let lost = try layer.measure([5, 7, 6], budget: budget) { _ in Tensor([1, 1]) }
                #expect(lost.cellsWrong > 0, "\(layer)")
            }
        }
    }

    /// Both rules sum in any order, so a sum over the transpose would not tell.
    @Test func `the least value of each channel is no global maximum`() throws {
        let layer = GlobalMaxPool2D()
        let wrong = try layer.measure([3, 4, 4], budget: 1_000) { input in
            var input = input
            input.values = input.values.map { -$0 }
            var output = layer.forward(input)
            output.values = output.values.map { -$0 }
            return output
        }
        #expect(wrong.cellsWrong == 3)
    }
}

/// An average pooling that divides by the other rule's count.
private struct MisdividedPool: PoolingLayer {
    var layer: AvgPool2D

    var geometry: WindowGeometry { layer.geometry }
    var reduction: WindowReduction { layer.reduction }

    private var other: AvgPool2D {
        var other = layer
        other.countsPadding.toggle()
        return other
    }

    func value<Scalar: TensorScalar>(of window: PooledWindow, in input: [Scalar]) -> Scalar {
        other.value(of: window, in: input)
    }

    func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        other.forward(input, parameters: parameters, mode: mode)
    }

    func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        other.backward(pass)
    }
}
