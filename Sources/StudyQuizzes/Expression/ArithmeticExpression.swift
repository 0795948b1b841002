/// An exact arithmetic expression over named numbers, such as `floor((n + 2*p - k)/s) + 1`.
///
/// Parsed once into instructions for a small stack machine; names become slots. Precedence, from
/// loose to tight: `or`, `and`, `not`, comparisons, `+ -`, `* / %`, unary `-`, `^` (to the right).
public struct ArithmeticExpression: Hashable, Sendable {
    /// What an expression yields.
    public enum Kind: Hashable, Sendable {
        /// An exact number.
        case number
        /// True or false.
        case truth
    }

    /// The text it was read from.
    public var text: String { parsed.text }
    /// What it yields.
    public var kind: Kind { parsed.kind }
    /// The slots it reads, in increasing order.
    public var slots: [Int] { parsed.slots }

    var instructions: [Instruction] { parsed.instructions }

    /// Expressions are handed about while numbers are drawn: one reference is cheap to copy.
    private let parsed: Parsed

    private final class Parsed: Sendable {
        let text: String
        let kind: Kind
        let slots: [Int]
        let instructions: [Instruction]
        let stackSize: Int
        let program: IntegerProgram?

        init(_ text: String, _ kind: Kind, _ instructions: [Instruction]) {
            self.text = text
            self.kind = kind
            self.instructions = instructions
            var (size, deepest, used) = (0, 1, Set<Int>())
            for instruction in instructions {
                size += instruction.operation.stackEffect
                deepest = Swift.max(deepest, size)
                if case .slot(let slot) = instruction.operation { used.insert(slot) }
            }
            stackSize = deepest
            program = IntegerProgram(instructions, depth: deepest)
            slots = used.sorted()
        }
    }

    /// A step of the stack machine, with its place in the text for messages.
    struct Instruction: Hashable, Sendable {
        var operation: Step
        var column: Int
    }

    /// What a step does; truths are the numbers 1 and 0.
    enum Step: Hashable, Sendable {
        case constant(Rational)
        case slot(Int)
        case add, subtract, multiply, divide, remainder, power, negate
        case floor, ceil, abs
        case min, max
        case less, lessOrEqual, equal, notEqual, not
        /// Jumps, keeping the truth on the stack, or drops it and goes on.
        case skipIfFalse(to: Int)
        case skipIfTrue(to: Int)

        var stackEffect: Int {
            switch self {
            case .constant, .slot: 1
            case .negate, .floor, .ceil, .abs, .not: 0
            default: -1
            }
        }
    }

    /// Reads an expression of a kind over these names; a name's place in the list is its slot.
    public init(
        _ text: String,
        _ kind: Kind = .number,
        names: [String]
    ) throws(ExpressionError) {
        var lexer = try ExpressionLexer(text)
        var parser = ExpressionParser(tokens: try lexer.tokens(), names: names)
        parsed = Parsed(text.trimmed, kind, try parser.parse(kind))
    }

    /// Whether two expressions are the same text over the same slots.
    public static func == (left: ArithmeticExpression, right: ArithmeticExpression) -> Bool {
        left.parsed === right.parsed
            || (left.text == right.text && left.kind == right.kind
                && left.instructions == right.instructions)
    }

    /// Feeds the text and the slots.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(text)
        hasher.combine(slots)
    }

    /// The value with these numbers in the slots; a truth is 1 or 0.
    public func value(_ numbers: [Rational]) throws(ExpressionError) -> Rational {
        if let integer = parsed.program?.value(numbers) { return Rational(integer) }
        return try exactValue(numbers)
    }

    /// The value worked out in fractions; where integers suffice, the same.
    func exactValue(_ numbers: [Rational]) throws(ExpressionError) -> Rational {
        try withUnsafeTemporaryAllocation(of: Rational.self, capacity: parsed.stackSize) {
            run(numbers, $0)
        }.get()
    }

    /// Whether a truth holds with these numbers in the slots.
    public func holds(_ numbers: [Rational]) throws(ExpressionError) -> Bool {
        try value(numbers) != 0
    }

    private func run(
        _ numbers: [Rational],
        _ stack: UnsafeMutableBufferPointer<Rational>
    ) -> Result<Rational, ExpressionError> {
        let instructions = instructions
        var (next, top) = (0, -1)
        while next < instructions.count {
            let instruction = instructions[next]
            next += 1
            switch instruction.operation {
            case .constant(let value):
                top += 1
                stack.initializeElement(at: top, to: value)
            case .slot(let slot):
                // A caller with too few numbers must not reach memory that is not there.
                precondition(slot < numbers.count, "a number is missing for slot \(slot)")
                top += 1
                stack.initializeElement(at: top, to: numbers[slot])
            case .skipIfFalse(let target):
                if stack[top] == 0 { next = target } else { top -= 1 }
            case .skipIfTrue(let target):
                if stack[top] != 0 { next = target } else { top -= 1 }
            case let operation:
                do throws(ArithmeticError) {
                    if operation.stackEffect == 0 {
                        stack[top] = try operation.applied(to: stack[top])
                    } else {
                        top -= 1
                        stack[top] = try operation.applied(to: stack[top], stack[top + 1])
                    }
                } catch {
                    let problem = ExpressionError.Problem.arithmetic(error)
                    return .failure(ExpressionError(problem: problem, column: instruction.column))
                }
            }
        }
        return .success(stack[0])
    }
}

extension ArithmeticExpression.Step {
    func applied(to value: Rational) throws(ArithmeticError) -> Rational {
        switch self {
        case .negate: try -value
        case .floor: value.floor()
        case .ceil: value.ceil()
        case .abs: try value.magnitude()
        case .not: value == 0 ? 1 : 0
        default: value
        }
    }

    func applied(
        to left: Rational,
        _ right: Rational
    ) throws(ArithmeticError) -> Rational {
        switch self {
        case .add: try left + right
        case .subtract: try left - right
        case .multiply: try left * right
        case .divide: try left / right
        case .remainder: try left % right
        case .power: try left.power(right)
        case .min: Swift.min(left, right)
        case .max: Swift.max(left, right)
        case .less: left < right ? 1 : 0
        case .lessOrEqual: left <= right ? 1 : 0
        case .equal: left == right ? 1 : 0
        case .notEqual: left != right ? 1 : 0
        default: left
        }
    }
}
