import ArgumentParser
import StudyKit
import StudyProgress
import StudyTerminal

/// `study plan`: the days up to a test.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Plan the days up to a test; without options, show today and what lies ahead.",
        discussion: """
            The plan maximizes what you can expect to know on the day of the test, within your \
            minutes a day, and is made anew from each of your answers. 'study review' asks what it \
            says for today. 'study plan --done' forgets the test: reviews come as they fall due.

            A minute goes where it adds most to what you will know. Where two add the same, the one \
            comes first that was right on fewer days: after three, it counts as secure. Cards of your \
            notes that were never asked are planned for too.

            --simulate compares the plan with other schedules on students made of random numbers.

            EXAMPLES:
              study plan --exam 2026-12-04 --minutes-per-day 30
              study plan
              study plan --simulate --students 1000
            """
    )

    @Option(help: ArgumentHelp("The day of the test: 2026-12-04.", valueName: "date"))
    var exam: String?

    @Option(
        help: ArgumentHelp("Minutes of study a day (default: 30).", valueName: "minutes")
    )
    var minutesPerDay: Double?

    @Flag(help: "Forget the test.")
    var done = false

    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var library: QuizzesOption
    @OptionGroup var notes: NotesOption
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let minutesPerDay, !(minutesPerDay >= 1 && minutesPerDay <= 1_440) {
            throw ValidationError(
                "--minutes-per-day is from 1 to 1,440 minutes, not \(minutesPerDay)."
            )
        }
        if let exam, StudyDay(exam) == nil {
            throw ValidationError("'\(exam)' is no date. Write it as 2026-12-04.")
        }
        if done, exam != nil || simulation.simulate {
            throw ValidationError("--done takes no test: leave the other options out.")
        }
        if simulation.simulate, exam != nil {
            throw ValidationError("--simulate takes --days and no date: leave --exam out.")
        }
    }

    func run() throws {
        if simulation.simulate {
            return try simulation.run(minutesPerDay: minutesPerDay, output)
        }
        let log = try ProgressFile.open()
        do {
            if done {
                let forgotten = try log.store.examGoal()
                try log.store.save(nil as ExamGoal?)
                if output.json {
                    return try output.print(JSONDocument.line(DoneDocument(forgotten: forgotten)))
                }
                return Messages.say("No test is planned for any more.")
            }
            let plan = try StudyPlan(log, library.load(), notes.recallDeck, goal: goal(log))
            if output.json {
                try output.print(JSONDocument.line(PlanDocument(plan)))
            } else {
                try output.print(PlanPrinter(style: output.style).lines(plan))
            }
        } catch let error as StoreError {
            throw Failure.no("\(error)")
        }
    }

    /// The test that is named, kept for the next time, or the one that was kept.
    private func goal(_ log: ProgressLog) throws -> ExamGoal {
        let kept = try log.store.examGoal()
        let minutes = minutesPerDay ?? kept?.minutesPerDay ?? 30
        guard let day = exam.flatMap({ StudyDay($0) }) ?? kept?.day else {
            throw Failure.no("No test is planned for. Name its day: study plan --exam 2026-12-04")
        }
        guard day >= log.today else {
            throw Failure.no(
                "The test was on \(day), and today is \(log.today). Name the next one with "
                    + "--exam, or forget it with --done."
            )
        }
        let goal = ExamGoal(day: day, minutesPerDay: minutes)
        if goal != kept { try log.store.save(goal) }
        return goal
    }
}

/// What is simulated by `study plan --simulate`.
struct SimulationOptions: ParsableArguments {
    @Flag(help: "Compare the plan with other schedules on simulated students.")
    var simulate = false

    @Option(help: ArgumentHelp("Simulated students (default: 100).", valueName: "number"))
    var students: Int?

    @Option(help: ArgumentHelp("Things to know (default: 150).", valueName: "number"))
    var items: Int?

    @Option(help: ArgumentHelp("Days up to the test (default: 10).", valueName: "number"))
    var days: Int?

    @Option(help: ArgumentHelp("The seed of all that is drawn (default: 1).", valueName: "number"))
    var seed: UInt64?

    func validate() throws {
        if !simulate, students != nil || items != nil || days != nil || seed != nil {
            throw ValidationError("--students, --items, --days and --seed need --simulate.")
        }
        for (name, value, most) in [
            ("--students", students, 100_000), ("--items", items, 5_000), ("--days", days, 60),
        ] {
            guard let value, !(1...most).contains(value) else { continue }
            throw ValidationError("\(name) is from 1 to \(most), not \(value).")
        }
    }

    func run(minutesPerDay: Double?, _ output: OutputOptions) throws {
        var settings = PlanSimulation.Settings()
        settings.students = students ?? settings.students
        settings.items = items ?? settings.items
        settings.days = days ?? settings.days
        settings.minutesPerDay = minutesPerDay ?? settings.minutesPerDay
        settings.seed = seed ?? settings.seed
        let outcomes = PlanSimulation(settings).run()
        if output.json {
            try output.print(JSONDocument.line(SimulationDocument(settings, outcomes)))
        } else {
            try output.print(SimulationPrinter(style: output.style).lines(settings, outcomes))
        }
    }
}
