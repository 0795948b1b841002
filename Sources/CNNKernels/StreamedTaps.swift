extension StreamedNumbers {
    /// Writes numbers that lie `step` apart, and returns how many were written.
    public func fill(
        _ buffer: UnsafeMutableBufferPointer<Float>,
        from first: Int,
        by step: Int
    ) -> Int {
        var written = 0
        var counter = UInt32(truncatingIfNeeded: first) &* multiplier
        let stride = UInt32(truncatingIfNeeded: step) &* multiplier
        while written < buffer.count {
            buffer[written] = Float(Int32(bitPattern: counter)) * 0x1p-31
            counter &+= stride
            written &+= 1
        }
        return written
    }
}

/// The sum of products of numbers with inputs that are made on the way, `step` apart.
///
/// Sums of up to 1,024 products are kept in `Float`, eight of them side by side, their total in
/// `Double`.
public func streamedDot(
    _ numbers: UnsafeBufferPointer<Float>,
    withInputsFrom first: Int,
    by step: Int
) -> Double {
    typealias Lanes = SIMD8<Float>
    let width = Lanes.scalarCount
    let multiplier = StreamedNumbers.inputs.multiplier
    let stride = UInt32(truncatingIfNeeded: step) &* multiplier
    let start = UInt32(truncatingIfNeeded: first) &* multiplier
    guard let base = UnsafeRawPointer(numbers.baseAddress) else { return 0 }
    let lanes = SIMD8<UInt32>(0, 1, 2, 3, 4, 5, 6, 7)
    var counter = SIMD8<UInt32>(repeating: start) &+ lanes &* stride
    let steps = SIMD8<UInt32>(repeating: stride &* UInt32(width))
    var (total, index) = (0.0, 0)
    while index &+ width <= numbers.count {
        let end = min(index &+ 1_024, numbers.count)
        var sum = Lanes()
        while index &+ width <= end {
            let values = base.loadUnaligned(fromByteOffset: index &* 4, as: Lanes.self)
            sum += values * Lanes(SIMD8<Int32>(truncatingIfNeeded: counter))
            counter &+= steps
            index &+= width
        }
        total += Double(sum.sum()) * 0x1p-31
    }
    var rest = start &+ stride &* UInt32(truncatingIfNeeded: index)
    while index < numbers.count {
        total += Double(numbers[index] * (Float(Int32(bitPattern: rest)) * 0x1p-31))
        rest &+= stride
        index &+= 1
    }
    return total
}

/// The sum of products of weights and inputs by the definition, in `Double`: both are made on the
/// way, each so many numbers behind the last.
public func definedDot(
    weightsFrom firstWeight: Int,
    by weightStep: Int,
    inputsFrom firstInput: Int,
    by inputStep: Int,
    count: Int
) -> Double {
    var weights = StreamedFour(StreamedNumbers.weights, from: firstWeight, by: weightStep)
    var inputs = StreamedFour(StreamedNumbers.inputs, from: firstInput, by: inputStep)
    var sums = SIMD4<Double>()
    for _ in 0..<(count / 4) { sums += weights.next() * inputs.next() }
    var sum = (sums[0] + sums[1]) + (sums[2] + sums[3])
    let (lastWeights, lastInputs) = (weights.next(), inputs.next())
    for index in 0..<(count % 4) { sum += lastWeights[index] * lastInputs[index] }
    return sum
}

/// Streamed numbers that lie `step` apart, four at a time.
private struct StreamedFour {
    private var counter: SIMD4<UInt32>
    private let stride: UInt32

    init(_ numbers: StreamedNumbers, from first: Int, by step: Int) {
        let stride = UInt32(truncatingIfNeeded: step) &* numbers.multiplier
        let start = UInt32(truncatingIfNeeded: first) &* numbers.multiplier
        counter = SIMD4(repeating: start) &+ SIMD4(0, 1, 2, 3) &* stride
        self.stride = 4 &* stride
    }

    @inline(__always)
    mutating func next() -> SIMD4<Double> {
        let values = SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: counter)) * 0x1p-31
        counter &+= SIMD4(repeating: stride)
        return SIMD4<Double>(values)
    }
}
