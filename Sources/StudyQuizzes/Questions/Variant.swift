import CNNEngine

/// A question with its numbers fixed; the same question and seed give the same, for ever.
public struct Variant: Sendable {
    /// A wrong answer that a known mistake leads to.
    public struct ExpectedMistake: Hashable, Sendable {
        /// The mistake's name.
        public let id: String
        /// Where it leads.
        public let answer: Answer
        /// What to tell a student who made it.
        public let says: String
    }

    /// The template.
    public var question: Question { prepared.question }
    /// The seed of its numbers.
    public let seed: UInt64
    /// The numbers, in the order of the question's names.
    public let numbers: [Rational]
    /// The numbers that the quantity's inputs have; empty for a question of words.
    public let inputs: [Int]
    /// The answer by the closed formula, or the right options.
    public let answer: Answer
    /// Reads answers to it.
    public let reader: AnswerReader
    /// The options to choose from or to order, in the order shown; empty for other questions.
    public let options: [String]
    let prepared: PreparedQuestion
    private let presentation: [Int]
    private let wrongAnswers: [Answer?]

    /// Draws the numbers of a question.
    ///
    /// Throws when no numbers meet what the question requires.
    public init(_ question: Question, seed: UInt64) throws(VariantError) {
        try self.init(PreparedQuestion(question), seed: seed)
    }

    /// Draws the numbers of a question that others are drawn from too.
    init(_ question: PreparedQuestion, seed: UInt64) throws(VariantError) {
        var draw = VariantDraw(question, seed: seed)
        let candidate = try draw.best()
        prepared = question
        self.seed = seed
        numbers = candidate.numbers
        inputs = candidate.inputs
        answer = candidate.answer
        wrongAnswers = candidate.wrongAnswers
        presentation = candidate.presentation
        if let concept = question.concept {
            let bank = concept.bank
            let texts = presentation.map { Self.filled(bank[$0].text, candidate.numbers) }
            options = concept.kind == .recall ? [] : texts
            reader = question.reader(concept.form(presentation, texts))
        } else {
            options = []
            reader = question.reader((question.quantity?.form ?? .integer).fitted(to: answer))
        }
    }

    /// `cnn-output/square#7`: the question and the seed.
    public var id: String { "\(question.id)#\(seed)" }

    /// How it is answered.
    public var form: AnswerForm { reader.form }

    /// The names and their numbers, in the question's order.
    public var given: [(name: String, value: Rational)] {
        zip(question.givens, numbers).map { ($0.name, $1) }
    }

    /// The numbers of the quantity's inputs.
    var values: QuantityValues {
        prepared.values(inputs)
    }

    /// What makes it another question than one of the same template.
    var identity: [Rational] { numbers + presentation.map { Rational($0) } }

    /// What each row of a typed chain of shapes is worth; `nil` for other questions.
    public func chainMarking(of typed: Answer) -> ChainMarking? {
        guard case .shapes(let right) = answer, case .shapes(let rows) = typed else { return nil }
        return ChainMarking(rows, right: right, chain: applications)
    }

    /// The layers that the question speaks of, each with its input.
    public var applications: [LayerApplication] { question.quantity?.applications(values) ?? [] }

    // MARK: - Texts

    /// The question's text.
    public var prompt: String { filled(question.prompt) }

    /// Hints, from the rule to the last step.
    public var hints: [String] {
        question.hints.isEmpty ? explanation.hints : question.hints.map(filled)
    }

    /// The worked solution, step by step.
    public var solution: [String] {
        question.solution.isEmpty ? explanation.solution : question.solution.map(filled)
    }

    /// What to beware of.
    public var traps: [String] { question.traps.map(filled) }

    private var explanation: RuleExplanation { RuleExplanation(question, inputs) }

    private var exhibits: [String: String] {
        guard let quantity = question.quantity, !quantity.exhibits.isEmpty else { return [:] }
        let values = values
        return Dictionary(quantity.exhibits.map { ($0.name, $0.text(values)) }) { first, _ in first
        }
    }

    private func filled(_ template: TextTemplate) -> String {
        let exhibits = template.exhibits.isEmpty ? [:] : exhibits
        return Self.filled(template, numbers, exhibits)
    }

    // The reader has filled each template on trial; numbers it did not see may still overflow one.
    private static func filled(
        _ template: TextTemplate,
        _ numbers: [Rational],
        _ exhibits: [String: String] = [:]
    ) -> String {
        do throws(ExpressionError) {
            return try template.filled(numbers, exhibits: exhibits)
        } catch {
            return "(\(error))"
        }
    }

    // MARK: - Mistakes

    /// The mistakes that these numbers catch, the commonest first.
    public var mistakes: [ExpectedMistake] {
        if let concept = question.concept { return optionMistakes(concept) }
        return zip(question.mistakes, wrongAnswers).compactMap { mistake, answer in
            answer.map {
                ExpectedMistake(id: mistake.id, answer: $0, says: mistake.says(numbers))
            }
        }
    }

    /// The commonest mistake that leads to an answer.
    func mistake(leadingTo answer: Answer) -> ExpectedMistake? {
        if let concept = question.concept {
            return optionMistakes(concept).first { $0.answer == answer }
        }
        let near = wrongAnswers.firstIndex { wrong in
            guard case .decimal(let tolerance, _) = form, case .number(let typed) = answer,
                case .number(let value)? = wrong
            else { return wrong == answer }
            return tolerance.covers(typed, of: value)
        }
        guard let index = near else { return nil }
        let mistake = question.mistakes[index]
        return ExpectedMistake(id: mistake.id, answer: answer, says: mistake.says(numbers))
    }

    /// A wrong rule worked out for these numbers, whether the question names it or only its quantity
    /// does; `nil` where it does not apply or leads to the right answer.
    func mistake(named id: String) -> ExpectedMistake? {
        if let place = question.mistakes.firstIndex(where: { $0.id == id }) {
            let says = question.mistakes[place].says
            return wrongAnswers[place].map {
                ExpectedMistake(id: id, answer: $0, says: says(numbers))
            }
        }
        guard let mistake = question.quantity?.mistake(id),
            let wrong = try? mistake.answer(values), form.tells(wrong, from: answer)
        else { return nil }
        return ExpectedMistake(id: id, answer: wrong, says: mistake.says)
    }

    /// A wrong option is a mistake of its own, where one option is asked.
    private func optionMistakes(_ concept: Concept) -> [ExpectedMistake] {
        guard concept.kind == .choice else { return [] }
        let bank = concept.bank
        return presentation.enumerated().compactMap { index, place in
            guard place >= concept.right.count, let says = bank[place].says else { return nil }
            return ExpectedMistake(
                id: bank[place].id,
                answer: .choice(index),
                says: Self.filled(says, numbers)
            )
        }
    }

    /// What is to be said about an option, right or wrong.
    public func remark(onOption index: Int) -> String? {
        guard let concept = question.concept, presentation.indices.contains(index) else {
            return nil
        }
        return concept.bank[presentation[index]].says.map { Self.filled($0, numbers) }
    }

    /// How a mistake works out for these numbers, and where it leaves the right way.
    public func replay(of mistake: ExpectedMistake) -> Replay? {
        guard let source = question.mistakes.first(where: { $0.id == mistake.id }) else {
            return nil
        }
        return Replay(source, of: question, numbers, values)
    }
}
