import ArgumentParser
import StudyKit
import StudyNotes
import StudyTerminal

/// `study notes`: the cards of a topic, or the table of contents.
struct NotesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notes",
        abstract: "Show the cards of a topic, or list the topics.",
        discussion: """
            Names are forgiving: case, hyphens, plurals, other words for the same thing and slips \
            of the finger are understood.

            EXAMPLES:
              study notes
              study notes pooling
              study notes max pool
              study notes kernal
              study notes --repaired raw.md > tidy.md
            """
    )

    @Argument(help: ArgumentHelp("The topic; without one, all are listed.", valueName: "topic"))
    var words: [String] = []

    @Option(
        help: ArgumentHelp(
            "Print a file of raw notes as clean markdown; what was read differently is told.",
            valueName: "file"
        )
    )
    var repaired: String?

    @OptionGroup var library: NotesOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if repaired != nil, !words.isEmpty {
            throw ValidationError("--repaired takes a file and no topic.")
        }
    }

    func run() throws {
        if let repaired { return try repair(repaired) }
        let notes = try library.load()
        guard !words.isEmpty else { return try list(notes) }
        let query = words.joined(separator: " ")
        let found = notes.find(query)
        guard !found.cards.isEmpty else { throw unknown(query, nearest: found.nearest) }
        if output.json {
            return try output.print(JSONDocument.line(NotesDocument(found.cards)))
        }
        if let reading = found.understoodAs {
            Messages.say("'\(TerminalText.harmless(query))' is taken for '\(reading)'.")
        }
        let renderer = CardRenderer(style: output.style)
        let pages = found.cards.map { renderer.lines($0) }
        try output.print(Array(pages.joined(separator: ["", ""])))
    }

    private func repair(_ file: String) throws {
        let document: RepairDocument
        do {
            document = try RepairDocument(file: file)
        } catch {
            throw Failure.no("\(error)")
        }
        if output.json { return try output.print(JSONDocument.line(document)) }
        Messages.report(document.diagnostics)
        try output.write(document.text)
    }

    private func list(_ notes: NoteLibrary) throws {
        if output.json {
            return try output.print(JSONDocument.line(NotesDocument(notes.cards)))
        }
        try output.print(ContentsPrinter(style: output.style).lines(notes))
    }

    private func unknown(_ query: String, nearest: [String]) -> ExitCode {
        let query = TerminalText.harmless(query)
        let names = nearest.map { "'\(TerminalText.harmless($0))'" }
        let hint =
            names.isEmpty
            ? "Run 'study notes' for the list of topics."
            : "Did you mean \(names.joined(separator: " or "))?"
        return Failure.no("No note is called '\(query)'. \(hint)")
    }
}
