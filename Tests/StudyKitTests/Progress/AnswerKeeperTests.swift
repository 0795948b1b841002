import Foundation
import StudyCore
import StudyKit
import StudyProgress
import Testing

struct AnswerKeeperTests {
    private func events(_ count: Int) throws -> [ReviewEvent] {
        let topic = try #require(TopicID("pooling"))
        return (0..<count).map { number in
            ReviewEvent(
                id: UUID(),
                at: Timestamp(milliseconds: 1_795_000_000_000 + number),
                day: StudyDay(number: 20_775),
                item: ItemID(.question, topic, "size"),
                rating: .good,
                verdict: .right
            )
        }
    }

    /// A keeper of answers whose first tries fail as they say.
    private func run(
        _ events: [ReviewEvent],
        failures: [StoreError.Reason]
    ) -> (kept: [ReviewEvent], said: [String]) {
        var (kept, said): ([ReviewEvent], [String]) = ([], [])
        var failures = failures[...]
        let keeper = AnswerKeeper(
            saving: { (event) throws(StoreError) in
                if let reason = failures.popFirst() { throw StoreError(reason, path: "p.db") }
                kept.append(event)
            },
            saying: { said.append($0) }
        )
        for event in events { keeper.keep(event) }
        keeper.finish()
        return (kept, said)
    }

    @Test func `answers while another window writes are kept afterwards, in their order`() throws {
        let events = try events(4)
        let (kept, said) = run(events, failures: [.busy, .busy])
        #expect(kept == events)
        #expect(said.count == 2)
        #expect(said[0].contains("Another window") && said[0].contains("held"))
        #expect(said[1] == "3 answers are kept now.")
    }

    @Test func `the last answer is tried again at the end`() throws {
        let events = try events(1)
        #expect(run(events, failures: [.full]).kept == events)
    }

    @Test func `what is lost in the end is counted`() throws {
        let (kept, said) = run(try events(2), failures: [.busy, .busy, .full])
        #expect(kept.isEmpty)
        #expect(said.last?.hasPrefix("2 answers are not kept for reviews. The disk is") == true)
    }
}
