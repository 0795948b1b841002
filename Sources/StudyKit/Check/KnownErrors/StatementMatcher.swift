/// A clause with what it speaks of, in which statements are looked for.
struct StatementMatcher {
    private let words: [String]
    /// For each word the part of the clause it stands in.
    private let parts: [Int]
    private let mentions: [ConceptReader.Mention]
    /// What the clause is about where it does not say so itself.
    private let topic: ConceptSet
    /// What the clause may speak of.
    private let concepts: ConceptSet

    init(_ clause: SentenceWords, topic: ConceptSet, _ reader: inout ConceptReader) {
        (words, parts, self.topic) = (clause.words, clause.parts, topic)
        mentions = reader.mentions(in: clause.words)
        concepts = ConceptSet(mentions.map(\.concept)).union(topic)
    }

    /// The things that the clause names first.
    var things: ConceptSet {
        let things = mentions.filter(\.concept.isThing)
        guard let first = things.first?.words.lowerBound else { return ConceptSet() }
        return ConceptSet(things.filter { $0.words.contains(first) }.map(\.concept))
    }

    /// The errors of the clause, each with the places of its words.
    var errors: [(error: KnownError, range: Range<Int>)] {
        guard !mentions.isEmpty else { return [] }
        var errors: [(error: KnownError, range: Range<Int>)] = []
        var last: Int?
        for index in Self.needs.indices where concepts.isSuperset(of: Self.needs[index]) {
            let (number, error, statement) = Self.statements[index]
            guard number != last, let range = range(of: statement) else { continue }
            errors.append((error, range))
            last = number
        }
        return errors
    }

    private static let statements = KnownError.all.enumerated().flatMap { number, error in
        error.statements.map { (number: number, error: error, statement: $0) }
    }
    /// What has to be spoken of for each statement.
    private static let needs = statements.map {
        ConceptSet([$0.statement.subject] + $0.statement.said)
    }

    private func places(of concept: Concept) -> [Range<Int>] {
        mentions.filter { $0.concept == concept }.map(\.words)
    }

    /// How far apart the first and the last word of a statement may stand.
    private static let widest = 16

    /// The words with which the clause makes a statement.
    private func range(of statement: Statement) -> Range<Int>? {
        guard let relation = statement.said.first else { return nil }
        for place in places(of: relation) {
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
            let places = places(of: concept).filter { place in
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
        let subjects = places(of: statement.subject)
        guard !subjects.isEmpty else {
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
        let own = ConceptSet([statement.subject] + statement.said)
        let ownPlaces = mentions.filter { own.contains($0.concept) }.map(\.words)
        return mentions.filter { $0.concept.isThing && !own.contains($0.concept) }.map(\.words)
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
            // `exactly zero` denies nothing.
            guard Negation.isWord(words[index]), !(limited && relation.contains(index)) else {
                return false
            }
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
