/// Finds `[[page]]`, `[[page|text]]` and `![[picture.png]]` in a text, as HackMD and Obsidian mean them.
enum PageLinks {
    /// A stretch of a text, by its bytes.
    enum Part: Hashable {
        case text(Range<Int>)
        /// The whole of a link, its address and the words to show.
        case link(Range<Int>, page: Range<Int>, shown: Range<Int>)
        /// The whole of an embedded file, and its address.
        case image(Range<Int>, page: Range<Int>)
    }

    private static let open = UInt8(ascii: "[")
    private static let close = UInt8(ascii: "]")

    static func mayStand(in text: String) -> Bool {
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte == open, previous == byte { return true }
            previous = byte
        }
        return false
    }

    /// The parts of a text in order; together they are all of it.
    static func parts(of bytes: [UInt8]) -> [Part] {
        var parts: [Part] = []
        var (start, place) = (0, 0)
        while place + 1 < bytes.count {
            guard bytes[place] == open, bytes[place + 1] == open,
                let end = end(of: place + 2, bytes)
            else {
                place += 1
                continue
            }
            let isImage = place > start && bytes[place - 1] == UInt8(ascii: "!")
            let whole = (isImage ? place - 1 : place)..<end
            if start < whole.lowerBound { parts.append(.text(start..<whole.lowerBound)) }
            parts.append(part(whole, inside: (place + 2)..<(end - 2), isImage, bytes))
            (start, place) = (end, end)
        }
        if start < bytes.count { parts.append(.text(start..<bytes.count)) }
        return parts
    }

    private static func part(
        _ whole: Range<Int>,
        inside: Range<Int>,
        _ isImage: Bool,
        _ bytes: [UInt8]
    ) -> Part {
        let bar = bytes[inside].firstIndex(of: UInt8(ascii: "|")) ?? inside.upperBound
        let page = inside.lowerBound..<bar
        if isImage { return .image(whole, page: page) }
        let shown = bar + 1 < inside.upperBound ? (bar + 1)..<inside.upperBound : page
        return .link(whole, page: page, shown: shown)
    }

    /// The place behind the `]]` that closes a link; a name holds no bracket and is not empty.
    private static func end(of start: Int, _ bytes: [UInt8]) -> Int? {
        var place = start
        while place < bytes.count, bytes[place] != open, bytes[place] != close { place += 1 }
        guard place > start, bytes[start] != UInt8(ascii: "|"), place + 1 < bytes.count,
            bytes[place] == close, bytes[place + 1] == close
        else { return nil }
        return place + 2
    }
}
