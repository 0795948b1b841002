#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A program that shows text screen by screen.
public struct Pager: Hashable, Sendable {
    /// When text goes through the pager.
    public enum Choice: String, Sendable, CaseIterable {
        /// On a terminal, when the text is taller than the screen.
        case auto
        /// On a terminal.
        case always
        /// Not at all.
        case never
    }

    /// The program, as it was named.
    public let program: String
    /// The line of shell that runs it.
    public let command: String

    /// The pager that the environment asks for: `STUDY_PAGER`, else `PAGER`, else `less`.
    ///
    /// `nil` where the variable is empty or names `cat`. `more` and `most` become `less`: they do
    /// not show colour. Without options of its own `less` gets `-RFK`: colour, no stop for one
    /// screen, an end at Ctrl-C.
    public init?(variables: [String: String]) {
        let named = variables["STUDY_PAGER"] ?? variables["PAGER"] ?? "less"
        let words = named.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let first = words.first else { return nil }
        let name = first.split(separator: "/").last.map(String.init) ?? first
        if name == "cat" { return nil }
        let isLess = ["more", "most"].contains(name)
        program = isLess ? "less" : first
        let hasOptions = words.count > 1 && !isLess
        let isBareLess = isLess || name == "less" && !hasOptions
        command = isBareLess ? "\(program) -RFK" : named
    }

    /// Whether lines go through a pager, on a screen of `rows` and `columns`.
    ///
    /// A line wider than the screen takes several of its rows; one row is left for the prompt.
    public static func isNeeded(
        for lines: [String],
        choice: Choice,
        rows: Int?,
        columns: Int,
        isTerminal: Bool
    ) -> Bool {
        guard isTerminal, choice != .never else { return false }
        guard choice == .auto else { return true }
        guard let rows, rows > 0 else { return false }
        var taken = 0
        for line in lines {
            taken += max((DisplayWidth.of(line) - 1) / max(columns, 1) + 1, 1)
            if taken >= rows { return true }
        }
        return false
    }

    /// Shows a text; answers whether the pager could be run.
    ///
    /// A reader who leaves before the end, also with Ctrl-C, is no failure; the streams must have
    /// been prepared, or leaving would end this process.
    public func show(_ text: String) -> Bool {
        // The shell's own complaint would stand beside ours.
        let quoted = "'" + program.replacing("'", with: "'\\''") + "'"
        let line = """
            command -v \(quoted) >/dev/null 2>&1 || exit 127
            export LESSCHARSET="${LESSCHARSET:-utf-8}"
            exec \(command)
            """
        guard let pipe = popen(line, "w") else { return false }
        // From here on Ctrl-C is for the pager.
        let before = signal(SIGINT, SIG_IGN)
        try? StandardStreams.write(text, toDescriptor: fileno(pipe))
        let status = pclose(pipe)
        signal(SIGINT, before)
        // A shell that found no program exits with 127, one that may not run it with 126.
        let code = status >> 8 & 0xFF
        return status != -1 && code != 126 && code != 127
    }
}
