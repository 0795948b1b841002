/// Turns tokens into instructions, by recursive descent of bounded depth.
struct ExpressionParser {
    typealias Kind = ArithmeticExpression.Kind
    typealias Step = ArithmeticExpression.Step
    typealias Instruction = ArithmeticExpression.Instruction

    private let tokens: [ExpressionToken]
    let names: [String]
    private var index = 0
    private var depth = 0
    private var instructions: [Instruction] = []

    private static let deepest = 60
    static let words: Set<String> = [
        "and", "or", "not", "floor", "ceil", "min", "max", "abs",
    ]

    init(tokens: [ExpressionToken], names: [String]) {
        self.tokens = tokens
        self.names = names
    }

    /// The whole text as an expression of a kind.
    mutating func parse(
        _ kind: Kind
    ) throws(ExpressionError) -> [Instruction] {
        try require(kind, of: try alternatives(), from: tokens[0].column)
        if let left = current.text {
            throw ExpressionError(problem: .expectedOperator(found: left), column: current.column)
        }
        return instructions
    }

    /// Whether a text can name a number: a letter, then letters, digits and `_`; not a word in use.
    static func isName(_ text: String) -> Bool {
        guard var lexer = try? ExpressionLexer(text), let tokens = try? lexer.tokens() else {
            return false
        }
        return tokens.count == 2 && tokens[0].content == .name(text) && !words.contains(text)
    }

    // MARK: - Tokens

    var current: ExpressionToken { tokens[index] }

    mutating func advance() {
        if index < tokens.count - 1 { index += 1 }
    }

    mutating func accept(_ signs: String...) -> ExpressionToken? {
        let token = current
        guard let text = token.text, signs.contains(text) else { return nil }
        if case .number = token.content { return nil }
        advance()
        return token
    }

    mutating func emit(_ operation: Step, at column: Int) {
        instructions.append(.init(operation: operation, column: column))
    }

    func require(
        _ kind: Kind,
        of actual: Kind,
        from column: Int
    ) throws(ExpressionError) {
        guard kind == actual else {
            throw ExpressionError(problem: .wrongKind(expected: kind), column: column)
        }
    }

    mutating func nested(
        _ parse: (inout ExpressionParser) throws(ExpressionError) -> Kind
    ) throws(ExpressionError) -> Kind {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else {
            throw ExpressionError(problem: .tooDeep, column: current.column)
        }
        return try parse(&self)
    }

    // MARK: - Truths

    mutating func alternatives() throws(ExpressionError) -> Kind {
        try junction("or", of: { parser throws(ExpressionError) in try parser.conjunctions() })
    }

    private mutating func conjunctions() throws(ExpressionError) -> Kind {
        try junction("and", of: { parser throws(ExpressionError) in try parser.negation() })
    }

    private mutating func junction(
        _ word: String,
        of part: (inout ExpressionParser) throws(ExpressionError) -> Kind
    ) throws(ExpressionError) -> Kind {
        let start = current.column
        let kind = try part(&self)
        while let token = accept(word) {
            try require(.truth, of: kind, from: start)
            let skip = instructions.count
            emit(.not, at: token.column)
            let column = current.column
            try require(.truth, of: try part(&self), from: column)
            let target = instructions.count
            instructions[skip].operation =
                word == "or" ? .skipIfTrue(to: target) : .skipIfFalse(to: target)
        }
        return kind
    }

    private mutating func negation() throws(ExpressionError) -> Kind {
        guard let token = accept("not") else { return try comparison() }
        let column = current.column
        let kind = try nested { parser throws(ExpressionError) in try parser.negation() }
        try require(.truth, of: kind, from: column)
        emit(.not, at: token.column)
        return .truth
    }

    private mutating func comparison() throws(ExpressionError) -> Kind {
        let start = current.column
        let kind = try sum()
        guard let token = accept("<", "<=", ">", ">=", "=", "!=") else { return kind }
        try require(.number, of: kind, from: start)
        let column = current.column
        try require(.number, of: try sum(), from: column)
        switch token.text {
        case "<": emit(.less, at: token.column)
        case "<=": emit(.lessOrEqual, at: token.column)
        case ">": negated(.lessOrEqual, at: token.column)
        case ">=": negated(.less, at: token.column)
        case "=": emit(.equal, at: token.column)
        default: emit(.notEqual, at: token.column)
        }
        return .truth
    }

    private mutating func negated(_ operation: Step, at column: Int) {
        emit(operation, at: column)
        emit(.not, at: column)
    }

    // MARK: - Numbers

    private mutating func sum() throws(ExpressionError) -> Kind {
        try chain(["+": .add, "-": .subtract]) { parser throws(ExpressionError) in
            try parser.product()
        }
    }

    private mutating func product() throws(ExpressionError) -> Kind {
        try chain(["*": .multiply, "/": .divide, "%": .remainder]) {
            parser throws(ExpressionError) in
            try parser.signed()
        }
    }

    private mutating func chain(
        _ operations: [String: Step],
        of part: (inout ExpressionParser) throws(ExpressionError) -> Kind
    ) throws(ExpressionError) -> Kind {
        let start = current.column
        let kind = try part(&self)
        while case .sign(let sign) = current.content, let operation = operations[sign] {
            let token = current
            advance()
            try require(.number, of: kind, from: start)
            let column = current.column
            try require(.number, of: try part(&self), from: column)
            emit(operation, at: token.column)
        }
        return kind
    }

    private mutating func signed() throws(ExpressionError) -> Kind {
        guard let token = accept("-") else { return try power() }
        let column = current.column
        let kind = try nested { parser throws(ExpressionError) in try parser.signed() }
        try require(.number, of: kind, from: column)
        emit(.negate, at: token.column)
        return .number
    }

    private mutating func power() throws(ExpressionError) -> Kind {
        let start = current.column
        let kind = try atom()
        guard let token = accept("^") else { return kind }
        try require(.number, of: kind, from: start)
        let column = current.column
        let exponent = try nested { parser throws(ExpressionError) in try parser.signed() }
        try require(.number, of: exponent, from: column)
        emit(.power, at: token.column)
        return .number
    }
}
