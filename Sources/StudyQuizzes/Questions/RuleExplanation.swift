/// Hints and a solution made from the rule of a question's quantity.
struct RuleExplanation {
    /// The rule, the numbers put in, the last step.
    let hints: [String]
    /// The working, one equation for each number asked.
    let solution: [String]

    /// The explanation of a question for the numbers of its quantity's inputs; empty where the
    /// quantity has no rule that can be shown.
    init(_ question: Question, _ inputs: [Int]) {
        guard let quantity = question.quantity else {
            (hints, solution) = ([], [])
            return
        }
        let values = quantity.values(inputs)
        if let lines = quantity.working?(values) {
            hints = Self.hints(lines.map { [$0] }, legend: nil)
            solution = lines
            return
        }
        let workings = quantity.rule?.workings(values.rationals, constants: question.constants)
        guard let workings, !workings.isEmpty else {
            (hints, solution) = ([], [])
            return
        }
        let legend = Self.legend(quantity, constants: question.constants)
        hints = Self.hints(Self.columns(workings.map(\.steps)), legend: legend)
        solution = workings.map { Self.ended($0.equation, quantity, values) }
    }

    /// A fraction is followed by the decimals that are asked.
    private static func ended(
        _ equation: String,
        _ quantity: Quantity,
        _ values: QuantityValues
    ) -> String {
        guard case .decimal = quantity.form, let answer = try? quantity.formula(values) else {
            return equation
        }
        let decimals = quantity.form.text(of: answer)
        return equation.hasSuffix(" \(decimals)") ? equation : "\(equation) ≈ \(decimals)"
    }

    /// The steps of several equations side by side; a short one repeats its last step.
    private static func columns(_ equations: [[String]]) -> [[String]] {
        let longest = equations.map(\.count).max() ?? 0
        return (0..<longest).map { index in
            equations.map { $0[min(index, $0.count - 1)] }
        }
    }

    private static func hints(_ steps: [[String]], legend: String?) -> [String] {
        guard let first = steps.first, steps.count > 1 else { return [] }
        let join = { (parts: [String]) in parts.joined(separator: ";  ") }
        let rule = legend.map { "\(join(first)), with \($0)" } ?? join(first)
        let numbers = steps[1]
        let last = steps[max(1, steps.count - 2)]
        return [
            "The rule: \(rule).",
            "With the numbers: \(join(numbers)).",
            last == numbers
                ? "Only this is left to work out: \(join(last))." : "Last step: \(join(last)).",
        ]
    }

    /// `n the height, k the kernel`.
    private static func legend(_ quantity: Quantity, constants: [Int: Rational]) -> String? {
        guard let rule = quantity.rule else { return nil }
        let used = Set(rule.expressions.flatMap(\.slots)).subtracting(constants.keys)
        let parts = used.sorted().map { slot in
            let input = quantity.inputs[slot]
            let name = input.names[0].replacing("_", with: " ")
            return input.symbol == input.names[0] ? name : "\(input.symbol) the \(name)"
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

/// A wrong rule worked out as the student who made it would have, and where it goes wrong.
public struct Replay: Hashable, Sendable {
    /// The student's working, an equation for each number asked.
    public let working: [String]
    /// The step where it leaves the right way: `⌈15/4⌉ = 4`; `nil` where that is all of it.
    public let departure: String?
    /// What belongs there: `⌊15/4⌋ = 3`.
    public let rightStep: String?

    init?(
        _ mistake: Question.MistakeSource,
        of question: Question,
        _ numbers: [Rational],
        _ values: QuantityValues
    ) {
        switch mistake {
        case .written(_, let rule, _):
            working = rule.workings(numbers, constants: [:]).map(\.equation)
            (departure, rightStep) = (nil, nil)
        case .catalogue(let mistake):
            guard let rule = mistake.rule else {
                guard let lines = mistake.working?(values) else { return nil }
                working = lines
                (departure, rightStep) = (nil, nil)
                return
            }
            let constants = question.constants
            working = rule.workings(values.rationals, constants: constants).map(\.equation)
            let departure = question.quantity?.rule.flatMap {
                rule.departure(from: $0, values.rationals, constants: constants)
            }
            self.departure = departure?.wrong
            rightStep = departure?.right
        }
        if working.isEmpty { return nil }
    }
}
