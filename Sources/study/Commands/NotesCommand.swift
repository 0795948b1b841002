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
            of the finger are understood. What is no name is looked for in the text of all notes.

            EXAMPLES:
              study notes
              study notes pooling
              study notes max pool
              study notes kernal
              study notes throw the originals away
              study notes --notes ~/week8 --notes ~/week9 pooling
              study notes --repaired raw.md > tidy.md
            """
    )

    @Argument(
        help: ArgumentHelp(
            "The topic, or words of the text; without any, all topics are listed.",
            valueName: "topic"
        )
    )
    var words: [String] = []

    @Option(
        help: ArgumentHelp(
            "Print a file of raw notes as clean markdown; what was read differently is told.",
            valueName: "file"
        )
    )
    var repaired: String?

    @OptionGroup var library: NotesOption
    @OptionGroup var paging: PagingOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if repaired != nil, !words.isEmpty {
            throw ValidationError("--repaired takes a file and no topic.")
        }
        if let file = words.first(where: NotesOption.isFileOfNotes) {
            throw ValidationError("'\(file)' is a file of notes. Read it with --notes '\(file)'.")
        }
    }

    func run() throws {
        if let repaired { return try repair(repaired) }
        guard !words.isEmpty else { return try list(library.load()) }
        let query = words.joined(separator: " ")
        let found = try library.finder().find(query, willRead: tellOfReading)
        guard !found.cards.isEmpty else { throw unknown(query, nearest: found.nearest) }
        if output.json { return try output.print(JSONDocument.line(NotesDocument(found))) }
        if let reading = found.understoodAs {
            Messages.say("'\(query)' is taken for '\(reading)'.")
        }
        try paging.print(FoundCardsPrinter(style: output.style).lines(found), output)
    }

    /// A second without a word is a long one.
    private func tellOfReading(bytes: Int) {
        guard bytes >= 8 << 20 else { return }
        Messages.say("Reading \(bytes >> 20) MB of notes; the next time will be quick.")
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
        try paging.print(ContentsPrinter(style: output.style).lines(notes), output)
    }

    private func unknown(_ query: String, nearest: [String]) -> ExitCode {
        let query = TerminalText.harmless(query)
        let names = nearest.map { "'\(TerminalText.harmless(ShortTitle.of($0)))'" }
        let hint =
            names.isEmpty
            ? "Run 'study notes' for the list of topics."
            : "Did you mean \(names.joined(separator: " or "))?"
        return Failure.no("The notes say nothing about '\(query)'. \(hint)")
    }
}
