internal import StudyCore
public import StudyQuizzes

/// What `study diagnose --json` prints, `study.diagnose/1`: what was asked so far, the question to
/// ask next, and, when there is none, what the answers show.
public struct DiagnosisDocument: Encodable, Sendable {
    /// An answer that cannot be taken into account.
    public enum Problem: Error, Hashable, Sendable {
        /// It cannot be read; its place from 1.
        case unreadable(UnreadableAnswer, place: Int)
        /// There are more answers than questions.
        case tooMany(asked: Int)
        /// The questions of the topic have no rules to find.
        case noRules
    }

    struct Entry: Encodable, Sendable {
        let question: String
        let seed: UInt64
        let verdict: String
        let mistake: Nullable<String>
        let expected: AnswerEntry
    }

    struct ConclusionEntry: Encodable, Sendable {
        struct MistakeEntry: Encodable, Sendable {
            let id: String
            let says: String
        }

        let kind: String
        let mistakes: [MistakeEntry]
        let untested: [String]
        let practice: [String]
    }

    let schema = "study.diagnose/1"
    let topic: String
    let seed: UInt64
    let asked: [Entry]
    let next: Nullable<QuestionEntry>
    let conclusion: Nullable<ConclusionEntry>
    let withdrawn: [String]

    /// The diagnosis on a topic after these answers, in order; `s` leaves one out.
    public init(
        _ topic: QuizTopic,
        seed: UInt64,
        answers: [String]
    ) throws(Problem) {
        guard var diagnosis = Diagnosis(topic.questions, seed: seed) else { throw .noRules }
        var next = diagnosis.next()
        for (index, answer) in answers.enumerated() {
            guard let verified = next else { throw .tooMany(asked: index) }
            if answer == "s" {
                diagnosis.skip(verified)
            } else if case .unreadable(let reason) = diagnosis.answer(answer, to: verified) {
                throw .unreadable(reason, place: index + 1)
            }
            next = diagnosis.next()
        }
        self.topic = topic.id.slug
        self.seed = seed
        asked = diagnosis.observations.map(Entry.init)
        self.next = Nullable(next.map(QuestionEntry.init))
        conclusion = Nullable(
            next == nil ? ConclusionEntry(diagnosis.conclusion, on: topic) : nil
        )
        withdrawn = diagnosis.refusals.map(\.description)
    }

    /// Whether every question drawn was confirmed by the engine.
    public var isVerified: Bool { withdrawn.isEmpty }
}

extension DiagnosisDocument.Entry {
    init(_ observation: Diagnosis.Observation) {
        let variant = observation.verified.variant
        question = variant.question.id.description
        seed = variant.seed
        expected = AnswerEntry(variant.answer, form: variant.form)
        switch observation.marking {
        case .right?: (verdict, mistake) = ("right", Nullable(nil))
        case .wrong(_, let made)?: (verdict, mistake) = ("wrong", Nullable(made?.id))
        case .unreadable?, nil: (verdict, mistake) = ("skipped", Nullable(nil))
        }
    }
}

extension DiagnosisDocument.ConclusionEntry {
    init(_ conclusion: Diagnosis.Conclusion, on topic: QuizTopic) {
        var named: [Variant.ExpectedMistake] = []
        var untested: [String] = []
        switch conclusion {
        case .mistake(let mistakes, _):
            kind = "mistake"
            named = mistakes
        case .severalMistakes(let mistakes):
            kind = "several_mistakes"
            named = mistakes
        case .noMistake(let names):
            kind = "no_mistake"
            untested = names
        case .unnamedMistake: kind = "unnamed_mistake"
        case .unanswered: kind = "unanswered"
        }
        mistakes = named.map { MistakeEntry(id: $0.id, says: $0.says) }
        self.untested = untested
        practice = conclusion.nextSteps(on: topic).map(\.command)
    }
}

extension DiagnosisDocument.Problem: CustomStringConvertible {
    /// What is wrong with the answers, and what to do.
    public var description: String {
        switch self {
        case .unreadable(let reason, let place):
            "Answer \(place) cannot be read. \(reason.message)"
        case .tooMany(let asked):
            "The diagnosis stands after \(asked) answers. Leave out the others."
        case .noRules: "The questions of this topic are about facts: there is no rule to find."
        }
    }
}
