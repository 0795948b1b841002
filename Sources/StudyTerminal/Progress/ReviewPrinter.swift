internal import StudyCore
public import StudyKit
internal import StudyProgress
internal import StudyQuizzes

/// The words of a review on a terminal.
public struct ReviewPrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// How much is due, and how to answer.
    public func opening(_ due: Int) -> [String] {
        let amount = due == 0 ? "nothing is due" : "\(due) due"
        return wrapped(
            "\(style.heading("Review")): \(amount). "
                + style.faint(
                    "Type an answer (with ? behind it if you guess), h for a hint, s to skip, "
                        + "q to stop. Each answer is kept at once."
                )
        )
    }

    /// The score, the mistakes that were made, and what lies ahead.
    public func summary(_ sitting: ReviewSitting, ahead: ReviewSitting.Ahead) -> [String] {
        let quiz = sitting.quiz
        let grades = sitting.grades.values.reduce(0, +)
        guard quiz.results.count + grades > 0 else {
            return [""] + wrapped("No question was answered.") + self.ahead(ahead)
        }
        var lines = [""]
        if !quiz.results.isEmpty {
            let score = "\(quiz.rightCount) of \(quiz.results.count) right"
            lines += wrapped(style.heading(score))
        }
        if grades > 0 {
            let known = grades - (sitting.grades[.again] ?? 0)
            lines += wrapped("\(known) of \(grades.counted("card")) known")
        }
        if sitting.newCount > 0 { lines += detail("new: \(sitting.newCount)") }
        let helped = quiz.results.count { $0.isRight && $0.hints > 0 }
        if helped > 0 { lines += detail("with a hint, which comes again soon: \(helped)") }
        for score in quiz.scores {
            lines += detail("\(score.topic.id): \(score.right) of \(score.answered)")
        }
        lines += QuizPrinter(style: style).mistakes(quiz)
        return lines + self.ahead(ahead)
    }

    private func ahead(_ ahead: ReviewSitting.Ahead) -> [String] {
        let parts = [
            ahead.now > 0 ? "\(ahead.now) due now" : "nothing due now",
            ahead.today > ahead.now ? "\(ahead.today - ahead.now) more today" : nil,
            "\(ahead.tomorrow - ahead.today) more tomorrow",
        ]
        let words = parts.compactMap(\.self).joined(separator: ", ")
        return wrapped("Ahead: \(words).") + nothingToDo(ahead)
    }

    private func nothingToDo(_ ahead: ReviewSitting.Ahead) -> [String] {
        guard ahead.now == 0 else { return [] }
        return ["Next:", "  " + style.code("study quiz")]
    }

    private func detail(_ text: String) -> [String] {
        TextWrapper.wrap(text, width: style.width, lead: "  ", hang: "    ")
    }

    private func wrapped(_ text: String) -> [String] {
        TextWrapper.wrap(text, width: style.width)
    }
}
