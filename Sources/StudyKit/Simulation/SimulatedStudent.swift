internal import CNNEngine
internal import Foundation
internal import StudyProgress

/// A student who forgets by FSRS-6, with parameters of their own that no schedule is told.
///
/// The spread follows what the FSRS project finds between users: the first stabilities differ by a
/// factor of about two either way, the growth by reviews and the decay by a quarter.
struct SimulatedStudent: Sendable {
    /// An item in the student's head.
    private struct Memory {
        var state: MemoryState?
        var reviewed = 0.0
        /// How much longer than others it is remembered from the first.
        let ease: Double
        let firstRight: Double
    }

    private let model: FSRSModel
    private let costs: AnswerCosts
    private var items: [Memory]
    private var random: SplitMix64

    /// A student who meets a number of items, made by a seed.
    init(itemCount: Int, costs: AnswerCosts, random: SplitMix64) {
        var random = random
        var values = FSRSParameters.default.values
        let talent = exp(0.4 * random.normal())
        for index in 0..<4 { values[index] *= talent * exp(0.2 * random.normal()) }
        values[8] += 0.25 * random.normal()
        values[11] *= exp(0.2 * random.normal())
        values[20] *= exp(0.25 * random.normal())
        for index in values.indices {
            let bounds = FSRSParameters.bounds[index]
            values[index] = min(max(values[index], bounds.lowerBound), bounds.upperBound)
        }
        model = FSRSModel((try? FSRSParameters(values)) ?? .default)
        let speed = exp(0.25 * random.normal())
        var ownCosts = costs
        ownCosts.right *= speed
        ownCosts.wrong *= speed
        ownCosts.new *= speed
        self.costs = ownCosts
        let share = costs.firstRight + 0.1 * random.normal()
        items = (0..<itemCount).map { _ in
            Memory(
                state: nil,
                ease: exp(0.4 * random.normal()),
                firstRight: min(max(share + 0.15 * random.normal(), 0.05), 0.95)
            )
        }
        self.random = random
    }

    /// Answers an item at a time in days: whether rightly, and how many seconds it takes.
    mutating func answer(_ index: Int, at now: Double) -> (isRight: Bool, seconds: Double) {
        let item = items[index]
        let chance = retrievability(of: index, at: now) ?? item.firstRight
        let isRight = random.unit() < chance
        let rating: Rating = isRight ? .good : .again
        let isNew = item.state == nil
        var next =
            item.state.map {
                model.next($0, rating, afterDays: calendarDays(from: item.reviewed, to: now))
            }
            ?? model.initial(rating)
        if isNew { next.stability *= item.ease }
        items[index].state = next
        items[index].reviewed = now
        let seconds = isNew ? costs.new : isRight ? costs.right : costs.wrong
        return (isRight, seconds * exp(0.3 * random.normal()))
    }

    /// The part of all items that the student knows at a time; what was never met is not known.
    func recall(at time: Double) -> Double {
        let known = items.indices.reduce(0) { $0 + (retrievability(of: $1, at: time) ?? 0) }
        return known / Double(max(items.count, 1))
    }

    /// The part of all items that the student knows in a test at a time: each comes back or not.
    mutating func score(at time: Double) -> Double {
        let known = items.indices.count { index in
            random.unit() < retrievability(of: index, at: time) ?? 0
        }
        return Double(known) / Double(max(items.count, 1))
    }

    private func retrievability(of index: Int, at time: Double) -> Double? {
        items[index].state.map {
            model.retrievability(
                after: calendarDays(from: items[index].reviewed, to: time),
                stability: $0.stability
            )
        }
    }
}

extension SplitMix64 {
    /// A number of the standard normal distribution (Box & Muller 1958).
    mutating func normal() -> Double {
        let radius = (-2 * log(1 - unit())).squareRoot()
        return radius * cos(2 * .pi * unit())
    }
}
