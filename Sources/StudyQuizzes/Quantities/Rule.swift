/// A rule over the inputs of a quantity, right or wrong: one expression for each number asked.
public struct Rule: Hashable, Sendable {
    let expressions: [ArithmeticExpression]
    /// Where the rule applies; `nil` for everywhere.
    let condition: ArithmeticExpression?
    let symbols: [String]

    /// A rule written in source code, over the letters of the inputs.
    init(_ texts: [String], when condition: String? = nil, symbols: [String]) {
        do throws(ExpressionError) {
            var expressions: [ArithmeticExpression] = []
            for text in texts {
                expressions.append(try ArithmeticExpression(text, names: symbols))
            }
            self.expressions = expressions
            self.condition = try condition.map { text throws(ExpressionError) in
                try ArithmeticExpression(text, .truth, names: symbols)
            }
        } catch {
            // A rule in the source that does not read is a slip of ours, found by any test.
            preconditionFailure("\(texts), \(condition ?? ""): \(error)")
        }
        self.symbols = symbols
    }

    /// A rule written in a quiz file, over the names of a question.
    init(_ expressions: [ArithmeticExpression], names: [String]) {
        self.expressions = expressions
        condition = nil
        symbols = names
    }

    /// The answer it leads to; `nil` where it does not apply.
    ///
    /// Throws where it has no value, and where a size is no whole number.
    func answer(_ numbers: [Rational], form: AnswerForm) throws(ArithmeticError) -> Answer? {
        if let condition, try value(of: condition, numbers) == 0 { return nil }
        guard case .sizes = form else { return .number(try value(of: expressions[0], numbers)) }
        var sizes: [Int] = []
        sizes.reserveCapacity(expressions.count)
        for expression in expressions {
            guard let size = try value(of: expression, numbers).integer else {
                throw .notAnInteger
            }
            sizes.append(size)
        }
        return .sizes(sizes)
    }

    private func value(
        of expression: ArithmeticExpression,
        _ numbers: [Rational]
    ) throws(ArithmeticError) -> Rational {
        do throws(ExpressionError) {
            return try expression.value(numbers)
        } catch {
            if case .arithmetic(let cause) = error.problem { throw cause }
            throw .notAnInteger
        }
    }
}

// MARK: - Shown on paper

extension Rule {
    /// The rule worked out, once for each number that it gives.
    ///
    /// Inputs that the question does not mention are `constants`, and are left out where they
    /// change nothing.
    func workings(_ numbers: [Rational], constants: [Int: Rational]) -> [Working] {
        var workings: [Working] = []
        for expression in expressions {
            guard let tree = ExpressionTree(expression)?.simplified(constants) else { continue }
            let working = Working(tree, symbols: symbols, numbers: numbers)
            if !workings.contains(working) { workings.append(working) }
        }
        return workings
    }

    /// Where this rule leaves the right one, for the first number in which they differ.
    func departure(
        from right: Rule,
        _ numbers: [Rational],
        constants: [Int: Rational]
    ) -> Departure? {
        guard symbols == right.symbols else { return nil }
        for (wrong, right) in zip(expressions, right.expressions) {
            guard let wrong = ExpressionTree(wrong)?.simplified(constants),
                let right = ExpressionTree(right)?.simplified(constants),
                let departure = Departure(
                    of: wrong,
                    from: right,
                    symbols: symbols,
                    numbers: numbers
                )
            else { continue }
            return departure
        }
        return nil
    }
}
