public import StudyKit
internal import StudyQuizzes

/// A quiz with a person at a terminal, or with answers piped in.
public struct QuizConversation {
    private var sitting: QuizSitting
    private let printer: QuizPrinter
    private let echoesAnswers: Bool
    private var told = 0

    /// A conversation about a sitting; answers that come through a pipe are shown as they are read.
    public init(_ sitting: QuizSitting, style: TerminalStyle, echoesAnswers: Bool) {
        self.sitting = sitting
        self.echoesAnswers = echoesAnswers
        printer = QuizPrinter(style: style)
    }

    /// Asks until all is asked, the person stops or the input ends; then sums up.
    ///
    /// `read` gives the next line or `nil` at the end; `write` takes text as it is to be shown, and
    /// `warn` the account of a question that was withdrawn. Returns whether every question drawn was
    /// confirmed by the engine.
    public mutating func run(
        reading read: () throws -> String?,
        writing write: (String) throws -> Void,
        warning warn: (String) -> Void
    ) throws -> Bool {
        try write(text(printer.opening(sitting)))
        while let verified = sitting.next() {
            tellRefusals(warn)
            try write(text(printer.question(verified.variant, in: sitting)))
            guard try ask(verified, read, write) else { break }
        }
        tellRefusals(warn)
        try write(text(printer.summary(sitting)))
        return sitting.refusals.isEmpty
    }

    /// Asks until there is an answer; false when the person, or the input, has ended the quiz.
    private mutating func ask(
        _ verified: VerifiedVariant,
        _ read: () throws -> String?,
        _ write: (String) throws -> Void
    ) throws -> Bool {
        while true {
            try write("> ")
            guard let line = try read() else {
                try write("\n")
                return false
            }
            if echoesAnswers { try write(TerminalText.harmless(line) + "\n") }
            let word = line.lowercased().filter { !$0.isWhitespace }
            if ["q", "quit", "exit"].contains(word) { return false }
            let marking = sitting.answer(line, to: verified.variant)
            try write(text(printer.verdict(marking, on: verified)))
            if case .unreadable = marking { continue }
            return true
        }
    }

    private mutating func tellRefusals(_ warn: (String) -> Void) {
        for refusal in sitting.refusals.dropFirst(told) { warn(refusal.description) }
        told = sitting.refusals.count
    }

    private func text(_ lines: [String]) -> String {
        lines.map { $0 + "\n" }.joined()
    }
}
