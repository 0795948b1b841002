import ArgumentParser
import Foundation
import StudyCore
import StudyKit
import StudyNotes
import StudyQuizzes
import StudyTerminal

/// `study check`: what is wrong with quiz files and notes, all of it in one run.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check quiz files and notes: every finding with its place and what to write.",
        discussion: """
            Each question is drawn from on trial, so that numbers that cannot be met, layers that \
            do not fit and mistakes that never tell are found too.

            Of notes it is told what was read differently ('study notes --repaired FILE' gives the \
            clean text), links that lead nowhere, unknown topics, empty sections, headings that \
            stand twice, misspelt terms, text that stops in mid-sentence, statements known to be \
            wrong, and numbers that come out otherwise: sizes, parameters and products are \
            recomputed, and layers run on the engine.

            Errors come first, then numbers and statements that are wrong, then style. What repeats \
            within a file is told once with its lines; --all shows each, and --json has all.

            The exit code is 1 when there is an error: a file that cannot be used. Wrong numbers \
            and statements, misspellings and all else in your notes are warnings, which leave it \
            at 0, unless --strict is given.

            Without a path or an option both folders are checked, as far as they are found.

            EXAMPLES:
              study check
              study check raw-notes.md --verbose
              study check --quizzes my-quizzes --json
            """
    )

    @Argument(help: ArgumentHelp("Files and folders of notes.", valueName: "path"))
    var paths: [String] = []

    @Option(help: ArgumentHelp("The folder of quiz files.", valueName: "folder"))
    var quizzes: String?

    @Option(
        help: ArgumentHelp(
            "A folder or a file of notes; may be given several times.",
            valueName: "path"
        )
    )
    var notes: [String] = []

    @Flag(help: "Show the numbers that are right too, and under which assumption.")
    var verbose = false

    @Flag(help: "Show remarks on style each, also where they repeat within a file.")
    var all = false

    @Flag(help: "Exit with 1 on warnings too, such as wrong numbers.")
    var strict = false

    @OptionGroup var paging: PagingOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let isNamed = !named.isEmpty || quizzes != nil
        let document = CheckDocument(
            quizzes: try quizLibrary(isNamed: isNamed),
            notes: try noteLibrary(isNamed: isNamed),
            knownTopics: knownTopics
        )
        if output.json {
            try output.print(JSONDocument.line(document))
        } else {
            let printer = CheckPrinter(
                style: output.style,
                isVerbose: verbose,
                showsAll: all,
                fitsWidth: output.fitsWidth
            )
            try paging.print(printer.lines(document), output)
        }
        if document.errors > 0 || (strict && document.warnings > 0) { throw ExitCode(1) }
    }

    /// The notes that are named, in the order of the library.
    private var named: [String] { paths + notes }

    /// The topics of the quiz files, where there are any: notes may speak of them.
    private var knownTopics: [TopicID]? {
        guard let folder = try? StudyFolders.current.folder(.quizzes, named: quizzes) else {
            return nil
        }
        return (try? QuizLibrary(folder: folder))?.topics.map(\.id)
    }

    private func quizLibrary(isNamed: Bool) throws -> QuizLibrary? {
        guard quizzes != nil || !isNamed else { return nil }
        // Where notes are found, quiz files need not be; where neither is, it is said.
        let isMissing = (try? StudyFolders.current.folder(.quizzes, named: quizzes)) == nil
        let hasNotes = (try? StudyFolders.current.folder(.notes)) != nil
        if quizzes == nil, isMissing, hasNotes { return nil }
        do {
            return try QuizLibrary(
                folder: StudyFolders.current.folder(.quizzes, named: quizzes)
            )
        } catch {
            throw Failure.no("\(error)")
        }
    }

    private func noteLibrary(isNamed: Bool) throws -> NoteLibrary? {
        guard !named.isEmpty else {
            // Notes that are not there have nothing wrong.
            guard !isNamed, let folder = try? StudyFolders.current.folder(.notes) else {
                return nil
            }
            return try? NoteLibrary(folder: folder)
        }
        do {
            return try NoteLibrary(folders: named)
        } catch {
            throw Failure.no("\(error)")
        }
    }
}
