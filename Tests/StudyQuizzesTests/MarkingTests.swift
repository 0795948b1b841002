import Testing

@testable import StudyQuizzes

struct MarkingTests {
    @Test func namesTheMistake() throws {
        let variant = try Variant(question("conv-parameters", ["k": 5, "c": 3, "f": 100]), seed: 1)
        #expect(Marking("7,600", for: variant) == .right)
        #expect(Marking("7.6k", for: variant) == .right)
        #expect(Marking("7500", for: variant).mistake == "bias-forgotten")
        #expect(Marking("2501", for: variant).mistake == "channels-and-one-bias")
        #expect(Marking("12", for: variant) == .wrong(.number(12), mistake: nil))
        guard case .unreadable = Marking("many", for: variant) else {
            Issue.record("'many' was marked")
            return
        }
    }

    @Test func asksForTheExactNumber() throws {
        let given = ["n": 300, "c": 3, "u": 100]
        let variant = try Variant(question("dense-parameters", given), seed: 1)
        #expect(Marking("27_000_100", for: variant) == .right)
        #expect(Marking("2.7e7", for: variant) == .unreadable(.rounded("2.7e7")))
        #expect(Marking("27M", for: variant) == .unreadable(.rounded("27M")))
        #expect(Marking("27,000,000", for: variant).mistake == "bias-forgotten")
        #expect(Marking("28M", for: variant).mistake == nil)
    }

    @Test func saysThatTheChannelsCameFirst() throws {
        let given = ["n": 63, "c": 16, "f": 32, "k": 7, "s": 2]
        let variant = try Variant(question("output-shape", given), seed: 1)
        #expect(Marking("29x29x32", for: variant) == .right)
        #expect(Marking("32x29x29", for: variant) == .unreadable(.channelsFirst))
        #expect(Marking("29x29x16", for: variant).mistake == "channels-kept")
        #expect(Marking("32x29x28", for: variant).mistake == nil)
    }
}
