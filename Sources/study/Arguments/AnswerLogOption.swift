import ArgumentParser
import Foundation
import StudyKit
import StudyProgress
import StudyQuizzes

/// Whether the answers of a command count for `study review`.
struct AnswerLogOption: ParsableArguments {
    @Flag(help: "Do not keep the answers for study review.")
    var noLog = false

    /// Keeps each answer, and at the end those that could not be kept before; where that cannot be
    /// done it is said, and the command goes on.
    func keeping(
        from source: ReviewEvent.Source,
        of quizzes: QuizLibrary
    ) -> (keep: (QuizSitting.Result, UUID) -> Void, finish: () -> Void) {
        guard !noLog, let log = ProgressFile.openOrWarn(going: source) else {
            return ({ _, _ in }, {})
        }
        let keeper = AnswerKeeper(
            saving: { (event) throws(StoreError) in try log.store.record(event) },
            saying: Messages.say
        )
        let keep = { (result: QuizSitting.Result, id: UUID) in
            let credits = quizzes.credits(for: result.variant.question.id.topic)
            keeper.keep(log.answer(result, from: source, credits: credits, id: id))
        }
        return (keep, keeper.finish)
    }
}
