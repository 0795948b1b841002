import CNNEngine
import StudyCore

/// Verified questions without end: every template in turn, in an order drawn from a seed.
///
/// The same questions and seed give the same stream. No template comes twice running where there is
/// another, and no numbers come twice before all are used up. A template that formula and engine
/// disagree on is withdrawn, and its refusal is handed out once.
public struct QuestionStream: Sendable {
    private let questions: [Question]
    private var prepared: [PreparedQuestion?]
    /// The topic of each, counted from 0.
    private let topics: [Int]
    private var chance: SplitMix64
    private var round: [Int] = []
    private var last: Int?
    private var isWithdrawn: [Bool]
    private var isExhausted: [Bool]
    private var seen: Set<[Rational]> = []
    private let budget: Int?
    private let mistake: String?

    /// Draws for numbers not seen yet before a template counts as used up.
    private static let attempts = 12

    /// Of a mistake that few numbers catch, more draws are needed.
    private static let attemptsAtMistake = 60

    /// A stream of variants of these questions; `budget` is that of `VerifiedVariant`.
    ///
    /// With a mistake only variants come that it leads to a wrong answer in.
    public init(
        _ questions: [Question],
        seed: UInt64,
        budget: Int? = nil,
        catching mistake: String? = nil
    ) {
        let asked = mistake.map { id in questions.filter { $0.names(mistake: id) } } ?? questions
        self.questions = asked
        prepared = Array(repeating: nil, count: asked.count)
        isWithdrawn = Array(repeating: false, count: asked.count)
        isExhausted = isWithdrawn
        var places: [TopicID: Int] = [:]
        for question in asked where places[question.id.topic] == nil {
            places[question.id.topic] = places.count
        }
        topics = asked.map { places[$0.id.topic] ?? 0 }
        self.budget = budget
        self.mistake = mistake
        chance = SplitMix64(seed: seed)
    }

    /// The next question, or why one was withdrawn; `nil` when none is left.
    public mutating func next() -> Result<VerifiedVariant, Refusal>? {
        while let index = nextIndex() {
            do throws(Refusal) {
                guard let variant = try fresh(index) else {
                    isExhausted[index] = true
                    continue
                }
                last = index
                return .success(try VerifiedVariant(variant, budget: budget))
            } catch {
                isWithdrawn[index] = true
                return .failure(error)
            }
        }
        return nil
    }

    private mutating func nextIndex() -> Int? {
        if !questions.indices.contains(where: isAvailable) {
            // Where nothing was found at all, a second round finds nothing either.
            guard isWithdrawn.contains(false), !seen.isEmpty else { return nil }
            isExhausted = Array(repeating: false, count: questions.count)
            seen = []
            round = []
        }
        while true {
            if !round.contains(where: { isAvailable($0) && isOther($0) }), hasOther { deal() }
            if round.isEmpty { deal() }
            let place = round.lastIndex { isAvailable($0) && isOther($0) } ?? round.count - 1
            let index = round.remove(at: place)
            if isAvailable(index) { return index }
        }
    }

    private func isAvailable(_ index: Int) -> Bool {
        !isWithdrawn[index] && !isExhausted[index]
    }

    /// Whether a template is of another topic than the last one asked: two of a kind in a row are
    /// answered by habit.
    private func isOther(_ index: Int) -> Bool {
        last.map { topics[$0] != topics[index] } ?? true
    }

    private var hasOther: Bool {
        questions.indices.contains { isAvailable($0) && isOther($0) }
    }

    /// Shuffles all templates into a new round; the last one asked does not come first.
    ///
    /// Templates that were left, as only their topic was left, keep their place at the end.
    private mutating func deal() {
        var dealt = Array(questions.indices)
        for place in stride(from: dealt.count - 1, to: 0, by: -1) {
            dealt.swapAt(place, chance.integer(below: place + 1))
        }
        if dealt.count > 1, dealt.last == last { dealt.swapAt(0, dealt.count - 1) }
        round += dealt.filter { !round.contains($0) }
    }

    private mutating func fresh(_ index: Int) throws(Refusal) -> Variant? {
        let question = prepared[index] ?? PreparedQuestion(questions[index])
        prepared[index] = question
        for _ in 0..<(mistake == nil ? Self.attempts : Self.attemptsAtMistake) {
            // Seeds of 31 bits: short to type, and exact in every reader of JSON.
            let seed = chance.next() >> 33
            let variant: Variant
            do throws(VariantError) {
                variant = try Variant(question, seed: seed)
            } catch {
                throw Refusal(questions[index], seed: seed, error)
            }
            if let mistake, variant.mistake(named: mistake) == nil { continue }
            if seen.insert([Rational(index)] + variant.identity).inserted { return variant }
        }
        return nil
    }
}
