/// The window of one cell over made-up numbers: which weights meet which inputs.
///
/// Three axes, of which the inner one runs along the lanes of a vector. All counts are of taps that
/// lie in the input.
public struct StreamedWindow: Sendable {
    /// Taps along one axis, and the numbers from one to the next.
    public struct Axis: Sendable {
        @usableFromInline let count: Int
        @usableFromInline let weightStep: Int
        @usableFromInline let inputStep: Int

        /// An axis of so many taps.
        public init(count: Int, weightStep: Int, inputStep: Int) {
            self.count = count
            self.weightStep = weightStep
            self.inputStep = inputStep
        }
    }

    @usableFromInline let outer: Axis
    @usableFromInline let middle: Axis
    @usableFromInline let inner: Axis
    @usableFromInline let firstWeight: Int
    @usableFromInline let firstInput: Int

    /// A window whose first tap is a weight and an input.
    public init(
        outer: Axis,
        middle: Axis,
        inner: Axis,
        firstWeight: Int,
        firstInput: Int
    ) {
        (self.outer, self.middle, self.inner) = (outer, middle, inner)
        (self.firstWeight, self.firstInput) = (firstWeight, firstInput)
    }

    /// Visits the first weight and the first input of each run of inner taps.
    @inlinable
    @inline(__always)
    func forEachRun(_ visit: (_ weight: Int, _ input: Int) -> Void) {
        for first in 0..<outer.count {
            var weight = firstWeight &+ first &* outer.weightStep
            var input = firstInput &+ first &* outer.inputStep
            for _ in 0..<middle.count {
                visit(weight, input)
                weight &+= middle.weightStep
                input &+= middle.inputStep
            }
        }
    }
}

/// Streamed numbers that lie `step` apart, sixteen at a time.
@usableFromInline
struct StreamedLanes {
    @usableFromInline let numbers: StreamedNumbers
    @usableFromInline let offsets: SIMD16<UInt32>

    @inlinable
    @inline(__always)
    init(_ numbers: StreamedNumbers, by step: Int) {
        self.numbers = numbers
        let stride = UInt32(truncatingIfNeeded: step) &* numbers.multiplier
        let lanes = SIMD16<UInt32>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
        offsets = lanes &* SIMD16<UInt32>(repeating: stride)
    }

    /// The numbers from an index on.
    @inlinable
    @inline(__always)
    subscript(index: Int) -> Vector {
        let counters = SIMD16<UInt32>(repeating: numbers.counter(index)) &+ offsets
        let two = SIMD16<UInt32>(repeating: StreamedNumbers.bitsOfTwo)
        let bits = (counters &>> SIMD16<UInt32>(repeating: 9)) | two
        return unsafeBitCast(bits, to: Vector.self) - splat(3)
    }
}

/// The same numbers in `Double`, eight at a time: the counters lie in the upper halves of the lanes.
@usableFromInline
struct StreamedDoubles {
    @usableFromInline let numbers: StreamedNumbers
    @usableFromInline let offsets: SIMD8<UInt64>

    @inlinable
    @inline(__always)
    init(_ numbers: StreamedNumbers, by step: Int) {
        self.numbers = numbers
        let stride = UInt64(UInt32(truncatingIfNeeded: step) &* numbers.multiplier) &<< 32
        offsets = SIMD8<UInt64>(0, 1, 2, 3, 4, 5, 6, 7) &* SIMD8<UInt64>(repeating: stride)
    }

    /// The numbers from an index on.
    @inlinable
    @inline(__always)
    subscript(index: Int) -> SIMD8<Double> {
        let start = UInt64(numbers.counter(index)) &<< 32
        let counters = SIMD8<UInt64>(repeating: start) &+ offsets
        // 23 of the bits behind the point; 2 has its exponent's highest bit alone.
        let fraction =
            (counters &>> SIMD8<UInt64>(repeating: 12))
            & SIMD8<UInt64>(repeating: 0x000F_FFFF_E000_0000)
        let bits = fraction | SIMD8<UInt64>(repeating: 0x4000_0000_0000_0000)
        return unsafeBitCast(bits, to: SIMD8<Double>.self) - SIMD8<Double>(repeating: 3)
    }

    /// A vector with zeros behind its first lanes.
    @inlinable
    @inline(__always)
    static func keeping(_ count: Int, of vector: SIMD8<Double>) -> SIMD8<Double> {
        guard count < 8 else { return vector }
        let isKept = SIMD8<Int64>(0, 1, 2, 3, 4, 5, 6, 7) .< SIMD8<Int64>(repeating: Int64(count))
        return SIMD8<Double>().replacing(with: vector, where: isKept)
    }
}

/// A vector with zeros behind its first lanes.
@inlinable
@inline(__always)
func keeping(_ count: Int, of vector: Vector) -> Vector {
    guard count < Vector.scalarCount else { return vector }
    let lanes = SIMD16<Int32>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    let isKept = lanes .< SIMD16<Int32>(repeating: Int32(truncatingIfNeeded: count))
    return Vector().replacing(with: vector, where: isKept)
}

extension InstructionSet {
    /// The sum over a window by the definition, in `Double`: weights and inputs are made on the way.
    @inlinable
    @inline(__always)
    public static func definedSum(_ window: StreamedWindow) -> Double {
        let (count, inner) = (window.inner.count, window.inner)
        let weights = StreamedDoubles(.weights, by: inner.weightStep)
        let inputs = StreamedDoubles(.inputs, by: inner.inputStep)
        // Two sums that take turns: none waits for the one before.
        var sums = (SIMD8<Double>(), SIMD8<Double>())
        window.forEachRun { weight, input in
            var lane = 0
            while lane < count {
                let weights = weights[weight &+ lane &* inner.weightStep]
                let inputs = inputs[input &+ lane &* inner.inputStep]
                let kept = StreamedDoubles.keeping(count &- lane, of: inputs)
                sums = (sums.1, sums.0 + weights * kept)
                lane &+= 8
            }
        }
        let eight = sums.0 + sums.1
        let four = eight.lowHalf + eight.highHalf
        return (four[0] + four[1]) + (four[2] + four[3])
    }

    /// The sum over a window of weights that lie in memory, with inputs made on the way.
    ///
    /// Reads up to fifteen numbers behind the last weight. Sums of up to 1,024 products are kept in
    /// `Float`, 64 in each lane, their total in `Double`.
    @inlinable
    @inline(__always)
    public static func streamedSum(
        _ window: StreamedWindow,
        weights: UnsafePointer<Float>
    ) -> Double {
        let count = window.inner.count
        let inputs = StreamedLanes(.inputs, by: window.inner.inputStep)
        var (sum, added, total) = (Vector(), 0, 0.0)
        window.forEachRun { weight, input in
            var lane = 0
            while lane < count {
                // What lies behind the last weight may be no number, and then times zero is none.
                let weights = keeping(count &- lane, of: load(weights + (weight &+ lane)))
                let inputs = inputs[input &+ lane &* window.inner.inputStep]
                sum = multiplyAdd(weights, inputs, sum)
                lane &+= Vector.scalarCount
                added &+= 1
                if added == 64 {
                    total += reduced(sum)
                    (sum, added) = (Vector(), 0)
                }
            }
        }
        return total + reduced(sum)
    }

    @inlinable
    @inline(__always)
    static func reduced(_ vector: Vector) -> Double {
        let eight = vector.lowHalf + vector.highHalf
        let four = eight.lowHalf + eight.highHalf
        return Double((four[0] + four[1]) + (four[2] + four[3]))
    }

    /// Writes the weights from an index on, `step` apart, and returns how many were made.
    ///
    /// Writes whole vectors: up to fifteen numbers behind the last.
    @inlinable
    @inline(__always)
    public static func makeWeights(
        _ count: Int,
        from first: Int,
        by step: Int,
        into place: UnsafeMutablePointer<Float>
    ) -> Int {
        let weights = StreamedLanes(.weights, by: step)
        var made = 0
        while made < count {
            store(weights[first &+ made &* step], place + made)
            made &+= min(Vector.scalarCount, count &- made)
        }
        return made
    }

    /// The dot product of values with the weights from an index on, and how many weights were made.
    ///
    /// Sums of up to 1,024 products are kept in `Float`, sixteen of them side by side in two
    /// vectors, their total in `Double`.
    @inlinable
    @inline(__always)
    public static func streamedDot(
        _ values: UnsafePointer<Float>,
        count: Int,
        firstWeight: Int
    ) -> (sum: Double, weightsMade: Int) {
        let weights = StreamedLanes(.weights, by: 1)
        var (total, made) = (0.0, 0)
        while made &+ Vector.scalarCount <= count {
            let end = min(made &+ 1_024, count &- Vector.scalarCount &+ 1)
            var sums = (Vector(), Vector())
            while made < end {
                let product = multiplyAdd(load(values + made), weights[firstWeight &+ made], sums.0)
                sums = (sums.1, product)
                made &+= Vector.scalarCount
            }
            total += reduced(sums.0 + sums.1)
        }
        while made < count {
            total += Double(values[made] * StreamedNumbers.weights[firstWeight &+ made])
            made &+= 1
        }
        return (total, made)
    }
}
