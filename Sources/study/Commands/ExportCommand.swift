import ArgumentParser
import StudyKit
import StudyTerminal

/// A format as it is typed.
enum ExportFormatArgument: String, ExpressibleByArgument, CaseIterable {
    case gift
    case moodle
    case json

    var format: ExportFormat {
        switch self {
        case .gift: .gift
        case .moodle: .moodle
        case .json: .json
        }
    }
}

/// `study export`: verified questions as a file for another quiz program.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write verified questions for Moodle and others, each with its common mistakes.",
        discussion: """
            A common mistake becomes an answer that earns nothing and says what went wrong. GIFT \
            is text and leaves out the hints; the Moodle XML has them. JSON is the document of \
            study quiz --json.

            EXAMPLES:
              study export --to gift --topic cnn-output --count 20
              study export --to moodle --count 50 --seed 7 --output quiz.xml
              study export --to json --topic conv-params --seed 42
            """
    )

    @Option(help: ArgumentHelp("The format: gift, moodle or json.", valueName: "format"))
    var to: ExportFormatArgument?

    @OptionGroup var drawn: SittingOptions

    @Option(
        name: .long,
        help: ArgumentHelp("The file to write (default: standard output).", valueName: "file")
    )
    var output: String?

    @OptionGroup var library: QuizzesOption
    @OptionGroup var printing: OutputOptions

    func validate() throws {
        if to == nil, !printing.json {
            throw ValidationError("Name a format: --to gift, --to moodle or --to json.")
        }
        if let to, to != .json, printing.json {
            throw ValidationError("--json is --to json: leave out one of them.")
        }
        if output?.isEmpty == true { throw ValidationError("--output needs the name of a file.") }
    }

    func run() throws {
        let sitting = try drawn.sitting(of: library.load())
        let format = to?.format ?? .json
        let export = try QuizExport(sitting, as: format)
        for refusal in export.withdrawn { Messages.say(refusal) }
        guard export.count > 0 || format == .json else {
            throw Failure.no("No question is left to export; the messages above say why.")
        }
        if let output, output != "-" {
            do throws(OutputFile.WriteError) {
                try OutputFile.write(export.text, to: output)
            } catch {
                throw Failure.no(error.description)
            }
            let questions = export.count == 1 ? "1 question" : "\(export.count) questions"
            Messages.say("Wrote \(questions) to '\(output)', seed \(sitting.seed).")
        } else {
            try printing.write(export.text)
        }
        if !export.withdrawn.isEmpty { throw ExitCode(1) }
    }
}
