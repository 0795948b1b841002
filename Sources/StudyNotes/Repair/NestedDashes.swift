/// Reads `--` at the start of a line as an entry below the entry before it, `---` as one below that.
enum NestedDashes {
    /// The entries that a line may stand below.
    private struct Entries {
        /// How far the marks of ordinary entries are indented, and where their words begin; each is
        /// below the one before.
        private var ordinary: [(indent: Int, words: Int)] = []
        /// Where the words of the last entry of two, three, … dashes begin.
        private var dashed: [Int] = []

        mutating func add(indent: Int, words: Int) {
            while let last = ordinary.last, last.indent >= indent { ordinary.removeLast() }
            ordinary.append((indent, words))
            dashed = []
        }

        /// Where the mark of an entry with so many dashes belongs.
        mutating func place(dashes: Int, indent: Int) -> Int {
            // Two blanks make a list of its own where there is no entry.
            let base = ordinary.last { $0.indent <= indent }?.words ?? indent + 2
            dashed = Array(dashed.prefix(dashes - 2))
            let place = dashed.last ?? base
            dashed.append(place + 2)
            return place
        }
    }

    /// `-- text` becomes an entry that is indented as far as the words of the entry before.
    @Sendable static func nest(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var entries = Entries()
        var isBehindBlank = true
        return lines.map { line in
            defer { isBehindBlank = line.isBlank }
            guard !line.isVerbatim, !line.isBlank else { return line }
            let (indent, text) = (line.indent, line.text.utf8)
            let rest = text.dropFirst(indent)
            if let words = wordsOfEntry(rest) {
                entries.add(indent: indent, words: indent + words)
                return line
            }
            let dashes = rest.prefix { $0 == UInt8(ascii: "-") }.count
            let blanks = rest.dropFirst(dashes).prefix { $0 == 0x20 || $0 == 0x09 }.count
            let words = rest.dropFirst(dashes + blanks)
            guard indent <= 3, line.signs.contains(.dashDash), (2...4).contains(dashes),
                blanks > 0,
                words.contains(where: { ByteScan.isWordByte($0) })
            else {
                if rest.first == UInt8(ascii: "#") || (indent == 0 && isBehindBlank) {
                    entries = Entries()
                }
                return line
            }
            log.note(.nestedDashes, line)
            let place = entries.place(dashes: dashes, indent: indent)
            let lead = String(repeating: " ", count: place) + "- "
            return line.beginning(with: lead, inPlaceOf: indent + dashes + blanks)
        }
    }

    /// How far behind its mark the words of an entry begin; `nil` when it is no ordinary entry.
    static func wordsOfEntry(_ text: Substring.UTF8View) -> Int? {
        guard let first = text.first else { return nil }
        var width = 1
        if ByteScan.isDigit(first) {
            width = text.prefix(4).prefix { ByteScan.isDigit($0) }.count + 1
            let sign = text.dropFirst(width - 1).first
            guard sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")") else { return nil }
        } else if !"-*+".utf8.contains(first) {
            return nil
        }
        let blanks = text.dropFirst(width).prefix { $0 == 0x20 }.count
        return (1...4).contains(blanks) ? width + blanks : nil
    }
}
