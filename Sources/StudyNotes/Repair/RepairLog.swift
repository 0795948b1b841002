/// What the steps of a repair changed, with the places in the file.
struct RepairLog {
    private struct Entry {
        let kind: Repair.Kind
        let line: Int
        /// The byte of the line of the file, from 0.
        let origin: Int
        let found: String
        let replacement: String?
    }

    private var entries: [Entry] = []

    var count: Int { entries.count }

    /// Notes that bytes of a line, or all of it, were read as something else.
    ///
    /// `replacement` is what was written for them, where that says more than the kind does.
    mutating func note(
        _ kind: Repair.Kind,
        _ line: NoteLine,
        _ range: Range<Int>? = nil,
        as replacement: String? = nil
    ) {
        let range = range ?? line.indent..<line.bytes.count
        let words = line.bytes[ByteScan.trimmed(line.bytes, range)]
        let entry = Entry(
            kind: kind,
            line: line.number,
            origin: line.origin(of: range.lowerBound),
            found: UnsafeBufferPointer(rebasing: words).beginning,
            replacement: replacement?.shortened
        )
        entries.append(entry)
    }

    /// The repairs in the order of the file, whose lines are given by their numbers from 1.
    func repairs(in lines: [NoteLine]) -> [Repair] {
        let sorted = entries.indices.sorted {
            let (left, right) = (entries[$0], entries[$1])
            return (left.line, left.origin, $0) < (right.line, right.origin, $1)
        }
        // Columns count Unicode scalars; in a line of megabytes each is counted once.
        var (line, byte, column) = (0, 0, 1)
        return sorted.map { index in
            let entry = entries[index]
            if entry.line != line { (line, byte, column) = (entry.line, 0, 1) }
            let bytes = lines[line - 1].bytes
            let end = max(min(entry.origin, bytes.count), byte)
            column += bytes[byte..<end].count { $0 & 0xC0 != 0x80 }
            byte = end
            return Repair(
                entry.kind,
                line: line,
                column: column,
                found: entry.found,
                replacement: entry.replacement
            )
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// What is shown of the text, of which only the beginning is read.
    fileprivate var beginning: String {
        if let start = startOfLong {
            return "\(String(decoding: self[..<start], as: UTF8.self))…"
        }
        let head = String(decoding: prefix(1_000), as: UTF8.self)
        return count <= 1_000 || head.isLong
            ? head.shortened : String(decoding: self, as: UTF8.self).shortened
    }

    /// Where the first letters and signs of more than sixty end; `nil` where bytes do not tell.
    private var startOfLong: Int? {
        var (place, end) = (0, 0)
        for character in 0...String.mostShown {
            if character == String.mostShown - 1 { end = place }
            guard let width = ByteScan.widthOfSign(self, place) else { return nil }
            place += width
        }
        return end
    }
}

extension String {
    fileprivate static let mostShown = 60

    /// Whether it has more than sixty letters and signs.
    fileprivate var isLong: Bool {
        guard utf8.count > Self.mostShown,
            let behind = index(startIndex, offsetBy: Self.mostShown, limitedBy: endIndex)
        else { return false }
        return behind < endIndex
    }

    fileprivate var shortened: String {
        isLong ? "\(prefix(Self.mostShown - 1))…" : self
    }
}
