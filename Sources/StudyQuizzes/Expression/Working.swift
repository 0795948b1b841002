/// A rule worked out for numbers, step by step, as a person would on paper.
struct Working: Hashable, Sendable {
    /// The rule in letters, then with the numbers in it, then each step to the value.
    let steps: [String]

    /// Works out a tree for the numbers of its names.
    init(_ tree: ExpressionTree, symbols: [String], numbers: [Rational]) {
        let writer = ExpressionText(symbols: symbols)
        var steps = [writer.text(tree)]
        var rest = tree.filled(numbers)
        // Each pass takes at least one operation away.
        for _ in 0..<Self.mostSteps {
            let text = writer.text(rest)
            if steps.last != text { steps.append(text) }
            guard rest.number == nil else { break }
            rest = rest.reduced
        }
        self.steps = steps
    }

    private static let mostSteps = 12

    /// The steps as one equation: `⌊(n − k)/s⌋ + 1 = ⌊(7 − 3)/2⌋ + 1 = ⌊4/2⌋ + 1 = 2 + 1 = 3`.
    var equation: String { steps.joined(separator: " = ") }
}

/// Where a wrong rule leaves the right one: the smallest parts in which they differ.
struct Departure: Hashable, Sendable {
    /// What the wrong rule computes there: `⌈15/4⌉ = 4`.
    let wrong: String
    /// What belongs there: `⌊15/4⌋ = 3`.
    let right: String

    /// The first difference of two rules; `nil` where there is none.
    init?(
        of wrong: ExpressionTree,
        from right: ExpressionTree,
        symbols: [String],
        numbers: [Rational]
    ) {
        guard let pair = Self.difference(wrong, right) else { return nil }
        func equation(_ tree: ExpressionTree) -> String {
            let working = Working(tree, symbols: symbols, numbers: numbers)
            return working.steps.count > 3
                ? (working.steps.prefix(1) + working.steps.suffix(2)).joined(separator: " = ")
                : working.equation
        }
        self.wrong = equation(pair.wrong)
        self.right = equation(pair.right)
    }

    private static func difference(
        _ wrong: ExpressionTree,
        _ right: ExpressionTree
    ) -> (wrong: ExpressionTree, right: ExpressionTree)? {
        if wrong == right { return nil }
        guard case .operation(let step, let operands) = wrong,
            case .operation(step, let others) = right, operands.count == others.count
        else { return (wrong, right) }
        let differing = operands.indices.filter { operands[$0] != others[$0] }
        guard differing.count == 1 else { return (wrong, right) }
        return difference(operands[differing[0]], others[differing[0]])
    }
}

// MARK: - One step on paper

extension ExpressionTree {
    /// The tree after one step: innermost sums and products are worked out, or one rounding.
    fileprivate var reduced: ExpressionTree {
        guard case .operation(let step, let operands) = self else { return self }
        if operands.allSatisfy({ $0.number != nil }) { return worked }
        if isPolynomial {
            let next = Self.isSum(step) ? termsWorked : .operation(step, operands.map(\.worked))
            return next == self ? worked : next
        }
        if step == .floor || step == .ceil, case .operation(.divide, let sides) = operands[0],
            sides.allSatisfy({ $0.number != nil })
        {
            return worked
        }
        return .operation(step, operands.map { $0.isPolynomial ? $0.worked : $0.reduced })
    }

    /// A sum whose products are worked out: `9·64 + 64` becomes `576 + 64`.
    private var termsWorked: ExpressionTree {
        guard case .operation(let step, let operands) = self else { return self }
        guard Self.isSum(step) else { return worked }
        return .operation(step, operands.map(\.termsWorked))
    }

    private var worked: ExpressionTree { value.map(ExpressionTree.number) ?? self }

    private static func isSum(_ step: ArithmeticExpression.Step) -> Bool {
        step == .add || step == .subtract
    }
}
