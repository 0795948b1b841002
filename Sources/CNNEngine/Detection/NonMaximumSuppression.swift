/// A box that a network believes to hold something.
public struct Detection: Hashable, Sendable {
    /// Where.
    public var box: Box
    /// How sure it is.
    public var score: Double
    /// The class, where there are several.
    public var label: Int?

    /// A box with its score.
    public init(box: Box, score: Double, label: Int? = nil) {
        self.box = box
        self.score = score
        self.label = label
    }
}

/// Keeps the best of boxes that overlap: one object, one box.
///
/// Greedy: the highest score stays, all that overlap it by more than the threshold go, and so on
/// among the rest. A box that is gone suppresses nothing. Girshick et al. 2014.
public struct NonMaximumSuppression: Hashable, Sendable {
    /// The intersection over union above which the lower score goes; at the threshold both stay.
    public var threshold: Double
    /// Whether only boxes of one class compete.
    public var separatesClasses: Bool

    /// A suppression above a threshold.
    public init(threshold: Double = 0.5, separatesClasses: Bool = true) {
        self.threshold = threshold
        self.separatesClasses = separatesClasses
    }

    /// The places of the boxes that stay, highest score first; of equal scores the lower place.
    ///
    /// Scores that are not a number come last. Of n boxes at most n² / 2 pairs are compared.
    public func kept(of detections: [Detection]) -> [Int] {
        var kept: [Int] = []
        for place in ranked(detections) {
            let rival = detections[place]
            let isSuppressed = kept.contains { better in
                competes(detections[better], rival)
                    && detections[better].box.intersectionOverUnion(rival.box) > threshold
            }
            if !isSuppressed { kept.append(place) }
        }
        return kept
    }

    /// The boxes that stay, highest score first.
    public func callAsFunction(_ detections: [Detection]) -> [Detection] {
        kept(of: detections).map { detections[$0] }
    }

    private func competes(_ first: Detection, _ second: Detection) -> Bool {
        !separatesClasses || first.label == second.label
    }

    private func ranked(_ detections: [Detection]) -> [Int] {
        let scores = detections.map { $0.score.isNaN ? -.infinity : $0.score }
        return detections.indices.sorted {
            (scores[$1], $0) < (scores[$0], $1)
        }
    }
}
