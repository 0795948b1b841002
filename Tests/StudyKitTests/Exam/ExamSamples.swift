import Foundation
import StudyCore
import StudyQuizzes
import Testing

@testable import StudyKit

/// Exams on the quiz files that the product ships with.
enum ExamSamples {
    static let library: QuizLibrary = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        do {
            return try QuizLibrary(folder: root.appending(path: "quizzes").path())
        } catch {
            fatalError("\(error)")
        }
    }()

    static func topics(_ names: String...) throws -> [QuizTopic] {
        try names.map { name in try #require(TopicID(name).flatMap { library.topic($0) }) }
    }

    /// An exam of three questions in two minutes.
    static func sitting(_ names: String..., count: Int = 3) throws -> ExamSitting {
        let chosen = try (names.isEmpty ? ["cnn-output", "conv-params"] : names).map { name in
            try #require(TopicID(name).flatMap { library.topic($0) })
        }
        let paper = ExamPaper(topics: chosen, count: count, seed: 5)
        return ExamSitting(start(paper), paper: paper)
    }

    static func start(_ paper: ExamPaper) -> ExamStart {
        ExamStart(
            paper,
            seed: 5,
            count: paper.questions.count,
            minutes: 2,
            topics: ["cnn-output"],
            isMixed: false,
            started: "2026-11-24T08:00:00Z"
        )
    }

    static func right(_ verified: VerifiedVariant) -> String {
        verified.variant.form.text(of: verified.variant.answer)
    }
}

extension ExamSitting {
    /// Does what the log would tell, a second after the last event.
    mutating func happen(_ event: (String) -> ExamEvent) throws {
        let id = try #require(current.map { paper[$0].variant.id })
        try apply(ExamRecord(event(id), at: elapsed + 1_000))
    }
}
