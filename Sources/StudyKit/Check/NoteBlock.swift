internal import StudyNotes

/// A run of text that belongs together: a paragraph, an entry of a list, a heading, a line of code.
struct NoteBlock: Sendable {
    enum Kind: Sendable {
        case prose, entry, heading, tableRow, code
    }

    let kind: Kind
    var tokens: [TextToken]
    /// Whether a blank line, a heading or the start of the file stands before it.
    let isFirst: Bool
}

extension NoteBlock {
    /// Whether a further line belongs to it.
    var goesOn: Bool { kind == .prose || kind == .entry }

    /// `**Pooling Layer**` on a line of its own.
    var isBold: Bool { Self.isBold(tokens) }

    /// Whether a line is `**Pooling Layer**` and nothing else.
    static func isBold(_ tokens: [TextToken]) -> Bool {
        tokens.count > 4 && tokens.count < 20 && tokens.prefix(2).allSatisfy { $0.isSign("*") }
            && tokens.suffix(2).allSatisfy { $0.isSign("*") }
    }
}
