import Foundation
import StudyCore
import StudyKit
import StudyNotes
import StudyProgress
import StudyQuizzes
import Testing

/// Plans on 24 November for a test three days later, twenty minutes a day.
struct StudyPlanTests {
    private let store: ReviewStore
    private let log: ProgressLog
    private let goal: ExamGoal
    private let topic: TopicID

    init() throws {
        store = try ReviewStore()
        let clock = try StudyClock(environment: ["STUDY_NOW": "2026-11-24T10:00:00Z"])
        log = ProgressLog(store, clock: clock, timeZone: .gmt)
        goal = ExamGoal(day: StudyDay(number: log.today.number + 3), minutesPerDay: 20)
        topic = try #require(TopicID("pooling"))
    }

    /// A topic of two kinds of questions.
    private func library() throws -> QuizLibrary {
        let folder = URL(filePath: NSTemporaryDirectory()).appending(path: "plan-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let questions = ["one", "two"].map { name in
            """
              - id: \(name)
                level: easy
                given: {n: 5..32, k: [3, 5]}
                ask: output-size
                prompt: A {k}×{k} filter on a {n}×{n} image leaves how much?
            """
        }
        let text = "topic: pooling\ntitle: Pooling\nquestions:\n"
        try (text + questions.joined(separator: "\n")).write(
            to: folder.appending(path: "pooling.yaml"),
            atomically: true,
            encoding: .utf8
        )
        let library = try QuizLibrary(folder: folder.path(percentEncoded: false))
        #expect(library.diagnostics.isEmpty, "\(library.diagnostics)")
        return library
    }

    private func card(_ term: String) -> CardText {
        CardText(
            kind: .definition,
            topic: topic,
            file: "pooling.md",
            headings: ["Pooling"],
            prompt: term,
            answer: ["what \(term) is"]
        )
    }

    private func event(_ item: ItemID, seconds: Double, daysAgo: Int = 0) -> ReviewEvent {
        let now = log.clock.now.adding(seconds: -86_400 * Double(daysAgo))
        var event = ReviewEvent(
            id: UUID(),
            at: now,
            day: log.calendar.day(of: now),
            item: item,
            rating: .good,
            verdict: .right
        )
        event.seconds = seconds
        return event
    }

    @Test func `a card that was taken out of the notes is not planned`() throws {
        let (stays, goes) = (card("stride"), card("padding"))
        for card in [stays, goes] {
            try store.record(event(card.freshItem, seconds: 10, daysAgo: 2), of: card)
        }
        #expect(try StudyPlan(log, library(), goal: goal).items == 4)
        _ = try store.reconcile([stays], signature: "changed")
        let plan = try StudyPlan(log, library(), goal: goal)
        #expect(plan.items == 3 && plan.met == 1)
        #expect(!plan.itemsToday.contains(goes.freshItem))
    }

    @Test func `cards of the notes are planned before they are met`() throws {
        let folder = URL(filePath: NSTemporaryDirectory()).appending(path: "plan-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try "# Pooling\n\n- **Stride**: how far the window moves\n".write(
            to: folder.appending(path: "pooling.md"),
            atomically: true,
            encoding: .utf8
        )
        let path = folder.path(percentEncoded: false)
        let deck = RecallDeck(folders: [path]) { try? NoteLibrary(folders: [path]) }
        let plan = try StudyPlan(log, library(), deck, goal: goal)
        #expect(plan.items == 3 && plan.met == 0)
        let card = try #require(plan.itemsToday.first { $0.kind == .recall })
        let choice = ReviewSitting.Choice(plan: Later([card]))
        var sitting = ReviewSitting(log, try library(), deck, choice, seed: 1)
        guard case .card(let asked)? = try sitting.next() else { return #expect(Bool(false)) }
        #expect(asked.card.prompt == "Stride" && asked.isNew)
    }

    @Test func `today is done when its minutes are used up`() throws {
        let item = ItemID(.question, topic, "one")
        try store.record(event(item, seconds: 1_199))
        #expect(try !StudyPlan(log, library(), goal: goal).isTodayDone)
        try store.record(event(item, seconds: 1))
        let plan = try StudyPlan(log, library(), goal: goal)
        #expect(plan.isTodayDone && plan.itemsToday.isEmpty)
        #expect(plan.plan.days.count == 3)
    }

    @Test func `first meetings are planned as many as are wanted`() throws {
        let plan = try StudyPlan(log, library(), goal: goal)
        #expect(plan.itemsToday(newCount: .max).count == 2)
        #expect(plan.itemsToday(newCount: 1).count == 1)
        #expect(plan.itemsToday(newCount: 0).isEmpty)
    }

    @Test func `the first answer to an item tells how long first meetings take`() throws {
        let usual = AnswerCosts.question
        for number in 0..<10 {
            let item = ItemID(.question, topic, "item-\(number)")
            try store.record(event(item, seconds: usual.new, daysAgo: 2))
            try store.record(event(item, seconds: usual.right, daysAgo: 1))
        }
        let costs = try #require(try store.answerCosts()[.question])
        #expect(abs(costs.right - usual.right) < 1e-9 && abs(costs.new - usual.new) < 1e-9)
        // Ten first answers, all right, and ten answers' worth of what is usual.
        #expect(abs(costs.firstRight - 0.8) < 1e-9)
    }

    @Test func `cards and questions have a pace each`() throws {
        for number in 0..<10 {
            let slow = AnswerCosts.card.new * 3
            let card = card("term \(number)")
            try store.record(event(card.freshItem, seconds: slow), of: card)
        }
        let costs = try store.answerCosts()
        #expect(costs[.question] == .question)
        // Ten cards at a third of the usual pace, and ten cards' worth of the usual one.
        #expect(abs(try #require(costs[.recall]).right - 2 * AnswerCosts.card.right) < 1e-9)
    }
}
