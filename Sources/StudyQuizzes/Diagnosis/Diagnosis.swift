/// Finds out which rule a student follows, with two to four questions on one topic.
///
/// Each question is the one, of several dozens, whose answers would tell the likely beliefs apart
/// best. The same questions, seed and answers lead to the same diagnosis.
public struct Diagnosis: Sendable {
    /// A question that was asked, and what came back.
    public struct Observation: Sendable {
        /// The question, and what the engine counted.
        public let verified: VerifiedVariant
        /// What the answer was worth, never unreadable; `nil` where the student left it out.
        public let marking: Marking?

        /// The answer; `nil` where the student left it out.
        var answer: Answer? {
            switch marking {
            case .right?: verified.variant.answer
            case .wrong(let answer, _)?: answer
            case .unreadable?, nil: nil
            }
        }

        /// Whether the answer was right.
        public var isRight: Bool { marking == .right }
    }

    /// The most questions that are asked.
    public static let mostQuestions = 4
    /// The fewest: one wrong answer may be carelessness.
    public static let fewestQuestions = 2
    /// The probability at which a belief counts as found.
    private static let certainty = 0.95

    /// What was asked and answered so far.
    public private(set) var observations: [Observation] = []
    /// Questions that were withdrawn, as formula and engine disagree.
    public private(set) var refusals: [Refusal] = []
    private(set) var distribution: BeliefDistribution
    private var items: [DiagnosticItem]
    /// The templates that are asked first, as long as nothing is wrong.
    private var opening: Set<QuestionID>

    /// A diagnosis with the questions of a topic that have wrong rules; `nil` where there are none.
    public init?(_ questions: [Question], seed: UInt64) {
        let pool = DiagnosticPool(questions, seed: seed)
        let mistakes = pool.mistakes
        guard !mistakes.isEmpty else { return nil }
        distribution = BeliefDistribution(mistakes: mistakes)
        let beliefs = distribution.beliefs
        items = pool.variants.map { DiagnosticItem($0, beliefs) }
        opening = items.widestTemplates(atMost: Self.mostQuestions)
    }

    /// The named mistakes that are looked for; names of one rule stand together.
    public var mistakes: [[String]] {
        distribution.beliefs.compactMap { if case .mistake(let names) = $0 { names } else { nil } }
    }

    /// The question to ask next; `nil` when the diagnosis stands, or nothing more can be learned.
    public mutating func next() -> VerifiedVariant? {
        while !isFinished, let place = mostTelling() {
            let item = items.remove(at: place)
            do throws(Refusal) {
                return try VerifiedVariant(item.variant)
            } catch {
                refusals.append(error)
                items.removeAll { $0.variant.question.id == item.variant.question.id }
                opening.remove(item.variant.question.id)
            }
        }
        return nil
    }

    /// Marks a line as it was typed and takes it into account.
    ///
    /// An unreadable one is to be asked again. What is called a guess follows no rule, and counts as
    /// left out.
    public mutating func answer(_ line: String, to verified: VerifiedVariant) -> Marking {
        let typed = TypedLine(line)
        let marking = Marking(typed.answer, for: verified.variant)
        if case .unreadable = marking { return marking }
        record(typed.isGuess ? nil : marking, to: verified)
        return marking
    }

    /// Leaves a question without an answer.
    public mutating func skip(_ verified: VerifiedVariant) { record(nil, to: verified) }

    mutating func record(_ marking: Marking?, to verified: VerifiedVariant) {
        let observation = Observation(verified: verified, marking: marking)
        observations.append(observation)
        guard let answer = observation.answer else { return }
        distribution.observe(answer, to: DiagnosticItem(verified.variant, distribution.beliefs))
    }

    private var isFinished: Bool {
        guard observations.count >= Self.fewestQuestions else { return false }
        return observations.count >= Self.mostQuestions
            || distribution.likeliest.probability >= Self.certainty
    }

    /// The place of the question that tells the beliefs apart best.
    ///
    /// Of equals it is one of a new template.
    private func mostTelling() -> Int? {
        let asked = Set(observations.map(\.verified.variant.question.id))
        // As long as nothing is wrong, each question is to look where no other has looked.
        let isOpening = observations.allSatisfy(\.isRight) && !opening.isSubset(of: asked)
        var best: (place: Int, separation: Double, isNew: Bool)?
        for (place, item) in items.enumerated() {
            let id = item.variant.question.id
            let isNew = !asked.contains(id)
            if isOpening, !isNew || !opening.contains(id) { continue }
            let separation = distribution.separation(by: item)
            if let best {
                if separation < best.separation { continue }
                if separation == best.separation, best.isNew || !isNew { continue }
            }
            best = (place, separation, isNew)
        }
        return best?.place
    }
}
