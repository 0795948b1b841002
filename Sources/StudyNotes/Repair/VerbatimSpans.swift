/// Finds what stays as it is within a line: code, formulas, addresses, comments.
///
/// One pass over the bytes, whatever they are: a mark without an end is looked for once.
struct VerbatimSpans {
    private let bytes: [UInt8]
    /// Marks whose end was looked for in vain: none stands further on either.
    private var missing: Set<Mark> = []

    private enum Mark: Hashable {
        case backticks(Int)
        case dollar
        case comment
    }

    /// A line with its prose changed, and its verbatim parts as they are.
    static func changingProse(of text: String, _ change: (String) -> String) -> String {
        var spans = VerbatimSpans(bytes: Array(text.utf8))
        var result = ""
        var (start, place) = (0, 0)
        while place < spans.bytes.count {
            guard let end = spans.end(ofSpanAt: place) else {
                place += 1
                continue
            }
            result += change(spans.text(start..<place)) + spans.text(place..<end)
            (start, place) = (end, end)
        }
        return result + change(spans.text(start..<spans.bytes.count))
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// Where the verbatim part that begins at a place ends; `nil` where none begins.
    private mutating func end(ofSpanAt place: Int) -> Int? {
        switch bytes[place] {
        case UInt8(ascii: "`"): return code(place)
        case UInt8(ascii: "$"): return formula(place)
        case UInt8(ascii: "<"): return tag(place)
        case UInt8(ascii: "]"): return address(place)
        case UInt8(ascii: "h") where begins("http://", place) || begins("https://", place):
            return bytes[place...].firstIndex(where: Self.isBlank) ?? bytes.count
        default: return nil
        }
    }

    /// A run of backticks to the next run of the same length; without one the run is plain.
    private mutating func code(_ place: Int) -> Int? {
        // Within a run nothing begins.
        guard place == 0 || bytes[place - 1] != UInt8(ascii: "`") else { return nil }
        let width = run(place)
        guard !missing.contains(.backticks(width)) else { return nil }
        var next = place + width
        while next < bytes.count {
            guard bytes[next] == UInt8(ascii: "`") else {
                next += 1
                continue
            }
            let other = run(next)
            next += other
            if other == width { return next }
        }
        missing.insert(.backticks(width))
        return nil
    }

    private func run(_ place: Int) -> Int {
        bytes[place...].prefix { $0 == UInt8(ascii: "`") }.count
    }

    /// `$x$`, with no blank inside its signs.
    private mutating func formula(_ place: Int) -> Int? {
        guard !missing.contains(.dollar) else { return nil }
        guard let end = bytes[(place + 1)...].firstIndex(of: UInt8(ascii: "$")) else {
            missing.insert(.dollar)
            return nil
        }
        let isEmpty = end == place + 1
        guard !isEmpty, !Self.isBlank(bytes[place + 1]), !Self.isBlank(bytes[end - 1]) else {
            return nil
        }
        return end + 1
    }

    /// A comment, or a mark in angle brackets without a blank in it.
    private mutating func tag(_ place: Int) -> Int? {
        if begins("<!--", place) {
            guard !missing.contains(.comment) else { return nil }
            for end in (place + 4)..<max(bytes.count, place + 4) where begins("-->", end) {
                return end + 3
            }
            missing.insert(.comment)
            return nil
        }
        return closing(UInt8(ascii: ">"), after: place, opening: UInt8(ascii: "<"))
    }

    /// The address behind the text of a link, `](…)`.
    private func address(_ place: Int) -> Int? {
        guard begins("](", place) else { return nil }
        return closing(UInt8(ascii: ")"), after: place + 1, opening: UInt8(ascii: "("))
    }

    /// The place behind the next closing byte, unless a blank or another opening one comes before.
    private func closing(_ close: UInt8, after place: Int, opening: UInt8) -> Int? {
        for end in (place + 1)..<max(bytes.count, place + 1) {
            if bytes[end] == close { return end + 1 }
            if bytes[end] == opening || Self.isBlank(bytes[end]) { return nil }
        }
        return nil
    }

    private func begins(_ signs: StaticString, _ place: Int) -> Bool {
        let width = signs.utf8CodeUnitCount
        return place + width <= bytes.count
            && (0..<width).allSatisfy { bytes[place + $0] == signs.utf8Start[$0] }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
