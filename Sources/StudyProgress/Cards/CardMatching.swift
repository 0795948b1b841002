/// Finds the cards of yesterday in the notes of today: by place and content, then by content, then
/// by likeness.
struct CardMatching {
    /// A card that was met, found again.
    struct Match: Hashable {
        /// The place of the card among those that were met.
        var known: Int
        /// The place of the card among those of the notes.
        var current: Int
    }

    /// From here on two texts at different places are one card reworded.
    static let likeElsewhere = 0.7
    /// From here on two texts under the same heading are.
    static let likeInPlace = 0.3

    private let known: [CardText]
    private let current: [CardText]
    private(set) var matches: [Match] = []
    private var openKnown: Set<Int>
    private var openCurrent: Set<Int>

    init(known: [CardText], current: [CardText]) {
        self.known = known
        self.current = current
        openKnown = Set(known.indices)
        openCurrent = Set(current.indices)
        match { "\($0.kind)\n\($0.place)\n\($0.content)" }
        match { "\($0.kind)\n\($0.content)" }
        matchAlike()
        matches.sort { $0.known < $1.known }
    }

    private mutating func take(_ match: Match) {
        matches.append(match)
        openKnown.remove(match.known)
        openCurrent.remove(match.current)
    }

    /// Cards with the same key are the same, the first with the first.
    private mutating func match(by key: (CardText) -> String) {
        var places: [String: [Int]] = [:]
        for index in openCurrent.sorted(by: >) {
            places[key(current[index]), default: []].append(index)
        }
        for index in openKnown.sorted() {
            guard let place = places[key(known[index])]?.popLast() else { continue }
            take(Match(known: index, current: place))
        }
    }

    /// What is left goes to what it is most like.
    private mutating func matchAlike() {
        guard !openKnown.isEmpty, !openCurrent.isEmpty else { return }
        let candidates = candidates().sorted {
            ($1.similarity, $0.match.known, $0.match.current)
                < ($0.similarity, $1.match.known, $1.match.current)
        }
        for (match, _) in candidates
        where openKnown.contains(match.known) && openCurrent.contains(match.current) {
            take(match)
        }
    }

    /// Pairs that are alike enough, found through the pieces they share.
    private func candidates() -> [(match: Match, similarity: Double)] {
        let places = openCurrent.sorted()
        let index = ShingleIndex(places.map { Shingles(current[$0].content) })
        return openKnown.sorted().flatMap { known in
            index.nearest(
                to: Shingles(self.known[known].content),
                atLeast: min(Self.likeInPlace, Self.likeElsewhere)
            ).compactMap {
                (entry, similarity) -> (match: Match, similarity: Double)? in
                let place = places[entry]
                guard current[place].kind == self.known[known].kind else { return nil }
                let isInPlace = current[place].place == self.known[known].place
                let least = isInPlace ? Self.likeInPlace : Self.likeElsewhere
                // Of two that are alike, the one that has not moved.
                return similarity < least
                    ? nil
                    : (Match(known: known, current: place), similarity + (isInPlace ? 1 : 0))
            }
        }
    }
}
