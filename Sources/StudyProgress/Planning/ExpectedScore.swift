/// The score that a plan expects, with the bounds that it keeps within nine times in ten.
public struct ExpectedScore: Hashable, Sendable {
    /// One score in twenty is lower.
    public let low: Double
    /// The mean, from 0 to 1.
    public let mean: Double
    /// One score in twenty is higher.
    public let high: Double

    /// Whether a score lies within the bounds.
    public func contains(_ score: Double) -> Bool { low <= score && score <= high }
}

extension ExamPlanner.Plan {
    /// Standard deviations of the normal distribution to either side of nine values in ten.
    private static let nineInTen = 1.645

    /// How far a student is from the forgetting model and its pace (standard deviation of the score).
    ///
    /// Fitted to simulated students (250 each in seven settings): a part of p(1 − p), 0.84 of it where
    /// all is still to be learned, 0.18 where nothing is.
    private var betweenStudents: Double {
        let stillToEarn = max(expectedRecall - recallWithoutStudy, 0) / max(expectedRecall, 1e-9)
        return expectedRecall * (1 - expectedRecall) * (0.18 + 0.66 * stillToEarn)
    }

    /// The expected score: the chance of each item, and how much students differ.
    public var expectedScore: ExpectedScore {
        let between = betweenStudents
        let deviation = (standardDeviation * standardDeviation + between * between).squareRoot()
        return ExpectedScore(
            low: max(expectedRecall - Self.nineInTen * deviation, 0),
            mean: expectedRecall,
            high: min(expectedRecall + Self.nineInTen * deviation, 1)
        )
    }
}
