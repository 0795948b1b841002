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
    public let question: Question
    /// The seed of its numbers.
    public let seed: UInt64
    /// The numbers, in the order of the question's names.
    public let numbers: [Rational]
    /// The numbers that the quantity's inputs have.
    public let inputs: [Int]
    /// The answer by the closed formula.
    public let answer: Answer
    private let wrongAnswers: [Answer?]

    /// Draws the numbers of a question.
    ///
    /// Throws when no numbers meet what the question requires.
    public init(_ question: Question, seed: UInt64) throws(VariantError) {
        var draw = VariantDraw(question, seed: seed)
        let candidate = try draw.best()
        self.question = question
        self.seed = seed
        numbers = candidate.numbers
        inputs = candidate.inputs
        answer = candidate.answer
        wrongAnswers = candidate.wrongAnswers
    }

    /// `cnn-output/square#7`: the question and the seed.
    public var id: String { "\(question.id)#\(seed)" }

    /// The names and their numbers, in the question's order.
    public var given: [(name: String, value: Rational)] {
        zip(question.givens, numbers).map { ($0.name, $1) }
    }

    /// The question's text.
    public var prompt: String { filled(question.prompt) }

    /// Three hints: the rule, the numbers in it, the last step.
    public var hints: [String] { question.hints.map(filled) }

    /// The worked solution, step by step.
    public var solution: [String] { question.solution.map(filled) }

    /// The layers that the question speaks of, each with its input.
    public var applications: [LayerApplication] { question.quantity.applications(inputs) }

    /// The mistakes that these numbers catch, the commonest first.
    public var mistakes: [ExpectedMistake] {
        zip(question.mistakes, wrongAnswers).compactMap { mistake, answer in
            answer.map {
                ExpectedMistake(id: mistake.id, answer: $0, says: mistake.says(numbers))
            }
        }
    }

    /// The commonest mistake that leads to an answer.
    func mistake(leadingTo answer: Answer) -> ExpectedMistake? {
        guard let index = wrongAnswers.firstIndex(of: answer) else { return nil }
        let mistake = question.mistakes[index]
        return ExpectedMistake(id: mistake.id, answer: answer, says: mistake.says(numbers))
    }

    // The reader has filled each template on trial; numbers it did not see may still overflow one.
    private func filled(_ template: TextTemplate) -> String {
        do throws(ExpressionError) {
            return try template.filled(numbers)
        } catch {
            return "(\(question.id): \(error))"
        }
    }
}
