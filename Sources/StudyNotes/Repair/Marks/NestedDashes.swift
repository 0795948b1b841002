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
        var result = lines
        var entries = Entries()
        var isBehindBlank = true
        for index in lines.indices {
            let isBlank = lines[index].isBlank
            defer { isBehindBlank = isBlank }
            guard !isBlank, !lines[index].isVerbatim else { continue }
            switch Mark(lines[index].bytes) {
            case .ordinary(let indent, let words): entries.add(indent: indent, words: words)
            case .dashes(let count, let indent, let words):
                log.note(.nestedDashes, lines[index])
                let place = entries.place(dashes: count, indent: indent)
                let lead = String(repeating: " ", count: place) + "- "
                result[index] = lines[index].beginning(with: lead, inPlaceOf: words)
            case .heading: entries = Entries()
            case .none(let isAtMargin): if isAtMargin, isBehindBlank { entries = Entries() }
            }
        }
        return result
    }

    /// What begins a line.
    private enum Mark {
        /// A mark of CommonMark, where it stands and where the words behind it do.
        case ordinary(indent: Int, words: Int)
        case dashes(Int, indent: Int, words: Int)
        case heading
        case none(isAtMargin: Bool)

        init(_ line: UnsafeBufferPointer<UInt8>) {
            if let mark = EntryMark(line), mark.isOrdinary,
                let words = mark.columnOfWords(in: line)
            {
                self = .ordinary(indent: mark.indent, words: words)
                return
            }
            let start = line.firstIndex { !ByteScan.isBlank($0) } ?? line.count
            let dashes = line[start...].prefix { $0 == UInt8(ascii: "-") }.count
            let behind = line[(start + dashes)...]
            let words = behind.firstIndex { !ByteScan.isBlank($0) } ?? line.count
            if start <= 3, (2...4).contains(dashes), words > behind.startIndex,
                line[words...].contains(where: ByteScan.isWordByte)
            {
                self = .dashes(dashes, indent: start, words: words)
            } else if line[start...].first == UInt8(ascii: "#") {
                self = .heading
            } else {
                self = .none(isAtMargin: start == 0)
            }
        }
    }
}
