internal import Foundation

/// All items of a plan, alike ones together, with what they are worth.
struct PlannedMaterial {
    /// Items that the plan cannot tell apart.
    struct Group {
        let choices: ItemChoices
        var items: [PlannedItem]
    }

    /// Groups whose answers take the same seconds.
    struct Part {
        var values: ReviewValues
        var groups: [Group] = []
    }

    /// What items of a group have in common.
    private struct Likeness: Hashable {
        let stability: Int?
        let difficulty: Int
        let daysSinceReview: Int

        /// Stabilities and days within 3 %, difficulties within a quarter; coarser where there are so
        /// many items that today's minutes hold only a few of them.
        init(_ item: PlannedItem, isCoarse: Bool) {
            let (factor, part) = isCoarse ? (6.0, 1.0) : (32, 4)
            stability = item.memory.map { Int((log($0.stability) * factor).rounded()) }
            difficulty = Int(((item.memory?.difficulty ?? 0) * part).rounded())
            let days = item.memory == nil ? 0 : max(item.daysSinceReview, 0)
            daysSinceReview = Int((log1p(days) * factor).rounded())
        }
    }

    private static let manyItems = 2_000

    /// One part for each pace, in the order of the items.
    private(set) var parts: [Part] = []

    /// `values` makes the values of a pace; items keep their order within a group.
    init(_ items: [PlannedItem], values: (AnswerCosts) -> ReviewValues) {
        var places: [AnswerCosts: Int] = [:]
        var groups: [[Likeness: Int]] = []
        for item in items {
            let place = places[item.costs] ?? parts.count
            if place == parts.count {
                places[item.costs] = place
                parts.append(Part(values: values(item.costs)))
                groups.append([:])
            }
            let likeness = Likeness(item, isCoarse: items.count > Self.manyItems)
            if let group = groups[place][likeness] {
                parts[place].groups[group].items.append(item)
            } else {
                groups[place][likeness] = parts[place].groups.count
                let choices = ItemChoices(item, values: parts[place].values)
                parts[place].groups.append(Group(choices: choices, items: [item]))
            }
        }
    }

    /// Works out all values; `prices` are recall per second, by days left.
    mutating func update(prices: [Double]) {
        for place in parts.indices { parts[place].values.update(prices: prices) }
    }

    /// The expected number of items that are known on the day of the test when nothing is done.
    var untouched: Double {
        parts.reduce(0) { sum, part in
            part.groups.reduce(sum) { $0 + Double($1.items.count) * $1.choices.untouched }
        }
    }
}
