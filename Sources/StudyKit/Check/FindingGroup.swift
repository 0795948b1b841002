internal import StudyCore
internal import StudyNotes

/// A finding with those of a file that say the same again.
public struct FindingGroup: Sendable {
    /// The one that is told.
    public let first: Finding
    /// The others of its kind in the same file, in order.
    public internal(set) var others: [Finding] = []
}

extension CheckDocument {
    /// The findings in the order in which they matter: errors, then what is not true, then style.
    ///
    /// Remarks on style that repeat within a file are gathered with the first of them, unless each
    /// is wanted.
    public func groups(gathersAlike: Bool = true) -> [FindingGroup] {
        var groups: [FindingGroup] = []
        var places: [FindingGroup.Key: Int] = [:]
        for rank in Finding.Rank.allCases {
            for finding in findings where finding.rank == rank {
                let key = gathersAlike && rank == .style ? FindingGroup.Key(finding) : nil
                if let key, let place = places[key] {
                    groups[place].others.append(finding)
                    continue
                }
                if let key { places[key] = groups.count }
                groups.append(FindingGroup(first: finding))
            }
        }
        return groups
    }
}

extension Finding {
    /// How much a finding matters; the first most.
    fileprivate enum Rank: CaseIterable { case error, untruth, style }

    fileprivate var rank: Rank {
        if diagnostic.severity == .error { return .error }
        return [.wrongClaim, .knownError].contains(kind) ? .untruth : .style
    }
}

extension FindingGroup {
    /// What findings have in common that say the same.
    fileprivate struct Key: Hashable {
        private let file: String
        private let repair: Repair.Kind?
        private let message: String

        init(_ finding: Finding) {
            file = finding.diagnostic.position.file
            repair = finding.repair?.kind
            // Repairs of one kind differ in what was found only.
            message = repair == nil ? finding.diagnostic.message : ""
        }
    }
}
