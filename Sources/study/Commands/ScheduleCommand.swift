import ArgumentParser
import StudyKit

/// `study schedule`: what the scheduler makes of review histories, for other programs.
struct ScheduleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Tell what the scheduler (FSRS-6, as Anki has it) makes of a review history.",
        discussion: """
            Each line of the file is a request:
              {"id": 1, "config": {"desired_retention": 0.9}, "reviews": [{"rating": 3}, \
            {"rating": 3, "gap_s": 600}]}
            The answer has a state after each review: stability S, difficulty D, the chance to \
            remember before it, the phase, the step and the seconds until it is due. Ratings are \
            1 again, 2 hard, 3 good, 4 easy; a day is 24 hours; intervals are not fuzzed. The \
            config may also name maximum_interval, learning_steps_s and relearning_steps_s.

            EXAMPLE:
              study schedule --batch histories.jsonl
            """
    )

    @Option(
        help: ArgumentHelp("A file of JSON lines, or - for standard input.", valueName: "file")
    )
    var batch: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        try JSONLines.answer(
            batch,
            output: output,
            tooLong: BatchSchedule.tooLong(),
            BatchSchedule.answer
        )
    }
}
