internal import Foundation
internal import StudyCore
public import StudyQuizzes

/// Grades answers without a terminal: one JSON line in, one JSON line out.
public struct AnswerGrading: Sendable {
    let library: QuizLibrary

    /// Grades answers to the questions of a library.
    public init(_ library: QuizLibrary) {
        self.library = library
    }

    /// The verdict on one line, and whether the line could be graded.
    public func grade(_ line: String) -> (line: String, isGraded: Bool) {
        do {
            return (try JSONDocument.line(try verdict(line)), true)
        } catch {
            let problem = error as? Problem ?? Problem(code: "internal", message: "\(error)")
            let entry = ["error": ["code": problem.code, "message": problem.message]]
            return ((try? JSONDocument.line(entry)) ?? "{}", false)
        }
    }

    /// Why a line cannot be graded.
    struct Problem: Error {
        var code: String
        var message: String
    }

    private struct Verdict: Encodable {
        var question: String
        var seed: UInt64
        var verdict: String
        var mistake: Nullable<String>
        var says: String?
        var expected: AnswerEntry
    }

    private func verdict(_ line: String) throws -> Verdict {
        let request = try AnswerRequest(line)
        guard let id = QuestionID(request.question), let question = library.question(id) else {
            let names = library.topics.flatMap { $0.questions.map(\.id.description) }
            let nearest = Spelling.nearest(to: request.question, among: names)
            throw Problem(
                code: "unknown_question",
                message: "There is no question '\(request.question)'."
                    + (nearest.map { " Did you mean '\($0)'?" } ?? "")
            )
        }
        let variant: Variant
        do {
            variant = try VerifiedVariant(Variant(question, seed: request.seed)).variant
        } catch {
            throw Problem(code: "withdrawn", message: "\(error)")
        }
        var verdict = Verdict(
            question: request.question,
            seed: request.seed,
            verdict: "right",
            mistake: Nullable(nil),
            expected: AnswerEntry(variant.answer)
        )
        switch Marking(request.answer, for: variant) {
        case .right: break
        case .wrong(_, let mistake):
            verdict.verdict = "wrong"
            verdict.mistake = Nullable(mistake?.id)
            verdict.says = mistake?.says
        case .unreadable(let reason):
            verdict.verdict = "unreadable"
            verdict.says = reason.message
        }
        return verdict
    }
}

/// `{"question": "<id>", "seed": 7, "answer": "3"}`; the id may carry the seed, as in `id#7`.
private struct AnswerRequest {
    var question: String
    var seed: UInt64
    var answer: String

    private static let fields = ["question", "seed", "answer"]

    private struct Body: Decodable {
        var question: String
        var seed: UInt64?
        var answer: Answer

        /// A string as it was typed, or a JSON number.
        enum Answer: Decodable {
            case text(String)
            case number(Int)

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let text = try? container.decode(String.self) {
                    self = .text(text)
                } else {
                    self = .number(try container.decode(Int.self))
                }
            }
        }
    }

    init(_ line: String) throws {
        let data = Data(line.utf8)
        guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            throw AnswerGrading.Problem(
                code: "not_json",
                message: "The line is not a JSON object."
            )
        }
        if let unknown = object.keys.sorted().first(where: { !Self.fields.contains($0) }) {
            let nearest = Spelling.nearest(to: unknown, among: Self.fields)
            throw AnswerGrading.Problem(
                code: "unknown_field",
                message: "There is no field '\(unknown)'."
                    + (nearest.map { " Did you mean '\($0)'?" } ?? "")
            )
        }
        guard let body = try? JSONDecoder().decode(Body.self, from: data) else {
            throw AnswerGrading.Problem(
                code: "bad_request",
                message: "A line needs a question (text), a seed (whole number) and an answer."
            )
        }
        let parts = body.question.split(separator: "#", maxSplits: 1)
        let carried = parts.count == 2 ? UInt64(parts[1]) : nil
        guard let seed = body.seed ?? carried, carried == nil || carried == seed else {
            throw AnswerGrading.Problem(
                code: "bad_seed",
                message: "Give the seed of '\(body.question)' once, as a whole number."
            )
        }
        question = parts.first.map(String.init) ?? body.question
        self.seed = seed
        switch body.answer {
        case .text(let text): answer = text
        case .number(let number): answer = "\(number)"
        }
    }
}
