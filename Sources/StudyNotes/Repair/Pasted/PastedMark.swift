/// A mark in a pasted line that once began a line.
struct PastedMark: Hashable {
    enum Kind: Hashable {
        /// `## `, with `Day 1 - ` where that follows.
        case heading
        /// `- `, `-- ` or `1. `.
        case entry
        /// `* ` or `+ `, which may be a sign of prose.
        case maybeEntry
        /// `1. `, which may be the end of a sentence.
        case maybeNumber(Int)
        /// `Stride: ` and what it means, and the first of `Input: 7 Padding: 0`.
        case definition, settings
        /// `Day 2`, whole, and the blanks of an empty line, in a line without marks.
        case place, gap
        /// `**Pooling Layer**`, whole.
        case boldHeading
        /// `Pooling` before a list, in a line without other marks; whole, with the sign behind it.
        case title
        /// `| a | b |`, whole.
        case tableRow
        /// `:::info`, and the `:::` of its end.
        case box, boxEnd
        /// `$$ … $$` and three backticks with their code, whole.
        case formula, code
        /// `> ` where a sentence has ended.
        case quote
        /// `---` alone.
        case rule

        var isHeading: Bool {
            switch self {
            case .heading, .boldHeading, .place, .title: true
            default: false
            }
        }

        /// Whether it begins an entry of a list.
        var isEntry: Bool {
            switch self {
            case .entry, .maybeEntry, .maybeNumber: true
            default: false
            }
        }
    }

    let kind: Kind
    /// The bytes of the mark.
    let range: Range<Int>
    /// The number of `#`, which a title lacks, or of dashes.
    var level = 0
    /// How far an entry was indented.
    var indent = 0
    /// Whether a heading is its mark alone: `Day 3`, where the other days have `Day 1 - Pooling`.
    var isPlaceAlone = false

    /// Whether nothing but the mark stands on its line.
    var isWholeLine: Bool {
        switch kind {
        case .boldHeading, .place, .gap, .title, .tableRow, .box, .boxEnd, .formula, .code, .rule:
            true
        default: false
        }
    }
}

/// The box of a task: `[ ] `.
enum TaskEntry {
    static func begins(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        bytes.count == 4 && ["[ ] ", "[x] ", "[X] "].contains { $0.utf8.elementsEqual(bytes) }
    }
}
