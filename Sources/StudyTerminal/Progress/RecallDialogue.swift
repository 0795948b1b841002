internal import StudyCore
internal import StudyKit
internal import StudyProgress

/// Asks for a card of the notes, shows it, and asks how well it was known.
struct RecallDialogue: Sendable {
    /// How well a card was known.
    struct Grade {
        var rating: Rating
        /// What was typed before the card was shown.
        var typed: String
        /// Seconds until it was shown.
        var seconds: Double
    }

    let style: TerminalStyle
    let prompt: AnswerPrompt

    /// How it ended, with the grade where there is one.
    func ask(
        _ asked: ReviewSitting.AskedCard,
        reading read: () throws -> String?,
        writing write: (String) throws -> Void
    ) throws -> (QuestionDialogue.End, Grade?) {
        try write(TerminalText.joined(question(asked)))
        let begun = ContinuousClock.now
        var typed = ""
        switch try prompt.next(reading: read, writing: write) {
        case .stop: return (.stopped, nil)
        case .skip: return (.skipped, nil)
        case .hint: break
        case .answer(let line): typed = line
        }
        let seconds = (ContinuousClock.now - begun) / .seconds(1)
        try write(TerminalText.joined(answer(asked.card)))
        while true {
            switch try prompt.next(reading: read, writing: write) {
            case .stop: return (.stopped, nil)
            case .skip: return (.skipped, nil)
            case .hint: try write(TerminalText.joined(grades))
            case .answer(let line):
                let digit = line.filter { !$0.isWhitespace }
                guard let rating = Int(digit).flatMap({ Rating(rawValue: $0) }) else {
                    try write(TerminalText.joined(grades))
                    continue
                }
                return (.answered, Grade(rating: rating, typed: typed, seconds: seconds))
            }
        }
    }

    private func question(_ asked: ReviewSitting.AskedCard) -> [String] {
        let card = asked.card
        let words =
            switch card.kind {
            case .definition: "What is it: \(card.prompt)?"
            case .list: "\(card.prompt): name all \(card.answer.count)."
            case .reason: card.prompt
            }
        let kind = (["from your notes"] + card.headings).joined(separator: " › ")
        return [""]
            + wrapped(style.faint(TerminalText.harmless(kind + (asked.isNew ? " (new)" : ""))))
            + wrapped(TerminalText.harmless(words) + " " + style.faint("(Enter shows it.)"))
    }

    private func answer(_ card: CardText) -> [String] {
        let marks = card.kind == .list ? "- " : ""
        let lines = card.answer.flatMap { line in
            TextWrapper.wrap(
                marks + TerminalText.harmless(line),
                width: style.width,
                lead: "    ",
                hang: "      "
            )
        }
        return lines
            + CorrectionLines.of(Corrections.of(card), style: style, indent: "    ")
            + wrapped(style.faint(TerminalText.harmless(card.file))) + grades
    }

    private var grades: [String] {
        wrapped("How well did you know it? 1 not, 2 with trouble, 3 well, 4 at once")
    }

    private func wrapped(_ text: String) -> [String] {
        TextWrapper.wrap(text, width: style.width)
    }
}
