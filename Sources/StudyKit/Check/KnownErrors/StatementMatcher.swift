/// A clause with what it speaks of, in which statements are looked for.
struct StatementMatcher {
    private let words: [String]
    private let mentions: [Concept: [Range<Int>]]
    /// What the clause is about where it does not say so itself.
    private let topic: Set<Concept>

    init(_ words: [String], topic: Set<Concept>) {
        (self.words, self.topic) = (words, topic)
        mentions = ConceptReader.shared.mentions(in: words)
    }

    /// The things that the clause names.
    var things: Set<Concept> { Set(mentions.keys.filter(\.isThing)) }

    var mentionsAnything: Bool { !mentions.isEmpty }

    /// How far apart the first and the last word of a statement may stand.
    private static let widest = 16

    /// The words with which the clause makes a statement.
    func range(of statement: Statement) -> Range<Int>? {
        guard let relation = statement.said.first else { return nil }
        for place in mentions[relation] ?? [] {
            guard let said = rangeSaid(by: statement, from: place),
                let whole = range(ofSubjectOf: statement, at: place, said),
                whole.count <= Self.widest,
                isDenied(place, said, whole) == statement.isDenied
            else { continue }
            return whole
        }
        return nil
    }

    /// The words for all that a statement says, from its relation on; each as near as can be.
    private func rangeSaid(by statement: Statement, from relation: Range<Int>) -> Range<Int>? {
        var range = relation
        for concept in statement.said.dropFirst() {
            let places = (mentions[concept] ?? []).filter { place in
                statement.order == .asGiven
                    ? place.lowerBound >= range.upperBound : !place.overlaps(relation)
            }
            guard let nearest = places.min(by: { $0.gap(to: relation) < $1.gap(to: relation) })
            else { return nil }
            range = range.union(nearest)
        }
        return range
    }

    /// The words of what is said together with those for the subject.
    private func range(
        ofSubjectOf statement: Statement,
        at relation: Range<Int>,
        _ said: Range<Int>
    ) -> Range<Int>? {
        let rivals = rivals(of: statement)
        guard let subjects = mentions[statement.subject], !subjects.isEmpty else {
            return topic.contains(statement.subject) && rivals.isEmpty ? said : nil
        }
        let before = subjects.last { $0.upperBound <= relation.lowerBound }
        let behind = subjects.first { $0.lowerBound >= relation.upperBound }
        switch statement.order {
        case .asGiven: return before.map { $0.union(said) }
        case .together:
            return subjects.min { $0.gap(to: relation) < $1.gap(to: relation) }?.union(said)
        case .aboutSubject:
            guard let subject = before ?? behind else { return nil }
            let nearest = before?.upperBound ?? 0
            let farthest = before == nil ? subject.lowerBound : relation.lowerBound
            let isOutdone = rivals.contains {
                $0.lowerBound >= nearest && $0.upperBound <= farthest && !$0.overlaps(subject)
            }
            return isOutdone ? nil : subject.union(said)
        }
    }

    /// The places at which other things are named.
    private func rivals(of statement: Statement) -> [Range<Int>] {
        let own = Set([statement.subject] + statement.said)
        let ownPlaces = own.flatMap { mentions[$0] ?? [] }
        return mentions.filter { $0.key.isThing && !own.contains($0.key) }.values.joined()
            .filter { rival in !ownPlaces.contains { $0.overlaps(rival) } }
    }

    private static let negations: Set<String> = [
        "not", "no", "never", "nor", "cannot", "neither", "hardly", "without", "zero", "nothing",
        "none",
    ]

    private static let noObjects: Set<String> = ["none", "nothing"]

    /// Whether a `not` stands shortly before the relation, or behind it within the statement; a
    /// `none` also right behind it.
    private func isDenied(
        _ relation: Range<Int>,
        _ said: Range<Int>,
        _ whole: Range<Int>
    ) -> Bool {
        let start = min(relation.lowerBound - 3, said.lowerBound - 1)
        let isNoneBehind =
            whole.upperBound < words.count && Self.noObjects.contains(words[whole.upperBound])
        let scope = max(0, start)..<whole.upperBound + (isNoneBehind ? 1 : 0)
        return scope.contains { index in
            let word = words[index]
            let isNegation =
                Self.negations.contains(word) || word.hasSuffix("n't") || word.hasSuffix("n’t")
            return isNegation && !(index + 1 < words.count && words[index + 1] == "only")
        }
    }
}

extension Range<Int> {
    fileprivate func union(_ other: Range) -> Range {
        Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
    }

    /// The words between two places.
    fileprivate func gap(to other: Range) -> Int {
        Swift.max(lowerBound - other.upperBound, other.lowerBound - upperBound, 0)
    }
}
