import ArgumentParser
import StudyKit
import StudyProgress
import StudyTerminal

/// `study topics`: what can be read about and practised.
struct TopicsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topics",
        abstract: "List all topics with their cards and questions."
    )

    @OptionGroup var notes: NotesOption
    @OptionGroup var quizzes: QuizzesOption
    @OptionGroup var paging: PagingOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        // Where one half is missing, its sentence has been said and the other half is listed.
        let (notes, quizzes) = (try? notes.load(), try? quizzes.load())
        var entries = TopicList.entries(notes: notes, quizzes: quizzes)
        if let log = ProgressFile.openIfThere() {
            do throws(StoreError) {
                if let quizzes { try log.reconcile(quizzes) }
                entries = try log.added(to: entries)
            } catch {
                Messages.say("\(error)")
            }
        }
        if output.json {
            try output.print(JSONDocument.line(TopicsDocument(entries)))
        } else {
            try paging.print(TopicsPrinter(style: output.style).lines(entries), output)
        }
        if notes == nil || quizzes == nil { throw ExitCode(1) }
    }
}
