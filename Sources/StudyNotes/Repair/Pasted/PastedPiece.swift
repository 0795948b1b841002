/// A part of a pasted line that gets a line of its own.
struct PastedPiece: Hashable {
    enum Kind: Hashable {
        case heading, entry, prose, tableRow, box, boxEnd, quote, formula, definition
        /// An entry of two dashes or more.
        case nestedEntry
        /// The fences of code, and what stands between them.
        case fence, code

        var isVerbatim: Bool { self == .formula || self == .fence || self == .code }

        /// Whether it may stand below another piece without a blank line between them.
        func follows(_ previous: Self) -> Bool {
            switch (previous, self) {
            // A box is made a quote later, with blank lines of its own.
            case (.box, _), (.boxEnd, _), (_, .boxEnd): true
            case (.nestedEntry, .entry), (.entry, .nestedEntry), (.definition, .nestedEntry),
                (.nestedEntry, .definition):
                true
            case (_, .entry), (_, .nestedEntry), (_, .definition), (_, .tableRow), (_, .quote):
                self == previous
            case (_, .code), (.code, .fence): true
            default: false
            }
        }
    }

    let kind: Kind
    let range: Range<Int>
    var indent = 0
    /// The number of `#` that a title lacks.
    var level = 0

    /// The pieces of a line, cut before and behind its marks.
    static func pieces(
        of bytes: UnsafeBufferPointer<UInt8>,
        _ marks: [PastedMark]
    ) -> [PastedPiece] {
        let ends = marks.dropFirst().map(\.range.lowerBound) + [bytes.count]
        let first = marks.first?.range.lowerBound ?? bytes.count
        let all = zip(marks, ends).flatMap { pieces(of: bytes, $0, to: $1) }
        return ([PastedPiece(kind: .prose, range: 0..<first)] + all).compactMap { piece in
            let range = ByteScan.trimmed(bytes, piece.range)
            return range.isEmpty
                ? nil
                : PastedPiece(
                    kind: piece.kind,
                    range: range,
                    indent: piece.indent,
                    level: piece.level
                )
        }
    }

    /// A mark, and what stands behind it.
    private static func pieces(
        of bytes: UnsafeBufferPointer<UInt8>,
        _ mark: PastedMark,
        to end: Int
    ) -> [PastedPiece] {
        let (start, behind) = (mark.range.lowerBound, mark.range.upperBound)
        let rest = PastedPiece(kind: .prose, range: behind..<max(behind, end))
        func whole(_ kind: Kind) -> [PastedPiece] {
            [PastedPiece(kind: kind, range: start..<end, indent: mark.indent)]
        }
        func apart(_ kind: Kind, _ place: Int) -> [PastedPiece] {
            [
                PastedPiece(kind: kind, range: start..<place),
                PastedPiece(kind: .prose, range: place..<end),
            ]
        }
        switch mark.kind {
        case .heading where mark.isPlaceAlone: return apart(.heading, behind)
        case .heading: return apart(.heading, PastedTitle.end(bytes, mark, before: end))
        case .entry: return whole(mark.level > 1 ? .nestedEntry : .entry)
        case .maybeEntry, .maybeNumber: return whole(.entry)
        case .definition: return whole(.definition)
        case .settings: return whole(.prose)
        case .quote: return whole(.quote)
        case .code: return code(bytes, mark.range) + [rest]
        case .tableRow: return apart(.tableRow, behind)
        case .formula: return apart(.formula, behind)
        case .box: return apart(.box, behind)
        case .boxEnd: return apart(.boxEnd, behind)
        case .gap: return [rest]
        case .place, .title, .boldHeading, .rule:
            let words = words(bytes, of: mark)
            return [PastedPiece(kind: .heading, range: words, level: mark.level), rest]
        }
    }

    /// The words of a heading without the signs around them, for which its end stands.
    private static func words(
        _ bytes: UnsafeBufferPointer<UInt8>,
        of heading: PastedMark
    ) -> Range<Int> {
        let range = heading.range
        switch heading.kind {
        case .title, .place:
            let isSign = { (place: Int) in ByteScan.isAny(of: " -:=", bytes[place]) }
            let first = range.first { !isSign($0) } ?? range.lowerBound
            let last = range.last { !isSign($0) } ?? first
            return first..<last + 1
        case .boldHeading where bytes[range.upperBound - 1] == UInt8(ascii: ":"):
            return range.dropLast()
        default: return range
        }
    }

    /// Three backticks with the name of a language, the code, and the backticks at its end.
    private static func code(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>
    ) -> [PastedPiece] {
        let width = range.prefix { bytes[$0] == UInt8(ascii: "`") }.count
        let close = range.upperBound - width
        let inner = range.lowerBound + width..<close
        let open = inner.lowerBound + inner.prefix { !ByteScan.isBlank(bytes[$0]) }.count
        return [
            PastedPiece(kind: .fence, range: range.lowerBound..<open),
            PastedPiece(kind: .code, range: open..<close),
            PastedPiece(kind: .fence, range: close..<range.upperBound),
        ]
    }
}
