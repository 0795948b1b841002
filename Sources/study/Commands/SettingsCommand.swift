import ArgumentParser
import StudyKit
import StudyProgress
import StudyTerminal

/// `study progress settings`: what a student may choose about their schedules.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "Show or change how often things come back.",
        discussion: """
            Whatever is changed, the schedules are made from the log of answers again.

            EXAMPLES:
              study progress settings
              study progress settings --retention 0.85 --day-starts 5
            """
    )

    @Option(
        help: ArgumentHelp(
            "The chance to remember at which a review is due.",
            valueName: "0.7–0.99"
        )
    )
    var retention: Double?

    @Option(help: ArgumentHelp("The hour at which a day begins.", valueName: "0–12"))
    var dayStarts: Int?

    @Option(help: ArgumentHelp("The longest interval.", valueName: "days"))
    var longestInterval: Int?

    @Option(help: ArgumentHelp("Rate what is right, sure and quick as easy: on or off."))
    var easy: SwitchArgument?

    @Option(help: ArgumentHelp("Spread intervals by some days: on or off."))
    var fuzz: SwitchArgument?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let retention, !StudySettings.retentions.contains(retention) {
            throw ValidationError("A retention lies between 0.7 and 0.99, not at \(retention).")
        }
        if let dayStarts, !StudySettings.firstHours.contains(dayStarts) {
            throw ValidationError("A day begins from 0 to 12 o'clock, not at \(dayStarts).")
        }
        if let longestInterval, !StudySettings.intervals.contains(longestInterval) {
            throw ValidationError(
                "The longest interval is 1 to 36,500 days, not \(longestInterval)."
            )
        }
    }

    func run() throws {
        let store = try ProgressFile.open().store
        var settings = store.settings
        settings.scheduler.desiredRetention = retention ?? settings.scheduler.desiredRetention
        settings.scheduler.maximumInterval = longestInterval ?? settings.scheduler.maximumInterval
        settings.firstHour = dayStarts ?? settings.firstHour
        settings.ratesEasy = easy?.isOn ?? settings.ratesEasy
        settings.isFuzzed = fuzz?.isOn ?? settings.isFuzzed
        do throws(StoreError) {
            if settings != store.settings { try store.save(settings) }
        } catch {
            throw Failure.no("\(error)")
        }
        if output.json {
            try output.print(JSONDocument.line(SettingsDocument(settings)))
        } else {
            try output.print(SettingsPrinter(style: output.style).lines(settings))
        }
    }
}

/// `on` or `off`.
enum SwitchArgument: String, ExpressibleByArgument, CaseIterable {
    case on
    case off

    var isOn: Bool { self == .on }
}
