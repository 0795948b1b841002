internal import Foundation

/// What a fit makes small: the cross-entropy of the predictions, late ones weighing more, and a
/// penalty for leaving the parameters it started from.
///
/// As published in fsrs-optimizer 6.5 (`Trainer`, `recency_weight`).
struct FittingLoss: Sendable {
    /// The reviews that count: the first so many in time.
    let count: Int
    /// The parameters it started from.
    let start: [Double]

    /// The standard deviations of the parameters among users, as fsrs-optimizer states them.
    static let deviations = [
        6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57,
        0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
    ]

    /// The weight of a review by its place in time: from a quarter, by the third power, to one.
    func weight(_ order: Int) -> Double {
        guard order < count else { return 0 }
        let place = count > 1 ? Double(order) / Double(count - 1) : 0
        return 0.25 + 0.75 * place * place * place
    }

    /// Σ(wᵢ − startᵢ)²/σᵢ².
    func penalty(_ values: [Double]) -> Double {
        values.indices.reduce(0) { sum, index in
            let distance = (values[index] - start[index]) / Self.deviations[index]
            return sum + distance * distance
        }
    }

    /// The loss of all reviews that count, with the whole penalty, per review.
    func mean(_ parameters: FSRSParameters, _ histories: [ReviewHistory]) -> Double {
        let model = FSRSModel(parameters)
        var sum = penalty(parameters.values)
        for history in histories {
            history.predictions(model) { sum += $0.loss * weight($0.order) }
        }
        return sum / Double(max(count, 1))
    }

    /// The gradient of the weighted sum over some histories, with their share of the penalty; and
    /// the number of reviews in it.
    func gradient(
        _ parameters: FSRSParameters,
        _ histories: some Sequence<ReviewHistory>
    ) -> (gradient: [Double], count: Int) {
        let model = FSRSModel(parameters)
        var gradient = [Double](repeating: 0, count: start.count)
        var counted = 0
        for history in histories { counted += pullBack(history, model, into: &gradient) }
        let share = 2 * Double(counted) / Double(max(count, 1))
        for index in gradient.indices {
            let deviation = Self.deviations[index]
            gradient[index] +=
                share * (parameters[index] - start[index]) / (deviation * deviation)
        }
        return (gradient, counted)
    }

    /// Adds the gradient of one history; tells how many of its reviews count.
    private func pullBack(
        _ history: ReviewHistory,
        _ model: FSRSModel,
        into gradient: inout [Double]
    ) -> Int {
        // What comes behind the last review that counts has no part in the loss.
        let last = history.reviews.lastIndex { ($0.order ?? count) < count }
        guard let last else { return 0 }
        let reviews = history.reviews[...last]
        var memories = [model.initial(reviews[0].rating)]
        for review in reviews.dropFirst() {
            let next = model.next(
                memories[memories.count - 1],
                review.rating,
                afterDays: Double(review.days)
            )
            memories.append(next)
        }
        var adjoint = MemoryAdjoint()
        var counted = 0
        for place in reviews.indices.dropFirst().reversed() {
            let (review, memory) = (reviews[place], memories[place - 1])
            var chance = 0.0
            if let order = review.order, order < count {
                counted += 1
                let r = model.retrievability(
                    after: Double(review.days),
                    stability: memory.stability
                )
                chance = weight(order) * (review.rating == .again ? 1 / (1 - r) : -1 / r)
            }
            adjoint = model.pullBack(
                adjoint,
                chance: chance,
                through: review,
                from: memory,
                to: memories[place],
                into: &gradient
            )
        }
        model.pullBackInitial(adjoint, reviews[0].rating, into: &gradient)
        return counted
    }
}
