/// A sign that is replaced, or all signs of one product.
struct InlineMark {
    let kind: Repair.Kind
    /// What is shown of it.
    let found: Range<Int>
    let replacement: String
    let edits: [NoteLine.Edit]

    /// Where it is first changed; no other one is changed before its last edit.
    fileprivate var place: Int { edits.first?.range.lowerBound ?? found.lowerBound }
}

/// Looks for the signs in one pass over a line.
struct InlineMarkScan {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var found: [InlineMark] = []
    /// Whether a star has opened emphasis that none has closed.
    private var isEmphasis = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Signs that mean the same behind a backslash.
    static let needlesslyEscaped = Array(":;,?'\"/%".utf8)

    /// The signs in order.
    consuming func marks() -> [InlineMark] {
        var spans = InlineSpans(bytes, line: 0..<bytes.count)
        var start = 0
        while let span = spans.next() {
            read(start..<span.range.lowerBound)
            start = span.range.upperBound
        }
        read(start..<bytes.count)
        return found.sorted { $0.place < $1.place }
    }

    private mutating func read(_ prose: Range<Int>) {
        var stars = ProductStars(bytes, prose, isEmphasis: isEmphasis)
        var place = prose.lowerBound
        while place < prose.upperBound {
            switch bytes[place] {
            case UInt8(ascii: "-"): place = arrow(place, prose)
            case UInt8(ascii: "\\"): place = escape(place, prose)
            case UInt8(ascii: "*"): place = stars.read(place)
            default: place += 1
            }
        }
        isEmphasis = stars.isEmphasis
        found += stars.products()
    }

    private func byte(_ place: Int, _ prose: Range<Int>) -> UInt8 {
        prose.contains(place) ? bytes[place] : 0x20
    }

    private mutating func replace(_ kind: Repair.Kind, _ range: Range<Int>, _ text: String) {
        let edit = NoteLine.Edit(range: range, text: text)
        found.append(InlineMark(kind: kind, found: range, replacement: text, edits: [edit]))
    }

    /// `-->`, also with more dashes.
    private mutating func arrow(_ place: Int, _ prose: Range<Int>) -> Int {
        var end = place
        while byte(end, prose) == UInt8(ascii: "-") { end += 1 }
        guard end - place > 1, byte(end, prose) == UInt8(ascii: ">") else { return end }
        replace(.arrow, place..<end + 1, "→")
        return end + 1
    }

    /// `\:`, where the sign means the same without its backslash.
    private mutating func escape(_ place: Int, _ prose: Range<Int>) -> Int {
        let sign = byte(place + 1, prose)
        // `::` and `==` may begin something; so may `://`.
        let (before, after) = (byte(place - 1, prose), byte(place + 2, prose))
        guard Self.needlesslyEscaped.contains(sign), before != sign, before != UInt8(ascii: "\\"),
            after != sign, after != UInt8(ascii: "/"), after != UInt8(ascii: "\\")
        else { return place + 2 }
        replace(.needlessEscape, place..<place + 2, String(decoding: [sign], as: UTF8.self))
        return place + 2
    }
}
