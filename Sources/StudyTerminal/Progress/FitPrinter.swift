internal import Foundation
public import StudyProgress

/// Prints parameters that were fitted to a student's log.
public struct FitPrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// What the fit foretells, beside the parameters of many students.
    public func lines(_ fit: ParameterFit, applied: Bool) -> [String] {
        let earlier = fit.reviews - fit.heldOut
        let opening =
            "\(fit.reviews.counted("review")) of things met on an earlier day. Fitted to the first "
            + "\(earlier), held to the newest \(fit.heldOut):"
        return wrapped(opening) + [
            "",
            "                        log loss   RMSE (bins)",
            row("of many students", fit.before),
            row("fitted to yours", fit.after),
            "",
        ] + wrapped(verdict(fit, applied: applied))
    }

    private func row(_ name: String, _ error: PredictionError) -> String {
        let numbers = String(format: "%8.4f      %8.4f", error.logLoss, error.binnedRMSE)
        return name + String(repeating: " ", count: 24 - name.count) + numbers
    }

    private func verdict(_ fit: ParameterFit, applied: Bool) -> String {
        if applied {
            return
                "They foretell better. From now on your schedules are made with parameters fitted "
                + "to all \(fit.reviews) reviews; study progress fit --reset goes back."
        }
        return fit.isBetter
            ? "They foretell better. study progress fit --apply makes your schedules with them."
            : "They do not foretell better: the parameters of many students suit you as well."
    }

    private func wrapped(_ text: String) -> [String] {
        TextWrapper.wrap(text, width: style.width, lead: "", hang: "")
    }
}
