/// A variant whose answer the engine has confirmed; only such questions are asked.
public struct VerifiedVariant: Sendable {
    /// The question with its numbers.
    public let variant: Variant
    /// What the engine counted, the same as the formula gave; `nil` where there is nothing to run.
    public let measured: Answer?

    /// Runs the layers of a variant and compares what was counted with the formula's answer.
    ///
    /// `budget` is the number of multiply-adds up to which whole layers run; `nil` takes the
    /// quantity's own. Throws when the two differ, or when the engine has no figure.
    public init(_ variant: Variant, budget: Int? = nil) throws(Refusal) {
        self.variant = variant
        guard let quantity = variant.prepared.quantity else {
            measured = nil
            return
        }
        let measured: Answer
        do throws(MeasurementFailure) {
            measured = try quantity.measured(variant.values, budget ?? quantity.budget)
        } catch {
            throw Refusal(variant, .notMeasured(error))
        }
        guard quantity.agrees(measured, with: variant.answer) else {
            throw Refusal(variant, .disagreement(formula: variant.answer, measured: measured))
        }
        self.measured = measured
    }
}

/// An account of why a question is not asked.
public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// Formula and engine differ.
        case disagreement(formula: Answer, measured: Answer)
        /// The engine has no figure.
        case notMeasured(MeasurementFailure)
        /// No numbers could be drawn.
        case notDrawn(VariantError)
    }

    /// The question.
    public let question: QuestionID
    /// The seed of its numbers.
    public let seed: UInt64
    /// The quantity asked, in words.
    public let quantity: String
    /// The numbers: `n = 7, k = 3`.
    public let given: String
    /// What is wrong.
    public let reason: Reason

    init(_ variant: Variant, _ reason: Reason) {
        question = variant.question.id
        seed = variant.seed
        quantity = variant.question.title
        given = variant.question.list(variant.numbers)
        self.reason = reason
    }

    init(_ question: Question, seed: UInt64, _ error: VariantError) {
        self.question = question.id
        self.seed = seed
        quantity = question.title
        given = ""
        reason = .notDrawn(error)
    }

    /// Which question, with which numbers, and what each route gave.
    public var description: String {
        let place = "Question \(question) (seed \(seed)) is withdrawn"
        switch reason {
        case .disagreement(let formula, let measured):
            return """
                \(place): for the \(quantity) with \(given), the formula gives \(formula) and the \
                engine counted \(measured).
                """
        case .notMeasured(let failure):
            return "\(place): with \(given), the engine has no figure. \(failure)"
        case .notDrawn(let error):
            return "\(place): \(error)."
        }
    }
}
