internal import StudyCore
internal import StudyKit
public import StudyQuizzes

/// The words of a diagnosis on a terminal.
public struct DiagnosisPrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// What is going to happen, and the seed that repeats it.
    public func opening(_ topic: QuizTopic, seed: UInt64) -> [String] {
        let (fewest, most) = (Diagnosis.fewestQuestions, Diagnosis.mostQuestions)
        return wrapped(
            "\(style.heading("Diagnosis")): \(topic.id), \(fewest) to \(most) questions, seed "
                + "\(seed). You hear at the end what your answers show. "
                + style.faint("Type an answer, s if you do not know, q to stop.")
        )
    }

    /// A question, with its place.
    public func question(_ variant: Variant, in diagnosis: Diagnosis) -> [String] {
        let place = "\(diagnosis.observations.count + 1)"
        return QuizPrinter(style: style).question(variant, place: place)
    }

    /// What the answers show, each of them explained, and what to do about it.
    public func conclusion(_ diagnosis: Diagnosis, on topic: QuizTopic) -> [String] {
        let conclusion = diagnosis.conclusion
        return [""] + finding(conclusion) + answers(diagnosis)
            + reading(diagnosis) + practice(conclusion, topic)
    }

    private func finding(_ conclusion: Diagnosis.Conclusion) -> [String] {
        switch conclusion {
        case .mistake(let mistakes, let observations):
            let names = mistakes.map(\.id).joined(separator: " or ")
            let times = observations.count == 1 ? "once" : "\(observations.count) times"
            return wrapped("\(style.heading("Diagnosis")): \(style.bad(names)), seen \(times).")
                + mistakes.flatMap { wrapped(TerminalText.harmless($0.says)) }
        case .severalMistakes(let mistakes):
            return wrapped("\(style.heading("Diagnosis")): your answers fit more than one slip.")
                + mistakes.flatMap { named($0) }
        case .noMistake(let untested):
            var lines = wrapped(
                "\(style.heading("Diagnosis")): \(style.good("no mistake")). All you answered is right."
            )
            if !untested.isEmpty {
                let slips = untested.count.counted("slip")
                lines += wrapped("\(slips) would not have shown here: \(list(untested)).")
            }
            return lines
        case .unnamedMistake:
            return wrapped(
                "\(style.heading("Diagnosis")): your answers are not right, and they follow no slip "
                    + "that is known here. The worked solutions below show the way."
            )
        case .unanswered:
            return wrapped("\(style.heading("Diagnosis")): none, as nothing was answered.")
        }
    }

    private func named(_ mistake: Variant.ExpectedMistake) -> [String] {
        TextWrapper.wrap(
            "\(mistake.id): \(TerminalText.harmless(mistake.says))",
            width: style.width,
            lead: "  ",
            hang: "    "
        )
    }

    /// A handful of names; more of them would be read by nobody.
    private func list(_ names: [String]) -> String {
        names.count > 6
            ? names.prefix(5).joined(separator: ", ") + " and \(names.count - 5) more"
            : names.joined(separator: ", ")
    }

    private func answers(_ diagnosis: Diagnosis) -> [String] {
        let verdicts = VerdictPrinter(style: style)
        return diagnosis.observations.enumerated().flatMap { place, observation in
            let title = "\(place + 1)  \(observation.verified.variant.question.id)"
            let lines =
                observation.marking.map { verdicts.verdict($0, on: observation.verified) }
                ?? QuizPrinter(style: style).skipped(observation.verified)
            return ["", style.strong(title)] + lines
        }
    }

    private func reading(_ diagnosis: Diagnosis) -> [String] {
        let cards = Set(
            diagnosis.observations.filter { !$0.isRight }
                .compactMap { $0.verified.variant.question.card }
        )
        guard !cards.isEmpty else { return [] }
        let commands = cards.sorted().map { style.code("study notes \($0)") }
        return [""] + wrapped("Read: " + commands.joined(separator: ", "))
    }

    private func practice(
        _ conclusion: Diagnosis.Conclusion,
        _ topic: QuizTopic
    ) -> [String] {
        let commands = conclusion.nextSteps(on: topic).map { "  " + style.code($0.command) }
        return ["Next:"] + commands
    }

    private func wrapped(_ text: String) -> [String] {
        TextWrapper.wrap(text, width: style.width)
    }
}
