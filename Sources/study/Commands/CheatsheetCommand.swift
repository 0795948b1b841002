import ArgumentParser
import StudyKit
import StudyNotes
import StudyTerminal

/// `study cheatsheet`: the week on a sheet.
struct CheatsheetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cheatsheet",
        abstract: "Put the layers, networks and remedies of your notes on one sheet.",
        discussion: """
            The notes decide what stands on it: the layers they speak of, with their calls in \
            Keras and PyTorch, the networks they name, their lists of remedies, and each topic in \
            a sentence. The engine runs every example. The HTML prints on one or two pages of A4.

            EXAMPLES:
              study cheatsheet
              study cheatsheet --week 8 --html week-8.html
              study cheatsheet --pdf-ready > sheet.html
              study cheatsheet --notes ~/deep-learning/notes
            """
    )

    @Option(help: ArgumentHelp("The course week (default: all notes).", valueName: "number"))
    var week: Int?

    @Option(help: ArgumentHelp("Write a page to print or to read.", valueName: "file"))
    var html: String?

    @Flag(help: "Print that page: open it in a browser and print it on A4 or as PDF.")
    var pdfReady = false

    @OptionGroup var library: NotesOption
    @OptionGroup var paging: PagingOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard [html != nil, pdfReady, output.json].count(where: { $0 }) < 2 else {
            throw ValidationError("Choose one of --html, --pdf-ready and --json.")
        }
        if html?.isEmpty == true { throw ValidationError("--html needs the name of a file.") }
    }

    func run() throws {
        let sheet = try sheet(of: library.load())
        for refusal in sheet.refusals { Messages.say(refusal) }
        try show(sheet)
        if !sheet.refusals.isEmpty { throw ExitCode(1) }
    }

    private func sheet(of notes: NoteLibrary) throws -> Cheatsheet {
        do {
            return try Cheatsheet(notes.notes, week: week)
        } catch {
            throw Failure.no("\(error)")
        }
    }

    private func show(_ sheet: Cheatsheet) throws {
        if output.json {
            try output.print(JSONDocument.line(CheatsheetDocument(sheet)))
        } else if pdfReady || html == "-" {
            try output.write(CheatsheetPage(sheet).html)
        } else if let html {
            do throws(OutputFile.WriteError) {
                try OutputFile.write(CheatsheetPage(sheet).html, to: html)
            } catch {
                throw Failure.no(error.description)
            }
            Messages.say("Wrote the sheet to '\(html)'. Print it from a browser, on A4.")
        } else {
            try paging.print(CheatsheetPrinter(style: output.style).lines(sheet), output)
        }
    }
}
