import ArgumentParser
import Foundation
import StudyKit
import StudyProgress
import StudyQuizzes

/// Whether the answers of a command count for `study review`.
struct AnswerLogOption: ParsableArguments {
    @Flag(help: "Do not keep the answers for study review.")
    var noLog = false

    /// Keeps each answer; where that cannot be done it is said once, and the command goes on.
    func keeping(
        from source: ReviewEvent.Source,
        of quizzes: QuizLibrary
    ) -> (QuizSitting.Result, UUID) -> Void {
        var log = noLog ? nil : ProgressFile.openOrWarn(going: source)
        return { result, id in
            guard let open = log else { return }
            let topic = result.variant.question.id.topic
            do throws(StoreError) {
                try open.record(result, from: source, credits: quizzes.credits(for: topic), id: id)
            } catch {
                Messages.say("\(error)")
                // Another window will have written some day; a full disk stays full.
                if error.reason != .busy { log = nil }
            }
        }
    }
}
