/// Reads one number as people type it: `27_000_100`, `27,000,100`, `2.7e7`, `27.1M`, `2^5`, `1/2`.
struct NumberReader {
    /// A number and, where it was written rounded (`27.1M`, `2.7e7`), half of its last digit.
    struct Reading: Hashable {
        var value: Rational
        var precision: Rational?
    }

    enum Failure: Error, Hashable {
        case notANumber
        case ambiguous(whole: String, decimal: String)
        case tooLarge
    }

    private static let multipliers: [String: Int] = [
        "k": 3, "thousand": 3, "m": 6, "mio": 6, "mn": 6, "million": 6, "millions": 6,
        "b": 9, "bn": 9, "g": 9, "billion": 9, "billions": 9, "t": 12, "trillion": 12,
    ]

    /// Reads a text in which signs are ASCII and blanks are single spaces.
    static func read(_ text: String) throws(Failure) -> Reading {
        for (sign, operation) in [("/", Operation.quotient), ("^", .power)] {
            let sides = text.split(separator: sign, omittingEmptySubsequences: false)
            guard sides.count > 1 else { continue }
            if operation == .power, let scientific = try power(ofTen: text) { return scientific }
            guard sides.count == 2 else { throw .notANumber }
            let left = try plain(String(sides[0]).trimmed).value
            let right = try plain(String(sides[1]).trimmed).value
            let value = try exact { () throws(ArithmeticError) in
                operation == .power ? try left.power(right) : try left / right
            }
            return Reading(value: value, precision: nil)
        }
        return try plain(text)
    }

    private enum Operation { case quotient, power }

    private static func exact(
        _ compute: () throws(ArithmeticError) -> Rational
    ) throws(Failure) -> Rational {
        do throws(ArithmeticError) {
            return try compute()
        } catch {
            throw error == .overflow ? .tooLarge : .notANumber
        }
    }

    /// `2.7×10^7`, after its signs were made ASCII: `2.7*10^7`.
    private static func power(ofTen text: String) throws(Failure) -> Reading? {
        let compact = text.filter { $0 != " " }.lowercased()
        for sign in ["x10^", "*10^"] {
            let sides = compact.split(separator: sign, omittingEmptySubsequences: false)
            if sides.count == 2 { return try plain("\(sides[0])e\(sides[1])") }
        }
        return nil
    }

    // MARK: - Digits, exponent, multiplier

    private static func plain(_ text: String) throws(Failure) -> Reading {
        var text = text
        var isNegative = false
        if text.hasPrefix("-") || text.hasPrefix("+") {
            isNegative = text.removeFirst() == "-"
            text = text.trimmed
        }
        let (digits, exponent) = try split(text)
        let isScaled = exponent != nil
        let (whole, fraction) = try parts(of: digits, isScaled: isScaled)
        let scale = (exponent ?? 0) - fraction.count
        guard let integer = Int(whole + fraction) else { throw .tooLarge }
        let value = try exact { () throws(ArithmeticError) in
            let magnitude = try Rational(integer) * Rational(10).power(Rational(scale))
            return isNegative ? try -magnitude : magnitude
        }
        guard isScaled, scale > 0 else { return Reading(value: value) }
        let half = try? Rational(10).power(Rational(scale)) / 2
        return Reading(value: value, precision: half)
    }

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
    private static func parts(
        of text: String,
        isScaled: Bool
    ) throws(Failure) -> (whole: String, fraction: String) {
        let plain = try withoutUnderscores(text)
        guard plain.contains(where: \.isASCIIDigit), let first = plain.first, let last = plain.last,
            plain.count <= 60,
            first.isASCIIDigit || first == "." || first == ",", last.isASCIIDigit || last == "."
        else { throw .notANumber }
        if plain.allSatisfy(\.isASCIIDigit) { return (plain, "") }
        for separator in [" ", "'"] where plain.contains(separator) {
            guard let joined = grouped(plain, by: Character(separator)) else { throw .notANumber }
            return (joined, "")
        }
        let commas = plain.count { $0 == "," }
        let points = plain.count { $0 == "." }
        guard plain.allSatisfy({ $0.isASCIIDigit || $0 == "," || $0 == "." }) else {
            throw .notANumber
        }
        if commas > 0, points > 0 {
            return try mixed(plain)
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

    /// One kind of sign: commas in groups of three are thousands, a single point is decimal.
    ///
    /// A point before exactly three digits may be either.
    private static func single(
        _ text: String,
        separator: Character,
        isScaled: Bool
    ) throws(Failure) -> (whole: String, fraction: String) {
        let groups = text.split(separator: separator, omittingEmptySubsequences: false)
        let joined = grouped(text, by: separator)
        if groups.count > 2 {
            guard let joined else { throw .notANumber }
            return (joined, "")
        }
        let (whole, fraction) = (String(groups[0]), String(groups[1]))
        if let joined, !isScaled || separator == ",", whole != "0" {
            if separator == ",", !isScaled { return (joined, "") }
            throw .ambiguous(whole: joined, decimal: "\(whole).\(fraction)0")
        }
        return (whole.isEmpty ? "0" : whole, fraction)
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
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
