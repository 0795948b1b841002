import CNNEngine

/// A question of words: options to choose from, an order to find, or a list to recall.
struct Concept: Sendable {
    /// How it is asked.
    enum Kind: String, CaseIterable, Sendable {
        /// One option is right.
        case choice
        /// Any number of options is right.
        case choices
        /// The options are to be put into their order.
        case order
        /// The list is to be typed from memory.
        case recall
    }

    /// Something to choose, to order or to recall.
    struct Option: Sendable {
        /// The name under which a wrong choice of it is counted.
        var id: String
        var text: TextTemplate
        /// Why it is wrong, or what else to know about it.
        var says: TextTemplate?
        /// Other spellings, for a list to recall.
        var aliases: [String] = []
    }

    let kind: Kind
    /// The right options: in their order, where an order is asked.
    let right: [Option]
    let wrong: [Option]
    /// Options shown, or entries that a list to recall must have.
    let pick: Int

    /// All options, the right ones first.
    var bank: [Option] { right + wrong }

    /// Chooses the options of a variant, by their places in the bank, in the order shown.
    func presentation(_ chance: inout SplitMix64) -> [Int] {
        switch kind {
        case .recall: Array(right.indices)
        case .choice:
            Self.shuffled(
                Self.picked(1, of: Array(right.indices), &chance)
                    + Self.picked(pick - 1, of: wrongPlaces, &chance),
                &chance
            )
        case .choices: choices(&chance)
        case .order: disordered(Self.picked(pick, of: Array(right.indices), &chance), &chance)
        }
    }

    private var wrongPlaces: [Int] { Array(right.count..<(right.count + wrong.count)) }

    /// At least one right and one wrong option, and otherwise any number of each.
    private func choices(_ chance: inout SplitMix64) -> [Int] {
        let fewest = max(1, pick - wrong.count)
        let most = min(right.count, pick - 1)
        let count = fewest + chance.integer(below: max(1, most - fewest + 1))
        return Self.shuffled(
            Self.picked(count, of: Array(right.indices), &chance)
                + Self.picked(pick - count, of: wrongPlaces, &chance),
            &chance
        )
    }

    /// Some other order than the right one.
    private func disordered(_ places: [Int], _ chance: inout SplitMix64) -> [Int] {
        let shuffled = Self.shuffled(places, &chance)
        guard shuffled == places.sorted(), shuffled.count > 1 else { return shuffled }
        return Array(shuffled.reversed())
    }

    private static func picked(
        _ count: Int,
        of places: [Int],
        _ chance: inout SplitMix64
    ) -> [Int] {
        Array(shuffled(places, &chance).prefix(max(0, count)))
    }

    private static func shuffled(_ places: [Int], _ chance: inout SplitMix64) -> [Int] {
        var places = places
        for place in stride(from: places.count - 1, to: 0, by: -1) {
            places.swapAt(place, chance.integer(below: place + 1))
        }
        return places
    }

    // MARK: - The answer

    /// How a variant with these options is answered.
    func form(_ presentation: [Int], _ texts: [String]) -> AnswerForm {
        switch kind {
        case .choice: .choice(texts)
        case .choices: .choices(texts)
        case .order: .order(texts)
        case .recall:
            .recall(
                items: zip(presentation, texts).map { place, text in
                    RecallItem(text, aliases: right[place].aliases)
                },
                wanted: pick
            )
        }
    }

    /// The right answer to a variant with these options.
    func answer(_ presentation: [Int]) -> Answer {
        let right = presentation.indices.filter { presentation[$0] < self.right.count }
        switch kind {
        case .choice: return .choice(right.first ?? 0)
        case .choices: return .choices(Set(right))
        case .order:
            return .order(presentation.indices.sorted { presentation[$0] < presentation[$1] })
        case .recall: return .recall(Set(presentation.indices), others: [])
        }
    }
}
