internal import StudyCore
public import StudyKit
public import StudyQuizzes

/// The words of a quiz on a terminal.
public struct QuizPrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// What is asked, and the seed that repeats it.
    public func opening(_ sitting: QuizSitting) -> [String] {
        let names = sitting.topics.map(\.id.slug).joined(separator: ", ")
        let questions = sitting.count.counted("question")
        return wrapped(
            "\(style.heading("Quiz")): \(names). \(questions), seed \(sitting.seed). "
                + style.faint("Type a number, or q to stop.")
        )
    }

    /// A question, with its place in the sitting.
    public func question(_ variant: Variant, in sitting: QuizSitting) -> [String] {
        let place = "\(sitting.number)/\(sitting.count)"
        let kind = "\(variant.question.id.topic) · \(variant.question.level.rawValue)"
        return ["", style.strong(place) + "  " + style.faint(kind)]
            + wrapped(TerminalText.harmless(variant.prompt))
    }

    /// What an answer was worth, with the solution, at once.
    public func verdict(_ marking: Marking, on verified: VerifiedVariant) -> [String] {
        let variant = verified.variant
        let answer = style.strong(variant.answer.description)
        let unit = variant.question.unit.map { " " + TerminalText.harmless($0) } ?? ""
        switch marking {
        case .unreadable(let reason): return wrapped(TerminalText.harmless(reason.message))
        case .right:
            return wrapped("\(style.good("Right")): \(answer)\(unit).") + working(verified)
        case .wrong(let typed, let mistake):
            var lines = wrapped(
                "\(style.bad("Not")) \(typed.description): it is \(answer)\(unit)."
            )
            if let mistake { lines += wrapped(TerminalText.harmless(mistake.says)) }
            return lines + working(verified)
        }
    }

    private func working(_ verified: VerifiedVariant) -> [String] {
        let steps = verified.variant.solution.flatMap { step in
            TextWrapper.wrap(
                TerminalText.harmless(step),
                width: style.width,
                lead: "    ",
                hang: "      "
            )
        }
        let check = "verified: the engine ran the layer and counted \(verified.measured)"
        return steps
            + TextWrapper.wrap(
                style.faint(check),
                width: style.width,
                lead: "    ",
                hang: "      "
            )
    }

    /// The score, by topic and by mistake, what to look at again, and how to repeat the quiz.
    public func summary(_ sitting: QuizSitting) -> [String] {
        guard !sitting.results.isEmpty else {
            return [""] + wrapped("No question was answered.") + repetition(sitting)
        }
        let (right, answered) = (sitting.rightCount, sitting.results.count)
        let open = sitting.count - answered
        let rest = open > 0 ? ", \(open) not answered" : ""
        var lines = [""] + wrapped(style.heading("\(right) of \(answered) right") + rest)
        if sitting.topics.count > 1 {
            for score in sitting.scores {
                lines += wrapped("  \(score.topic.id): \(score.right) of \(score.answered)")
            }
        }
        for (mistake, count) in sitting.mistakes {
            let times = count == 1 ? "once" : "\(count) times"
            lines += wrapped("  \(mistake.id), \(times): \(TerminalText.harmless(mistake.says))")
        }
        let cards = Set(sitting.scores.flatMap(\.cards)).sorted()
        if !cards.isEmpty {
            let commands = cards.map { style.code("study notes \($0)") }
            lines += wrapped("Look again at: " + commands.joined(separator: ", "))
        }
        return lines + repetition(sitting)
    }

    private func repetition(_ sitting: QuizSitting) -> [String] {
        let topics = sitting.topics.map { "--topic \($0.id)" }.joined(separator: " ")
        let command =
            "study quiz \(topics) --count \(sitting.count) --seed \(sitting.seed)"
        // On a line of its own, however long, so that it can be copied.
        return ["The same questions again:", "  " + style.code(command)]
    }

    private func wrapped(_ text: String) -> [String] {
        TextWrapper.wrap(text, width: style.width)
    }
}
