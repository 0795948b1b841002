import ArgumentParser
import StudyKit
import StudyTerminal

/// `study topics`: what can be read about and practised.
struct TopicsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topics",
        abstract: "List all topics with their cards and questions."
    )

    @OptionGroup var notes: NotesOption
    @OptionGroup var quizzes: QuizzesOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let entries = TopicList.entries(notes: try notes.load(), quizzes: try quizzes.load())
        if output.json {
            try output.print(JSONDocument.line(TopicsDocument(entries)))
        } else {
            try output.print(TopicsPrinter(style: output.style).lines(entries))
        }
    }
}
