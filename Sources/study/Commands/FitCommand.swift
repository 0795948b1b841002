import ArgumentParser
import StudyKit
import StudyProgress
import StudyTerminal

/// `study progress fit`: parameters of the scheduler from one's own answers.
struct FitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: "Fit the scheduler to how you forget, from 400 reviews on.",
        discussion: """
            Intervals follow from 21 parameters, at first those of many students (FSRS-6). They are \
            fitted to the oldest four fifths of your reviews, as fsrs-optimizer does, and held to \
            the newest fifth. Only if they foretell that better can they be applied; then they are \
            fitted to all reviews, and the schedules are made from the log again.

            EXAMPLES:
              study progress fit
              study progress fit --apply
            """
    )

    @Flag(help: "Use the fitted parameters, if they foretell better.")
    var apply = false

    @Flag(help: "Go back to the parameters of many students.")
    var reset = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if apply, reset { throw ValidationError("--apply and --reset exclude each other.") }
    }

    func run() throws {
        let store = try ProgressFile.open().store
        do {
            if reset {
                try use(.default, store)
                if output.json {
                    var settings = store.settings
                    settings.parameters = .default
                    return try output.print(JSONDocument.line(SettingsDocument(settings)))
                }
                return Messages.say("The parameters are those of many students again.")
            }
            let fit = try store.fitParameters()
            let isApplied = apply && fit.isBetter
            if isApplied { try use(fit.parameters, store) }
            if output.json {
                try output.print(JSONDocument.line(FitDocument(fit, applied: isApplied)))
            } else {
                try output.print(FitPrinter(style: output.style).lines(fit, applied: isApplied))
            }
            if apply, !isApplied { throw ExitCode(1) }
        } catch let error as ParameterFit.TooFew {
            throw Failure.no(error.description)
        } catch let error as StoreError {
            throw Failure.no(error.description)
        }
    }

    private func use(_ parameters: FSRSParameters, _ store: ReviewStore) throws(StoreError) {
        var settings = store.settings
        settings.parameters = parameters
        if settings != store.settings { try store.save(settings) }
    }
}
