import CNNEngine

/// A question with what each of its variants needs, worked out once and shared by all of them.
final class PreparedQuestion: Sendable {
    /// The template.
    let question: Question
    /// What is asked; `nil` for a question of words.
    let quantity: Quantity?
    /// The options, order or list asked for; `nil` for a question of numbers.
    let concept: Concept?
    /// What its names may stand for, in their order, and the streams of chance of each.
    let domains: [Domain]
    let streams: [UInt64]
    let stream: UInt64
    /// Whether it has the same numbers each time.
    let isFixed: Bool
    /// What a draw should reach before it is taken.
    let wanted: Diagnosticity
    private let bindings: [Question.Binding]
    private let names: [String]
    private let symbols: [String]
    private let requirements: [ArithmeticExpression]
    private let formula: Quantity.Formula?
    private let form: AnswerForm
    private let wrongAnswers: [WrongAnswer]
    private let units: AnswerUnits

    /// The stream of chance that options are drawn from.
    static let optionStream = Given.stream(of: "options")

    /// The answer of a wrong rule; `nil` where it does not apply or has no value.
    private typealias WrongAnswer = @Sendable ([Rational], QuantityValues) -> Answer?

    init(_ question: Question) {
        self.question = question
        quantity = question.quantity
        concept = question.concept
        domains = question.givens.map(\.domain)
        streams = question.givens.map(\.stream)
        stream = question.stream
        isFixed = question.isFixed
        wanted = question.wanted
        requirements = question.requirements
        units = AnswerUnits(question.unit)
        names = quantity?.inputs.map { $0.names[0] } ?? []
        symbols = quantity?.inputs.map(\.symbol) ?? []
        guard case .quantity(let quantity, let bindings) = question.asked else {
            (bindings, wrongAnswers, formula, form) = ([], [], nil, .integer)
            return
        }
        self.bindings = bindings
        formula = quantity.formula
        form = quantity.form
        wrongAnswers = question.mistakes.map { Self.wrongAnswer($0, quantity.form) }
    }

    private static func wrongAnswer(
        _ mistake: Question.MistakeSource,
        _ form: AnswerForm
    ) -> WrongAnswer {
        switch mistake {
        case .catalogue(let mistake):
            let answer = mistake.answer
            return { _, values in try? answer(values) }
        case .written(_, let rule, _):
            return { numbers, _ in try? rule.answer(numbers, form: form) }
        }
    }

    /// Reads answers of a form to it.
    func reader(_ form: AnswerForm) -> AnswerReader { AnswerReader(form, units: units) }

    // MARK: - Numbers

    /// The number of a name at a place of its domain, or derived from the numbers before it.
    func number(
        _ index: Int,
        at place: Int,
        _ numbers: [Rational]
    ) throws(VariantError) -> Rational {
        if case .derived(let expression) = domains[index] { return try value(expression, numbers) }
        return Rational(domains[index].number(at: place) ?? 0)
    }

    /// Whether numbers meet what the question requires.
    func accepts(_ numbers: [Rational]) throws(VariantError) -> Bool {
        for requirement in requirements where try value(requirement, numbers) == 0 { return false }
        return true
    }

    /// The answer and the mistakes' answers for numbers.
    func candidate(_ numbers: [Rational]) throws(VariantError) -> Candidate {
        guard let formula else {
            return Candidate(numbers: numbers, inputs: [], answer: .choice(0), wrongAnswers: [])
        }
        let inputs = try inputs(numbers)
        let values = values(inputs)
        let answer: Answer
        do throws(ArithmeticError) {
            answer = try formula(values)
        } catch {
            throw .formula(error, given: question.list(numbers))
        }
        var found: [Answer?] = []
        found.reserveCapacity(wrongAnswers.count)
        for wrongAnswer in wrongAnswers {
            let wrong = wrongAnswer(numbers, values)
            found.append(wrong.flatMap { form.tells($0, from: answer) ? $0 : nil })
        }
        return Candidate(numbers: numbers, inputs: inputs, answer: answer, wrongAnswers: found)
    }

    /// The numbers of the quantity's inputs.
    func values(_ inputs: [Int]) -> QuantityValues {
        QuantityValues(inputs, symbols: symbols)
    }

    private func inputs(_ numbers: [Rational]) throws(VariantError) -> [Int] {
        var inputs: [Int] = []
        inputs.reserveCapacity(bindings.count)
        for binding in bindings {
            switch binding {
            case .constant(let value): inputs.append(value)
            case .product(let places):
                var product = 1
                for place in places {
                    let (next, overflow) = product.multipliedReportingOverflow(by: inputs[place])
                    if overflow { throw .formula(.overflow, given: question.list(numbers)) }
                    product = next
                }
                inputs.append(product)
            case .expression(let expression):
                let value = try value(expression, numbers)
                guard let integer = value.integer else {
                    let input = names[inputs.count]
                    let given = question.list(numbers)
                    throw .fractionalInput(input: input, value: value, given: given)
                }
                inputs.append(integer)
            }
        }
        return inputs
    }

    private func value(
        _ expression: ArithmeticExpression,
        _ numbers: [Rational]
    ) throws(VariantError) -> Rational {
        do throws(ExpressionError) {
            return try expression.value(numbers)
        } catch {
            throw .expression(error, text: expression.text, given: question.list(numbers))
        }
    }
}
