import ArgumentParser
import Foundation
import StudyCore
import StudyKit
import StudyNotes
import StudyQuizzes
import StudyTerminal

/// Where the notes of a command are.
struct NotesOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A folder or a file of notes; may be given several times.",
            valueName: "path"
        )
    )
    var notes: [String] = []

    /// Whether an argument that was taken for words is the path of a file of notes.
    static func isFileOfNotes(_ argument: String) -> Bool {
        let isNamedLikeOne = [".md", ".markdown", ".txt"].contains { argument.hasSuffix($0) }
        var isFolder: ObjCBool = false
        return isNamedLikeOne
            && FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder)
            && !isFolder.boolValue
    }

    /// Loads the notes; findings about single files go to standard error.
    func load() throws -> NoteLibrary {
        let library = try answer { try NoteLibrary(folders: $0) }
        Messages.report(library.diagnostics)
        return library
    }

    /// Lists the notes for looking up; findings about single files go to standard error.
    func finder() throws -> NoteFinder {
        let cache = UserFolder.findCache(environment: ProcessInfo.processInfo.environment)
        let finder = try answer {
            try NoteFinder(folders: $0, cacheFolder: cache?.path(percentEncoded: false))
        }
        Messages.report(finder.diagnostics)
        return finder
    }

    /// The cards to recall of the notes; `nil` where there are no notes.
    var recallDeck: RecallDeck? {
        guard let folders = try? StudyFolders.current.folders(.notes, named: notes) else {
            return nil
        }
        return RecallDeck(folders: folders, isWhole: notes.isEmpty) {
            try? NoteLibrary(folders: folders)
        }
    }

    private func answer<Result>(_ make: ([String]) throws -> Result) throws -> Result {
        do {
            return try make(StudyFolders.current.folders(.notes, named: notes))
        } catch {
            throw Failure.no("\(error)")
        }
    }
}

/// Where the quiz files of a command are.
struct QuizzesOption: ParsableArguments {
    @Option(help: ArgumentHelp("The folder of quiz files.", valueName: "folder"))
    var quizzes: String?

    /// Finds the quiz files, without reading them.
    func open() throws -> QuizLibrary {
        do {
            let folder = try StudyFolders.current.folder(.quizzes, named: quizzes)
            return try QuizLibrary(folder: folder)
        } catch {
            throw Failure.no("\(error)")
        }
    }

    /// Loads the quiz files; findings about single files go to standard error.
    func load() throws -> QuizLibrary {
        let library = try open()
        Messages.report(library.diagnostics)
        guard !library.topics.isEmpty else {
            throw Failure.no("No quiz file can be used; the messages above say why.")
        }
        return library
    }
}

/// Messages beside the data, on standard error.
enum Messages {
    static func report(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics { say(diagnostic.description) }
    }

    static func say(_ text: String) {
        let text = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { TerminalText.harmless(String($0)) }.joined(separator: "\n")
        // Nothing is left to tell it to when standard error is closed too.
        try? StandardStreams.write(Edge.spelled(text) + "\n", to: .error)
    }
}
