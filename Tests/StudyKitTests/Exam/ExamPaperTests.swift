import StudyQuizzes
import Testing

@testable import StudyKit

@Suite struct ExamPaperTests {
    @Test func `the same seed gives the same paper, and its names bring it back`() throws {
        let topics = ExamSamples.library.topics
        let paper = ExamPaper(topics: topics, count: 30, seed: 9)
        #expect(paper.questions.count == 30)
        #expect(ExamPaper(topics: topics, count: 30, seed: 9).ids == paper.ids)
        #expect(ExamPaper(topics: topics, count: 30, seed: 10).ids != paper.ids)
        let again = try ExamPaper(
            paper.ids,
            fingerprint: paper.fingerprint,
            from: ExamSamples.library
        )
        #expect(again.ids == paper.ids)
    }

    @Test func `topics take turns, levels are spread and no question comes twice`() throws {
        let topics = try ExamSamples.topics("cnn-output", "conv-params", "iou")
        let questions = ExamPaper(topics: topics, count: 30, seed: 1).questions.map(\.variant)
        for topic in topics {
            #expect(questions.count { $0.question.id.topic == topic.id } == 10)
        }
        for (one, next) in zip(questions, questions.dropFirst()) {
            #expect(one.question.id.topic != next.question.id.topic)
        }
        for level in Question.Level.allCases {
            #expect((8...12).contains(questions.count { $0.question.level == level }))
        }
        #expect(Set(questions.map(\.prompt)).count == 30)
    }

    @Test func `a paper is shorter where a topic has no more questions`() throws {
        let paper = ExamPaper(topics: try ExamSamples.topics("http-methods"), count: 400, seed: 1)
        #expect((1..<400).contains(paper.questions.count))
    }

    @Test func `questions that are gone or have changed are named`() throws {
        let paper = ExamPaper(topics: try ExamSamples.topics("iou"), count: 2, seed: 1)
        #expect(throws: ExamLogError.changed(question: "iou/no-such#1")) {
            try ExamPaper(
                ["iou/no-such#1"],
                fingerprint: paper.fingerprint,
                from: ExamSamples.library
            )
        }
        #expect(throws: ExamLogError.changed(question: nil)) {
            try ExamPaper(
                paper.ids.reversed(),
                fingerprint: paper.fingerprint,
                from: ExamSamples.library
            )
        }
    }
}
