internal import Foundation

/// How a loss changes with a memory: ∂L/∂S and ∂L/∂D.
struct MemoryAdjoint: Hashable, Sendable {
    var stability = 0.0
    var difficulty = 0.0
}

/// The derivatives of the model, written out: reverse mode, one review at a time.
extension FSRSModel {
    private var w: FSRSParameters { parameters }

    /// Adds ∂L/∂w of the first review, where ∂L of the memory behind it is known.
    func pullBackInitial(
        _ adjoint: MemoryAdjoint,
        _ rating: Rating,
        into gradient: inout [Double]
    ) {
        let index = rating.rawValue - 1
        if Self.stabilities.contains(w[index]) { gradient[index] += adjoint.stability }
        guard Self.difficulties.contains(initialDifficulty(rating)) else { return }
        let steps = Double(index)
        gradient[4] += adjoint.difficulty
        gradient[5] -= adjoint.difficulty * steps * exp(w[5] * steps)
    }

    /// Carries ∂L of the memory behind a review back to the memory before it, and adds ∂L/∂w.
    ///
    /// `chance` is ∂L/∂R where R itself is a part of the loss.
    func pullBack(
        _ adjoint: MemoryAdjoint,
        chance: Double,
        through review: ReviewHistory.Review,
        from memory: MemoryState,
        to next: MemoryState,
        into gradient: inout [Double]
    ) -> MemoryAdjoint {
        var before = pullBackDifficulty(adjoint, review.rating, memory, into: &gradient)
        // Where S was held to its bounds, it does not move.
        let isFree =
            next.stability > Self.stabilities.lowerBound
            && next.stability < Self.stabilities.upperBound
        let stability = isFree ? adjoint.stability : 0
        var chance = chance
        if review.days < 1 {
            before.stability = pullBackSameDay(stability, review.rating, memory, into: &gradient)
        } else {
            let after = Double(review.days)
            let r = retrievability(after: after, stability: memory.stability)
            let (moved, byChance) =
                review.rating == .again
                ? pullBackLapse(stability, memory, r, into: &gradient)
                : pullBackRecall(stability, review.rating, memory, r, into: &gradient)
            before.stability = moved.stability
            before.difficulty += moved.difficulty
            chance += byChance
            before.stability += pullBackForgetting(chance, after, memory, r, into: &gradient)
        }
        return before
    }

    /// R = (1 + F·t/S)^(−w₂₀), F = 0.9^(−1/w₂₀) − 1.
    private func pullBackForgetting(
        _ adjoint: Double,
        _ days: Double,
        _ memory: MemoryState,
        _ r: Double,
        into gradient: inout [Double]
    ) -> Double {
        let ratio = days / memory.stability
        let base = 1 + factor * ratio
        let factorByDecay = (factor + 1) * log(0.9) / (w[20] * w[20])
        gradient[20] += adjoint * r * (-log(base) - w[20] * ratio * factorByDecay / base)
        return adjoint * r * w[20] * factor * ratio / (memory.stability * base)
    }

    /// S′ = S·e^(w₁₇(G − 3 + w₁₈))·S^(−w₁₉), at least S but after Again.
    private func pullBackSameDay(
        _ adjoint: Double,
        _ rating: Rating,
        _ memory: MemoryState,
        into gradient: inout [Double]
    ) -> Double {
        let shift = Double(rating.rawValue) - 3 + w[18]
        let increase = exp(w[17] * shift) * pow(memory.stability, -w[19])
        if rating != .again, increase <= 1 { return adjoint }
        let next = adjoint * memory.stability * increase
        gradient[17] += next * shift
        gradient[18] += next * w[17]
        gradient[19] -= next * log(memory.stability)
        return adjoint * increase * (1 - w[19])
    }

    /// S′ = S·(1 + e^w₈·(11 − D)·S^(−w₉)·(e^(w₁₀(1 − R)) − 1)·w₁₅ [Hard]·w₁₆ [Easy]).
    private func pullBackRecall(
        _ adjoint: Double,
        _ rating: Rating,
        _ memory: MemoryState,
        _ r: Double,
        into gradient: inout [Double]
    ) -> (MemoryAdjoint, chance: Double) {
        let bonus = rating == .hard ? w[15] : rating == .easy ? w[16] : 1
        let growth = exp((1 - r) * w[10])
        // All but the bonus and what R does, times S.
        let scale =
            adjoint * exp(w[8]) * (11 - memory.difficulty) * pow(memory.stability, 1 - w[9])
        let gain = scale * (growth - 1) * bonus
        gradient[8] += gain
        gradient[9] -= gain * log(memory.stability)
        gradient[10] += scale * bonus * (1 - r) * growth
        if rating == .hard { gradient[15] += scale * (growth - 1) }
        if rating == .easy { gradient[16] += scale * (growth - 1) }
        let before = MemoryAdjoint(
            stability: adjoint + gain * (1 - w[9]) / memory.stability,
            difficulty: -gain / (11 - memory.difficulty)
        )
        return (before, -scale * bonus * w[10] * growth)
    }

    /// S′ = w₁₁·D^(−w₁₂)·((S + 1)^w₁₃ − 1)·e^(w₁₄(1 − R)), at most S/e^(w₁₇w₁₈).
    private func pullBackLapse(
        _ adjoint: Double,
        _ memory: MemoryState,
        _ r: Double,
        into gradient: inout [Double]
    ) -> (MemoryAdjoint, chance: Double) {
        let grown = pow(memory.stability + 1, w[13])
        let scale = w[11] * pow(memory.difficulty, -w[12]) * exp((1 - r) * w[14])
        let cap = memory.stability / exp(w[17] * w[18])
        guard scale * (grown - 1) < cap else {
            gradient[17] -= adjoint * cap * w[18]
            gradient[18] -= adjoint * cap * w[17]
            return (MemoryAdjoint(stability: adjoint * cap / memory.stability), 0)
        }
        let next = adjoint * scale * (grown - 1)
        gradient[11] += next / w[11]
        gradient[12] -= next * log(memory.difficulty)
        gradient[13] += adjoint * scale * grown * log(memory.stability + 1)
        gradient[14] += next * (1 - r)
        let before = MemoryAdjoint(
            stability: adjoint * scale * w[13] * grown / (memory.stability + 1),
            difficulty: -w[12] * next / memory.difficulty
        )
        return (before, -w[14] * next)
    }

    /// D′ = w₇·D₀(Easy) + (1 − w₇)·(D − w₆(G − 3)(10 − D)/9), held to its bounds.
    private func pullBackDifficulty(
        _ adjoint: MemoryAdjoint,
        _ rating: Rating,
        _ memory: MemoryState,
        into gradient: inout [Double]
    ) -> MemoryAdjoint {
        let shifted = shiftedDifficulty(memory.difficulty, rating)
        let goal = initialDifficulty(.easy)
        guard Self.difficulties.contains(w[7] * goal + (1 - w[7]) * shifted) else {
            return MemoryAdjoint()
        }
        let grade = Double(rating.rawValue - 3) / 9
        gradient[4] += adjoint.difficulty * w[7]
        gradient[5] -= adjoint.difficulty * w[7] * 3 * exp(3 * w[5])
        gradient[6] -= adjoint.difficulty * (1 - w[7]) * grade * (10 - memory.difficulty)
        gradient[7] += adjoint.difficulty * (goal - shifted)
        return MemoryAdjoint(difficulty: adjoint.difficulty * (1 - w[7]) * (1 + w[6] * grade))
    }
}
