/// Reads the tags of a page, `<b>Pooling</b>` and its like, as the marks that mean the same.
///
/// Tables and preformatted text stay as they are, and so do words whose tag is not closed.
struct HTMLTags {
    private var result: [NoteLine] = []
    /// The tag whose end is waited for.
    private var untouched: String?

    /// Writes marks for the tags of notes in which one begins a line.
    @Sendable static func replace(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var step = HTMLTags()
        for line in lines { step.read(line, &log) }
        return step.result
    }

    private mutating func read(_ line: NoteLine, _ log: inout RepairLog) {
        guard !line.isVerbatim, ByteScan.contains(UInt8(ascii: "<"), line.bytes),
            !isUntouched(line.text.lowercased())
        else { return result.append(line) }
        let tags = Self.replaceable(HTMLTag.all(in: line.bytes), in: line.bytes)
        guard !tags.isEmpty else { return result.append(line) }
        let pieces = Self.pieces(of: line, tags).filter { !$0.line.isBlank }
        let words = pieces.map(\.line.text).joined(separator: " ")
        log.note(.htmlTag, line, as: words.isEmpty ? "nothing" : words)
        if pieces.isEmpty { result.append(line.beside("")) }
        for (index, piece) in pieces.enumerated() {
            if index > 0, !piece.isEntry { result.append(piece.line.beside("")) }
            result.append(piece.line)
        }
    }

    /// Whether it stands in a table or in text whose line ends count.
    private mutating func isUntouched(_ text: String) -> Bool {
        if untouched == nil {
            untouched = Self.whole.first { text.contains("<\($0)>") || text.contains("<\($0) ") }
        }
        guard let name = untouched else { return false }
        if text.contains("</\(name)>") { untouched = nil }
        return true
    }

    private static let whole = ["pre", "table", "script", "style", "code"]

    /// The tags for which there is a mark: those of blocks, and pairs within a line.
    private static func replaceable(
        _ tags: [HTMLTag],
        in bytes: UnsafeBufferPointer<UInt8>
    ) -> [HTMLTag] {
        var open: [HTMLTag] = []
        var kept: [HTMLTag] = []
        for tag in tags {
            if tag.isBlock {
                kept.append(tag)
            } else if tag.kind == .lineBreak {
                let isLast = ByteScan.trimmed(bytes, tag.range.upperBound..<bytes.count).isEmpty
                if isLast, kept.last?.range.upperBound == tag.range.lowerBound { kept.append(tag) }
            } else if !tag.isClosing {
                open.append(tag)
            } else if let last = open.last, last.kind == tag.kind {
                // Marks stand right at words.
                let inner = last.range.upperBound..<tag.range.lowerBound
                let words = ByteScan.trimmed(bytes, inner)
                if !words.isEmpty, words == inner { kept += [last, tag] }
                open.removeLast()
            }
        }
        return kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// A part of a line with a line of its own.
    private struct Piece {
        let line: NoteLine
        let isEntry: Bool
    }

    /// The line cut before each tag that opens a block, with marks for tags.
    private static func pieces(of line: NoteLine, _ tags: [HTMLTag]) -> [Piece] {
        var starts = [(place: 0, isEntry: false)]
        for tag in tags where tag.isBlock && !tag.isClosing {
            let isEntry = tag.kind == .entry
            if tag.range.lowerBound == 0 {
                starts[0].isEntry = isEntry
            } else {
                starts.append((tag.range.lowerBound, isEntry))
            }
        }
        let ends = starts.dropFirst().map(\.place) + [line.bytes.count]
        var rest = tags[...]
        return zip(starts, ends).map { start, end in
            let own = rest.prefix { $0.range.lowerBound < end }
            rest = rest[own.endIndex...]
            let edits = own.map {
                let range = $0.range.lowerBound - start.place..<$0.range.upperBound - start.place
                return NoteLine.Edit(range: range, text: $0.mark)
            }
            let piece = line.part(start.place..<end).edited(edits)
            return Piece(line: piece, isEntry: start.isEntry)
        }
    }
}

extension HTMLTag {
    /// What is written for it.
    fileprivate var mark: String {
        switch kind {
        case .bold: "**"
        case .slanted: "*"
        case .heading(let level): isClosing ? "" : String(repeating: "#", count: level) + " "
        case .entry: isClosing ? "" : "- "
        case .paragraph, .group, .lineBreak: ""
        }
    }
}
