internal import StudyCore
internal import StudyQuizzes

/// A question as other quiz programs know questions: plain texts, and the kinds of answer they have.
struct ExportedQuestion: Hashable, Sendable {
    /// A wrong answer that earns nothing, and what to tell whoever gives it.
    struct Mistake<Wrong: Hashable & Sendable>: Hashable, Sendable {
        var answer: Wrong
        var feedback: String
    }

    /// One of the answers to choose from.
    struct Choice: Hashable, Sendable {
        var text: String
        var isRight: Bool
        var feedback = ""
    }

    /// How it is answered.
    enum Response: Hashable, Sendable {
        /// A number; the tolerance holds for the mistakes too.
        case numerical(Rational, tolerance: Rational, mistakes: [Mistake<Rational>])
        /// A short text, in every spelling that is taken.
        case shortText(accepted: [String], mistakes: [Mistake<[String]>])
        /// One right answer among others.
        case choice([Choice])
        /// All right answers among others.
        case choices([Choice])
        /// Items in their right order.
        case ordering([String], mistakes: [Mistake<[String]>])
        /// A list from memory, in any order.
        case recall([String])
    }

    /// The question and the seed of its numbers: `cnn-output/padded#7`; the title elsewhere.
    var id: String
    /// The topic's name.
    var topic: String
    var prompt: String
    /// What the answer counts.
    var unit: String?
    var response: Response
    var hints: [String] = []
    /// The worked solution, step by step.
    var solution: [String] = []

    /// What everyone reads afterwards: what the kind of answer has no other room for, and the solution.
    var generalFeedback: String {
        var lines: [String] = []
        switch response {
        case .numerical, .shortText, .choice, .choices: break
        case .ordering(_, let mistakes):
            lines = mistakes.map { "\($0.answer.joined(separator: ", ")): \($0.feedback)" }
        case .recall(let items): lines = items.map { "• \($0)" }
        }
        return (lines + solution).joined(separator: "\n")
    }
}

extension ExportedQuestion {
    /// A question that the engine has confirmed.
    init(_ verified: VerifiedVariant) {
        let variant = verified.variant
        id = variant.id
        topic = variant.question.id.topic.slug
        prompt = variant.prompt
        unit = variant.question.unit
        hints = variant.hints
        solution = variant.solution
        response = Response(variant)
    }
}

extension ExportedQuestion.Response {
    /// The kind that fits an answer; a mistake of another kind could not be typed and is left out.
    init(_ variant: Variant) {
        switch variant.answer {
        case .number(let value): self = Self.numerical(value, variant)
        case .sizes, .grid, .shapes: self = Self.shortText(variant)
        case .choice, .choices: self = Self.options(variant)
        case .order(let places):
            self = .ordering(places.map { variant.options[$0] }, mistakes: [])
        case .recall:
            var names: [String] = []
            if case .recall(let items, _) = variant.form { names = items.map(\.name) }
            self = .recall(names)
        }
    }

    private static func numerical(_ value: Rational, _ variant: Variant) -> Self {
        let wrong = mistakes(variant.mistakes, besides: value) { answer in
            if case .number(let wrong) = answer { wrong } else { nil }
        }
        var tolerance: Rational = 0
        if case .decimal(let allowed, _) = variant.form { tolerance = allowed.limit(of: value) }
        return .numerical(value, tolerance: tolerance, mistakes: wrong)
    }

    private static func shortText(_ variant: Variant) -> Self {
        let accepted = spellings(of: variant.answer)
        let wrong = mistakes(variant.mistakes, besides: accepted) { spellings(of: $0) }
        return .shortText(accepted: accepted, mistakes: wrong)
    }

    private static func options(_ variant: Variant) -> Self {
        let choices = variant.options.enumerated().map { place, text in
            let isRight =
                switch variant.answer {
                case .choice(let right): place == right
                case .choices(let right): right.contains(place)
                default: false
                }
            let feedback = variant.remark(onOption: place) ?? ""
            return ExportedQuestion.Choice(text: text, isRight: isRight, feedback: feedback)
        }
        if case .choice = variant.answer { return .choice(choices) }
        return .choices(choices)
    }

    /// Mistakes with answers of one kind; of those that lead to one answer, the commonest.
    private static func mistakes<Wrong>(
        _ mistakes: [Variant.ExpectedMistake],
        besides right: Wrong,
        _ typed: (Answer) -> Wrong?
    ) -> [ExportedQuestion.Mistake<Wrong>] {
        var seen: Set<Wrong> = [right]
        return mistakes.compactMap { mistake in
            guard let wrong = typed(mistake.answer), seen.insert(wrong).inserted else { return nil }
            return ExportedQuestion.Mistake(answer: wrong, feedback: mistake.says)
        }
    }

    /// What may be typed for sizes, a map or a chain.
    private static func spellings(of answer: Answer) -> [String] {
        switch answer {
        case .sizes(let sizes): spellings(of: sizes)
        case .shapes(let shapes):
            ["x", "×"].map { sign in
                shapes.map { $0.map(String.init).joined(separator: sign) }.joined(separator: ", ")
            }
        default: [answer.description]
        }
    }

    /// `3x3x64`, `3×3×64` and `3, 3, 64`; a single size has one spelling.
    static func spellings(of sizes: [Int]) -> [String] {
        let digits = sizes.map(String.init)
        guard digits.count > 1 else { return digits }
        return ["x", "×", ", "].map { digits.joined(separator: $0) }
    }
}
