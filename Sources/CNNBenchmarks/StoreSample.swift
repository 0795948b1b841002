import CNNEngine
import Foundation
import StudyCore
import StudyProgress
import StudyQuizzes

/// A store as large as years of study make one, to time commands on: a thousand answers a day up to
/// 2026-11-24, one in eight to a question of the quiz files, the others to cards in turn.
struct StoreSample {
    let cards: Int
    let reviews: Int
    private let questions: [Question]
    private let credits: [TopicID: [ReviewEvent.Credit]]
    private static let answersPerDay = 1_000
    private static let lastDay = 20_781

    init(cards: Int, reviews: Int, quizzes: String) throws {
        (self.cards, self.reviews) = (cards, reviews)
        let library = try QuizLibrary(folder: quizzes)
        questions = library.topics.flatMap(\.questions)
        credits = Dictionary(
            uniqueKeysWithValues: library.topics.map { topic in
                let shares = library.shares(below: topic.id).sorted { $0.key < $1.key }
                return (topic.id, shares.map { .init(topic: $0.key, fraction: $0.value) })
            }
        )
    }

    /// Makes the store, and says how long that took.
    func make(at path: String) throws -> String {
        let store = try ReviewStore(path: path)
        var (random, number) = (SplitMix64(seed: 1), -1)
        let texts = (0..<cards).map(card)
        let time = try ContinuousClock().measure {
            _ = try store.merge {
                number += 1
                if number < reviews { return .answer(answer(number, &random, texts)) }
                let place = number - reviews
                return place < cards ? .card(texts[place].freshItem, texts[place]) : nil
            }
        }
        return "\(try store.answerCount()) answers and \(cards) cards in \(time), schedules made"
    }

    private func answer(
        _ number: Int,
        _ random: inout SplitMix64,
        _ texts: [CardText]
    ) -> ReviewEvent {
        let (day, second) = number.quotientAndRemainder(dividingBy: Self.answersPerDay)
        let studyDay = Self.lastDay - reviews / Self.answersPerDay + 1 + day
        let asksQuestion = random.next() % 8 == 0
        let question = questions[Int(random.next() % UInt64(questions.count))]
        let item =
            asksQuestion
            ? ItemID(.question, question.id.topic, question.id.slug)
            : texts[number % cards].freshItem
        let isWrong = random.next() % 8 == 0
        var event = ReviewEvent(
            id: withUnsafeBytes(of: (random.next(), UInt64(number))) {
                UUID(uuid: $0.loadUnaligned(as: uuid_t.self))
            },
            at: Timestamp(milliseconds: (studyDay * 86_400 + 28_800 + second * 20) * 1_000),
            day: StudyDay(number: studyDay),
            item: item,
            rating: isWrong ? .again : .good,
            verdict: isWrong ? .wrong : .right
        )
        event.seconds = Double(random.next() % 60)
        event.source = .review
        guard asksQuestion else { return event }
        event.seed = random.next()
        event.given = [.init(name: "n", value: "7"), .init(name: "k", value: "3")]
        event.typed = "3"
        event.catches = question.mistakeNames.sorted()
        if isWrong { event.mistake = event.catches?.first }
        if !isWrong { event.credits = credits[question.id.topic] ?? [] }
        return event
    }

    private func card(_ number: Int) -> CardText {
        let topic = questions[number % questions.count].id.topic
        return CardText(
            kind: .definition,
            topic: topic,
            file: "\(topic).md",
            headings: ["Terms", "Part \(number / 1_000)"],
            prompt: "Term \(number)",
            answer: ["What it means, for the \(number)th time, in a sentence of usual length."]
        )
    }
}
