public import Foundation
internal import StudyCore
public import StudyProgress
public import StudyQuizzes

/// The progress of a student: the store of answers with a clock and a calendar.
public struct ProgressLog: Sendable {
    /// Why there is no progress to work with.
    public enum Trouble: Error, CustomStringConvertible {
        /// There is no place to keep it.
        case nowhere
        /// The time that is set is none.
        case clock(StudyClock.Unreadable)
        /// The folder cannot be made.
        case folder(path: String, code: Int32)
        /// The store cannot be used.
        case store(StoreError)

        /// What is wrong and what to do.
        public var description: String {
            switch self {
            case .nowhere: "There is no place to keep your answers. Set HOME or XDG_DATA_HOME."
            case .clock(let error): error.description
            case .folder(let path, let code):
                "The folder '\(path)' cannot be made: \(String(cString: strerror(code))). "
                    + "Your answers are kept there; XDG_DATA_HOME names another place."
            case .store(let error): error.description
            }
        }
    }

    /// The store.
    public let store: ReviewStore
    /// The time.
    public let clock: StudyClock
    /// The days.
    public let calendar: StudyCalendar

    /// The progress in a store.
    public init(_ store: ReviewStore, clock: StudyClock, timeZone: TimeZone = .current) {
        self.store = store
        self.clock = clock
        calendar = StudyCalendar(timeZone: timeZone, firstHour: store.settings.firstHour)
    }

    /// The progress of this user, in `progress.db` of their folder, made where there is none.
    public init(environment: [String: String]) throws(Trouble) {
        let path = try Self.path(environment: environment)
        let clock: StudyClock
        do throws(StudyClock.Unreadable) {
            clock = try StudyClock(environment: environment)
        } catch {
            throw .clock(error)
        }
        do throws(StoreError) {
            self.init(try ReviewStore(path: path), clock: clock)
        } catch {
            throw .store(error)
        }
    }

    /// The file of this user, in a folder that only they may look into.
    public static func path(environment: [String: String]) throws(Trouble) -> String {
        guard let folder = UserFolder.find(environment: environment) else { throw .nowhere }
        do {
            try UserFolder.make(folder)
        } catch {
            throw .folder(path: folder.path(percentEncoded: false), code: systemCode(error))
        }
        return folder.appending(path: "progress.db").path(percentEncoded: false)
    }

    /// The student's day.
    public var today: StudyDay { calendar.day(of: clock.now) }

    /// The newest answer, where it is dated after now: a clock was set back, or was ahead.
    public func answerFromTheFuture() throws(StoreError) -> Timestamp? {
        let latest = clock.now.adding(seconds: 60)
        return try store.newestAnswer().flatMap { $0 > latest ? $0 : nil }
    }

    // MARK: - Keeping answers

    /// Keeps the answer to a question; it is on the disk when this returns.
    ///
    /// `target` is the mistake that the question was chosen to catch. An answer whose `id` is known
    /// is kept already.
    public func record(
        _ result: QuizSitting.Result,
        from source: ReviewEvent.Source,
        target: String? = nil,
        credits: [ReviewEvent.Credit] = [],
        id: UUID = UUID()
    ) throws(StoreError) {
        try store.record(answer(result, from: source, target: target, credits: credits, id: id))
    }

    /// The answer to a question, given now.
    public func answer(
        _ result: QuizSitting.Result,
        from source: ReviewEvent.Source,
        target: String? = nil,
        credits: [ReviewEvent.Credit] = [],
        id: UUID = UUID()
    ) -> ReviewEvent {
        let variant = result.variant
        var event = event(
            ItemID(variant.question.id),
            result.rating(allowsEasy: store.settings.ratesEasy),
            result.verdict
        )
        event.id = id
        event.source = source
        event.catches = variant.mistakes.map(\.id)
        event.seed = variant.seed
        event.given = variant.given.map { .init(name: $0.name, value: "\($0.value)") }
        event.typed = result.typed
        event.target = target
        event.hints = result.hints
        event.seconds = result.seconds
        event.isGuessed = result.isGuessed
        if case .wrong(_, let mistake) = result.marking { event.mistake = mistake?.id }
        if event.rating != .again { event.credits = credits }
        return event
    }

    /// An answer given now.
    func event(
        _ item: ItemID,
        _ rating: Rating,
        _ verdict: ReviewEvent.Verdict
    ) -> ReviewEvent {
        let now = clock.now
        return ReviewEvent(
            // Two machines must never give two answers one name: the only use of chance.
            id: UUID(),
            at: now,
            day: calendar.day(of: now),
            item: item,
            rating: rating,
            verdict: verdict
        )
    }
}

extension ItemID {
    /// The item of a question template.
    public init(_ question: QuestionID) {
        self.init(.question, question.topic, question.slug)
    }

    /// The question template that it is; `nil` for other kinds.
    public var question: QuestionID? {
        kind == .question ? QuestionID(topic: topic, slug: name) : nil
    }
}

extension QuizSitting.Result {
    /// Seconds within which an answer is quick.
    static let quick = 20.0

    /// Wrong is forgotten, and so is right with a hint, for hints begin with the rule; right is good,
    /// and easy only when it was quick, and no guess, for those who want that.
    func rating(allowsEasy: Bool) -> Rating {
        guard isRight, hints == 0 else { return .again }
        let isEasy = allowsEasy && !isGuessed && (seconds ?? .infinity) <= Self.quick
        return isEasy ? .easy : .good
    }

    /// What the answer was.
    var verdict: ReviewEvent.Verdict {
        guard isRight else { return .wrong }
        return hints == 0 ? .right : .helped
    }
}
