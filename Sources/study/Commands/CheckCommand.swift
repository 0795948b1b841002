import ArgumentParser
import StudyCore
import StudyKit
import StudyQuizzes
import StudyTerminal

/// `study check`: what is wrong with quiz files, all of it in one run.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check quiz files: every finding with its place and what to write instead.",
        discussion: """
            Each question is drawn from on trial, so that numbers that cannot be met, layers that \
            do not fit and mistakes that never tell are found too. The exit code is 1 when there \
            is an error; a warning alone leaves it at 0.

            EXAMPLES:
              study check
              study check --quizzes my-quizzes --json
            """
    )

    @Option(help: ArgumentHelp("The folder of quiz files.", valueName: "folder"))
    var quizzes: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let library: QuizLibrary
        do {
            library = try QuizLibrary(
                folder: StudyFolders.current.folder(.quizzes, named: quizzes)
            )
        } catch {
            throw Failure.no("\(error)")
        }
        let document = CheckDocument(library)
        if output.json {
            try output.print(JSONDocument.line(document))
        } else {
            try output.print(CheckPrinter(style: output.style).lines(document))
        }
        if document.errors > 0 { throw ExitCode(1) }
    }
}
