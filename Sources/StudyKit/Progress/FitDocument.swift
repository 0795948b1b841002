public import StudyProgress

/// What `study progress fit --json` prints, `study.fit/1`.
public struct FitDocument: Encodable, Sendable {
    let schema = "study.fit/1"
    let reviews: Int
    let heldOut: Int
    let before: Error
    let after: Error
    let isBetter: Bool
    let applied: Bool
    let parameters: [Double]

    /// The error of predictions on what was held out.
    struct Error: Encodable, Sendable {
        let logLoss: Double
        let rmseBins: Double

        private enum CodingKeys: String, CodingKey {
            case logLoss = "log_loss"
            case rmseBins = "rmse_bins"
        }

        init(_ error: PredictionError) {
            logLoss = error.logLoss
            rmseBins = error.binnedRMSE
        }
    }

    private enum CodingKeys: String, CodingKey {
        case schema, reviews, before, after, applied, parameters
        case heldOut = "held_out"
        case isBetter = "is_better"
    }

    /// The document of a fit, and whether it is in use from now on.
    public init(_ fit: ParameterFit, applied: Bool) {
        reviews = fit.reviews
        heldOut = fit.heldOut
        before = Error(fit.before)
        after = Error(fit.after)
        isBetter = fit.isBetter
        self.applied = applied
        parameters = fit.parameters.values
    }
}
