import ArgumentParser
import Foundation
import StudyTerminal

/// When to use colour, as it is typed.
enum ColorArgument: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never

    var choice: TerminalEnvironment.ColorChoice {
        switch self {
        case .auto: .auto
        case .always: .always
        case .never: .never
        }
    }
}

/// The options that every command has for what it prints.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print one JSON document, for scripts.")
    var json = false

    @Option(help: ArgumentHelp("Colour: auto, always or never.", valueName: "when"))
    var color = ColorArgument.auto

    @Flag(
        help: """
            No colour, no drawings, and signs in ASCII (x for ×, -> for →), letters as they are: \
            for screen readers and pipes. A locale other than UTF-8 has the signs in ASCII too.
            """
    )
    var plain = false

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Columns to fill (default: the terminal's).", valueName: "columns")
    )
    var width: Int?

    func validate() throws {
        if let width, width < 20 {
            throw ValidationError("A width of \(width) is too narrow. Use 20 columns or more.")
        }
    }

    var style: TerminalStyle {
        Self.environment.style(color: color.choice, width: width, isPlain: plain)
    }

    /// Whether messages are broken at the width: where a person reads them, or a width is asked for.
    var fitsWidth: Bool { width != nil || Self.environment.isTerminal }

    /// The terminal as it is now: it may have been made wider.
    fileprivate static var environment: TerminalEnvironment { .current(variables: variables) }

    /// Read once: making the dictionary takes longer than printing a line.
    private static let variables = ProcessInfo.processInfo.environment

    /// Prints lines for people on standard output, spelt as their terminal needs it; a reader that
    /// has gone ends the program quietly.
    func print(_ lines: [String]) throws {
        try tell(lines.joined(separator: "\n") + "\n")
    }

    /// Prints text for people without ending its line.
    func tell(_ text: String) throws { try write(spelled(text)) }

    /// Text for people, spelt as their terminal needs it.
    func spelled(_ text: String) -> String { Edge.spelled(text, width: style.width) }

    /// Prints a document, as it is.
    func print(_ text: String) throws { try write(text + "\n") }

    /// Prints data, as they are, without ending their line.
    func write(_ text: String) throws {
        do {
            try StandardStreams.write(text)
        } catch {
            guard !error.isReaderGone else { throw ExitCode.success }
            throw error
        }
    }
}

/// The edge of the program, behind which only ASCII may be understood.
enum Edge {
    /// Whether signs are spelt: `--plain` is given, or the locale is none of UTF-8.
    private static let isASCII =
        CommandLine.arguments.dropFirst().prefix { $0 != "--" }.contains("--plain")
        || !OutputOptions.environment.isUTF8

    /// Words for people, on their way out.
    static func spelled(_ text: String, width: Int = .max) -> String {
        isASCII ? ASCIISpelling.spelled(text, width: width) : text
    }
}

/// Whether a long text goes through a pager, as it is typed.
enum PagingArgument: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never

    var choice: Pager.Choice {
        switch self {
        case .auto: .auto
        case .always: .always
        case .never: .never
        }
    }
}

/// The option of commands that print texts to read at leisure.
struct PagingOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A pager for what is taller than the screen: auto, always or never.",
            valueName: "when"
        )
    )
    var paging = PagingArgument.auto

    /// Prints lines, through the pager where they are taller than the screen.
    func print(_ lines: [String], _ output: OutputOptions) throws {
        let environment = OutputOptions.environment
        let width = output.style.width
        let lines = lines.flatMap {
            Edge.spelled($0, width: width).split(separator: "\n", omittingEmptySubsequences: false)
                .map(String.init)
        }
        let isNeeded = Pager.isNeeded(
            for: lines,
            choice: paging.choice,
            rows: environment.reportedHeight,
            columns: environment.reportedWidth ?? width,
            isTerminal: environment.isTerminal
        )
        guard isNeeded, let pager = Pager(variables: environment.variables) else {
            return try output.print(lines)
        }
        guard !pager.show(lines.joined(separator: "\n") + "\n") else { return }
        Messages.say(
            "Warning: the pager '\(TerminalText.harmless(pager.program))' cannot be run. Name "
                + "another in STUDY_PAGER, or use --paging never."
        )
        try output.print(lines)
    }
}
