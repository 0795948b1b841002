import Foundation
import StudyCore
import StudyKit
import StudyProgress
import Testing

struct ProgressImportTests {
    private static let line =
        #"{"id": "0e7a3a52-52f4-4f0f-8a86-0a3f6f7a1b2c", "at": "2026-11-24T21:31:45.123Z", "#
        + #""day": "2026-11-24", "kind": "question", "topic": "cnn-output", "name": "square", "#
        + #""rating": 3, "verdict": "right", "seed": "18446744073709551615", "#
        + #""given": {"n": "7", "k": "3/2"}, "typed": "3 \"x\" é\n", "mistake": null, "#
        + #""target": "no-plus-one", "hints": 0, "seconds": 12.5, "guessed": true, "#
        + #""credits": {"padding": 0.5}, "scheduler": "fsrs6", "source": "exam", "#
        + #""catches": ["no-plus-one", "ceil-for-floor"]}"#

    private func lines(of store: ReviewStore) throws -> [String] {
        var lines: [String] = []
        try store.forEachAnswer { lines.append(AnswerLine.text($0)) }
        return lines
    }

    private func run(
        _ lines: [String],
        into store: ReviewStore
    ) throws -> (added: Int, known: Int) {
        var rest = lines[...]
        return try ProgressImport(into: store).run { rest.popFirst() }
    }

    @Test func `an answer is exported as it was imported, and known the second time`() throws {
        let store = try ReviewStore()
        let first = try run([ProgressLine.header, Self.line, ""], into: store)
        #expect(first == (1, 0))
        #expect(try lines(of: store) == [Self.line])
        #expect(try run([Self.line, ProgressLine.header, Self.line], into: store) == (0, 2))
        #expect(try store.answerCount() == 1)
    }

    /// As exports were before answers told where they were given.
    @Test func `an answer without a source is read`() throws {
        let store = try ReviewStore()
        let end = try #require(Self.line.range(of: ", \"source\""))
        #expect(try run([Self.line[..<end.lowerBound] + "}"], into: store) == (1, 0))
        let line = try #require(try lines(of: store).first)
        #expect(line.hasSuffix("\"source\": null, \"catches\": null}"))
    }

    /// Its answers are named by what it said first: without its text the new words would be another.
    @Test func `a card that was reworded is found again on the other machine`() throws {
        let topic = try #require(TopicID("pooling"))
        var card = CardText(
            kind: .definition,
            topic: topic,
            file: "pooling.md",
            headings: ["Pooling"],
            prompt: "Max pooling",
            answer: ["keeps the largest value of each window of the feature map"]
        )
        let item = card.freshItem
        let moment = Timestamp(milliseconds: 1_795_000_000_000)
        let event = ReviewEvent(
            id: UUID(),
            at: moment,
            day: StudyCalendar(timeZone: .gmt).day(of: moment),
            item: item,
            rating: .good,
            verdict: .graded
        )
        let (left, right) = (try ReviewStore(), try ReviewStore())
        try left.record(event, of: card)
        _ = try right.reconcile([], signature: "before")
        card.answer = ["keeps only the largest value of each window of a feature map"]
        var exported = try lines(of: left)
        try left.forEachCard { exported.append(ProgressLine.text($0, $1)) }
        #expect(try run(exported, into: right) == (1, 0))
        #expect(try right.notesSignature() == nil)
        let changes = try right.reconcile([card], signature: "after")
        #expect(changes.edited == 1 && changes.gone == 0)
        #expect(try right.card(of: item) == card)
    }

    /// Two machines with answers of their own, each given those of the other, in any order.
    @Test func `two machines come to the same schedules`() throws {
        let (left, right) = (try ReviewStore(), try ReviewStore())
        for number in 0..<60 {
            let moment = Timestamp(milliseconds: 1_795_000_000_000 + number * 50_000_000)
            let name = "question-\(number % 7)"
            let item = ItemID(.question, try #require(TopicID("topic-\(number % 3)")), name)
            var event = ReviewEvent(
                id: UUID(),
                at: moment,
                day: StudyCalendar(timeZone: .gmt).day(of: moment),
                item: item,
                rating: number % 5 == 0 ? .again : .good,
                verdict: number % 5 == 0 ? .wrong : .right
            )
            if number % 5 != 0, let topic = TopicID("topic-1") {
                event.credits = [.init(topic: topic, fraction: 0.5)]
            }
            try (number % 2 == 0 ? left : right).record(event)
        }
        let (fromLeft, fromRight) = (try lines(of: left), try lines(of: right))
        _ = try run(fromRight, into: left)
        _ = try run(fromLeft.reversed(), into: right)
        #expect(try lines(of: left) == lines(of: right))
        #expect(try left.allSchedules() == right.allSchedules())
        #expect(try left.answerCount() == 60)
    }

    @Test(arguments: [
        ("{", "The line is not JSON"), ("[]", "A line is an object"),
        (line.replacing("\"rating\": 3", with: "\"rating\": 5"), "'rating' from 1 to 4"),
        (line.replacing("\"id\"", with: "\"ident\""), "no field 'ident'"),
        (line.replacing("21:31", with: "25:31"), "is no at of an answer"),
        (line.replacing("0.5", with: "1.5"), "above 0 and at most 1"),
        (line.replacing("\"question\"", with: "\"song\""), "'song' is no kind"),
        (line.replacing("\"exam\"", with: "\"oracle\""), "'oracle' is no source"),
        (line.replacing("no-plus-one\", \"ceil", with: "a;b\", \"ceil"), "names without ';'"),
        (line.replacing("12.5", with: "-1000000"), "'seconds' is from 0.0 to 86400.0"),
        (line.replacing("12.5", with: "86400.5"), "not 86400.5"),
        (line.replacing("\"hints\": 0", with: "\"hints\": -1"), "'hints' is from 0 to 1000"),
        (#"{"card": "song"}"#, "no card"), (#"{"card": "list"}"#, "A card needs the fields"),
        (#"{"schema": "study.progress/9"}"#, "another version"),
        (String(line.dropLast(9)), "The line is not JSON"),
    ])
    func `a line that is no answer is named, and nothing is imported`(
        bad: String,
        words: String
    ) throws {
        let store = try ReviewStore()
        let error = #expect(throws: ProgressImport.BadLine.self) {
            try run([ProgressLine.header, Self.line, bad], into: store)
        }
        #expect(error?.number == 3)
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
        #expect(try store.answerCount() == 0)
    }
}
