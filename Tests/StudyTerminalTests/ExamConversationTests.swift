import Foundation
import StudyCore
import StudyKit
import StudyQuizzes
import Synchronization
import Testing

@testable import StudyTerminal

@Suite struct ExamConversationTests {
    private static let library: QuizLibrary = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        do {
            return try QuizLibrary(folder: root.appending(path: "quizzes").path())
        } catch {
            fatalError("\(error)")
        }
    }()

    private struct Outcome {
        var isOver: Bool
        var sitting: ExamSitting
        var shown: String
        var events: [ExamEvent]
    }

    /// Two minutes, three questions; each line comes so many milliseconds after the one before.
    private func sit(_ lines: [(text: String?, after: Int)]) throws -> Outcome {
        let topic = try #require(TopicID("cnn-output").flatMap { Self.library.topic($0) })
        let paper = ExamPaper(topics: [topic], count: 3, seed: 5)
        let start = ExamStart(
            paper,
            seed: 5,
            count: 3,
            minutes: 2,
            topics: ["cnn-output"],
            isMixed: false,
            started: "2026-11-24T08:00:00Z"
        )
        var (rest, now, shown, events) = (lines[...], 0, "", [ExamEvent]())
        var conversation = ExamConversation(
            ExamSitting(start, paper: paper),
            style: .plain,
            echoesAnswers: false,
            in: .init(
                reading: {
                    let line = rest.popFirst()
                    now += line?.after ?? 0
                    return line?.text
                },
                writing: { shown += $0 },
                recording: { events.append($0.event) },
                clock: { now }
            )
        )
        let isOver = try conversation.run()
        return Outcome(
            isOver: isOver,
            sitting: conversation.sitting,
            shown: shown,
            events: events
        )
    }

    @Test func `nothing is marked before the end, and the time left is shown`() throws {
        let outcome = try sit([
            ("1", 1_000), ("1x1x1", 500), ("1", 1_000), ("1x1x1", 500), ("1", 0),
            ("1x1x1", 0),
        ])
        #expect(outcome.isOver && outcome.sitting.end == .complete)
        #expect(outcome.shown.contains("1/3 2:00 left") && outcome.shown.contains("2/3 1:5"))
        for word in ["Right", "Not ", "verified"] { #expect(!outcome.shown.contains(word)) }
    }

    @Test func `an answer that comes when the time is over is kept and not counted`() throws {
        let outcome = try sit([("s", 119_000), ("1", 1_001)])
        #expect(outcome.isOver && outcome.sitting.end == .time)
        #expect(outcome.sitting.late?.typed == "1" && outcome.sitting.answers.isEmpty)
        #expect(outcome.shown.contains("Your answer '1' came too late and is not counted."))
        #expect(outcome.shown.contains("0:01 left"))
    }

    @Test(arguments: ["q", nil] as [String?])
    func `who leaves is told how to go on`(last: String?) throws {
        let outcome = try sit([("s", 10), (last, 10)])
        #expect(!outcome.isOver && outcome.sitting.end == nil)
        #expect(outcome.shown.contains("study exam --resume"))
        #expect(outcome.events.last == .left)
    }

    @Test func `done hands in`() throws {
        let outcome = try sit([("done", 10)])
        #expect(outcome.isOver && outcome.sitting.end == .handedIn)
    }

    @Test func `what cannot be read is asked again, hints are for the quiz`() throws {
        let outcome = try sit([("many", 10), ("h", 10), ("back", 10), ("done", 10)])
        #expect(outcome.shown.contains("An exam has no hints."))
        #expect(outcome.shown.contains("No answer was given yet."))
        #expect(outcome.events.count { if case .answered = $0 { true } else { false } } == 0)
    }
}
