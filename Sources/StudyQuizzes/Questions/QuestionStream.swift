import CNNEngine

/// Verified questions without end: every template in turn, in an order drawn from a seed.
///
/// The same questions and seed give the same stream. No template comes twice running where there is
/// another, and no numbers come twice before all are used up. A template that formula and engine
/// disagree on is withdrawn, and its refusal is handed out once.
public struct QuestionStream: Sendable {
    private var questions: [Question]
    private var chance: SplitMix64
    private var round: [Int] = []
    private var last: Int?
    private var withdrawn: Set<Int> = []
    private var exhausted: Set<Int> = []
    private var seen: Set<[Rational]> = []
    private let budget: Int?

    /// Draws for numbers not seen yet before a template counts as used up.
    private static let attempts = 12

    /// A stream of variants of these questions; `budget` is that of `VerifiedVariant`.
    public init(_ questions: [Question], seed: UInt64, budget: Int? = nil) {
        self.questions = questions
        self.budget = budget
        chance = SplitMix64(seed: seed)
    }

    /// The next question, or why one was withdrawn; `nil` when none is left.
    public mutating func next() -> Result<VerifiedVariant, Refusal>? {
        while let index = nextIndex() {
            let question = questions[index]
            do throws(Refusal) {
                guard let variant = try fresh(question, index) else {
                    exhausted.insert(index)
                    continue
                }
                last = index
                return .success(try VerifiedVariant(variant, budget: budget))
            } catch {
                withdrawn.insert(index)
                return .failure(error)
            }
        }
        return nil
    }

    private mutating func nextIndex() -> Int? {
        if exhausted.union(withdrawn).count == questions.count {
            guard withdrawn.count < questions.count else { return nil }
            exhausted = []
            seen = []
            round = []
        }
        while true {
            if round.isEmpty { deal() }
            let index = round.removeLast()
            if !withdrawn.contains(index), !exhausted.contains(index) { return index }
        }
    }

    /// Shuffles all templates into a new round; the last one asked does not come first.
    private mutating func deal() {
        round = Array(questions.indices)
        for place in stride(from: round.count - 1, to: 0, by: -1) {
            round.swapAt(place, chance.integer(below: place + 1))
        }
        if round.count > 1, round.last == last { round.swapAt(0, round.count - 1) }
    }

    private mutating func fresh(_ question: Question, _ index: Int) throws(Refusal) -> Variant? {
        for _ in 0..<Self.attempts {
            // Seeds of 31 bits: short to type, and exact in every reader of JSON.
            let seed = chance.next() >> 33
            let variant: Variant
            do throws(VariantError) {
                variant = try Variant(question, seed: seed)
            } catch {
                throw Refusal(question, seed: seed, error)
            }
            if seen.insert([Rational(index)] + variant.numbers).inserted { return variant }
        }
        return nil
    }
}
