import Testing

@testable import StudyProgress

struct StudyFlowTests {
    private static let daysLeft = 4
    private let met = PlannedItem(
        id: "met",
        memory: MemoryState(stability: 3, difficulty: 4),
        daysSinceReview: 2
    )
    private let unmet = PlannedItem(id: "unmet", memory: nil)

    private func material(_ items: [PlannedItem], price: Double) -> PlannedMaterial {
        var material = PlannedMaterial(items) { costs in
            let transitions = MemoryTransitions(model: FSRSModel(), costs: costs, longestGap: 7)
            return ReviewValues(transitions: transitions, daysLeft: Self.daysLeft)
        }
        material.update(prices: prices(price))
        return material
    }

    private func prices(_ price: Double) -> [Double] {
        [Double](repeating: price, count: Self.daysLeft + 1)
    }

    private func flow(_ items: [PlannedItem], price: Double) -> StudyFlow {
        StudyFlow(
            material(items, price: price),
            daysLeft: Self.daysLeft,
            prices: prices(price)
        )
    }

    @Test func `where time is too dear, all is left alone`() {
        let flow = flow([met, unmet], price: 1)
        #expect(flow.reviews.reduce(0, +) < 1e-6 && flow.seconds.reduce(0, +) < 1e-4)
        let alone = FSRSModel().retrievability(after: 6, stability: 3)
        #expect(abs(flow.recalled - alone) < 1e-6)
    }

    @Test func `where time is free, everything is met, and met once`() {
        let flow = flow([met, unmet], price: 0)
        #expect(abs(flow.firstMeetings.reduce(0, +) - 1) < 1e-3)
        #expect(flow.recalled > 1.8 && flow.recalled <= 2)
        #expect(flow.seconds[0] == 0 && flow.reviews[0] == 0)
    }

    @Test func `alike items move as one`() {
        let twins = (0..<3).map { PlannedItem(id: "\($0)", memory: met.memory, daysSinceReview: 2) }
        // Amounts below 1e-9 of an item are not followed.
        let (one, three) = (flow([met], price: 0.002), flow(twins, price: 0.002))
        #expect(abs(three.recalled - 3 * one.recalled) < 1e-6)
        for days in 0...Self.daysLeft {
            #expect(abs(three.seconds[days] - 3 * one.seconds[days]) < 1e-6)
        }
        #expect(material(twins, price: 0).parts.map(\.groups.count) == [1])
    }

    @Test func `items of another pace take their own time`() {
        let card = PlannedItem(id: "card", memory: nil, costs: .card)
        #expect(material([unmet, card, met], price: 0).parts.map(\.groups.count) == [2, 1])
        let (question, recall) = (flow([unmet], price: 0), flow([card], price: 0))
        #expect(recall.seconds.reduce(0, +) < question.seconds.reduce(0, +) / 2)
    }
}
