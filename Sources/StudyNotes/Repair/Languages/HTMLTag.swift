/// A tag of a page in a line: `<b>`, `</li>`, `<h3 class="x">`.
struct HTMLTag: Hashable {
    enum Kind: Hashable {
        case bold, slanted, heading(Int), entry, paragraph, group, lineBreak
    }

    let kind: Kind
    let isClosing: Bool
    let range: Range<Int>

    /// Whether its words have a line of their own.
    var isBlock: Bool {
        switch kind {
        case .heading, .entry, .paragraph, .group: true
        case .bold, .slanted, .lineBreak: false
        }
    }

    /// The known tags of a line; those in code and in formulas are none.
    static func all(in bytes: UnsafeBufferPointer<UInt8>) -> [HTMLTag] {
        var tags: [HTMLTag] = []
        var spans = InlineSpans(bytes, line: 0..<bytes.count)
        var span = spans.next()
        var place = 0
        while let start = ByteScan.place(of: UInt8(ascii: "<"), bytes, place..<bytes.count) {
            while let passed = span, passed.range.upperBound <= start { span = spans.next() }
            if let span, span.kind != .tag, span.range.lowerBound <= start {
                place = span.range.upperBound
            } else if let tag = end(of: start, in: bytes).flatMap({ HTMLTag(bytes, start..<$0) }) {
                tags.append(tag)
                place = tag.range.upperBound
            } else {
                place = start + 1
            }
        }
        return tags
    }

    private static let mostBytes = 200

    /// The place behind the `>` of a tag, with its attributes.
    private static func end(of start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let rest = bytes[(start + 1)...].prefix(mostBytes)
        guard
            let end = rest.firstIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
            ),
            bytes[end] == UInt8(ascii: ">"), end > start + 1
        else { return nil }
        return end + 1
    }

    private init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        let isClosing = bytes[range.lowerBound + 1] == UInt8(ascii: "/")
        let start = range.lowerBound + (isClosing ? 2 : 1)
        let name = bytes[start..<range.upperBound].prefix(10).prefix { ByteScan.isWord($0) }
        guard let kind = Self.kinds[String(decoding: name, as: UTF8.self).lowercased()],
            ByteScan.isBlank(bytes[name.endIndex]) || "/>".utf8.contains(bytes[name.endIndex])
        else { return nil }
        (self.kind, self.isClosing, self.range) = (kind, isClosing, range)
    }

    private static let kinds: [String: Kind] = [
        "b": .bold, "strong": .bold, "u": .bold, "summary": .bold, "i": .slanted, "em": .slanted,
        "h1": .heading(1), "h2": .heading(2), "h3": .heading(3), "h4": .heading(4),
        "h5": .heading(5), "h6": .heading(6), "li": .entry, "p": .paragraph, "div": .group,
        "ul": .group, "ol": .group, "section": .group, "article": .group, "aside": .group,
        "body": .group, "html": .group, "br": .lineBreak,
    ]
}
