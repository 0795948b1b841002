internal import StudyQuizzes

/// A word, a number or a sign of a note, with its exact place.
struct TextToken: Sendable {
    enum Content: Sendable {
        /// Letters with digits and hyphens behind them, in lower case: `lenet-5`.
        case word(String)
        /// A number as it was written.
        case number(WrittenNumber)
        /// Any other sign; the ways to write `×`, `−`, `=` and `→` are made one.
        case sign(Unicode.Scalar)
    }

    let content: Content
    /// The line of the file, from 1.
    let line: Int
    /// The first scalar of the line that belongs to it, from 0.
    let start: Int
    /// The scalar behind it.
    let end: Int
    /// The blanks before it; a line break counts as one.
    let gap: Int

    var word: String? { if case .word(let word) = content { word } else { nil } }
    var number: WrittenNumber? { if case .number(let number) = content { number } else { nil } }
    var sign: Unicode.Scalar? { if case .sign(let sign) = content { sign } else { nil } }

    func isSign(_ scalar: Unicode.Scalar) -> Bool { sign == scalar }
}

/// A number and how exactly it was written.
struct WrittenNumber: Hashable, Sendable {
    /// The value; `nil` where it does not fit into 64 bits.
    let value: Rational?
    /// The power of ten of its last digit.
    let lastPlace: Int
    /// Whether a word such as `million` stood behind it.
    let isScaled: Bool

    var integer: Int? { value?.integer }

    /// Half of the last digit that was written.
    var halfOfLastDigit: Rational? { try? Rational(10).power(Rational(lastPlace)) / 2 }

    /// Whether a value comes out as this number when it is rounded as far as this one is.
    func isRounding(of exact: Rational) -> Bool {
        guard let value else { return false }
        if value == exact { return true }
        guard isScaled || lastPlace < 0, let half = halfOfLastDigit,
            let distance = try? (value - exact).magnitude()
        else { return false }
        return distance <= half
    }

    /// Whether a decimal of two places or more is a value without its further digits.
    func isCutOff(from exact: Rational) -> Bool {
        guard lastPlace <= -2, !isScaled, let value, let rest = try? exact - value,
            let step = try? Rational(10).power(Rational(lastPlace))
        else { return false }
        return rest >= 0 && rest < step
    }

    /// Whether a number in thousands or millions of two digits or more is a value cut off there.
    func isTruncation(of exact: Rational) -> Bool {
        guard isScaled, let value, let step = try? Rational(10).power(Rational(lastPlace)),
            let digits = try? value / step, digits >= 10, let rest = try? exact - value
        else { return false }
        return rest >= 0 && rest < step
    }

    /// The powers of ten that stand behind a number as a word.
    static let scales: [String: Int] = [
        "thousand": 3, "milion": 6, "millon": 6, "bilion": 9, "billon": 9, "mill": 6, "mil": 6,
        "mio": 6, "million": 6, "millions": 6, "bn": 9, "bill": 9, "bil": 9,
        "mrd": 9, "billion": 9, "billions": 9, "trillion": 12, "trillions": 12,
    ]

    /// Those that are one letter, and stand for something else when they stand apart.
    static let attachedScales: [String: Int] = ["k": 3, "K": 3, "M": 6, "m": 6, "B": 9, "b": 9]
}
