import Foundation
import StudyCore
import StudyKit
import StudyProgress
import StudyQuizzes
import Testing

struct ReviewSittingTests {
    /// Three topics of two questions; the first builds on the second, the second on the third.
    private static func library(_ names: [String] = ["one", "two"]) throws -> QuizLibrary {
        let folder = URL(filePath: NSTemporaryDirectory()).appending(path: "sitting-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (topic, below) in [("alpha", "{beta: 0.5}"), ("beta", "{gamma: 0.5}"), ("gamma", "{}")]
        {
            let questions = names.map { id in
                """
                  - id: \(id)
                    level: easy
                    given: {n: 5..32, k: [3, 5]}
                    ask: output-size
                    prompt: A {k}×{k} filter on a {n}×{n} image leaves how much?
                    mistakes: [no-plus-one]
                """
            }
            let text = "topic: \(topic)\ntitle: \(topic)\nrequires: \(below)\nquestions:\n"
            try (text + questions.joined(separator: "\n")).write(
                to: folder.appending(path: "\(topic).yaml"),
                atomically: true,
                encoding: .utf8
            )
        }
        let library = try QuizLibrary(folder: folder.path(percentEncoded: false))
        #expect(library.diagnostics.isEmpty, "\(library.diagnostics)")
        return library
    }

    private func log(_ store: ReviewStore, day: Int) throws -> ProgressLog {
        let now = "2026-11-\(10 + day)T10:00:00Z"
        let clock = try StudyClock(environment: ["STUDY_NOW": now])
        return ProgressLog(store, clock: clock, timeZone: .gmt)
    }

    /// Answers everything that is asked, right or wrong, and tells what that was.
    private func sit(
        _ library: QuizLibrary,
        _ store: ReviewStore,
        day: Int,
        newCount: Int,
        isRight: (Variant) -> Bool = { _ in true }
    ) throws -> [ReviewSitting.Asked] {
        var sitting = ReviewSitting(
            try log(store, day: day),
            library,
            nil,
            .init(newCount: newCount),
            seed: 7
        )
        var asked: [ReviewSitting.Asked] = []
        while asked.count < 30, case .question(let question)? = try sitting.next() {
            asked.append(question)
            let variant = question.variant.variant
            let slip = variant.mistakes.first { $0.id == "no-plus-one" }?.answer
            let answer = isRight(variant) ? variant.answer : try #require(slip)
            _ = sitting.quiz.answer(variant.form.text(of: answer), to: variant)
            try sitting.record(try #require(sitting.quiz.results.last))
            sitting.finish()
        }
        return asked
    }

    @Test func `what is new is met in turn, and no more of it than is wanted`() throws {
        let asked = try sit(Self.library(), ReviewStore(), day: 0, newCount: 3)
        let fresh = asked.filter(\.isNew).map { $0.variant.variant.question.id.description }
        #expect(fresh == ["alpha/one", "beta/one", "gamma/one"])
        // Then the steps of ten minutes, asked ahead, as nothing else is due.
        #expect(asked.count == 6)
    }

    @Test func `a question taken out of its file is not due until it is back`() throws {
        let (library, store) = (try Self.library(), try ReviewStore())
        _ = try sit(library, store, day: 0, newCount: 6)
        let log = try log(store, day: 9)
        func due() throws -> [String] {
            let sitting = ReviewSitting(log, library, nil, .init(newCount: 0), seed: 1)
            let names = try store.due(at: log.clock.now, on: log.today, limit: 99).map(\.id.name)
            #expect(try sitting.dueCount() == names.count)
            #expect(try store.dueCounts(from: log.today, days: 1) == [names.count])
            return names.sorted()
        }
        try log.reconcile(library)
        #expect(try due() == ["one", "one", "one", "two", "two", "two"])
        try log.reconcile(Self.library(["one"]))
        #expect(try due() == ["one", "one", "one"])
        #expect(try store.allSchedules().count == 6)
        try log.reconcile(library)
        #expect(try due().count == 6)
    }

    @Test func `the plan comes first, or behind what is due where it takes its time`() throws {
        let (library, store) = (try Self.library(), try ReviewStore())
        _ = try sit(library, store, day: 0, newCount: 1)
        let log = try log(store, day: 9)
        let due = try #require(try store.due(at: log.clock.now, on: log.today, limit: 1).first?.id)
        let planned = library.topics.flatMap(\.questions).map { ItemID($0.id) }
            .filter { $0 != due }.suffix(2)
        for beginsWithDue in [false, true] {
            var choice = ReviewSitting.Choice(newCount: 0, plan: Later { Array(planned) })
            choice.beginsWithDue = beginsWithDue
            var sitting = ReviewSitting(log, library, nil, choice, seed: 1)
            var asked: [ItemID] = []
            while asked.count < 3, case .question(let question)? = try sitting.next() {
                asked.append(ItemID(question.variant.variant.question.id))
                sitting.skip()
            }
            #expect(asked.first == (beginsWithDue ? due : planned.first))
            #expect(Set(asked) == Set(planned + [due]))
        }
    }

    @Test func `a slip comes back between what is planned`() throws {
        let (library, store) = (try Self.library(), try ReviewStore())
        _ = try sit(library, store, day: 0, newCount: 1) { _ in false }
        let log = try log(store, day: 2)
        let due = try store.due(at: log.clock.now, on: log.today, limit: 9).map(\.id)
        let slip = try #require(due.first { $0.kind == .mistake })
        let planned = library.topics.flatMap(\.questions).map { ItemID($0.id) }
            .filter { $0.topic != slip.topic }
        let choice = ReviewSitting.Choice(newCount: 0, plan: Later(planned))
        var sitting = ReviewSitting(log, library, nil, choice, seed: 1)
        guard case .question(let first)? = try sitting.next() else { return #expect(Bool(false)) }
        #expect(first.target == slip.name)
        sitting.skip()
        guard case .question(let next)? = try sitting.next() else { return #expect(Bool(false)) }
        #expect(next.target == nil && ItemID(next.variant.variant.question.id) == planned.first)
    }

    @Test func `topics take turns`() throws {
        let (library, store) = (try Self.library(), try ReviewStore())
        _ = try sit(library, store, day: 0, newCount: 6)
        let asked = try sit(library, store, day: 9, newCount: 0)
        let topics = asked.map(\.variant.variant.question.id.topic)
        // What was credited by an answer to a topic above it need not be asked any more.
        #expect((3...6).contains(asked.count))
        for (one, next) in zip(topics, topics.dropFirst()) { #expect(one != next) }
    }

    @Test func `a slip comes back in questions that catch it`() throws {
        let (library, store) = (try Self.library(), try ReviewStore())
        let first = try sit(library, store, day: 0, newCount: 1) { _ in false }
        let slip = try #require(first.first { $0.target != nil })
        #expect(slip.target == "no-plus-one")
        let caught = slip.variant.variant.mistakes.map(\.id)
        #expect(caught.contains("no-plus-one"))
        let item = ItemID(.mistake, slip.variant.variant.question.id.topic, "no-plus-one")
        #expect(try store.schedule(of: item)?.rightDays == 0)
        _ = try sit(library, store, day: 1, newCount: 0)
        #expect(try store.schedule(of: item)?.rightDays == 1)
    }

    @Test func `credit flows down by the product of the shares`() throws {
        let library = try Self.library()
        let topics = ["alpha", "beta", "gamma"].compactMap { TopicID($0) }
        #expect(library.shares(below: topics[0]) == [topics[1]: 0.5, topics[2]: 0.25])
        #expect(library.shares(below: topics[2]).isEmpty)
        let store = try ReviewStore()
        _ = try sit(library, store, day: 0, newCount: 6)
        let gamma = ItemID(.question, topics[2], "one")
        let before = try #require(try store.schedule(of: gamma))
        var sitting = ReviewSitting(
            try log(store, day: 5),
            library,
            nil,
            .init(topics: [topics[0]], newCount: 0),
            seed: 1
        )
        guard case .question(let asked)? = try sitting.next() else { return #expect(Bool(false)) }
        let variant = asked.variant.variant
        _ = sitting.quiz.answer(variant.form.text(of: variant.answer), to: variant)
        try sitting.record(try #require(sitting.quiz.results.last))
        let after = try #require(try store.schedule(of: gamma))
        #expect(after.state.memory.stability > before.state.memory.stability)
        #expect(after.reviews == before.reviews)
    }

    /// A hint begins with the rule: right with one is not yet known.
    @Test func `the machine rates`() throws {
        let (library, store) = (try Self.library(), try ReviewStore())
        let log = try log(store, day: 0)
        let variant = try Variant(#require(library.topics.first?.questions.first), seed: 1)
        let right = variant.form.text(of: variant.answer)
        func rating(_ line: String, hints: Int = 0, seconds: Double? = nil) throws -> Rating? {
            var quiz = QuizSitting(topics: library.topics, count: 9, seed: 1)
            _ = quiz.next()
            for _ in 0..<hints { _ = quiz.hint(for: variant) }
            _ = quiz.answer(line, to: variant, afterSeconds: seconds)
            try log.record(try #require(quiz.results.last), from: .quiz)
            var newest: ReviewEvent?
            try store.forEachAnswer { newest = $0 }
            return newest?.rating
        }
        #expect(try rating(right, seconds: 1) == .good)
        #expect(try rating(right + "?") == .good)
        #expect(try rating(right, hints: 1) == .again)
        #expect(try rating("999999") == .again)
    }
}

struct StudyClockTests {
    @Test func `a clock that is set runs on from there`() throws {
        let clock = try StudyClock(environment: ["STUDY_NOW": "2026-12-04T09:30:00Z"])
        let start = try #require(Timestamp("2026-12-04T09:30:00Z"))
        #expect(clock.now >= start && clock.now < start.adding(seconds: 60))
        #expect(throws: StudyClock.Unreadable.self) {
            try StudyClock(environment: ["STUDY_NOW": "noon"])
        }
    }
}
