import ArgumentParser
import StudyKit
import StudyProgress
import StudyTerminal

/// `study stats`: what the answers so far say.
struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Show what you remember, what you know, your mistakes, and what falls due.",
        discussion: """
            Remembered is the share of right answers to what you had answered on an earlier day, \
            beside the chance that the schedule gave them. A topic is known by the mean chance to \
            remember the questions you met, times the share of them that you met. A mistake is \
            counted against the questions whose numbers could have shown it. Days begin at four \
            in the morning ('study progress settings' changes that).

            EXAMPLES:
              study stats
              study stats --svg stats.svg
              study stats --json
            """
    )

    @Option(help: ArgumentHelp("Write the statistics as SVG into a file.", valueName: "file"))
    var svg: String?

    @OptionGroup var library: QuizzesOption
    @OptionGroup var paging: PagingOption
    @OptionGroup var output: OutputOptions

    func run() throws {
        let log = try ProgressFile.open()
        do {
            let quizzes = try library.load()
            try log.reconcile(quizzes)
            let statistics = try StudyStatistics(log, quizzes)
            if let svg { try OutputFile.write(StatisticsDrawing(statistics).svg, to: svg) }
            if output.json {
                return try output.print(JSONDocument.line(StatisticsDocument(statistics)))
            }
            if let svg { return Messages.say("Wrote the drawing to '\(svg)'.") }
            try paging.print(StatisticsPrinter(style: output.style).lines(statistics), output)
        } catch let error as StoreError {
            throw Failure.no(error.description)
        } catch let error as OutputFile.WriteError {
            throw Failure.no(error.description)
        }
    }
}
