/// How far a decimal answer may lie from the exact one.
public enum Tolerance: Hashable, Sendable {
    /// |typed − exact| ≤ t.
    case absolute(Rational)
    /// |typed − exact| ≤ t · |exact|; an exact 0 must be typed as 0.
    case relative(Rational)

    /// Whether a typed number is near enough to the exact one.
    ///
    /// Exact where the difference fits into 64 bits, otherwise in Double.
    public func covers(_ typed: Rational, of exact: Rational) -> Bool {
        if typed == exact { return true }
        if let distance = try? (typed - exact).magnitude(), let allowed = try? share(of: exact) {
            return distance <= allowed
        }
        let (first, second) = (typed.approximation, exact.approximation)
        switch self {
        case .absolute(let size): return abs(first - second) <= size.approximation
        case .relative(let share):
            return abs(first - second) <= share.approximation * abs(second)
        }
    }

    /// How far an answer may lie from a number, in its own unit; 0 where that does not fit.
    public func limit(of exact: Rational) -> Rational { (try? share(of: exact)) ?? 0 }

    private func share(of exact: Rational) throws(ArithmeticError) -> Rational {
        switch self {
        case .absolute(let size): size
        case .relative(let share): try share * exact.magnitude()
        }
    }
}

extension Rational {
    fileprivate var approximation: Double { Double(numerator) / Double(denominator) }
}
