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
        TerminalEnvironment.current(variables: ProcessInfo.processInfo.environment)
            .style(color: color.choice, width: width)
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
