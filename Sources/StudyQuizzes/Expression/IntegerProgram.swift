/// An expression compiled for integers, which most numbers are.
///
/// It gives up where exact arithmetic has more to say: on fractions, on what does not fit into 64
/// bits, on divisions by zero. A number and the operation on it are one step where they can be.
struct IntegerProgram: Hashable, Sendable {
    private var steps: [Step] = []

    /// Numbers on the deepest stack; no expression that people write comes near it.
    private static let stackSize = 16

    private struct Step: Hashable, Sendable {
        var code: Code
        var source = Source.none
        /// A slot, a number, or the step to go on with.
        var operand = 0
    }

    /// Where the right operand of a step is from.
    private enum Source: Hashable, Sendable { case none, stack, slot, constant }

    fileprivate enum Code: Hashable, Sendable {
        case push, skipIfFalse, skipIfTrue, negate, abs, not
        case add, subtract, multiply, divide, floorOfQuotient, ceilOfQuotient, remainder
        case min, max, less, lessOrEqual, equal, notEqual
    }

    /// The program of instructions whose stack grows so deep; `nil` where they need more than
    /// integers.
    init?(_ instructions: [ArithmeticExpression.Instruction], depth: Int) {
        guard depth < Self.stackSize else { return nil }
        let targets = Set(instructions.compactMap(\.operation.target))
        var places: [Int] = []
        for (index, instruction) in instructions.enumerated() {
            places.append(steps.count)
            // What a jump leads to stays a step of its own.
            guard append(instruction.operation, mayFuse: !targets.contains(index)) else {
                return nil
            }
        }
        places.append(steps.count)
        for index in steps.indices where [.skipIfFalse, .skipIfTrue].contains(steps[index].code) {
            steps[index].operand = places[steps[index].operand]
        }
    }

    private mutating func append(_ operation: ArithmeticExpression.Step, mayFuse: Bool) -> Bool {
        let last = mayFuse ? steps.last : nil
        switch operation {
        case .constant(let value):
            guard let integer = value.integer else { return false }
            steps.append(Step(code: .push, source: .constant, operand: integer))
        case .slot(let slot):
            steps.append(Step(code: .push, source: .slot, operand: slot))
        case .skipIfFalse(let target):
            steps.append(Step(code: .skipIfFalse, operand: target))
        case .skipIfTrue(let target):
            steps.append(Step(code: .skipIfTrue, operand: target))
        case .floor, .ceil:
            // Of an integer they change nothing.
            guard last?.code == .divide else { break }
            steps[steps.count - 1].code =
                operation == .floor ? .floorOfQuotient : .ceilOfQuotient
        default:
            guard let code = Code(operation) else { return false }
            if operation.stackEffect == 0 {
                steps.append(Step(code: code))
            } else if last?.code == .push {
                steps[steps.count - 1].code = code
            } else {
                steps.append(Step(code: code, source: .stack))
            }
        }
        return true
    }

    /// The value with these numbers in the slots; `nil` where integers do not suffice.
    func value(_ numbers: [Rational]) -> Int? {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: Self.stackSize) {
            run(numbers, $0)
        }
    }

    /// The number on top is kept apart from the others, which lie on the stack.
    private func run(_ numbers: [Rational], _ stack: UnsafeMutableBufferPointer<Int>) -> Int? {
        var (next, depth, top) = (0, 0, 0)
        while next < steps.count {
            let step = steps[next]
            next += 1
            var operand = step.operand
            switch step.source {
            case .none, .constant: break
            case .slot:
                // A caller with too few numbers must not reach memory that is not there.
                precondition(operand < numbers.count, "a number is missing for slot \(operand)")
                guard let integer = numbers[operand].integer else { return nil }
                operand = integer
            case .stack:
                depth -= 1
                (operand, top) = (top, stack[depth])
            }
            switch step.code {
            case .push:
                stack[depth] = top
                depth += 1
                top = operand
            case .skipIfFalse where top == 0, .skipIfTrue where top != 0: next = operand
            case .skipIfFalse, .skipIfTrue:
                depth -= 1
                top = stack[depth]
            case let code:
                guard let value = code.applied(to: top, operand) else { return nil }
                top = value
            }
        }
        return top
    }
}

extension ArithmeticExpression.Step {
    /// The instruction that a jump leads to.
    fileprivate var target: Int? {
        switch self {
        case .skipIfFalse(let target), .skipIfTrue(let target): target
        default: nil
        }
    }
}

extension IntegerProgram.Code {
    fileprivate init?(_ operation: ArithmeticExpression.Step) {
        switch operation {
        case .add: self = .add
        case .subtract: self = .subtract
        case .multiply: self = .multiply
        case .divide: self = .divide
        case .remainder: self = .remainder
        case .negate: self = .negate
        case .abs: self = .abs
        case .min: self = .min
        case .max: self = .max
        case .less: self = .less
        case .lessOrEqual: self = .lessOrEqual
        case .equal: self = .equal
        case .notEqual: self = .notEqual
        case .not: self = .not
        case .constant, .slot, .power, .floor, .ceil, .skipIfFalse, .skipIfTrue: return nil
        }
    }

    /// The result on integers; one number is the left one.
    @inline(__always)
    fileprivate func applied(to left: Int, _ right: Int) -> Int? {
        switch self {
        case .add: exact(left.addingReportingOverflow(right))
        case .subtract: exact(left.subtractingReportingOverflow(right))
        case .multiply: exact(left.multipliedReportingOverflow(by: right))
        case .negate: exact(0.subtractingReportingOverflow(left))
        case .abs: left < 0 ? exact(0.subtractingReportingOverflow(left)) : left
        case .divide, .floorOfQuotient, .ceilOfQuotient, .remainder: quotient(left, right)
        case .min: Swift.min(left, right)
        case .max: Swift.max(left, right)
        case .less: left < right ? 1 : 0
        case .lessOrEqual: left <= right ? 1 : 0
        case .equal: left == right ? 1 : 0
        case .notEqual: left != right ? 1 : 0
        case .not: left == 0 ? 1 : 0
        case .push, .skipIfFalse, .skipIfTrue: nil
        }
    }

    @inline(__always)
    private func exact(_ result: (partialValue: Int, overflow: Bool)) -> Int? {
        result.overflow ? nil : result.partialValue
    }

    @inline(__always)
    private func quotient(_ left: Int, _ right: Int) -> Int? {
        // −1 is left to exact arithmetic too: the smallest integer has no opposite.
        guard right > 0 else { return nil }
        let (quotient, rest) = left.quotientAndRemainder(dividingBy: right)
        return switch self {
        case .floorOfQuotient: rest < 0 ? quotient - 1 : quotient
        case .ceilOfQuotient: rest > 0 ? quotient + 1 : quotient
        case .remainder: rest < 0 ? rest + right : rest
        default: rest == 0 ? quotient : nil
        }
    }
}
