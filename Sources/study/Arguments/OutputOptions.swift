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

    @Flag(help: "No colour, no drawings, plain letters as bullets: for screen readers and pipes.")
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

    fileprivate static var environment: TerminalEnvironment {
        .current(variables: ProcessInfo.processInfo.environment)
    }

    /// Prints data on standard output; a reader that has gone ends the program quietly.
    func print(_ lines: [String]) throws {
        try print(lines.joined(separator: "\n"))
    }

    func print(_ text: String) throws { try write(text + "\n") }

    /// Prints text without ending its line.
    func write(_ text: String) throws {
        do {
            try StandardStreams.write(text)
        } catch {
            guard !error.isReaderGone else { throw ExitCode.success }
            throw error
        }
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
        let isNeeded = Pager.isNeeded(
            for: lines,
            choice: paging.choice,
            rows: environment.reportedHeight,
            columns: environment.reportedWidth ?? output.style.width,
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
