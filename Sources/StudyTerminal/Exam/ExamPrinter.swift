internal import StudyCore
public import StudyKit
public import StudyQuizzes

/// The words of an exam while it goes on.
public struct ExamPrinter: Sendable {
    let style: TerminalStyle
    /// Less time than this, in milliseconds, is shown as something to heed.
    private static let shortTime = 120_000

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// What the exam is made of, and what can be typed.
    public func opening(_ sitting: ExamSitting) -> [String] {
        let (start, count) = (sitting.start, sitting.paper.count)
        let topics =
            start.topics.count > 6
            ? "\(start.topics.count) topics" : start.topics.joined(separator: ", ")
        let rest =
            count < start.count
            ? " These topics have no more than \(count.counted("different question"))." : ""
        return wrapped(
            "\(style.heading("Exam")): \(TerminalText.harmless(topics)). "
                + "\(count.counted("question")), \(start.minutes.counted("minute")), seed "
                + "\(start.seed).\(rest)"
        ) + keys
    }

    /// Where an exam that was left goes on.
    public func reopening(_ sitting: ExamSitting) -> [String] {
        let begun = TerminalText.harmless(ExamTime.words(sitting.start.started))
        return wrapped(
            "\(style.heading("Exam")) of \(begun), gone on with: \(progress(sitting)). "
                + "The clock stood still since the last line that was saved."
        ) + keys
    }

    private var keys: [String] {
        wrapped(
            style.faint(
                "Nothing is marked before the end. Type an answer, s to skip (it comes again "
                    + "when the others are done), back to change the answer before, done to "
                    + "hand in, q to leave and go on later."
            )
        )
    }

    /// A question with its place and the time left.
    public func question(_ place: Int, of sitting: ExamSitting, at elapsed: Int) -> [String] {
        let variant = sitting.paper[place].variant
        let remaining = sitting.remaining(at: elapsed)
        let clock = "\(ExamTime.clock(remaining)) left"
        let time = remaining < Self.shortTime ? style.bad(clock) : style.strong(clock)
        let kind = "\(variant.question.id.topic) · \(variant.question.level.rawValue)"
        let header = "\(style.strong("\(place + 1)/\(sitting.paper.count)"))  \(time)  "
        return [""] + wrapped(header + style.faint(TerminalText.harmless(kind)))
            + QuizPrinter(style: style).text(of: variant) + state(sitting)
    }

    /// What is known of a question that was on the screen before.
    private func state(_ sitting: ExamSitting) -> [String] {
        if let given = sitting.currentAnswer {
            let typed = TerminalText.harmless(given.typed)
            return wrapped(style.faint("Your answer: \(typed). Type another, or s to keep it."))
        }
        guard sitting.isReturning else { return [] }
        return wrapped(
            style.faint(
                sitting.isLastChance
                    ? "Skipped before, and the last one open: s hands in the exam."
                    : "Skipped before."
            )
        )
    }

    /// Why a line is no answer.
    public func unreadable(_ reason: UnreadableAnswer) -> [String] {
        wrapped(TerminalText.harmless(reason.message))
    }

    /// What to do instead of asking for a hint.
    public func noHint(_ variant: Variant) -> [String] {
        wrapped("An exam has no hints. Type \(variant.form.expectation), or s to skip.")
    }

    /// What to do where there is no answer to go back to.
    public var noAnswerBefore: [String] { wrapped("No answer was given yet.") }

    /// The news that the time is over, and what became of the last line.
    public func timeOver(_ sitting: ExamSitting) -> [String] {
        let late = sitting.late.map {
            " Your answer '\(TerminalText.harmless($0.typed))' came too late and is not counted."
        }
        return [""] + wrapped(style.bad("The time is over.") + (late ?? ""))
    }

    /// What to do after an exam was left.
    public func left(_ sitting: ExamSitting) -> [String] {
        [""] + wrapped("The exam is saved and not finished: \(progress(sitting)).")
            + ["Go on with it:", "  " + style.code("study exam --resume")]
    }

    /// What to do about an unfinished exam before there can be another one.
    public func unfinished(_ log: ExamLog) -> String {
        let (start, done) = (log.start, log.answeredCount)
        let left = ExamTime.clock(start.minutes * 60_000 - log.elapsed)
        return "The exam of \(ExamTime.words(start.started)) is not finished: \(done) of "
            + "\(start.questions.count) answered, \(left) left. Go on with it by "
            + "'study exam --resume', or put it aside by 'study exam --discard'."
    }

    private func progress(_ sitting: ExamSitting) -> String {
        "\(sitting.answers.count) of \(sitting.paper.count) answered, "
            + "\(ExamTime.clock(sitting.remaining(at: sitting.elapsed))) left"
    }

    private func wrapped(_ text: String) -> [String] {
        TextWrapper.wrap(text, width: style.width)
    }
}
