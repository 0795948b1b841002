import CNNEngine

/// How well the numbers of a variant tell mistakes apart.
struct Diagnosticity: Hashable, Sendable {
    /// Mistakes whose answer is not the right one.
    var caught = 0
    /// Different wrong answers among them.
    var distinct = 0

    /// Whether this is at least as good in both.
    func reaches(_ other: Diagnosticity) -> Bool {
        caught >= other.caught && distinct >= other.distinct
    }

    func isBetter(than other: Diagnosticity) -> Bool {
        (caught, distinct) > (other.caught, other.distinct)
    }
}

/// Numbers drawn for a question, with the answer and the answers of its mistakes.
struct Candidate {
    var numbers: [Rational]
    /// The quantity's inputs; empty for a question of words.
    var inputs: [Int]
    /// The options shown, by their places in the question's bank.
    var presentation: [Int] = []
    var answer: Answer
    /// By place in the question's list; `nil` where the mistake does not apply or is not caught.
    var wrongAnswers: [Answer?]

    var diagnosticity: Diagnosticity {
        var (found, distinct) = (Diagnosticity(), 0)
        for (index, wrong) in wrongAnswers.enumerated() {
            guard let wrong else { continue }
            found.caught += 1
            if !wrongAnswers[..<index].contains(wrong) { distinct += 1 }
        }
        found.distinct = distinct
        return found
    }
}

/// Draws numbers for a question: one stream of chance for each name.
struct VariantDraw {
    static let longestSearch = 1_000
    static let candidates = 16

    private let question: Question
    private var streams: [SplitMix64]
    private var options: SplitMix64
    private(set) var draws = 0

    init(_ question: Question, seed: UInt64) {
        self.question = question
        let root = SplitMix64(seed: seed).split(question.stream)
        streams = question.givens.map { root.split($0.stream) }
        options = root.split(Given.stream(of: "options"))
    }

    /// The first candidate that tells mistakes apart as well as is wanted, else the best of 16.
    mutating func best() throws(VariantError) -> Candidate {
        var best = try next()
        guard !question.isFixed else { return best }
        var found = best.diagnosticity
        for _ in 1..<Self.candidates where !found.reaches(question.wanted) {
            let candidate = try next()
            let diagnosticity = candidate.diagnosticity
            if diagnosticity.isBetter(than: found) { (best, found) = (candidate, diagnosticity) }
        }
        return best
    }

    /// The next candidate that meets what the question requires.
    mutating func next() throws(VariantError) -> Candidate {
        var numbers: [Rational] = []
        for _ in 0..<Self.longestSearch {
            draws += 1
            numbers.removeAll(keepingCapacity: true)
            for (index, given) in question.givens.enumerated() {
                let place = streams[index].integer(below: given.domain.count)
                numbers.append(try question.number(given, at: place, numbers))
            }
            guard try question.accepts(numbers) else { continue }
            guard let concept = question.concept else { return try question.candidate(numbers) }
            let presentation = concept.presentation(&options)
            return Candidate(
                numbers: numbers,
                inputs: [],
                presentation: presentation,
                answer: concept.answer(presentation),
                wrongAnswers: []
            )
        }
        throw .unsatisfied(draws: Self.longestSearch)
    }
}

extension Question {
    /// The number of a name at a place of its domain, or derived from the numbers before it.
    func number(
        _ given: Given,
        at place: Int,
        _ numbers: [Rational]
    ) throws(VariantError) -> Rational {
        if case .derived(let expression) = given.domain { return try value(expression, numbers) }
        return Rational(given.domain.number(at: place) ?? 0)
    }

    /// Whether numbers meet what the question requires.
    func accepts(_ numbers: [Rational]) throws(VariantError) -> Bool {
        for requirement in requirements where try value(requirement, numbers) == 0 { return false }
        return true
    }

    /// The answer and the mistakes' answers for numbers.
    fileprivate func candidate(_ numbers: [Rational]) throws(VariantError) -> Candidate {
        guard case .quantity(let quantity, let bindings) = asked else {
            return Candidate(numbers: numbers, inputs: [], answer: .choice(0), wrongAnswers: [])
        }
        let inputs = try inputs(of: quantity, bindings, numbers)
        let values = quantity.values(inputs)
        let answer: Answer
        do throws(ArithmeticError) {
            answer = try quantity.formula(values)
        } catch {
            throw .formula(error, given: list(numbers))
        }
        var wrongAnswers: [Answer?] = []
        wrongAnswers.reserveCapacity(mistakes.count)
        for mistake in mistakes {
            let wrong = mistake.answer(numbers, values, form: quantity.form)
            wrongAnswers.append(wrong.flatMap { quantity.form.tells($0, from: answer) ? $0 : nil })
        }
        return Candidate(
            numbers: numbers,
            inputs: inputs,
            answer: answer,
            wrongAnswers: wrongAnswers
        )
    }

    private func inputs(
        of quantity: Quantity,
        _ bindings: [Binding],
        _ numbers: [Rational]
    ) throws(VariantError) -> [Int] {
        var inputs: [Int] = []
        inputs.reserveCapacity(bindings.count)
        for binding in bindings {
            switch binding {
            case .constant(let value): inputs.append(value)
            case .product(let places):
                var product = 1
                for place in places {
                    let (next, overflow) = product.multipliedReportingOverflow(by: inputs[place])
                    if overflow { throw .formula(.overflow, given: list(numbers)) }
                    product = next
                }
                inputs.append(product)
            case .expression(let expression):
                let value = try value(expression, numbers)
                guard let integer = value.integer else {
                    let input = quantity.inputs[inputs.count].names[0]
                    throw .fractionalInput(input: input, value: value, given: list(numbers))
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
            throw .expression(error, text: expression.text, given: list(numbers))
        }
    }

    /// `n = 7, k = 3`.
    func list(_ numbers: [Rational]) -> String {
        zip(givens, numbers).map { "\($0.name) = \($1)" }.joined(separator: ", ")
    }
}

extension Question.MistakeSource {
    var id: String {
        switch self {
        case .catalogue(let mistake): mistake.id
        case .written(let id, _, _): id
        }
    }

    /// The wrong answer; `nil` where the rule does not apply or has no value.
    fileprivate func answer(
        _ numbers: [Rational],
        _ values: QuantityValues,
        form: AnswerForm
    ) -> Answer? {
        switch self {
        case .catalogue(let mistake): try? mistake.answer(values)
        case .written(_, let rule, _): try? rule.answer(numbers, form: form)
        }
    }

    /// What to tell a student, with the numbers in it.
    func says(_ numbers: [Rational]) -> String {
        switch self {
        case .catalogue(let mistake): mistake.says
        case .written(_, _, let says): (try? says.filled(numbers)) ?? ""
        }
    }
}
