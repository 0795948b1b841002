public import StudyQuizzes

/// An exam in progress: what is asked, what was answered, and what is left.
///
/// It changes by events only, so that the events of a log bring back the same exam. Questions that
/// were skipped come again when the others are done, round after round, until a round brings no
/// answer.
public struct ExamSitting: Sendable {
    /// An answer that counts.
    public struct Given: Hashable, Sendable {
        /// As it was typed.
        public let typed: String
        /// What it is worth; never unreadable.
        public let marking: Marking
    }

    /// What it was begun with.
    public let start: ExamStart
    /// The questions.
    public let paper: [VerifiedVariant]
    /// Milliseconds that it has lasted, at the last event.
    public private(set) var elapsed = 0
    /// How it ended; `nil` while it goes on.
    public private(set) var end: ExamEnd?
    /// The answer that came when the time was over, and its question.
    public private(set) var late: (place: Int, typed: String)?
    /// The answers by the places of their questions, from 0.
    public private(set) var answers: [Int: Given] = [:]
    private var pending: [Int]
    private var putOff: [Int] = []
    private var history: [Int] = []
    private var round = 1
    private var roundHasAnswer = false
    private var eventCount = 0

    /// An exam at its beginning.
    public init(_ start: ExamStart, paper: ExamPaper) {
        self.start = start
        self.paper = paper.questions
        pending = Array(paper.questions.indices)
    }

    /// The exam that a log tells of.
    public init(_ log: ExamLog, from library: QuizLibrary) throws(ExamLogError) {
        let paper = try ExamPaper(
            log.start.questions,
            fingerprint: log.start.fingerprint,
            from: library
        )
        self.init(log.start, paper: paper)
        for record in log.records { try apply(record) }
    }

    // MARK: - What is asked

    /// The place of the question to ask, from 0; `nil` when none is left.
    public var current: Int? { pending.first }

    /// The answer from before, of a question that was gone back to.
    public var currentAnswer: Given? { current.flatMap { answers[$0] } }

    /// Whether the question was skipped before.
    public var isReturning: Bool { round > 1 && currentAnswer == nil }

    /// Whether nothing would be left to ask after one more skip.
    public var isLastChance: Bool {
        pending.count == 1 && currentAnswer == nil && round > 1 && !roundHasAnswer
    }

    /// Whether there is an answer to go back to.
    public var canGoBack: Bool { !history.isEmpty }

    /// Milliseconds left at a time.
    public func remaining(at elapsed: Int) -> Int { max(length - elapsed, 0) }

    /// The milliseconds that it may last.
    public var length: Int { start.minutes * 60_000 }

    /// The answers that are right.
    public var rightCount: Int { answers.values.count { $0.marking == .right } }

    // MARK: - What happens

    /// What a typed line is worth to the question being asked; a guess may say so.
    public func marking(of typed: String) -> Marking? {
        current.map { Marking(TypedLine(typed).answer, for: paper[$0].variant) }
    }

    /// Takes an event; throws, and stays as it is, when it cannot have happened here.
    public mutating func apply(_ record: ExamRecord) throws(ExamLogError) {
        eventCount += 1
        guard end == nil else { throw .outOfOrder(event: eventCount) }
        switch record.event {
        case .left, .resumed: break
        case .finished(let end, _): self.end = end
        case .asked(let id): _ = try place(of: id)
        case .late(let id, let typed): late = (try place(of: id), typed)
        case .skipped(let id): skip(try place(of: id))
        case .answered(let id, let typed): answer(try place(of: id), typed)
        case .back:
            guard let place = history.popLast() else { throw .outOfOrder(event: eventCount) }
            pending.insert(place, at: 0)
        }
        elapsed = max(elapsed, record.elapsed)
    }

    /// The question being asked, which must be the one named.
    private func place(of id: String) throws(ExamLogError) -> Int {
        guard let current, paper[current].variant.id == id else {
            throw .outOfOrder(event: eventCount)
        }
        return current
    }

    private mutating func answer(_ place: Int, _ typed: String) {
        switch marking(of: typed) {
        // Written by a program that could read it: asked again, as any unreadable answer.
        case .unreadable?, nil: skip(place)
        case let marking?:
            answers[place] = Given(typed: typed, marking: marking)
            roundHasAnswer = true
            history.append(place)
            goOn()
        }
    }

    private mutating func skip(_ place: Int) {
        if answers[place] == nil { putOff.append(place) } else { history.append(place) }
        goOn()
    }

    private mutating func goOn() {
        pending.removeFirst()
        guard pending.isEmpty, round == 1 || roundHasAnswer else { return }
        (pending, putOff) = (putOff, [])
        round += 1
        roundHasAnswer = false
    }
}
