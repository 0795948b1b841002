/// Why exact arithmetic has no result.
public enum ArithmeticError: Error, Hashable, Sendable, CaseIterable {
    /// A numerator or denominator does not fit into 64 bits.
    case overflow
    /// Something is divided by zero.
    case divisionByZero
    /// An operation on integers met a fraction.
    case notAnInteger
}

/// An exact fraction of two 64-bit integers, in lowest terms; its arithmetic throws, never traps.
public struct Rational: Hashable, Sendable, ExpressibleByIntegerLiteral {
    /// The number above the line; it carries the sign.
    public let numerator: Int
    /// The number below the line, 1 or more.
    public let denominator: Int

    /// An integer.
    @inlinable
    public init(_ integer: Int) {
        numerator = integer
        denominator = 1
    }

    /// An integer.
    @inlinable
    public init(integerLiteral value: Int) {
        self.init(value)
    }

    /// A quotient, brought to lowest terms.
    public init(_ numerator: Int, over denominator: Int) throws(ArithmeticError) {
        guard denominator != 0 else { throw .divisionByZero }
        let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        let isNegative = (numerator < 0) != (denominator < 0)
        let above = numerator.magnitude / divisor
        guard let below = Int(exactly: denominator.magnitude / divisor) else { throw .overflow }
        let smallest = Int.min.magnitude
        guard above < smallest || (isNegative && above == smallest) else { throw .overflow }
        self.numerator = isNegative ? Int(truncatingIfNeeded: 0 &- above) : Int(above)
        self.denominator = below
    }

    /// The integer it is, or `nil` for a fraction.
    public var integer: Int? { denominator == 1 ? numerator : nil }

    private static func greatestCommonDivisor(_ first: UInt, _ second: UInt) -> UInt {
        var (larger, smaller) = (first, second)
        while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
        return max(larger, 1)
    }
}

extension Rational: Comparable, CustomStringConvertible {
    /// Compares exactly, by products of 128 bits.
    public static func < (left: Rational, right: Rational) -> Bool {
        if left.denominator == right.denominator { return left.numerator < right.numerator }
        let first = left.numerator.multipliedFullWidth(by: right.denominator)
        let second = right.numerator.multipliedFullWidth(by: left.denominator)
        return (first.high, first.low) < (second.high, second.low)
    }

    /// `3` or `7/2`.
    public var description: String {
        denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
    }
}

// MARK: - Arithmetic

extension Rational {
    /// The exact sum.
    public static func + (left: Rational, right: Rational) throws(ArithmeticError) -> Rational {
        if left.denominator == 1, right.denominator == 1 {
            return Rational(try left.numerator.plus(right.numerator))
        }
        let first = try left.numerator.times(right.denominator)
        let second = try right.numerator.times(left.denominator)
        return try Rational(
            first.plus(second),
            over: left.denominator.times(right.denominator)
        )
    }

    /// The exact difference.
    public static func - (left: Rational, right: Rational) throws(ArithmeticError) -> Rational {
        if left.denominator == 1, right.denominator == 1 {
            return Rational(try left.numerator.minus(right.numerator))
        }
        return try left + (-right)
    }

    /// The exact product.
    public static func * (left: Rational, right: Rational) throws(ArithmeticError) -> Rational {
        if left.denominator == 1, right.denominator == 1 {
            return Rational(try left.numerator.times(right.numerator))
        }
        // Crosswise reduction keeps the products small.
        let first = try Rational(left.numerator, over: right.denominator)
        let second = try Rational(right.numerator, over: left.denominator)
        return try Rational(
            first.numerator.times(second.numerator),
            over: first.denominator.times(second.denominator)
        )
    }

    /// The exact quotient; throws on division by zero.
    public static func / (left: Rational, right: Rational) throws(ArithmeticError) -> Rational {
        guard right.numerator != 0 else { throw .divisionByZero }
        if left.denominator == 1, right.denominator == 1 {
            return try Rational(left.numerator, over: right.numerator)
        }
        return try left * Rational(right.denominator, over: right.numerator)
    }

    /// The remainder of floored division of integers: it has the sign of the divisor.
    public static func % (left: Rational, right: Rational) throws(ArithmeticError) -> Rational {
        guard let dividend = left.integer, let divisor = right.integer else {
            throw .notAnInteger
        }
        guard divisor != 0 else { throw .divisionByZero }
        // Int.min % -1 traps, and every integer is a multiple of −1.
        guard divisor != -1 else { return 0 }
        let remainder = dividend % divisor
        let isOpposite = remainder != 0 && (remainder < 0) != (divisor < 0)
        return Rational(isOpposite ? remainder + divisor : remainder)
    }

    /// The number with the other sign.
    public static prefix func - (value: Rational) throws(ArithmeticError) -> Rational {
        try Rational(try 0.minus(value.numerator), over: value.denominator)
    }

    /// The largest integer that is not above it.
    public func floor() -> Rational {
        let quotient = numerator / denominator
        return Rational(numerator % denominator < 0 ? quotient - 1 : quotient)
    }

    /// The smallest integer that is not below it.
    public func ceil() -> Rational {
        let quotient = numerator / denominator
        return Rational(numerator % denominator > 0 ? quotient + 1 : quotient)
    }

    /// The distance from zero.
    public func magnitude() throws(ArithmeticError) -> Rational {
        numerator < 0 ? try -self : self
    }

    /// The power to an integer exponent; a negative one inverts.
    public func power(_ exponent: Rational) throws(ArithmeticError) -> Rational {
        guard let exponent = exponent.integer else { throw .notAnInteger }
        if exponent < 0 {
            return try (1 / self).power(Rational(try 0.minus(exponent)))
        }
        var (result, square, rest) = (Rational(1), self, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result = try result * square }
            rest >>= 1
            if rest > 0 { square = try square * square }
        }
        return result
    }
}

extension Int {
    fileprivate func plus(_ other: Int) throws(ArithmeticError) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        if overflow { throw .overflow }
        return sum
    }

    fileprivate func minus(_ other: Int) throws(ArithmeticError) -> Int {
        let (difference, overflow) = subtractingReportingOverflow(other)
        if overflow { throw .overflow }
        return difference
    }

    fileprivate func times(_ other: Int) throws(ArithmeticError) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        if overflow { throw .overflow }
        return product
    }
}
