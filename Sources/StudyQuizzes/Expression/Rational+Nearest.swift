extension Rational {
    /// The multiple of a billionth that is nearest to a floating point number.
    ///
    /// Throws `overflow` for numbers that are too large, or none.
    init(nearest value: Double) throws(ArithmeticError) {
        let billion = 1_000_000_000
        guard let count = Int(exactly: (value * Double(billion)).rounded()) else { throw .overflow }
        try self.init(count, over: billion)
    }
}

extension Answer {
    /// A number that the engine computed in floating point.
    static func computed(_ value: Double) throws(MeasurementFailure) -> Answer {
        do throws(ArithmeticError) {
            return .number(try Rational(nearest: value))
        } catch {
            throw .arithmetic(error)
        }
    }
}
