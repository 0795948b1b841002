/// Reads one number as people type it: `27_000_100`, `27,000,100`, `2.7e7`, `27.1M`, `1'234.5`.
struct NumberReader {
    /// A number and how exactly it was written.
    struct Reading: Hashable {
        var value: Rational
        /// The power of ten of its last digit; `nil` for working and fractions, which are exact.
        var lastPlace: Int?
        /// Whether a power of ten or a word for one stood behind it: `27.1M`, `2.7e7`.
        var isScaled = false
        /// `x` or `*` where the text is nothing but numbers joined by this sign.
        var chain: Character?

        /// Half of the last digit that was typed.
        var halfOfLastDigit: Rational? {
            lastPlace.flatMap { try? Rational(10).power(Rational($0)) / 2 }
        }
    }

    /// What a point between digits may be.
    enum Style: Hashable {
        /// Integers are expected: a comma groups, and a point before three digits is in doubt.
        case integer
        /// Decimals are expected: a point is decimal, and a comma before three digits is in doubt.
        case decimal
    }

    enum Failure: Error, Hashable {
        case notANumber
        case ambiguous(String, String)
        case tooLarge
    }

    /// The powers of ten that stand behind a number.
    static let multipliers: [String: Int] = [
        "k": 3, "thousand": 3, "thousands": 3, "m": 6, "mio": 6, "mn": 6, "million": 6,
        "millions": 6, "mill": 6, "b": 9, "bn": 9, "g": 9, "billion": 9, "billions": 9, "mrd": 9,
        "t": 12, "tn": 12, "trillion": 12, "trillions": 12, "lakh": 5, "lakhs": 5, "crore": 7,
        "crores": 7,
    ]

    let style: Style

    /// Reads a text in which signs are ASCII and blanks are single spaces.
    func read(_ text: String) throws(Failure) -> Reading {
        var text = text
        var isNegative = false
        if text.hasPrefix("-") || text.hasPrefix("+") {
            isNegative = text.removeFirst() == "-"
            text = text.trimmed
        }
        let (digits, exponent) = try Self.split(text)
        let parts = try parts(of: digits, isScaled: exponent != nil)
        let whole = parts.whole
        var fraction = Substring(parts.fraction)
        // Beyond this the value itself is cut to what 64 bits hold.
        let lastPlace = max((exponent ?? 0) - fraction.count, -15)
        while fraction.last == "0" { fraction.removeLast() }
        // Decimals are compared within a tolerance: digits that do not fit change nothing.
        if style == .decimal { fraction = fraction.prefix(max(0, 17 - whole.count)) }
        guard let integer = Int(whole + fraction) else { throw .tooLarge }
        let scale = (exponent ?? 0) - fraction.count
        do throws(ArithmeticError) {
            let magnitude = try Rational(integer) * Rational(10).power(Rational(scale))
            let value = isNegative ? try -magnitude : magnitude
            return Reading(value: value, lastPlace: lastPlace, isScaled: exponent != nil)
        } catch {
            throw error == .overflow ? .tooLarge : .notANumber
        }
    }

    // MARK: - Digits, exponent, multiplier

    /// The digits and the power of ten behind them; `nil` when there is none.
    private static func split(_ text: String) throws(Failure) -> (digits: String, exponent: Int?) {
        let lowered = text.lowercased()
        if let mark = lowered.firstIndex(of: "e"), mark > lowered.startIndex {
            let exponent = lowered[lowered.index(after: mark)...]
            if let power = Int(exponent.hasPrefix("+") ? exponent.dropFirst() : exponent) {
                guard abs(power.clamped) <= 40 else { throw .tooLarge }
                return (String(lowered[..<mark]), power)
            }
        }
        let letters = lowered.reversed().prefix { $0.isLetter }
        let word = String(letters.reversed())
        guard !word.isEmpty else { return (text, nil) }
        guard let power = multipliers[word] else { throw .notANumber }
        return (String(lowered.dropLast(word.count)).trimmed, power)
    }

    /// The digits before and behind the decimal sign.
    private func parts(
        of text: String,
        isScaled: Bool
    ) throws(Failure) -> (whole: String, fraction: String) {
        let plain = try Self.withoutUnderscores(text)
        guard plain.contains(where: \.isASCIIDigit), let first = plain.first, let last = plain.last,
            plain.count <= 60,
            first.isASCIIDigit || first == "." || first == ",", last.isASCIIDigit || last == "."
        else { throw .notANumber }
        if plain.allSatisfy(\.isASCIIDigit) { return (plain, "") }
        for separator in [" ", "'"] where plain.contains(separator) {
            return try Self.spaced(plain, by: Character(separator))
        }
        let commas = plain.count { $0 == "," }
        let points = plain.count { $0 == "." }
        guard plain.allSatisfy({ $0.isASCIIDigit || $0 == "," || $0 == "." }) else {
            throw .notANumber
        }
        if commas > 0, points > 0 {
            return try Self.mixed(plain)
        }
        return try single(plain, separator: commas > 0 ? "," : ".", isScaled: isScaled)
    }

    /// `27_000_100` without its underscores, each of which stands between digits.
    private static func withoutUnderscores(_ text: String) throws(Failure) -> String {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        let areBetweenDigits = zip(parts, parts.dropFirst()).allSatisfy { left, right in
            left.last?.isASCIIDigit == true && right.first?.isASCIIDigit == true
        }
        guard areBetweenDigits else { throw .notANumber }
        return parts.joined()
    }

    /// Thousands by one sign and decimals by the other: the last sign is the decimal one.
    private static func mixed(_ text: String) throws(Failure) -> (whole: String, fraction: String) {
        guard let decimal = text.lastIndex(where: { $0 == "," || $0 == "." }) else {
            throw .notANumber
        }
        let thousands: Character = text[decimal] == "," ? "." : ","
        guard let whole = grouped(String(text[..<decimal]), by: thousands) else {
            throw .notANumber
        }
        return (whole, String(text[text.index(after: decimal)...]))
    }

    /// Thousands by blanks or quotes; a comma or a point behind them is decimal.
    private static func spaced(
        _ text: String,
        by separator: Character
    ) throws(Failure) -> (whole: String, fraction: String) {
        let decimal = text.lastIndex { $0 == "," || $0 == "." } ?? text.endIndex
        let fraction = text[decimal...].dropFirst()
        guard let whole = grouped(String(text[..<decimal]), by: separator),
            fraction.allSatisfy(\.isASCIIDigit)
        else { throw .notANumber }
        return (whole, String(fraction))
    }

    /// One kind of sign: several are thousands, in groups of three; one may be decimal.
    private func single(
        _ text: String,
        separator: Character,
        isScaled: Bool
    ) throws(Failure) -> (whole: String, fraction: String) {
        let groups = text.split(separator: separator, omittingEmptySubsequences: false)
        let joined = Self.grouped(text, by: separator)
        if groups.count > 2 {
            guard let joined else { throw .notANumber }
            return (joined, "")
        }
        let (whole, fraction) = (String(groups[0]), String(groups[1]))
        guard let joined, whole != "0" else { return (whole.isEmpty ? "0" : whole, fraction) }
        switch (style, separator) {
        case (.integer, ",") where !isScaled: return (joined, "")
        case (.integer, ".") where isScaled: return (whole, fraction)
        case (.decimal, "."): return (whole, fraction)
        case (.decimal, _): throw .ambiguous(joined, "\(whole).\(fraction)")
        default: throw .ambiguous(joined, "\(whole).\(fraction)0")
        }
    }

    /// The digits without separators, if they stand in groups as thousands do; also `12,34,567`.
    private static func grouped(_ text: String, by separator: Character) -> String? {
        let groups = text.split(separator: separator, omittingEmptySubsequences: false)
        guard groups.count > 1 else { return text.allSatisfy(\.isASCIIDigit) ? text : nil }
        guard let first = groups.first, let last = groups.last, last.count == 3,
            groups.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }), !first.isEmpty
        else { return nil }
        let inner = groups.dropFirst().dropLast()
        let isWestern = first.count <= 3 && inner.allSatisfy { $0.count == 3 }
        let isIndian = first.count <= 2 && !inner.isEmpty && inner.allSatisfy { $0.count == 2 }
        return isWestern || isIndian ? groups.joined() : nil
    }
}

extension Character {
    var isASCIIDigit: Bool { isASCII && isNumber }
}

extension Int {
    /// Itself, short of the one value that has no magnitude of its type.
    fileprivate var clamped: Int { Swift.max(self, -.max) }
}

extension StringProtocol {
    /// The text without blanks at its ends.
    var trimmed: String {
        // Most texts are plain at both ends, and then there is nothing to take away.
        let plain: ClosedRange<Unicode.Scalar> = "!"..."~"
        if let first = unicodeScalars.first, let last = unicodeScalars.last,
            plain.contains(first), plain.contains(last)
        {
            return String(self)
        }
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
