/// What a person types where an answer is asked for.
enum TypedEntry: Hashable, Sendable {
    case answer(String)
    case skip
    case hint
    /// They stop, or the input ends.
    case stop
}

/// Asks for an answer: `> `, and the line that comes back.
struct AnswerPrompt: Sendable {
    /// Answers that come through a pipe are shown as they are read.
    let echoesAnswers: Bool

    /// The next line that was typed.
    func next(
        reading read: () throws -> String?,
        writing write: (String) throws -> Void
    ) throws -> TypedEntry {
        try write("> ")
        guard let line = try read() else {
            try write("\n")
            return .stop
        }
        if echoesAnswers { try write(TerminalText.harmless(line) + "\n") }
        return switch line.lowercased().filter({ !$0.isWhitespace }) {
        case "q", "quit", "exit": .stop
        case "s", "skip": .skip
        case "h", "hint": .hint
        default: .answer(line)
        }
    }
}
