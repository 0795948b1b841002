import CNNKernels
import Testing

@testable import CNNEngine

/// Sums over windows of numbers made on the way, against the numbers one by one, with the kernels of
/// every instruction set that runs here.
struct StreamedWindowTests {
    private typealias Axis = StreamedWindow.Axis

    @Test(arguments: [0, 1, 3, 7, 15, 16, 17, 40, 64, 1_031])
    func `sums of streamed numbers are those of the numbers one by one`(count: Int) {
        for (first, step) in [(0, 1), (7, 9), (-3, 1_024), (1 << 40, 12_345)] {
            let window = StreamedWindow(
                outer: Axis(count: 2, weightStep: 77, inputStep: 5_000),
                middle: Axis(count: 3, weightStep: 7, inputStep: -11),
                inner: Axis(count: count, weightStep: step, inputStep: 3),
                firstWeight: first,
                firstInput: 2 * first
            )
            var expected = 0.0
            for outer in 0..<2 {
                for middle in 0..<3 {
                    for inner in 0..<count {
                        let weight = first + 77 * outer + 7 * middle + step * inner
                        let input = 2 * first + 5_000 * outer - 11 * middle + 3 * inner
                        expected +=
                            Double(StreamedNumbers.weights[weight])
                            * Double(StreamedNumbers.inputs[input])
                    }
                }
            }
            for kernels in ChosenKernels.available {
                let difference = abs(kernels.definedSum(window) - expected)
                #expect(difference < 1e-12 * Double(count + 1), "\(kernels.name)")
            }
        }
    }

    @Test(arguments: [1, 5, 16, 20, 64, 513])
    func `weights in memory are summed with the inputs of a part of the window`(count: Int) {
        // Three rows of `count` weights lie in memory; the window leaves out the first of each.
        let weights = (0..<(3 * count)).map { StreamedNumbers.weights[5 + 2 * $0] }
        let window = StreamedWindow(
            outer: Axis(count: 1, weightStep: 0, inputStep: 0),
            middle: Axis(count: 3, weightStep: count, inputStep: 100),
            inner: Axis(count: count - 1, weightStep: 1, inputStep: 4),
            firstWeight: 1,
            firstInput: 9
        )
        var expected = 0.0
        for row in 0..<3 {
            for column in 0..<(count - 1) {
                let input = StreamedNumbers.inputs[9 + 100 * row + 4 * column]
                expected += Double(weights[row * count + column + 1]) * Double(input)
            }
        }
        for kernels in ChosenKernels.available {
            withUnsafeTemporaryAllocation(of: Float.self, capacity: 3 * count + 16) { buffer in
                guard let place = buffer.baseAddress else { return }
                let made = kernels.makeWeights(3 * count, from: 5, by: 2, into: place)
                #expect(made == 3 * count)
                #expect(Array(buffer[..<made]) == weights, "\(kernels.name)")
                let difference = abs(kernels.streamedSum(window, weights: place) - expected)
                #expect(difference < 1e-5 * Double(count).squareRoot(), "\(kernels.name)")
            }
        }
    }
}
