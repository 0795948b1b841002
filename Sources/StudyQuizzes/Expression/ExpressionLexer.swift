/// A word or sign of an expression and the column where it starts.
struct ExpressionToken: Hashable {
    enum Content: Hashable {
        case number(Rational)
        case name(String)
        case sign(String)
        case end
    }

    var content: Content
    var column: Int

    /// As it stands in messages; `nil` for the end.
    var text: String? {
        switch content {
        case .number(let value): value.description
        case .name(let name): name
        case .sign(let sign): sign
        case .end: nil
        }
    }
}

/// Cuts the text of an expression into tokens.
struct ExpressionLexer {
    private let scalars: [Unicode.Scalar]
    private var index = 0

    static let longestText = 2_000

    /// Signs that people type in other ways than programs do.
    private static let synonyms: [Unicode.Scalar: String] = [
        "×": "*", "·": "*", "−": "-", "≤": "<=", "≥": ">=", "≠": "!=", "÷": "/",
    ]
    private static let twoScalarSigns: Set<String> = ["<=", ">=", "==", "!="]
    private static let oneScalarSigns = Set("+-*/%^()<>=,⌊⌋⌈⌉".unicodeScalars)

    init(_ text: String) throws(ExpressionError) {
        scalars = Array(text.unicodeScalars.prefix(Self.longestText + 1))
        guard scalars.count <= Self.longestText else {
            throw ExpressionError(problem: .tooDeep, column: Self.longestText)
        }
    }

    /// All tokens, the end as the last.
    mutating func tokens() throws(ExpressionError) -> [ExpressionToken] {
        var tokens: [ExpressionToken] = []
        while true {
            while index < scalars.count, scalars[index].properties.isWhitespace { index += 1 }
            let column = index + 1
            guard index < scalars.count else {
                tokens.append(ExpressionToken(content: .end, column: column))
                return tokens
            }
            tokens.append(ExpressionToken(content: try content(), column: column))
        }
    }

    private mutating func content() throws(ExpressionError) -> ExpressionToken.Content {
        let scalar = scalars[index]
        if Self.isDigit(scalar) { return .number(try number()) }
        if Self.isNameStart(scalar) {
            return .name(take { Self.isNameStart($0) || Self.isDigit($0) })
        }
        if let sign = Self.synonyms[scalar] {
            index += 1
            return .sign(sign)
        }
        if index + 1 < scalars.count {
            let pair = String(scalar) + String(scalars[index + 1])
            if Self.twoScalarSigns.contains(pair) {
                index += 2
                return .sign(pair == "==" ? "=" : pair)
            }
        }
        guard Self.oneScalarSigns.contains(scalar) else {
            let problem = ExpressionError.Problem.unexpectedCharacter(Character(scalar))
            throw ExpressionError(problem: problem, column: index + 1)
        }
        index += 1
        return .sign(String(scalar))
    }

    private mutating func number() throws(ExpressionError) -> Rational {
        let column = index + 1
        let text = take { Self.isDigit($0) || $0 == "_" || $0 == "." }
        guard let value = Self.value(ofDecimal: text) else {
            throw ExpressionError(problem: .badNumber(text), column: column)
        }
        return value
    }

    private static func value(ofDecimal text: String) -> Rational? {
        let digits = text.filter { $0 != "_" }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int(parts[0]) else { return nil }
        guard parts.count == 2 else { return Rational(whole) }
        guard parts[1].count <= 18, let above = Int(parts[1]) else { return nil }
        let below = repeatElement(10, count: parts[1].count).reduce(1, *)
        guard let fraction = try? Rational(above, over: below) else { return nil }
        return try? Rational(whole) + fraction
    }

    private mutating func take(while isIncluded: (Unicode.Scalar) -> Bool) -> String {
        var text = String.UnicodeScalarView()
        while index < scalars.count, isIncluded(scalars[index]) {
            text.append(scalars[index])
            index += 1
        }
        return String(text)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }

    private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
    }
}
