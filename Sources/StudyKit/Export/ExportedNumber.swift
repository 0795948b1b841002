internal import StudyQuizzes

/// A number and its tolerance in decimal digits, the only spelling that other programs read.
struct ExportedNumber: Hashable, Sendable {
    /// `29`, `-0.125`.
    let text: String
    /// How far an answer may be off, never negative: `0`, `0.005`.
    let tolerance: String

    /// Digits behind the point, beyond which a fraction counts as one without end.
    private static let longestFraction = 15

    /// The digits of a value; where they have no end, three of them are enough of an answer.
    ///
    /// One digit behind the point always is, so that whole numbers nearby stay apart.
    init(_ value: Rational, tolerance: Rational) {
        let digits = Self.digits(value)
        text = digits.text
        var allowed = (try? tolerance.magnitude()) ?? 0
        if !digits.isExact, let third = try? value.magnitude() / 200,
            let tenth = try? 1 / 20 as Rational
        {
            allowed = max(min(third, tenth), allowed)
        }
        self.tolerance = Self.digits(allowed).text
    }

    private static func digits(_ value: Rational) -> (text: String, isExact: Bool) {
        let denominator = value.denominator.magnitude
        var (whole, rest) = value.numerator.magnitude.quotientAndRemainder(dividingBy: denominator)
        var text = value.numerator < 0 ? "-\(whole)" : "\(whole)"
        guard rest > 0 else { return (text, true) }
        text += "."
        for _ in 0..<longestFraction where rest > 0 {
            // The rest is below the denominator, so ten times it has one digit as its quotient.
            (whole, rest) = denominator.dividingFullWidth(rest.multipliedFullWidth(by: 10))
            text += "\(whole)"
        }
        return (text, rest == 0)
    }
}
