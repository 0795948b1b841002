/// Parameters of FSRS-6 fitted to the reviews of one student, held to reviews they were not
/// fitted to.
public struct ParameterFit: Hashable, Sendable {
    /// There is too little to fit to.
    public struct TooFew: Error, Hashable, Sendable, CustomStringConvertible {
        /// The reviews that tell something about forgetting.
        public let reviews: Int

        /// What is missing, and what counts.
        public var description: String {
            "Fitting needs \(ParameterFit.fewest) reviews on a later day than the one before of the "
                + "same question or card, and there \(reviews == 1 ? "is" : "are") \(reviews). "
                + "Until then the parameters are those of many students."
        }
    }

    /// The fewest reviews that are fitted to, as in Anki.
    public static let fewest = 400
    /// The share of the newest reviews that is held out.
    static let heldOutShare = 0.2

    /// Fitted to all reviews.
    public let parameters: FSRSParameters
    /// The reviews that tell something about forgetting: on a later day than the one before.
    public let reviews: Int
    /// The newest of them, to which the parameters that are compared were not fitted.
    public let heldOut: Int
    /// The error of the default parameters on what was held out.
    public let before: PredictionError
    /// The error of parameters fitted to the reviews before, on what was held out.
    public let after: PredictionError

    /// Whether fitted parameters foretell better than the default ones.
    public var isBetter: Bool { after.logLoss < before.logLoss }

    /// Fits to a log in the order of time; throws `TooFew`.
    init<Item: Hashable>(
        _ log: some Sequence<(item: Item, day: StudyDay, rating: Rating)>
    ) throws(TooFew) {
        let (histories, predicted) = ReviewHistory.all(log)
        guard predicted >= Self.fewest else { throw TooFew(reviews: predicted) }
        reviews = predicted
        heldOut = Int(Double(predicted) * Self.heldOutShare)
        let earlier = predicted - heldOut
        before = Self.error(.default, histories, from: earlier)
        after = Self.error(Self.fit(histories, count: earlier), histories, from: earlier)
        parameters = Self.fit(histories, count: predicted)
    }

    static func error(
        _ parameters: FSRSParameters,
        _ histories: [ReviewHistory],
        from order: Int
    ) -> PredictionError {
        let model = FSRSModel(parameters)
        var predictions: [Prediction] = []
        for history in histories {
            history.predictions(model) { if $0.order >= order { predictions.append($0) } }
        }
        return PredictionError(predictions)
    }

    // MARK: - Descent

    /// The reviews of a step, the passes and the first rate, as in fsrs-optimizer; a short log is
    /// passed more often, so that the descent comes to its end.
    private static let batchSize = 512
    private static let passes = 5
    private static let fewestSteps = 200
    private static let rate = 0.04

    /// Parameters fitted to the first so many predicted reviews.
    static func fit(_ histories: [ReviewHistory], count: Int) -> FSRSParameters {
        var start = FSRSParameters.default.values
        start.replaceSubrange(..<4, with: InitialStabilities(histories, count: count).values)
        let loss = FittingLoss(count: count, start: start)
        let batches = batches(histories, count: count)
        let passes = max(Self.passes, (fewestSteps + batches.count - 1) / max(batches.count, 1))
        var descent = AdamDescent(start, steps: passes * batches.count, rate: rate)
        var best = FSRSParameters(unchecked: start)
        var least = loss.mean(best, histories)
        for pass in 0..<passes {
            // In another order each time, the same on every machine.
            let order = batches.indices.sorted {
                StableHash.of("\(pass) \($0)") < StableHash.of("\(pass) \($1)")
            }
            for index in order {
                let current = FSRSParameters(unchecked: descent.values)
                descent.step(loss.gradient(current, batches[index]).gradient)
            }
            let current = FSRSParameters(unchecked: descent.values)
            let mean = loss.mean(current, histories)
            if mean < least { (best, least) = (current, mean) }
        }
        return best
    }

    /// Whole histories, the shortest first, in runs of some hundred predicted reviews.
    private static func batches(_ histories: [ReviewHistory], count: Int) -> [[ReviewHistory]] {
        var batches: [[ReviewHistory]] = []
        var batch: [ReviewHistory] = []
        var size = 0
        let sorted = histories.enumerated().sorted {
            ($0.element.reviews.count, $0.offset) < ($1.element.reviews.count, $1.offset)
        }
        for (_, history) in sorted {
            let counted = history.reviews.count { ($0.order ?? count) < count }
            guard counted > 0 else { continue }
            batch.append(history)
            size += counted
            if size >= batchSize {
                batches.append(batch)
                (batch, size) = ([], 0)
            }
        }
        return batch.isEmpty ? batches : batches + [batch]
    }
}
