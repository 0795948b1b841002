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
        /// `**Pooling Layer**`, whole.
        case boldHeading
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
    }

    let kind: Kind
    /// The bytes of the mark.
    let range: Range<Int>
    /// The number of `#`, or of dashes.
    var level = 0
    /// How far an entry was indented.
    var indent = 0

    /// Whether nothing but the mark stands on its line.
    var isWholeLine: Bool {
        switch kind {
        case .boldHeading, .tableRow, .box, .boxEnd, .formula, .code, .rule: true
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

/// A part of a pasted line that gets a line of its own.
struct PastedPiece: Hashable {
    enum Kind: Hashable {
        case heading, entry, prose, tableRow, box, boxEnd, quote, formula
        /// The fences of code, and what stands between them.
        case fence, code

        var isVerbatim: Bool { self == .formula || self == .fence || self == .code }

        /// Whether it may stand below another piece without a blank line between them.
        func follows(_ previous: Self) -> Bool {
            switch (previous, self) {
            // A box is made a quote later, with blank lines of its own.
            case (.box, _), (.boxEnd, _), (_, .boxEnd): true
            case (_, .entry), (_, .tableRow), (_, .quote): self == previous
            case (_, .code), (.code, .fence): true
            default: false
            }
        }
    }

    let kind: Kind
    let range: Range<Int>
    var indent = 0

    /// The pieces of a line, cut before and behind its marks.
    static func pieces(
        of bytes: UnsafeBufferPointer<UInt8>,
        _ marks: [PastedMark]
    ) -> [PastedPiece] {
        var pieces: [PastedPiece] = []
        func add(_ kind: Kind, _ range: Range<Int>, indent: Int = 0) {
            let range = ByteScan.trimmed(bytes, range)
            if !range.isEmpty {
                pieces.append(PastedPiece(kind: kind, range: range, indent: indent))
            }
        }
        add(.prose, 0..<(marks.first?.range.lowerBound ?? bytes.count))
        for (index, mark) in marks.enumerated() {
            let end = index + 1 < marks.count ? marks[index + 1].range.lowerBound : bytes.count
            let whole = mark.range.lowerBound..<end
            switch mark.kind {
            case .heading:
                let title = PastedTitle.end(bytes, mark, before: end)
                add(.heading, mark.range.lowerBound..<title)
                add(.prose, title..<end)
            case .entry, .maybeEntry, .maybeNumber: add(.entry, whole, indent: mark.indent)
            case .quote: add(.quote, whole)
            case .code:
                let (open, close) = fences(bytes, mark.range)
                add(.fence, open)
                add(.code, open.upperBound..<close.lowerBound)
                add(.fence, close)
            case .tableRow: add(.tableRow, mark.range)
            case .formula: add(.formula, mark.range)
            case .box: add(.box, mark.range)
            case .boxEnd: add(.boxEnd, mark.range)
            case .boldHeading, .rule: add(.heading, mark.range)
            }
            if mark.isWholeLine { add(.prose, mark.range.upperBound..<end) }
        }
        return pieces
    }

    /// Three backticks with the name of a language, and those at the end.
    private static func fences(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>
    ) -> (open: Range<Int>, close: Range<Int>) {
        let width = range.prefix { bytes[$0] == UInt8(ascii: "`") }.count
        let close = range.upperBound - width..<range.upperBound
        let inner = range.lowerBound + width..<close.lowerBound
        let language = inner.prefix { !ByteScan.isBlank(bytes[$0]) }.count
        return (range.lowerBound..<inner.lowerBound + language, close)
    }
}
