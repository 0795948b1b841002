import Foundation
import StudyCore
import StudyKit
import StudyProgress
import StudyQuizzes
import Testing

/// Statistics of a small log, against numbers worked out by hand.
struct StudyStatisticsTests {
    private static let noon = "T12:00:00Z"

    private static func log(
        _ answers: [(date: String, topic: String, name: String, rating: Rating)]
    ) throws -> ProgressLog {
        let store = try ReviewStore()
        for answer in answers {
            let topic = try #require(TopicID(answer.topic))
            var event = ReviewEvent(
                id: UUID(),
                at: try #require(Timestamp(answer.date + noon)),
                day: try #require(StudyDay(answer.date)),
                item: ItemID(.question, topic, answer.name),
                rating: answer.rating,
                verdict: answer.rating == .again ? .wrong : .right
            )
            event.seconds = 90
            event.catches = ["ceil-for-floor", "no-plus-one"]
            if answer.rating == .again { event.mistake = "ceil-for-floor" }
            try store.record(event)
        }
        let clock = try StudyClock(environment: ["STUDY_NOW": "2026-11-25\(noon)"])
        return ProgressLog(store, clock: clock, timeZone: .gmt)
    }

    /// Four of five answers come back from an earlier day, three of them right.
    private static let answers: [(String, String, String, Rating)] = [
        ("2026-11-15", "http-methods", "get", .easy),
        ("2026-11-22", "http-methods", "get", .good),
        ("2026-11-23", "http-methods", "get", .again),
        ("2026-11-24", "http-methods", "get", .good),
        ("2026-11-25", "http-methods", "get", .good),
    ]

    private func library() throws -> QuizLibrary {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try QuizLibrary(folder: root.appending(path: "quizzes").path())
    }

    @Test func `answers are summed over days, weeks and streaks`() throws {
        let statistics = try StudyStatistics(Self.log(Self.answers), nil)
        let total = statistics.total
        #expect(total.answers == 5 && total.right == 4 && total.minutes == 7.5)
        #expect(total.recalls == 4 && total.recalledShare == 0.75)
        #expect(statistics.weeks.map { "\($0.day)" } == ["2026-11-09", "2026-11-16", "2026-11-23"])
        #expect(statistics.weeks.map(\.tally.answers) == [1, 1, 3])
        #expect(statistics.currentStreak == 4 && statistics.longestStreak == 4)
    }

    @Test func `what was answered wrong last is not known`() throws {
        let answers: [(String, String, String, Rating)] = [
            ("2026-11-23", "http-methods", "get", .good),
            ("2026-11-24", "http-methods", "get", .again),
            ("2026-11-24", "http-methods", "post", .again),
        ]
        let wrong = try StudyStatistics(Self.log(answers), library())
        #expect(wrong.topics.first?.mastery == 0 && wrong.topics.first?.memory.met == 2)
        let again = answers + [("2026-11-25", "http-methods", "post", .good)]
        let right = try StudyStatistics(Self.log(again), library())
        #expect(right.topics.first?.memory.remembered == 1)
    }

    @Test func `a streak ends with a day left out`() throws {
        let statistics = try StudyStatistics(Self.log(Array(Self.answers.prefix(3))), nil)
        #expect(statistics.currentStreak == 0 && statistics.longestStreak == 2)
    }

    @Test func `a topic is known by what is remembered, of all its questions`() throws {
        let (log, library) = (try Self.log(Self.answers), try library())
        let topic = try #require(try StudyStatistics(log, library).topics.first)
        let questions = try #require(library.topic(topic.id)).questions.count
        #expect(topic.title != topic.id.slug && topic.questions == questions)
        // Answered today: the chance is 1.
        let mastery = try #require(topic.mastery)
        #expect(abs(mastery - 1 / Double(questions)) < 1e-12)
        #expect(topic.memory.met == 1)
        let entry = try log.added(to: TopicList.entries(notes: nil, quizzes: library))
            .first { $0.id == topic.id }
        #expect(entry?.progress?.mastery == mastery)
    }

    @Test func `a mistake has its rate`() throws {
        let statistics = try StudyStatistics(Self.log(Self.answers), nil)
        #expect(statistics.mistakes.map(\.id.name) == ["ceil-for-floor"])
        #expect(statistics.mistakes.first?.tally.made == 1)
        #expect(statistics.mistakes.first?.tally.chances == 5)
    }

    @Test func `the document has what scripts rely on`() throws {
        let statistics = try StudyStatistics(Self.log(Self.answers), library())
        let line = try JSONDocument.line(StatisticsDocument(statistics))
        let document = try #require(
            JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        )
        #expect(document["schema"] as? String == "study.stats/1")
        #expect(document["reviews"] as? Int == 5 && document["right"] as? Int == 4)
        let retention = try #require(document["retention"] as? [String: Any])
        #expect(retention["reviews"] as? Int == 4 && retention["actual"] as? Double == 0.75)
        let topics = try #require(document["topics"] as? [[String: Any]])
        #expect(topics.map { $0["id"] as? String } == ["http-methods"])
        let forecast = try #require(document["forecast"] as? [[String: Any]])
        #expect(forecast.count == 14 && forecast[0]["day"] as? String == "2026-11-25")
        #expect(forecast.reduce(0) { $0 + ($1["due"] as? Int ?? 0) } == 2)
    }

    @Test func `a store without answers has statistics`() throws {
        let statistics = try StudyStatistics(Self.log([]), nil)
        #expect(statistics.total == Tally() && statistics.currentStreak == 0)
        let svg = StatisticsDrawing(statistics).svg
        #expect(svg.contains("No answer is kept yet."))
    }

    @Test func `the drawing is XML with every part`() throws {
        let svg = StatisticsDrawing(try StudyStatistics(Self.log(Self.answers), library())).svg
        #expect(try XMLTree.read(svg).name == "svg")
        for words in ["Calendar", "Remembered", "Topics", "1 of 5, http-methods", "Ahead"] {
            #expect(svg.contains(words), "\(words)")
        }
    }
}
