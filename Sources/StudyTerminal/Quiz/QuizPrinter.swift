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
        let names = sitting.topics.map(\.id.slug)
        let topics =
            names.count > 6 ? "\(names.count) topics, mixed" : names.joined(separator: ", ")
        let questions = sitting.count.counted("question")
        let blocked = names.count == 1 ? " One topic, on purpose: mixed quizzes teach more." : ""
        return wrapped(
            "\(style.heading("Quiz")): \(topics). \(questions), seed \(sitting.seed).\(blocked) "
                + style.faint(
                    "Type an answer (with ? behind it if you guess), h for a hint, s to skip, "
                        + "q to stop."
                )
        )
    }

    /// A question, with its place in the sitting.
    public func question(_ variant: Variant, in sitting: QuizSitting) -> [String] {
        question(variant, place: "\(sitting.number)/\(sitting.count)")
    }

    /// A question under its place.
    func question(_ variant: Variant, place: String) -> [String] {
        let kind = "\(variant.question.id.topic) · \(variant.question.level.rawValue)"
        return ["", style.strong(place) + "  " + style.faint(kind)] + text(of: variant)
    }

    /// A solved question of the same kind, before the first of its kind is asked.
    public func workedExample(_ verified: VerifiedVariant) -> [String] {
        let variant = verified.variant
        let answer = variant.form.text(of: variant.answer)
        let unit = variant.question.unit.map { " \($0)" } ?? ""
        return [""] + wrapped(style.faint("An example of a kind you have not met here:"))
            + text(of: variant)
            + wrapped("Answer: \(TerminalText.harmless(answer + unit))")
            + VerdictPrinter(style: style).solution(verified)
    }

    /// The next hint, of so many.
    public func hint(_ hint: String, number: Int, of count: Int) -> [String] {
        wrapped(style.faint("hint \(number) of \(count): ") + TerminalText.harmless(hint))
    }

    /// What to do where no hint is left.
    public func noHint(_ variant: Variant) -> [String] {
        wrapped(
            variant.hints.isEmpty
                ? "There are no hints for this one. Type \(variant.form.expectation), or s to skip."
                : "That was the last hint. Type \(variant.form.expectation), or s to skip."
        )
    }

    /// The solution of a question that was left.
    public func skipped(_ verified: VerifiedVariant) -> [String] {
        let variant = verified.variant
        let answer = TerminalText.harmless(variant.form.text(of: variant.answer))
        return wrapped("Skipped. The answer: \(style.strong(answer))")
            + VerdictPrinter(style: style).solution(verified)
    }

    /// Lines that follow one another are one paragraph; drawn and empty lines stand by themselves.
    private func paragraphs(_ text: String) -> [String] {
        var paragraphs: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isText = !line.isEmpty && !line.hasPrefix("    ")
            if isText, let last = paragraphs.last, !last.isEmpty, !last.hasPrefix("    ") {
                paragraphs[paragraphs.count - 1] += " " + line
            } else {
                paragraphs.append(String(line))
            }
        }
        return paragraphs
    }

    /// The prompt, line by line, and the options under it.
    func text(of variant: Variant) -> [String] {
        let prompt = paragraphs(variant.prompt).flatMap { paragraph in
            // What is drawn, such as a matrix, keeps its blanks and its line.
            paragraph.hasPrefix("    ")
                ? [TerminalText.harmless(paragraph)] : wrapped(TerminalText.harmless(paragraph))
        }
        let options = variant.options.enumerated().flatMap { place, option in
            TextWrapper.wrap(
                "\(AnswerForm.letter(place))  \(TerminalText.harmless(option))",
                width: style.width,
                lead: "  ",
                hang: "     "
            )
        }
        return prompt + options
    }

    /// The score, by topic and by mistake, what to look at again, and the command to run next.
    public func summary(_ sitting: QuizSitting) -> [String] {
        guard !sitting.results.isEmpty else {
            return [""] + wrapped("No question was answered.") + repetition(sitting)
        }
        let (right, answered) = (sitting.rightCount, sitting.results.count)
        let open = sitting.count - answered
        let rest = open > 0 ? ", \(open) not answered" : ""
        var lines = [""] + wrapped(style.heading("\(right) of \(answered) right") + rest)
        let helped = sitting.results.count { $0.isRight && $0.hints > 0 }
        let guessed = sitting.results.count { $0.isRight && $0.isGuessed }
        if helped > 0 { lines += detail("with a hint: \(helped)") }
        if guessed > 0 { lines += detail("guessed: \(guessed)") }
        if sitting.topics.count > 1 {
            for score in sitting.scores {
                lines += detail("\(score.topic.id): \(score.right) of \(score.answered)")
            }
        }
        lines += mistakes(sitting)
        let cards = Set(sitting.scores.flatMap(\.cards)).sorted()
        if !cards.isEmpty {
            let commands = cards.map { style.code("study notes \($0)") }
            lines += wrapped("Look again at: " + commands.joined(separator: ", "))
        }
        return lines + next(sitting) + repetition(sitting)
    }

    /// The known mistakes that were made, and how often.
    func mistakes(_ sitting: QuizSitting) -> [String] {
        sitting.mistakes.flatMap { mistake, count in
            let times = count == 1 ? "once" : "\(count) times"
            return detail("\(mistake.id), \(times): \(TerminalText.harmless(mistake.says))")
        }
    }

    /// What to do next.
    private func next(_ sitting: QuizSitting) -> [String] {
        guard let step = sitting.nextStep else { return [] }
        return ["Next:", "  " + style.code(step.command)]
    }

    private func repetition(_ sitting: QuizSitting) -> [String] {
        let topics = sitting.isMixed ? "" : sitting.topics.map { " --topic \($0.id)" }.joined()
        let mistake = sitting.mistake.map { " --mistake \($0)" } ?? ""
        let command =
            "study quiz\(topics)\(mistake) --count \(sitting.count) --seed \(sitting.seed)"
        // On a line of its own, however long, so that it can be copied.
        return ["The same questions again:", "  " + style.code(command)]
    }

    /// A line that belongs to the one above it.
    private func detail(_ text: String) -> [String] {
        TextWrapper.wrap(text, width: style.width, lead: "  ", hang: "    ")
    }

    private func wrapped(_ text: String) -> [String] {
        TextWrapper.wrap(text, width: style.width)
    }
}
