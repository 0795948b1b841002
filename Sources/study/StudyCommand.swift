import ArgumentParser
import StudyCore
import StudyTerminal

/// The program: its commands, and what happens to an error that none of them handled.
@main
struct StudyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "study",
        abstract:
            "Notes become cards, questions get fresh numbers, and an engine checks each answer.",
        discussion: """
            EXAMPLES:
              study notes pooling
              study quiz --topic cnn-output
              study diagnose cnn-output
              study compute --input 7 --kernel 3 --stride 2
              study model resnet50
            """,
        version: "0.1.0",
        subcommands: [
            NotesCommand.self, QuizCommand.self, DiagnoseCommand.self, ExamCommand.self,
            ComputeCommand.self, ModelCommand.self, DrawCommand.self, CheatsheetCommand.self,
            ExportCommand.self, CheckCommand.self, ReviewCommand.self, PlanCommand.self,
            StatsCommand.self, ProgressCommand.self, ScheduleCommand.self, TopicsCommand.self,
        ]
    )

    static func main() {
        StandardStreams.prepare()
        if let word = CommandLine.arguments.dropFirst().first, let name = command(meantBy: word) {
            Messages.say("Error: There is no command '\(word)'. Did you mean 'study \(name)'?")
            exit(withError: ExitCode(64))
        }
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            if let words = ValueHint.message(of: fullMessage(for: error)) {
                Messages.say(words)
                exit(withError: ExitCode(64))
            }
            exitSpelled(error)
        }
    }

    /// Ends the program as the parser does, help and messages spelt as the terminal needs it.
    private static func exitSpelled(_ error: any Error) -> Never {
        let (text, code) = (fullMessage(for: error), exitCode(for: error))
        let spelled = Edge.spelled(text)
        guard spelled != text else { exit(withError: error) }
        try? StandardStreams.write(spelled + "\n", to: code == .success ? .output : .error)
        exit(withError: code)
    }

    /// The command that a misspelt word is nearest to; `nil` for what is spelt rightly, or far off.
    private static func command(meantBy word: String) -> String? {
        let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard !word.hasPrefix("-"), !names.contains(word) else { return nil }
        return Spelling.nearest(to: word, among: names)
    }
}
