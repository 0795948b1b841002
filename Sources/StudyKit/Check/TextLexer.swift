internal import StudyQuizzes

/// Cuts a line of a note into words, numbers and signs.
struct TextLexer {
    private let scalars: [Unicode.Scalar]
    private let line: Int
    private var index: Int
    private var tokens: [TextToken] = []

    /// The tokens of a line from a scalar on; `gap` stands before the first.
    static func tokens(
        of scalars: [Unicode.Scalar],
        line: Int,
        from start: Int = 0,
        gap: Int = 1
    ) -> [TextToken] {
        var lexer = TextLexer(scalars: scalars, line: line, index: start)
        lexer.read(gap: gap)
        return lexer.tokens
    }

    private init(scalars: [Unicode.Scalar], line: Int, index: Int) {
        (self.scalars, self.line, self.index) = (scalars, line, index)
    }

    private mutating func read(gap: Int) {
        var gap = gap
        while index < scalars.count {
            let scalar = scalars[index]
            guard !scalar.isBlank else {
                gap += scalar == "\t" ? 4 : 1
                index += 1
                continue
            }
            let start = index
            let content = content()
            tokens.append(
                TextToken(content: content, line: line, start: start, end: index, gap: gap)
            )
            gap = 0
        }
    }

    private mutating func content() -> TextToken.Content {
        let scalar = scalars[index]
        if scalar.isDigit { return .number(number()) }
        if isTimes { return sign("×") }
        if scalar.isLetter { return .word(word()) }
        switch scalar {
        case "*" where !isBoldMark, "·", "✕", "∗": return sign("×")
        case "−", "–", "‐": return sign("-")
        case "-":
            var end = index
            while end < scalars.count, scalars[end] == "-" { end += 1 }
            guard end < scalars.count, scalars[end] == ">" else { return sign("-") }
            index = end + 1
            return .sign("→")
        case "=" where at(index + 1) == ">":
            index += 2
            return .sign("→")
        default: return sign(scalar)
        }
    }

    private mutating func sign(_ scalar: Unicode.Scalar) -> TextToken.Content {
        index += 1
        return .sign(scalar)
    }

    /// A lone `x` between two numbers, brackets or shapes.
    private var isTimes: Bool {
        guard scalars[index] == "x" || scalars[index] == "X" || scalars[index] == "×" else {
            return false
        }
        if scalars[index] == "×" { return true }
        var next = index + 1
        while next < scalars.count, scalars[next].isBlank { next += 1 }
        guard next < scalars.count, scalars[next].isDigit || scalars[next] == "(" else {
            return false
        }
        switch tokens.last?.content {
        case .number: return true
        case .sign(")"): return true
        default: return false
        }
    }

    private var isBoldMark: Bool {
        at(index + 1) == "*" || (index > 0 && scalars[index - 1] == "*")
    }

    private func at(_ place: Int) -> Unicode.Scalar? {
        scalars.indices.contains(place) ? scalars[place] : nil
    }

    /// A word with its inner hyphens; digits may follow letters.
    private mutating func word() -> String {
        var text = String.UnicodeScalarView()
        while index < scalars.count {
            let scalar = scalars[index]
            let joins =
                (scalar == "-" || scalar == "'" || scalar == "’" || scalar == "_")
                && (at(index + 1)?.isLetter == true || (at(index + 1)?.isDigit == true))
            guard scalar.isLetter || scalar.isDigit || joins else { break }
            text.append(scalar)
            index += 1
        }
        return String(text).lowercased()
    }
}

// MARK: - Numbers

extension TextLexer {
    /// Longer runs of digits are no number of 64 bits.
    private static let mostDigits = 18

    private mutating func number() -> WrittenNumber {
        var whole = take(while: \.isDigit)
        whole += groups(of: whole)
        var fraction = ""
        if at(index) == ".", at(index + 1)?.isDigit == true {
            index += 1
            fraction = take(while: \.isDigit)
        }
        let scale = scale()
        let digits = whole + fraction
        guard digits.count <= Self.mostDigits, let integer = Int(digits) else {
            return WrittenNumber(value: nil, lastPlace: 0, isScaled: scale != nil)
        }
        let place = (scale ?? 0) - fraction.count
        let power = try? Rational(10).power(Rational(place))
        return WrittenNumber(
            value: power.flatMap { try? Rational(integer) * $0 },
            lastPlace: place,
            isScaled: scale != nil
        )
    }

    private mutating func take(while isIncluded: (Unicode.Scalar) -> Bool) -> String {
        var text = String.UnicodeScalarView()
        while index < scalars.count, isIncluded(scalars[index]) {
            text.append(scalars[index])
            index += 1
        }
        return String(text)
    }

    /// Groups of three digits behind the first ones: `,000,000`, or at least two of `.000` or ` 000`.
    private mutating func groups(of whole: String) -> String {
        guard whole.count <= 3 else { return "" }
        for (separator, fewest) in [(",", 1), ("_", 1), ("'", 1), (".", 2), (" ", 2)] {
            guard let mark = separator.unicodeScalars.first else { continue }
            var (place, digits, count) = (index, "", 0)
            while at(place) == mark, let group = group(at: place + 1) {
                digits += group
                place += 4
                count += 1
            }
            guard count >= fewest else { continue }
            index = place
            return digits
        }
        return ""
    }

    /// Exactly three digits at a place.
    private func group(at place: Int) -> String? {
        guard place + 3 <= scalars.count else { return nil }
        let digits = scalars[place..<place + 3]
        guard digits.allSatisfy(\.isDigit), at(place + 3)?.isDigit != true else { return nil }
        return String(String.UnicodeScalarView(digits))
    }

    /// The power of ten of a word behind the digits.
    private mutating func scale() -> Int? {
        let hasBlank = at(index) == " " && at(index + 1)?.isLetter == true
        let start = hasBlank ? index + 1 : index
        var end = start
        while end < scalars.count, end - start < 10, scalars[end].isLetter { end += 1 }
        guard end > start, at(end).map({ !$0.isLetter && !$0.isDigit }) ?? true else { return nil }
        let word = String(String.UnicodeScalarView(scalars[start..<end]))
        let power =
            WrittenNumber.scales[word.lowercased()]
            ?? (hasBlank ? nil : WrittenNumber.attachedScales[word])
        guard power != nil else { return nil }
        // `3 Mrd. Gewichte` is no end of a sentence.
        let isAbbreviated = at(end) == "." && word.count < 5 && word.count > 1
        let goesOn = at(end + 1) == " " && at(end + 2)?.isLetter == true
        index = isAbbreviated && goesOn ? end + 1 : end
        return power
    }
}

extension Unicode.Scalar {
    var isDigit: Bool { ("0"..."9").contains(self) }
    var isBlank: Bool { self == " " || self == "\t" || self == "\u{A0}" }
    /// Whether it is a letter; asks Unicode only beyond ASCII.
    var isLetter: Bool {
        value < 0x80
            ? ("a"..."z").contains(self) || ("A"..."Z").contains(self) : properties.isAlphabetic
    }
}
