public import StudyKit
internal import StudyQuizzes

/// An exam with a person at a terminal, or with answers piped in.
///
/// Each event is recorded before the exam goes on; what was recorded brings back the same exam.
public struct ExamConversation {
    /// Where a line goes, and what brings it.
    public struct Surroundings {
        /// The next line, or `nil` at the end of the input.
        let read: () throws -> String?
        /// Takes text as it is to be shown.
        let write: (String) throws -> Void
        /// Keeps an event.
        let record: (ExamRecord) throws -> Void
        /// The milliseconds that the exam has lasted.
        let clock: () -> Int

        /// Surroundings of an exam; a test brings its own lines and its own time.
        public init(
            reading read: @escaping () throws -> String?,
            writing write: @escaping (String) throws -> Void,
            recording record: @escaping (ExamRecord) throws -> Void,
            clock: @escaping () -> Int
        ) {
            (self.read, self.write, self.record, self.clock) = (read, write, record, clock)
        }
    }

    private enum Step {
        case goOn
        case leave
    }

    /// The exam as it is.
    public private(set) var sitting: ExamSitting
    private let printer: ExamPrinter
    private let echoesAnswers: Bool
    private let surroundings: Surroundings

    /// Longer lines are cut before they are kept: no answer is so long.
    private static let longestAnswer = 1_000

    /// A conversation about an exam; answers that come through a pipe are shown as they are read.
    public init(
        _ sitting: ExamSitting,
        style: TerminalStyle,
        echoesAnswers: Bool,
        in surroundings: Surroundings
    ) {
        self.sitting = sitting
        self.echoesAnswers = echoesAnswers
        self.surroundings = surroundings
        printer = ExamPrinter(style: style)
    }

    /// Asks until the exam is over, the person leaves or the input ends; whether it is over.
    public mutating func run() throws -> Bool {
        while sitting.end == nil {
            guard let place = sitting.current else {
                try finish(.complete)
                break
            }
            let time = surroundings.clock()
            guard time < sitting.length else {
                try finish(.time)
                break
            }
            try keep(.asked(sitting.paper[place].variant.id), at: time)
            try show(printer.question(place, of: sitting, at: time))
            guard case .goOn = try ask(place) else {
                try show(printer.left(sitting))
                return false
            }
        }
        if sitting.end == .time { try show(printer.timeOver(sitting)) }
        return true
    }

    /// Reads until a line changes the exam.
    private mutating func ask(_ place: Int) throws -> Step {
        let variant = sitting.paper[place].variant
        while true {
            try surroundings.write("> ")
            let line = try surroundings.read()
            let time = surroundings.clock()
            guard let line else {
                try surroundings.write("\n")
                return try leave(at: time)
            }
            if echoesAnswers { try surroundings.write(TerminalText.harmless(line) + "\n") }
            let typed = String(line.prefix(Self.longestAnswer))
            let command = ExamCommandWord(typed, hasOptions: !variant.options.isEmpty)
            guard time < sitting.length else { return try close(typed, command, variant, time) }
            switch command {
            case .leave: return try leave(at: time)
            case .handIn:
                try finish(.handedIn)
                return .goOn
            case .skip:
                try keep(.skipped(variant.id), at: time)
                return .goOn
            case .back where sitting.canGoBack:
                try keep(.back, at: time)
                return .goOn
            case .back: try show(printer.noAnswerBefore)
            case .hint: try show(printer.noHint(variant))
            case nil:
                if case .unreadable(let reason)? = sitting.marking(of: typed) {
                    try show(printer.unreadable(reason))
                    continue
                }
                try keep(.answered(variant.id, typed), at: time)
                return .goOn
            }
        }
    }

    /// Ends the exam when its time is over; an answer that came too late is kept and not counted.
    private mutating func close(
        _ typed: String,
        _ command: ExamCommandWord?,
        _ variant: Variant,
        _ time: Int
    ) throws -> Step {
        if command == nil, typed.contains(where: { !$0.isWhitespace }) {
            try keep(.late(variant.id, typed), at: time)
        }
        try finish(.time)
        return .goOn
    }

    private mutating func leave(at time: Int) throws -> Step {
        guard time < sitting.length else {
            try finish(.time)
            return .goOn
        }
        try keep(.left, at: time)
        return .leave
    }

    private mutating func finish(_ end: ExamEnd) throws {
        try keep(.finished(end, right: sitting.rightCount), at: surroundings.clock())
    }

    /// On the disk first: what the exam knows, the log knows.
    private mutating func keep(_ event: ExamEvent, at time: Int) throws {
        let record = ExamRecord(event, at: time)
        try surroundings.record(record)
        try sitting.apply(record)
    }

    private func show(_ lines: [String]) throws {
        try surroundings.write(lines.map { $0 + "\n" }.joined())
    }
}

/// A line that is no answer but asks for something.
enum ExamCommandWord: Hashable {
    case skip
    case back
    case handIn
    case leave
    case hint

    /// `nil` for a line that may be an answer; where options have letters, `b` is one of them.
    init?(_ line: String, hasOptions: Bool) {
        switch line.lowercased().filter({ !$0.isWhitespace }) {
        case "s", "skip": self = .skip
        case "back": self = .back
        case "b" where !hasOptions: self = .back
        case "done": self = .handIn
        case "q", "quit", "exit": self = .leave
        case "h", "hint": self = .hint
        default: return nil
        }
    }
}
