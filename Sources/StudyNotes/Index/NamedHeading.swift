internal import StudyCore

/// A heading of a note by which the cards below it are found.
struct NamedHeading {
    let title: String
    let slug: String
    /// Whether it has a card of its own, and not only other cards below it: what stands below
    /// `Day 2 - CNN and Transfer Learning` is not all about transfer learning.
    let hasCard: Bool
    /// The cards, counted in their note.
    var cards: Range<Int>

    /// The headings of a note below its title, each before those below it.
    static func all(of cards: [TopicCard]) -> [NamedHeading] {
        var headings: [NamedHeading] = []
        // For each title of the path the heading that it is; the title of the note is none.
        var open: [Int?] = []
        var path: ArraySlice<String> = []
        for number in cards.indices {
            let own = cards[number].path
            // Of two cards with the same path neither stands below the other.
            let above = own.dropLast()
            let shared = zip(path, above).prefix { $0 == $1 }.count
            open.removeSubrange(min(shared, open.count)...)
            for depth in open.count..<own.count {
                open.append(depth == 0 ? nil : headings.count)
                guard depth > 0 else { continue }
                let isOwn = depth == above.count
                let title = isOwn ? cards[number].title : own[depth]
                let topic = isOwn ? cards[number].topic : TopicID(heading: title)
                headings.append(
                    NamedHeading(
                        title: title,
                        slug: topic?.slug ?? "",
                        hasCard: isOwn,
                        cards: number..<number
                    )
                )
            }
            for case let heading? in open {
                headings[heading].cards = headings[heading].cards.lowerBound..<number + 1
            }
            path = own[...]
        }
        return headings
    }
}
