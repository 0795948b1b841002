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
    public func grade(_ line: String) -> (line: String, isAnswer: Bool) {
        do {
            return (try JSONDocument.line(try verdict(line)), true)
        } catch {
            let problem = error as? Problem ?? Problem(code: "internal", message: "\(error)")
            return (problem.line, false)
        }
    }

    /// The line for an answer that was longer than can be read.
    public var tooLong: String {
        Problem(code: "too_long", message: "The line is longer than 16 MiB. Shorten it.").line
    }

    /// Why a line cannot be graded.
    struct Problem: Error {
        var code: String
        var message: String

        var line: String {
            JSONValue.fields([
                "error": .fields(["code": .string(code), "message": .string(message)])
            ])
            .text
        }
    }

    private struct Verdict: Encodable {
        var question: String
        var seed: UInt64
        var verdict: String
        /// From 0 to 1; parts of a map, chain, list or order count.
        var credit: Double
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
            credit: 1,
            mistake: Nullable(nil),
            expected: AnswerEntry(variant.answer, form: variant.form)
        )
        let marking = Marking(request.answer, for: variant)
        let credit = variant.credit(for: marking)
        verdict.credit = Double(credit.numerator) / Double(credit.denominator)
        switch marking {
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
///
/// The answer is a text as it would be typed, a number, or `[h, w, c]`.
private struct AnswerRequest {
    var question: String
    var seed: UInt64
    var answer: String

    init(_ line: String) throws {
        let fields: RequestFields
        do {
            guard case .object(let object) = try JSONReader.read(line) else {
                throw AnswerGrading.Problem(
                    code: "not_json",
                    message: "The line is not a JSON object."
                )
            }
            fields = try RequestFields(
                object,
                of: "An answer",
                allowed: ["question", "seed", "answer"]
            )
            guard let id = try fields.string("question"), let answer = fields.raw("answer") else {
                throw AnswerGrading.Problem(
                    code: "missing_field",
                    message: "A line needs a question and an answer."
                )
            }
            question = id
            self.answer = try Self.typed(answer)
            let parts = id.split(separator: "#", maxSplits: 1)
            let carried = parts.count == 2 ? UInt64(parts[1]) : nil
            let given = try fields.integer("seed").flatMap { UInt64(exactly: $0) }
            guard let seed = given ?? carried, carried == nil || carried == seed else {
                throw AnswerGrading.Problem(
                    code: "bad_seed",
                    message: "Give the seed of '\(id)' once, as a whole number."
                )
            }
            question = parts.first.map(String.init) ?? id
            self.seed = seed
        } catch let error as JSONSyntaxError {
            throw AnswerGrading.Problem(code: "not_json", message: error.description)
        } catch let error as RequestError {
            throw AnswerGrading.Problem(code: error.code, message: error.message)
        }
    }

    /// Rows and shapes stand apart by semicolons, letters and names by commas, sizes by `x`.
    private static func separator(of values: [JSONValue]) -> String {
        switch values.first {
        case .array: "; "
        case .string: ", "
        default: "x"
        }
    }

    private static func typed(_ answer: JSONValue) throws -> String {
        switch answer {
        case .string(let text): return text
        case .integer(let number): return "\(number)"
        case .number(let number): return "\(number)"
        case .array(let values):
            return try values.map { try typed($0) }.joined(separator: separator(of: values))
        case .null, .bool, .object:
            throw AnswerGrading.Problem(
                code: "wrong_type",
                message: "The answer is a text, a number or [h, w, c], not \(answer.kind)."
            )
        }
    }
}
