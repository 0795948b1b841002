/// An expression as a tree, to show how its value comes about.
indirect enum ExpressionTree: Hashable, Sendable {
    case number(Rational)
    case name(Int)
    case operation(ArithmeticExpression.Step, [ExpressionTree])

    /// The tree of an expression that yields a number; `nil` where it branches.
    init?(_ expression: ArithmeticExpression) {
        var stack: [ExpressionTree] = []
        for instruction in expression.instructions {
            switch instruction.operation {
            case .constant(let value): stack.append(.number(value))
            case .slot(let slot): stack.append(.name(slot))
            case .skipIfFalse, .skipIfTrue: return nil
            case let step:
                let count = step.stackEffect == 0 ? 1 : 2
                guard stack.count >= count else { return nil }
                let operands = Array(stack.suffix(count))
                stack.removeLast(count)
                stack.append(.operation(step, operands))
            }
        }
        guard let tree = stack.last, stack.count == 1 else { return nil }
        self = tree
    }

    /// The number it is, where it is nothing else.
    var number: Rational? {
        if case .number(let value) = self { value } else { nil }
    }

    /// Whether only sums, differences, products and powers are in it.
    var isPolynomial: Bool {
        switch self {
        case .number, .name: true
        case .operation(.add, let operands), .operation(.subtract, let operands),
            .operation(.multiply, let operands), .operation(.power, let operands),
            .operation(.negate, let operands):
            operands.allSatisfy(\.isPolynomial)
        case .operation: false
        }
    }

    /// The tree with numbers in place of names.
    func filled(_ numbers: [Rational]) -> ExpressionTree {
        switch self {
        case .number: self
        case .name(let slot): numbers.indices.contains(slot) ? .number(numbers[slot]) : self
        case .operation(let step, let operands):
            .operation(step, operands.map { $0.filled(numbers) })
        }
    }

    /// The value of a tree without names; `nil` where it has none.
    var value: Rational? {
        switch self {
        case .number(let value): return value
        case .name: return nil
        case .operation(let step, let operands):
            let values = operands.compactMap(\.value)
            guard values.count == operands.count else { return nil }
            return values.count == 1
                ? try? step.applied(to: values[0]) : try? step.applied(to: values[0], values[1])
        }
    }
}

// MARK: - Leaving out what changes nothing

extension ExpressionTree {
    /// The tree with some names fixed, and without operations that then change nothing.
    ///
    /// A stride of 1 that a question does not mention is not shown as a division by 1.
    func simplified(_ constants: [Int: Rational]) -> ExpressionTree {
        switch self {
        case .number: return self
        case .name(let slot): return constants[slot].map(ExpressionTree.number) ?? self
        case .operation(let step, let operands):
            return Self.folded(step, operands.map { $0.simplified(constants) })
        }
    }

    private static func folded(
        _ step: ArithmeticExpression.Step,
        _ operands: [ExpressionTree]
    ) -> ExpressionTree {
        let first = operands[0]
        guard operands.count == 2 else {
            // What is made of whole numbers by + − · needs no rounding.
            let isRounding = step == .floor || step == .ceil
            return isRounding && first.isPolynomial ? first : .operation(step, operands)
        }
        let (left, right) = (first.number, operands[1].number)
        switch step {
        case .add where left == 0: return operands[1]
        case .add where right == 0, .subtract where right == 0: return first
        case .multiply where left == 1: return operands[1]
        case .multiply where right == 1, .divide where right == 1, .power where right == 1:
            return first
        case .multiply where left == 0 || right == 0: return .number(0)
        case .add:
            // (k − 1) + 1 is k.
            if case .operation(.subtract, let inner) = first, inner[1].number == right,
                right != nil
            {
                return inner[0]
            }
        default: break
        }
        return .operation(step, operands)
    }
}
