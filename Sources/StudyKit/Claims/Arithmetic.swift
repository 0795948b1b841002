internal import StudyQuizzes

/// Arithmetic as it stands in a note: numbers, `+ - × / ^`, brackets and rounding.
indirect enum Arithmetic: Sendable {
    case number(WrittenNumber)
    case operation(Operator, Arithmetic, Arithmetic)
    case negated(Arithmetic)
    case rounded(isUp: Bool, Arithmetic)

    enum Operator: Sendable { case add, subtract, multiply, divide, power }

    /// What becomes of a quotient that is no whole number.
    enum Division { case exact, floor, ceil }

    /// The value; throws where there is none.
    func value(_ division: Division = .exact) throws(ArithmeticError) -> Rational {
        switch self {
        case .number(let number):
            guard let value = number.value else { throw .overflow }
            return value
        case .negated(let part): return try -(try part.value(division))
        case .rounded(let isUp, let part):
            let value = try part.value(.exact)
            return isUp ? value.ceil() : value.floor()
        case .operation(let sign, let left, let right):
            let (left, right) = (try left.value(division), try right.value(division))
            switch sign {
            case .add: return try left + right
            case .subtract: return try left - right
            case .multiply: return try left * right
            case .power: return try left.power(right)
            case .divide:
                let quotient = try left / right
                switch division {
                case .exact: return quotient
                case .floor: return quotient.floor()
                case .ceil: return quotient.ceil()
                }
            }
        }
    }

    /// Whether anything is computed.
    var hasOperation: Bool {
        switch self {
        case .number: false
        case .negated(let part): part.hasOperation
        case .operation, .rounded: true
        }
    }

    /// The factors of a product of numbers: 7, 7 and 512 of `7 × 7 × 512`.
    var factors: [Int]? {
        switch self {
        case .number(let number): number.integer.map { [$0] }
        case .operation(.multiply, let left, let right):
            left.factors.flatMap { left in right.factors.map { left + $0 } }
        default: nil
        }
    }
}

/// Reads arithmetic from the tokens of a note, from a place on as far as it goes.
struct ArithmeticParser {
    private let tokens: ArraySlice<TextToken>
    private(set) var index: Int
    private var depth = 0

    private static let deepest = 24
    /// Tokens of the longest arithmetic that is read: a sum is evaluated term by term, in depth.
    static let longest = 60
    /// Nouns that stand behind the numbers of a product.
    private static let nouns: Set<String> = [
        "weights", "inputs", "input", "units", "unit", "neurons", "filters", "channels", "pixels",
        "features", "values", "parameters", "params", "biases", "bytes", "images", "epochs",
        "outputs", "positions", "weight", "bias", "byte", "kb", "mb", "gb", "tb", "kib", "mib",
        "gib",
    ]

    private init(_ tokens: ArraySlice<TextToken>) {
        self.tokens = tokens
        index = tokens.startIndex
    }

    /// The longest arithmetic at the start of tokens, and where it ends.
    static func prefix(_ tokens: ArraySlice<TextToken>) -> (value: Arithmetic, end: Int)? {
        var parser = ArithmeticParser(tokens.prefix(longest))
        guard let value = parser.sum() else { return nil }
        return (value, parser.index)
    }

    private var current: TextToken? { index < tokens.endIndex ? tokens[index] : nil }

    private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
        guard current?.isSign(scalar) == true else { return false }
        index += 1
        return true
    }

    private mutating func sum() -> Arithmetic? {
        guard var result = product() else { return nil }
        while true {
            let end = index
            skipNoun(before: ["+"])
            guard let token = current, token.isSign("+") || token.isSign("-") else {
                index = end
                break
            }
            // In `2   -1` two numbers of a table stand side by side.
            let next = index + 1 < tokens.endIndex ? tokens[index + 1] : nil
            if token.gap > 0, next?.gap == 0, token.gap > 1 || token.isSign("-") {
                index = end
                break
            }
            index += 1
            guard let right = product() else {
                index = end
                break
            }
            result = .operation(token.isSign("+") ? .add : .subtract, result, right)
        }
        return result
    }

    private mutating func product() -> Arithmetic? {
        guard var result = power() else { return nil }
        while true {
            let start = index
            skipNoun()
            let sign: Arithmetic.Operator
            if accept("×") {
                sign = .multiply
            } else if accept("/") || accept("÷") {
                sign = .divide
            } else if current?.isSign("(") == true, current?.gap == 0 {
                sign = .multiply
            } else {
                index = start
                break
            }
            guard let right = power() else {
                index = start
                break
            }
            result = .operation(sign, result, right)
        }
        return result
    }

    private mutating func skipNoun(before signs: [Unicode.Scalar] = ["×", "/", "÷"]) {
        guard let token = current, Self.isNoun(token), index + 1 < tokens.endIndex,
            let sign = tokens[index + 1].sign, signs.contains(sign)
        else { return }
        index += 1
    }

    /// Whether a word says what a number before it counts.
    static func isNoun(_ token: TextToken) -> Bool { nouns.contains(token.word ?? "") }

    private mutating func power() -> Arithmetic? {
        guard let base = operand() else { return nil }
        if accept("²") { return .operation(.power, base, Self.two) }
        let start = index
        guard accept("^") else { return base }
        guard let exponent = operand() else {
            index = start
            return base
        }
        return .operation(.power, base, exponent)
    }

    private static let two = Arithmetic.number(
        WrittenNumber(value: 2, lastPlace: 0, isScaled: false)
    )

    private mutating func operand() -> Arithmetic? {
        guard let token = current, depth < Self.deepest else { return nil }
        if let number = token.number {
            index += 1
            return .number(number)
        }
        let start = index
        depth += 1
        defer { depth -= 1 }
        var result: Arithmetic?
        let isTight = index + 1 < tokens.endIndex && tokens[index + 1].gap == 0
        // With a blank behind it, it is the dash of a list.
        if isTight, accept("-") {
            result = operand().map { .negated($0) }
        } else if accept("(") {
            result = sum()
            if !accept(")") { result = nil }
        } else if accept("⌊") {
            result = sum().map { .rounded(isUp: false, $0) }
            if !accept("⌋") { result = nil }
        } else if accept("⌈") {
            result = sum().map { .rounded(isUp: true, $0) }
            if !accept("⌉") { result = nil }
        } else if ["floor", "ceil"].contains(token.word), index + 1 < tokens.endIndex,
            tokens[index + 1].isSign("(")
        {
            index += 2
            result = sum().map { .rounded(isUp: token.word == "ceil", $0) }
            if !accept(")") { result = nil }
        }
        if result == nil { index = start }
        return result
    }
}
