import CNNKernels
import RealModule
import Testing

@testable import CNNEngine

/// The vectors' own exponential against the library's, over the whole range.
struct VectorActivationTests {
    private func values(of activation: Activation, at points: [Float], _ kernels: any VectorKernels)
        -> [Float]
    {
        var values = points + Array(repeating: 0, count: 15)
        values.withUnsafeMutableBufferPointer { buffer in
            guard let first = buffer.baseAddress else { return }
            kernels.apply(activation, to: first, count: points.count)
        }
        return Array(values.prefix(points.count))
    }

    @Test func `sigmoid and tanh are right to a few units in the last place`() {
        let points =
            (-4_000...4_000).map { Float($0) / 40 } + [1e-20, -1e-8, .infinity, -.infinity]
        for kernels in ChosenKernels.available {
            let sigmoid = values(of: .sigmoid, at: points, kernels)
            let tanh = values(of: .tanh, at: points, kernels)
            for (index, point) in points.enumerated() {
                let x = Double(point)
                let expected = 1 / (1 + Double.exp(-x))
                // Below −87 the exponential stops growing; the sigmoid is less than 2e-38 there.
                let error = abs(Double(sigmoid[index]) - expected)
                #expect(error <= 5e-7 * expected + 2e-38, "sigmoid \(x)")
                #expect(abs(Double(tanh[index]) - Double.tanh(x)) <= 1e-6 * abs(Double.tanh(x)))
            }
        }
    }

    @Test func `what is not a number stays so`() {
        for kernels in ChosenKernels.available {
            for activation in [Activation.sigmoid, .tanh, .clamp(lower: 0, upper: 6)] {
                #expect(values(of: activation, at: [.nan], kernels)[0].isNaN, "\(activation)")
            }
        }
    }
}
