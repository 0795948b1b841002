import ArgumentParser
import StudyKit
import StudyNotes
import StudyTerminal

/// A format as it is typed.
enum ExportFormatArgument: String, ExpressibleByArgument, CaseIterable {
    case anki
    case markdown
    case gift
    case moodle
    case json

    /// The format of notes; `nil` for those of questions alone.
    var ofNotes: NotesExport.Format? {
        switch self {
        case .anki: .anki
        case .markdown: .markdown
        case .json: .json
        case .gift, .moodle: nil
        }
    }

    /// The format of questions; `nil` for those of notes alone.
    var ofQuestions: ExportFormat? {
        switch self {
        case .gift: .gift
        case .moodle: .moodle
        case .json: .json
        case .anki, .markdown: nil
        }
    }
}

/// What is exported.
enum ExportSubject: String, ExpressibleByArgument, CaseIterable {
    case notes
    case questions
}

/// `study export`: cards of notes for Anki, verified questions for another quiz program.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write your notes for Anki, or verified questions for Moodle and others.",
        discussion: """
            NOTES go to anki, markdown and json. Anki gets a question for each topic, term, list \
            and worked example (File > Import). Import the file again after you have changed your \
            notes: Anki changes the cards and keeps what you have learned; tags become those of \
            the file. Markdown is the text of the notes, repaired: in one file, or in a folder, \
            named with a slash at its end, in a file for each note.

            QUESTIONS go to gift, moodle and json. A common mistake becomes an answer that earns \
            nothing and says what went wrong. GIFT is text and leaves out the hints; the Moodle \
            XML has them. JSON is the document of study quiz --json; with --of notes, of study \
            notes --json.

            EXAMPLES:
              study export --to anki week-8.txt
              study export --to anki --topic pooling pooling.txt
              study export --to markdown notes.md
              study export --to markdown clean-notes/
              study export --of notes --to json cards.json
              study export --to gift --topic cnn-output --count 20
              study export --to moodle --count 50 --seed 7 --output quiz.xml
              study export --to json --topic conv-params --seed 42
            """
    )

    @Argument(
        help: ArgumentHelp("The file to write (default: standard output).", valueName: "file")
    )
    var file: String?

    @Option(
        help: ArgumentHelp("The format: anki, markdown, gift, moodle or json.", valueName: "format")
    )
    var to: ExportFormatArgument?

    @Option(help: ArgumentHelp("notes or questions, where both go to json.", valueName: "what"))
    var of: ExportSubject?

    @OptionGroup var drawn: SittingOptions

    @Option(name: .long, help: ArgumentHelp("The file to write.", valueName: "file"))
    var output: String?

    @OptionGroup var notesLibrary: NotesOption
    @OptionGroup var library: QuizzesOption
    @OptionGroup var printing: OutputOptions

    private var format: ExportFormatArgument { to ?? .json }

    /// Notes where only they have the format, or they are asked for or named.
    private var isOfNotes: Bool {
        if let of { return of == .notes }
        return format.ofQuestions == nil || (format.ofNotes != nil && !notesLibrary.notes.isEmpty)
    }

    func validate() throws {
        if to == nil, !printing.json {
            throw ValidationError(
                "Name a format: --to gift, --to moodle or --to json for questions, --to anki or "
                    + "--to markdown for notes."
            )
        }
        if let to, to != .json, printing.json {
            throw ValidationError("--json is --to json: leave out one of them.")
        }
        if file?.isEmpty == true || output?.isEmpty == true {
            throw ValidationError("--output needs the name of a file.")
        }
        if file != nil, output != nil { throw ValidationError("Name one file to write, not two.") }
        if of == .questions, format.ofQuestions == nil {
            throw ValidationError(
                "Questions go to gift, moodle or json, not to \(format.rawValue)."
            )
        }
        if of == .notes, format.ofNotes == nil {
            throw ValidationError("Notes go to anki, markdown or json, not to \(format.rawValue).")
        }
        if isOfNotes, drawn.seed != nil || drawn.mistake != nil || drawn.count != 10 {
            throw ValidationError("--count, --seed and --mistake are about questions, not notes.")
        }
    }

    func run() throws {
        if isOfNotes { return try exportNotes() }
        let sitting = try drawn.sitting(of: library.load())
        let format = format.ofQuestions ?? .json
        let export = try QuizExport(sitting, as: format)
        for refusal in export.withdrawn { Messages.say(refusal) }
        guard export.count > 0 || format == .json else {
            throw Failure.no("No question is left to export; the messages above say why.")
        }
        let questions = export.count == 1 ? "1 question" : "\(export.count) questions"
        try write(export.text, saying: "\(questions) to '%', seed \(sitting.seed).")
        if !export.withdrawn.isEmpty { throw ExitCode(1) }
    }

    private func exportNotes() throws {
        let notes = try notesLibrary.load()
        let cards = try drawn.topic.isEmpty ? nil : drawn.topic.flatMap { try notes.cards(of: $0) }
        if format == .markdown, let folder = file ?? output, OutputFolder.isNamed(by: folder) {
            return try write(MarkdownFiles(notes.notes, cards: cards), to: folder)
        }
        let export = try NotesExport(notes.notes, cards: cards, as: format.ofNotes ?? .json)
        try write(export.text, saying: "\(export.content) to '%'.")
    }

    private func write(_ export: MarkdownFiles, to folder: String) throws {
        do throws(OutputFolder.WriteError) {
            try OutputFolder.write(export.files.map { ($0.path, $0.text) }, to: folder)
        } catch {
            throw Failure.no(error.description)
        }
        let count = export.files.count
        Messages.say("Wrote \(count) note\(count == 1 ? "" : "s") to '\(folder)'.")
    }

    /// Writes to the file or to standard output; `%` in the message stands for the file.
    private func write(_ text: String, saying message: String) throws {
        guard let path = file ?? output, path != "-" else { return try printing.write(text) }
        do throws(OutputFile.WriteError) {
            try OutputFile.write(text, to: path)
        } catch {
            throw Failure.no(error.description)
        }
        Messages.say("Wrote " + message.replacing("%", with: path, maxReplacements: 1))
    }
}

extension NoteLibrary {
    /// The cards of a topic; otherwise an account of what there is.
    fileprivate func cards(of topic: String) throws -> [TopicCard] {
        let found = find(topic)
        guard found.cards.isEmpty else { return found.cards }
        let hint = found.nearest.first.map { "Did you mean '\(TerminalText.harmless($0))'?" }
        throw Failure.no(
            "No note is called '\(TerminalText.harmless(topic))'. "
                + (hint ?? "Run 'study notes' for the list of topics.")
        )
    }
}
