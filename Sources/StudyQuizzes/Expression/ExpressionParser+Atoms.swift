import StudyCore

/// The innermost parts of an expression: numbers, names, brackets and functions.
extension ExpressionParser {
    mutating func atom() throws(ExpressionError) -> Kind {
        let token = current
        switch token.content {
        case .number(let value):
            advance()
            emit(.constant(value), at: token.column)
            return .number
        case .name(let name):
            return try named(name, token)
        case .sign("("):
            return try bracketed(token, closing: ")")
        case .sign("⌊"):
            return try rounded(token, .floor, closing: "⌋")
        case .sign("⌈"):
            return try rounded(token, .ceil, closing: "⌉")
        default:
            throw ExpressionError(
                problem: .expectedValue(found: token.text),
                column: token.column
            )
        }
    }

    private mutating func bracketed(
        _ opening: ExpressionToken,
        closing: String
    ) throws(ExpressionError) -> Kind {
        advance()
        let kind = try nested { parser throws(ExpressionError) in try parser.alternatives() }
        guard accept(closing) != nil else { throw unclosed(opening) }
        return kind
    }

    private mutating func rounded(
        _ opening: ExpressionToken,
        _ operation: Step,
        closing: String
    ) throws(ExpressionError) -> Kind {
        let kind = try bracketed(opening, closing: closing)
        try require(.number, of: kind, from: opening.column)
        emit(operation, at: opening.column)
        return .number
    }

    private func unclosed(_ opening: ExpressionToken) -> ExpressionError {
        guard current.content == .end else {
            let found = current.text ?? ""
            return ExpressionError(problem: .expectedOperator(found: found), column: current.column)
        }
        return ExpressionError(problem: .unclosed(opening.text ?? "("), column: opening.column)
    }

    private mutating func named(
        _ name: String,
        _ token: ExpressionToken
    ) throws(ExpressionError) -> Kind {
        switch name {
        case "floor": return try call(name, .floor, token, arguments: 1...1)
        case "ceil": return try call(name, .ceil, token, arguments: 1...1)
        case "abs": return try call(name, .abs, token, arguments: 1...1)
        case "min": return try call(name, .min, token, arguments: 2...16)
        case "max": return try call(name, .max, token, arguments: 2...16)
        case "and", "or":
            throw ExpressionError(problem: .expectedValue(found: name), column: token.column)
        default:
            guard let slot = names.firstIndex(of: name) else {
                let nearest = Spelling.nearest(to: name, among: names + Self.words.sorted())
                throw ExpressionError(
                    problem: .unknownName(name, nearest: nearest),
                    column: token.column
                )
            }
            advance()
            emit(.slot(slot), at: token.column)
            return .number
        }
    }

    private mutating func call(
        _ name: String,
        _ operation: Step,
        _ token: ExpressionToken,
        arguments: ClosedRange<Int>
    ) throws(ExpressionError) -> Kind {
        advance()
        let opening = current
        guard accept("(") != nil else {
            throw ExpressionError(
                problem: .expectedValue(found: current.text),
                column: current.column
            )
        }
        var count = 0
        repeat {
            let column = current.column
            let kind = try nested { parser throws(ExpressionError) in try parser.alternatives() }
            try require(.number, of: kind, from: column)
            count += 1
            if count > 1 { emit(operation, at: token.column) }
        } while accept(",") != nil
        guard accept(")") != nil else { throw unclosed(opening) }
        if arguments.upperBound == 1 && count == 1 { emit(operation, at: token.column) }
        guard arguments.contains(count) else {
            let expected = arguments.upperBound == 1 ? "one number" : "two numbers or more"
            throw ExpressionError(
                problem: .wrongArgumentCount(function: name, expected: expected, actual: count),
                column: token.column
            )
        }
        return .number
    }
}
