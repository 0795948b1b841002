internal import Foundation

/// The stabilities w₀ … w₃ behind first ratings, from how the first review on a later day went.
///
/// As published in fsrs-rs 6.6 (`parameter_initialization`).
struct InitialStabilities {
    /// The first reviews on a later day, after one first rating and so many days.
    struct Group: Hashable {
        var days: Double
        /// How many were remembered.
        var recalled: Double
        /// How many there were.
        var count: Double
    }

    /// The groups of each first rating, shortest intervals first.
    private(set) var groups: [Rating: [Group]] = [:]
    /// The share that was remembered of all reviews that are predicted.
    let recall: Double

    /// What the first so many predicted reviews tell.
    init(_ histories: [ReviewHistory], count: Int) {
        var all = (recalled: 0.0, count: 0.0)
        var found: [Rating: [Int: Group]] = [:]
        for history in histories {
            let predicted = history.reviews.filter { ($0.order ?? count) < count }
            for review in predicted {
                all.recalled += review.rating == .again ? 0 : 1
                all.count += 1
            }
            guard let first = history.reviews.first, let review = predicted.first else { continue }
            var group =
                found[first.rating]?[review.days]
                ?? Group(days: Double(review.days), recalled: 0, count: 0)
            group.recalled += review.rating == .again ? 0 : 1
            group.count += 1
            found[first.rating, default: [:]][review.days] = group
        }
        recall = all.recalled / max(all.count, 1)
        groups = found.mapValues { $0.values.sorted { $0.days < $1.days } }
    }

    /// The four stabilities; those of ratings that never came follow from the others.
    var values: [Double] {
        var values: [Double?] = Rating.allCases.map { rating in
            groups[rating].map { Self.stability($0, recall: recall, usual: Self.usual(rating)) }
        }
        let counts = Rating.allCases.map { groups[$0, default: []].reduce(0) { $0 + $1.count } }
        Self.order(&values, counts: counts)
        return Self.filled(values)
    }

    private static let bounds = FSRSParameters.bounds[0]

    private static func usual(_ rating: Rating) -> Double {
        FSRSParameters.default[rating.rawValue - 1]
    }

    // MARK: - One rating

    /// The stability that makes the loss of its groups smallest, by thirds.
    static func stability(_ groups: [Group], recall: Double, usual: Double) -> Double {
        var (low, high) = (bounds.lowerBound, bounds.upperBound)
        for _ in 0..<200 where high - low > 1e-12 {
            let (left, right) = (low + (high - low) / 3, high - (high - low) / 3)
            if loss(groups, recall, left, usual) < loss(groups, recall, right, usual) {
                high = right
            } else {
                low = left
            }
        }
        return (low + high) / 2
    }

    /// The cross-entropy of the groups, each with one more review of average outcome, and a small
    /// price for leaving the usual stability.
    static func loss(
        _ groups: [Group],
        _ recall: Double,
        _ stability: Double,
        _ usual: Double
    ) -> Double {
        let model = FSRSModel()
        return groups.reduce(abs(stability - usual) / 16) { sum, group in
            let chance = model.retrievability(after: group.days, stability: stability)
            let smoothed = (group.recalled + recall) / (group.count + 1)
            let entropy = smoothed * log(chance) + (1 - smoothed) * log1p(-chance)
            return sum - entropy * group.count
        }
    }

    // MARK: - All four

    /// A better rating never means a shorter memory: of two that are the wrong way round, the one
    /// with fewer reviews yields.
    static func order(_ values: inout [Double?], counts: [Double]) {
        for (small, big) in [(0, 1), (1, 2), (2, 3), (0, 2), (1, 3), (0, 3)] {
            guard let low = values[small], let high = values[big], low > high else { continue }
            if counts[small] > counts[big] { values[big] = low } else { values[small] = high }
        }
    }

    /// Fills gaps: each middle one is a weighted geometric mean of its neighbours.
    static func filled(_ values: [Double?]) -> [Double] {
        let known = values.indices.filter { values[$0] != nil }
        let usual = Array(FSRSParameters.default.values[..<4])
        guard known.count > 1 else {
            let factor = known.first.map { (values[$0] ?? usual[$0]) / usual[$0] } ?? 1
            return usual.map { clamped($0 * factor) }
        }
        let (lower, upper) = (0.41, 0.54)
        var logs = values.map { $0.map { log($0) } }
        if known == [0, 3], let first = logs[0], let last = logs[3] {
            // Both means at once.
            let share = lower / (lower + upper - lower * upper)
            logs[1] = share * first + (1 - share) * last
        }
        // log S₁ = 0.41·log S₀ + 0.59·log S₂ and log S₂ = 0.46·log S₁ + 0.54·log S₃.
        for _ in 0..<2 {
            solve(&logs, 0, 1, 2, share: lower)
            solve(&logs, 1, 2, 3, share: 1 - upper)
        }
        return zip(logs, usual).map { clamped($0.map { exp($0) } ?? $1) }
    }

    /// Finds the one of three that is missing, where the middle is share·left + (1 − share)·right.
    private static func solve(
        _ logs: inout [Double?],
        _ left: Int,
        _ middle: Int,
        _ right: Int,
        share: Double
    ) {
        switch (logs[left], logs[middle], logs[right]) {
        case (nil, let mean?, let high?): logs[left] = (mean - (1 - share) * high) / share
        case (let low?, nil, let high?): logs[middle] = share * low + (1 - share) * high
        case (let low?, let mean?, nil): logs[right] = (mean - share * low) / (1 - share)
        default: break
        }
    }

    private static func clamped(_ value: Double) -> Double {
        min(max(value, bounds.lowerBound), bounds.upperBound)
    }
}
