internal import CNNEngine
internal import Foundation
public import StudyQuizzes

/// The questions of an exam: topics in turn, levels spread, no question twice.
///
/// The same topics, count and seed give the same paper.
public struct ExamPaper: Sendable {
    /// The questions in the order in which they are asked.
    public let questions: [VerifiedVariant]
    /// Questions that were withdrawn because formula and engine disagree.
    public let refusals: [Refusal]

    /// Draws a paper of so many questions, or of fewer where the topics have no more.
    public init(topics: [QuizTopic], count: Int, seed: UInt64) {
        var draw = PaperDraw(topics, seed: seed)
        var questions: [VerifiedVariant] = []
        while questions.count < count, let question = draw.next() { questions.append(question) }
        self.questions = questions
        refusals = draw.refusals
    }

    /// A paper whose questions are known by their names, `cnn-output/square#7`.
    ///
    /// Throws when one of them is no longer what it was.
    public init(
        _ ids: [String],
        fingerprint: String,
        from library: QuizLibrary
    ) throws(ExamLogError) {
        var questions: [VerifiedVariant] = []
        for id in ids {
            let parts = id.split(separator: "#", maxSplits: 1)
            guard parts.count == 2, let name = QuestionID(parts[0]), let seed = UInt64(parts[1]),
                let question = library.question(name),
                let verified = try? VerifiedVariant(Variant(question, seed: seed))
            else { throw .changed(question: id) }
            questions.append(verified)
        }
        self.questions = questions
        refusals = []
        guard self.fingerprint == fingerprint else { throw .changed(question: nil) }
    }

    /// The names of the questions.
    public var ids: [String] { questions.map(\.variant.id) }

    /// Sixteen hexadecimal digits that change with any text or answer (FNV-1a, 64 bits).
    public var fingerprint: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for variant in questions.map(\.variant) {
            let answer = variant.form.text(of: variant.answer)
            for text in [variant.id, variant.prompt] + variant.options + [answer] {
                for byte in text.utf8 + [0] {
                    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
                }
            }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// Draws questions: the topic that was asked least, then its level that was asked least.
private struct PaperDraw {
    private struct Pile {
        let level: Question.Level
        var stream: QuestionStream
        let templates: Int
    }

    private(set) var refusals: [Refusal] = []
    private var piles: [[Pile]]
    private var chance: SplitMix64
    private var asked: [Int]
    private var levels: [Question.Level: Int] = [:]
    private var last: Int?
    private var seen: Set<String> = []

    init(_ topics: [QuizTopic], seed: UInt64) {
        let source = SplitMix64(seed: seed)
        var part: UInt64 = 0
        chance = source.split(part)
        piles = topics.map { topic in
            Question.Level.allCases.compactMap { level in
                part += 1
                let questions = topic.questions.filter { $0.level == level }
                guard !questions.isEmpty else { return nil }
                var seeds = source.split(part)
                let stream = QuestionStream(questions, seed: seeds.next())
                return Pile(level: level, stream: stream, templates: questions.count)
            }
        }
        asked = topics.map { _ in 0 }
    }

    mutating func next() -> VerifiedVariant? {
        while let topic = nextTopic() {
            while let place = nextPile(of: topic) {
                let level = piles[topic][place].level
                guard let question = fresh(topic, place) else {
                    piles[topic].remove(at: place)
                    continue
                }
                levels[level, default: 0] += 1
                asked[topic] += 1
                last = topic
                return question
            }
        }
        return nil
    }

    /// One of the topics asked least; the last one only where there is no other.
    private mutating func nextTopic() -> Int? {
        let open = piles.indices.filter { !piles[$0].isEmpty }
        let others = open.filter { $0 != last }
        return leastUsed(of: others.isEmpty ? open : others, by: asked)
    }

    private mutating func nextPile(of topic: Int) -> Int? {
        let uses = piles[topic].map { levels[$0.level, default: 0] }
        return leastUsed(of: Array(piles[topic].indices), by: uses)
    }

    private mutating func leastUsed(of places: [Int], by uses: [Int]) -> Int? {
        guard let least = places.map({ uses[$0] }).min() else { return nil }
        let candidates = places.filter { uses[$0] == least }
        return candidates[chance.integer(below: candidates.count)]
    }

    /// A question that was not drawn before; `nil` when the pile seems to have none left.
    private mutating func fresh(_ topic: Int, _ place: Int) -> VerifiedVariant? {
        var attempts = 2 * piles[topic][place].templates + 2
        while attempts > 0, let drawn = piles[topic][place].stream.next() {
            attempts -= 1
            switch drawn {
            case .failure(let refusal): refusals.append(refusal)
            case .success(let verified):
                let variant = verified.variant
                // The same options in another order are the same question.
                let text = ([variant.prompt] + variant.options.sorted()).joined(separator: "\n")
                if seen.insert(text).inserted { return verified }
            }
        }
        return nil
    }
}
