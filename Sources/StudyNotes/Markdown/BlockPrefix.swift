/// The signs at the start of a line that say in which block it stands.
enum BlockPrefix {
    /// The place behind blanks and `>`.
    static func quoteEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Int {
        var place = line.lowerBound
        while place < line.upperBound,
            ByteScan.isBlank(bytes[place]) || bytes[place] == UInt8(ascii: ">")
        {
            place += 1
        }
        return place
    }

    /// The place behind blanks, `>` and the marks of list entries.
    static func end(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Int {
        var place = quoteEnd(bytes, line)
        while let width = markWidth(bytes, place..<line.upperBound) {
            place = quoteEnd(bytes, (place + width)..<line.upperBound)
        }
        return place
    }

    /// The width of `-`, `*`, `+` or `12.` before a blank; `nil` where none stands.
    static func markWidth(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Int? {
        guard let first = line.first else { return nil }
        var place = first
        switch bytes[first] {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            break
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            while place < line.upperBound, ByteScan.isDigit(bytes[place]) { place += 1 }
            guard place < line.upperBound, place - first < 10,
                bytes[place] == UInt8(ascii: ".") || bytes[place] == UInt8(ascii: ")")
            else { return nil }
        default:
            return nil
        }
        guard place + 1 < line.upperBound, ByteScan.isBlank(bytes[place + 1]) else { return nil }
        return place + 1 - first
    }

    /// Whether a line, given without its quote marks, begins a block that ends a paragraph.
    static func beginsBlock(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
        guard let first = line.first else { return false }
        switch bytes[first] {
        case UInt8(ascii: "#"):
            let level = line.prefix { bytes[$0] == UInt8(ascii: "#") }.count
            return level <= 6 && (level == line.count || ByteScan.isBlank(bytes[first + level]))
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            return markWidth(bytes, line) != nil
        case UInt8(ascii: "1"):
            return markWidth(bytes, line) == 2
        default:
            return CodeFence(bytes, line) != nil
        }
    }
}

/// A line that opens or closes a block of code: three backticks or tildes at least.
struct CodeFence {
    private let sign: UInt8
    private let width: Int
    private let isBare: Bool

    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
        guard let first = line.first, line.count > 2 else { return nil }
        sign = bytes[first]
        guard sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return nil }
        var place = first
        while place < line.upperBound, bytes[place] == sign { place += 1 }
        width = place - first
        guard width > 2 else { return nil }
        let rest = bytes[place..<line.upperBound]
        isBare = rest.allSatisfy(ByteScan.isBlank)
        // ```` ```x``` ```` is code within a line.
        if sign == UInt8(ascii: "`"), rest.contains(sign) { return nil }
    }

    /// Whether this line ends the block that another has opened.
    func closes(_ open: CodeFence) -> Bool { isBare && sign == open.sign && width >= open.width }
}
