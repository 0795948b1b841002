import CNNKernels
import Testing

/// Sums over numbers made on the way, against the numbers one by one.
struct StreamedTapsTests {
    @Test(arguments: [0, 1, 2, 3, 4, 5, 8, 17, 64, 1_031, 3_000])
    func `sums of streamed numbers are those of the numbers one by one`(count: Int) {
        for (first, step) in [(0, 1), (7, 9), (-3, 1_024), (1 << 40, 12_345)] {
            let weights = (0..<count).map { StreamedNumbers.weights[first + $0 * step] }
            let inputs = (0..<count).map { StreamedNumbers.inputs[2 * first + $0 * 3] }
            let expected = zip(weights, inputs).reduce(0) { $0 + Double($1.0) * Double($1.1) }
            let defined = definedDot(
                weightsFrom: first,
                by: step,
                inputsFrom: 2 * first,
                by: 3,
                count: count
            )
            #expect(abs(defined - expected) < 1e-12 * Double(count + 1))

            let made = [Float](unsafeUninitializedCapacity: count) { buffer, written in
                let whole = UnsafeMutableBufferPointer(rebasing: buffer[..<count])
                written = StreamedNumbers.weights.fill(whole, from: first, by: step)
            }
            #expect(made == weights)
            let streamed = made.withUnsafeBufferPointer {
                streamedDot($0, withInputsFrom: 2 * first, by: 3)
            }
            #expect(abs(streamed - expected) < 1e-5 * Double(count + 1).squareRoot())
        }
    }
}
