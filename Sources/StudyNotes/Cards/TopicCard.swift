public import StudyCore

/// The part of a note that teaches one topic.
public struct TopicCard: Hashable, Sendable, Identifiable {
    /// The name of the card, stable while its heading stays: `pooling#max-pooling`.
    public let id: String
    /// The topic: the slug of the heading, or that of the note on its main card.
    public let topic: TopicID
    /// The topic of the note the card is a part of.
    public let noteTopic: TopicID
    /// The topic whose questions go with the note.
    public let quiz: TopicID?
    /// The heading without week and day, the term of a list entry, or the title of the note.
    public let title: String
    /// The headings from the title of the note down to this card.
    public let path: [String]
    /// The depth of the heading: 1 on the main card.
    public let level: Int
    /// The course week, from the headings above, the front matter or the folder.
    public let week: Int?
    /// The day of the week.
    public let day: Int?
    /// Where the card stands.
    public let source: CardSource
    /// Those lines, as a part of the text of the note.
    let lines: Substring
    /// For each of those lines the line of the file that it comes from, where any was moved.
    let originalLines: ArraySlice<Int>
    /// The parsed text, without headings above it that only name a week or a day.
    ///
    /// Lines are those of the file; columns too, where nothing was read differently.
    public let body: MarkdownTree
    /// The headings above it, where there are any, and the body.
    let wholeBody: MarkdownTree
}

// What few ask of a card is made of its text when it is asked for: an index is made of many cards.
extension TopicCard {
    /// The exact text of its lines, line ends included.
    public var markdown: String { String(lines) }

    /// The words without marks.
    public var text: String { wholeBody.plainText() }

    /// The same in UTF-8.
    var words: [UInt8] { wholeBody.plainBytes() }

    /// The links in order.
    public var links: [CardReference] { body.references().links }

    /// The images in order.
    public var images: [CardReference] { body.references().images }

    /// Its lines without their ends, each with the line of the file that it comes from.
    public var linesOfFile: [(text: Substring, number: Int)] {
        let feed = UInt8(ascii: "\n")
        let text = lines.utf8.last == feed ? lines.utf8.dropLast() : lines.utf8
        return text.split(separator: feed, omittingEmptySubsequences: false).enumerated().map {
            (text: Substring($0.element), number: originalLine(at: $0.offset))
        }
    }

    /// The line of the file from which one of its lines comes, counted from 0.
    func originalLine(at offset: Int) -> Int {
        let place = originalLines.startIndex + offset
        return originalLines.indices.contains(place) ? originalLines[place] : source.line + offset
    }
}

/// The lines of a card in its file.
public struct CardSource: Hashable, Sendable, CustomStringConvertible {
    /// The file, as it is shown to people.
    public let file: String
    /// The first line.
    public let line: Int
    /// The last line.
    public let endLine: Int

    /// `notes/week-08/pooling.md:12`.
    public var description: String { "\(file):\(line)" }
}

/// A link or an image of a card.
public struct CardReference: Hashable, Sendable {
    /// The text of the link, or the alternative text of the image.
    public let text: String
    /// The address.
    public let destination: String
    /// The title, empty where none is given.
    public let title: String
}

extension TopicCard {
    /// The first block of the body, where it only repeats the title.
    public var titleBlock: Int? {
        guard body.nodes.count > 1 else { return nil }
        switch body.nodes[1].kind {
        case .heading, .paragraph:
            let text = body.lineOfText(of: 1)
            return text == title || CardHeading(text, level: 1, line: 1).title == title ? 1 : nil
        default: return nil
        }
    }
}
