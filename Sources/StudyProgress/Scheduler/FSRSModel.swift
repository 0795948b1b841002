internal import Foundation

/// What FSRS knows of a memory.
public struct MemoryState: Hashable, Sendable {
    /// S: days until the chance to remember has fallen to 90 %.
    public var stability: Double
    /// D: from 1, easy, to 10.
    public var difficulty: Double

    /// A memory of stability S, in days, and difficulty D.
    public init(stability: Double, difficulty: Double) {
        self.stability = stability
        self.difficulty = difficulty
    }
}

/// The forgetting model of FSRS-6, as Anki 26.08 computes it: pure functions of S, D, R and G.
///
/// Source: github.com/open-spaced-repetition, "The Algorithm", FSRS-6; where its implementations
/// differ (Hard on the day of the last review), fsrs-rs and ts-fsrs are followed.
public struct FSRSModel: Hashable, Sendable {
    /// The parameters w.
    public let parameters: FSRSParameters
    /// F = 0.9^(−1/w₂₀) − 1, which makes R(S, S) = 0.9.
    let factor: Double

    static let stabilities = 0.001...36_500.0
    static let difficulties = 1.0...10.0

    /// A model with these parameters.
    public init(_ parameters: FSRSParameters = .default) {
        self.parameters = parameters
        factor = pow(0.9, -1 / parameters[20]) - 1
    }

    private var w: FSRSParameters { parameters }

    // MARK: - Forgetting

    /// R: the chance to remember after so many days, (1 + F·t/S)^(−w₂₀).
    public func retrievability(after days: Double, stability: Double) -> Double {
        pow(1 + factor * max(days, 0) / stability, -w[20])
    }

    /// Days until R has fallen to a value: S/F·(R^(−1/w₂₀) − 1).
    public func days(untilRetrievability retrievability: Double, stability: Double) -> Double {
        stability / factor * (pow(retrievability, -1 / w[20]) - 1)
    }

    /// Whole days until R has fallen to the desired retention, from 1 to the maximum.
    public func interval(stability: Double, desiredRetention: Double, maximum: Int) -> Int {
        let days = days(untilRetrievability: desiredRetention, stability: stability).rounded()
        return Int(min(max(days, 1), Double(maximum)))
    }

    // MARK: - Reviews

    /// The memory after its first review.
    public func initial(_ rating: Rating) -> MemoryState {
        MemoryState(
            stability: Self.clamped(w[rating.rawValue - 1]),
            difficulty: Self.clamped(difficulty: initialDifficulty(rating))
        )
    }

    /// The memory after a review that came so many days behind the one before.
    ///
    /// Less than a day is the same day.
    public func next(_ memory: MemoryState, _ rating: Rating, afterDays days: Double) -> MemoryState
    {
        let stability =
            if days < 1 {
                sameDayStability(memory.stability, rating)
            } else {
                laterStability(
                    memory,
                    rating,
                    retrievability: retrievability(after: days, stability: memory.stability)
                )
            }
        return MemoryState(
            stability: Self.clamped(stability),
            difficulty: nextDifficulty(memory.difficulty, rating)
        )
    }

    private static func clamped(_ stability: Double) -> Double {
        min(max(stability, stabilities.lowerBound), stabilities.upperBound)
    }

    private static func clamped(difficulty: Double) -> Double {
        min(max(difficulty, difficulties.lowerBound), difficulties.upperBound)
    }

    // MARK: - Stability

    /// S·e^(w₁₇(G − 3 + w₁₈))·S^(−w₁₉), never less than S but after Again.
    func sameDayStability(_ stability: Double, _ rating: Rating) -> Double {
        let increase =
            exp(w[17] * (Double(rating.rawValue) - 3 + w[18])) * pow(stability, -w[19])
        return stability * (rating == .again ? increase : max(increase, 1))
    }

    private func laterStability(
        _ memory: MemoryState,
        _ rating: Rating,
        retrievability: Double
    ) -> Double {
        rating == .again
            ? stabilityAfterLapse(memory, retrievability: retrievability)
            : stabilityAfterRecall(memory, rating, retrievability: retrievability)
    }

    /// S·(1 + e^w₈·(11 − D)·S^(−w₉)·(e^(w₁₀(1 − R)) − 1)·w₁₅ [Hard]·w₁₆ [Easy]).
    func stabilityAfterRecall(
        _ memory: MemoryState,
        _ rating: Rating,
        retrievability: Double
    ) -> Double {
        let bonus =
            switch rating {
            case .hard: w[15]
            case .easy: w[16]
            case .again, .good: 1.0
            }
        let increase =
            exp(w[8]) * (11 - memory.difficulty) * pow(memory.stability, -w[9])
            * (exp((1 - retrievability) * w[10]) - 1) * bonus
        return memory.stability * (1 + increase)
    }

    /// w₁₁·D^(−w₁₂)·((S + 1)^w₁₃ − 1)·e^(w₁₄(1 − R)), at most S/e^(w₁₇w₁₈).
    func stabilityAfterLapse(_ memory: MemoryState, retrievability: Double) -> Double {
        let longTerm =
            w[11] * pow(memory.difficulty, -w[12]) * (pow(memory.stability + 1, w[13]) - 1)
            * exp((1 - retrievability) * w[14])
        return min(longTerm, memory.stability / exp(w[17] * w[18]))
    }

    // MARK: - Difficulty

    /// D₀(G) = w₄ − e^(w₅(G − 1)) + 1, not held to its bounds.
    func initialDifficulty(_ rating: Rating) -> Double {
        w[4] - exp(w[5] * Double(rating.rawValue - 1)) + 1
    }

    /// D − w₆(G − 3)·(10 − D)/9: what comes before the reversion to the mean.
    func shiftedDifficulty(_ difficulty: Double, _ rating: Rating) -> Double {
        difficulty - w[6] * Double(rating.rawValue - 3) * (10 - difficulty) / 9
    }

    /// w₇·D₀(Easy) + (1 − w₇)·D′, held to 1 … 10.
    func nextDifficulty(_ difficulty: Double, _ rating: Rating) -> Double {
        let shifted = shiftedDifficulty(difficulty, rating)
        return Self.clamped(
            difficulty: w[7] * initialDifficulty(.easy) + (1 - w[7]) * shifted
        )
    }

    // MARK: - From elsewhere

    /// The memory behind an ease and an interval, in days, of SM-2, given the retention it had.
    public func memory(ease: Double, interval: Double, retention: Double) -> MemoryState {
        let stability =
            max(interval, Self.stabilities.lowerBound) * factor
            / (pow(retention, -1 / w[20]) - 1)
        let increase =
            exp(w[8]) * pow(stability, -w[9]) * (exp((1 - retention) * w[10]) - 1)
        return MemoryState(
            stability: Self.clamped(stability),
            difficulty: Self.clamped(difficulty: 11 - (ease - 1) / increase)
        )
    }
}
