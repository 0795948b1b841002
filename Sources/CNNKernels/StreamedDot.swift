/// The dot product of an input with weights that are made on the way, each exactly once.
///
/// Returns the sum and the number of weights made, which is counted as they are made. Partial sums
/// of 1,024 products are kept in `Float`, their total in `Double`: the error stays below
/// 10⁻⁵ · √n for inputs and weights in −1 ..< 1.
public func streamedDot(
    _ input: UnsafeBufferPointer<Float>,
    firstWeight: Int
) -> (sum: Double, weightsMade: Int) {
    typealias Lanes = SIMD16<Float>
    let width = Lanes.scalarCount
    let weights = StreamedNumbers.weights
    let step = SIMD16<UInt32>(repeating: weights.multiplier &* UInt32(width))
    var counter = SIMD16<UInt32>()
    for lane in 0..<width {
        counter[lane] = UInt32(truncatingIfNeeded: firstWeight &+ lane) &* weights.multiplier
    }
    var total = 0.0
    var made = 0
    let vectors = input.count / width
    var vector = 0
    guard let base = UnsafeRawPointer(input.baseAddress) else { return (0, 0) }
    while vector < vectors {
        let end = min(vector + 1_024 / width, vectors)
        var sum = Lanes()
        while vector < end {
            let values = base.loadUnaligned(fromByteOffset: vector * width * 4, as: Lanes.self)
            sum += values * Lanes(SIMD16<Int32>(truncatingIfNeeded: counter))
            counter &+= step
            made &+= width
            vector += 1
        }
        total += Double(sum.sum()) * 0x1p-31
    }
    for index in (vectors * width)..<input.count {
        total += Double(input[index] * weights[firstWeight &+ index])
        made += 1
    }
    return (total, made)
}
