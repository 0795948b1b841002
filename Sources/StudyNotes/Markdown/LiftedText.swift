/// A part of a text that cmark must not read: a formula, or a table, of which it knows nothing.
struct LiftedSpan {
    /// What the part is.
    enum Kind: Hashable {
        case math(isDisplay: Bool)
        case table([MarkdownNode.ColumnAlignment])
    }

    /// What stands of it on one line.
    struct Piece {
        /// The bytes in the text.
        let bytes: Range<Int>
        /// The line in the text, from 0.
        let line: Int
        /// The column, from 1.
        let column: Int
    }

    let kind: Kind
    let pieces: [Piece]
}

/// A text whose formulas and tables are covered, byte for byte, by signs that mean nothing.
///
/// So cmark counts all places as they are, and finds neither emphasis nor escapes in a formula.
/// What it hands back is uncovered again, wherever it has put it.
struct LiftedText {
    /// Covers the first byte of a span.
    static let start: UInt8 = 0x01
    /// Covers the first byte of each further line of a span.
    static let continuation: UInt8 = 0x02

    /// The text with its spans covered.
    private(set) var covered: [UInt8]
    /// The spans in order.
    let spans: [LiftedSpan]

    /// `nil` when a text holds nothing to lift, or bytes that are taken for the covers.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard
            ByteScan.contains(UInt8(ascii: "$"), bytes)
                || ByteScan.contains(UInt8(ascii: "|"), bytes)
                || ByteScan.contains(UInt8(ascii: "\\"), bytes),
            !ByteScan.contains(Self.start, bytes), !ByteScan.contains(Self.continuation, bytes)
        else { return nil }
        var finder = LiftedSpanFinder(bytes)
        spans = finder.find()
        guard !spans.isEmpty else { return nil }
        covered = Array(bytes)
        for (index, span) in spans.enumerated() {
            for (number, piece) in span.pieces.enumerated() {
                for byte in piece.bytes { covered[byte] = Self.filler(index) }
                covered[piece.bytes.lowerBound] = number == 0 ? Self.start : Self.continuation
            }
        }
    }

    /// Tells neighbouring spans apart, in case cmark changes their order.
    static func filler(_ index: Int) -> UInt8 { 0x10 + UInt8(index & 7) }
}

/// Goes through the spans of a text in the order in which their covers come back.
struct LiftedCursor {
    /// A part of what cmark handed back.
    enum Part {
        case text(Substring)
        case piece(LiftedSpan, number: Int)
    }

    let source: UnsafeBufferPointer<UInt8>
    let lineOffset: Int
    private let spans: [LiftedSpan]
    private var next = 0
    private var nextPiece = 0
    private var isInOrder = true
    /// Whether the span that was begun stands in code, an address or HTML, and stays as it is.
    private var isUncovering = false

    init(_ spans: [LiftedSpan], source: UnsafeBufferPointer<UInt8>, lineOffset: Int) {
        (self.spans, self.source, self.lineOffset) = (spans, source, lineOffset)
    }

    /// Whether a span is left whose other lines are still to come.
    var isWithinSpan: Bool { nextPiece > 0 }

    /// Whether every span came back, in order.
    var isComplete: Bool { isInOrder && next == spans.count }

    static func hasCover(_ text: String) -> Bool {
        text.utf8.contains { $0 == LiftedText.start || $0 == LiftedText.continuation }
    }

    /// Parts a text where it is covered.
    mutating func parts(of text: String) -> [Part] { parts(of: text, uncovering: false) }

    private mutating func parts(of text: String, uncovering: Bool) -> [Part] {
        var parts: [Part] = []
        let bytes = text.utf8
        var (start, place) = (bytes.startIndex, bytes.startIndex)
        while place < bytes.endIndex {
            guard bytes[place] == LiftedText.start || bytes[place] == LiftedText.continuation else {
                place = bytes.index(after: place)
                continue
            }
            guard let (span, number) = take(bytes[place...], uncovering) else { break }
            if start < place { parts.append(.text(text[start..<place])) }
            parts.append(.piece(span, number: number))
            place = bytes.index(place, offsetBy: span.pieces[number].bytes.count)
            start = place
        }
        if start < bytes.endIndex { parts.append(.text(text[start...])) }
        return parts
    }

    /// A text as it was written.
    mutating func uncover(_ text: String) -> String {
        guard Self.hasCover(text) else { return text }
        return parts(of: text, uncovering: true).map { part in
            switch part {
            case .text(let text): String(text)
            case .piece(let span, let number): self.text(span.pieces[number].bytes)
            }
        }.joined()
    }

    func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

    /// The span whose cover stands at the start of a text, with the number of its piece.
    ///
    /// A span that is read in one place and kept in another would lose a part.
    private mutating func take(
        _ cover: Substring.UTF8View,
        _ uncovering: Bool
    ) -> (LiftedSpan, Int)? {
        guard isInOrder, next < spans.count,
            (cover.first == LiftedText.start) == (nextPiece == 0),
            nextPiece == 0 || uncovering == isUncovering
        else {
            isInOrder = false
            return nil
        }
        let (span, number) = (spans[next], nextPiece)
        let filler = LiftedText.filler(next)
        let width = span.pieces[number].bytes.count
        let isWhole =
            cover.count >= width && cover.prefix(width).dropFirst().allSatisfy { $0 == filler }
        guard isWhole else {
            isInOrder = false
            return nil
        }
        isUncovering = uncovering
        nextPiece += 1
        if nextPiece == span.pieces.count { (next, nextPiece) = (next + 1, 0) }
        return (span, number)
    }
}
