/// A clause with what it speaks of, in which statements are looked for.
struct StatementMatcher {
    private let words: [String]
    /// For each word the part of the clause it stands in.
    private let parts: [Int]
    private let mentions: [Concept: [Range<Int>]]
    /// What the clause is about where it does not say so itself.
    private let topic: Set<Concept>

    init(_ clause: SentenceWords, topic: Set<Concept>) {
        (words, parts, self.topic) = (clause.words, clause.parts, topic)
        mentions = ConceptReader.shared.mentions(in: clause.words)
    }

    /// The things that the clause names first.
    var things: Set<Concept> {
        let things = mentions.filter(\.key.isThing)
        guard let first = things.values.joined().map(\.lowerBound).min() else { return [] }
        return Set(things.filter { $0.value.contains { $0.contains(first) } }.keys)
    }

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
                isMeant(statement, place, said, whole)
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

    /// Whether a statement is made as it is meant: one that denies with its `not` near, others with
    /// none before them in their part of the clause.
    private func isMeant(
        _ statement: Statement,
        _ relation: Range<Int>,
        _ said: Range<Int>,
        _ whole: Range<Int>
    ) -> Bool {
        guard !statement.isDenied else { return isDenied(relation, said, whole, limited: false) }
        return !isDenied(relation, said, whole, limited: true) && !isDeniedFromAfar(relation, whole)
    }

    /// Whether a `not` stands shortly before the relation, or behind it within the statement; a
    /// `none` also right behind it.
    private func isDenied(
        _ relation: Range<Int>,
        _ said: Range<Int>,
        _ whole: Range<Int>,
        limited: Bool
    ) -> Bool {
        let start = min(relation.lowerBound - 3, said.lowerBound - 1)
        let isNoneBehind =
            whole.upperBound < words.count && Negation.objects.contains(words[whole.upperBound])
        let scope = max(0, start)..<whole.upperBound + (isNoneBehind ? 1 : 0)
        return scope.contains { index in
            guard Negation.isWord(words[index]) else { return false }
            let next = index + 1 < words.count ? words[index + 1] : ""
            return limited ? next != "only" : !Negation.limits.contains(next)
        }
    }

    private func isDeniedFromAfar(_ relation: Range<Int>, _ whole: Range<Int>) -> Bool {
        let part = parts[relation.lowerBound]
        let start = parts[..<relation.lowerBound].lastIndex { $0 != part }.map { $0 + 1 } ?? 0
        return (start..<relation.lowerBound).contains { index in
            let next = index + 1 < words.count ? words[index + 1] : ""
            return Negation.isFar(words[index]) && next != "only"
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
