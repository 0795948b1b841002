/// The dot product of two rows of numbers.
public func dot(
    _ first: UnsafePointer<Float>,
    _ second: UnsafePointer<Float>,
    count: Int
) -> Float {
    typealias Lanes = SIMD16<Float>
    let width = Lanes.scalarCount
    var sum = Lanes()
    var index = 0
    while index + width <= count {
        let left = UnsafeRawPointer(first + index).loadUnaligned(as: Lanes.self)
        let right = UnsafeRawPointer(second + index).loadUnaligned(as: Lanes.self)
        sum += left * right
        index += width
    }
    var total = sum.sum()
    while index < count {
        total += first[index] * second[index]
        index += 1
    }
    return total
}
