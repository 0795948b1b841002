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
        let range = range ?? line.indent..<line.text.utf8.count
        let found = String(decoding: line.text.utf8.bytes(range), as: UTF8.self)
        let entry = Entry(
            kind: kind,
            line: line.number,
            origin: line.origin(of: range.lowerBound),
            found: found.trimmingBlanks.shortened,
            replacement: replacement?.shortened
        )
        entries.append(entry)
    }

    /// The repairs in the order of the file, whose lines are given by their numbers from 1.
    func repairs(in lines: [NoteLine]) -> [Repair] {
        let sorted = entries.enumerated().sorted {
            let (left, right) = ($0.element, $1.element)
            return (left.line, left.origin, $0.offset) < (right.line, right.origin, $1.offset)
        }
        // Columns count Unicode scalars; in a line of megabytes each is counted once.
        var (line, byte, column) = (0, 0, 1)
        return sorted.map { _, entry in
            if entry.line != line { (line, byte, column) = (entry.line, 0, 1) }
            let bytes = lines[line - 1].text.utf8
            let end = min(entry.origin, bytes.count)
            if end > byte {
                column += bytes.bytes(byte..<end).count { $0 & 0xC0 != 0x80 }
                byte = end
            }
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

extension String {
    fileprivate var shortened: String {
        utf8.count <= 60 || count <= 60 ? self : "\(prefix(59))…"
    }
}
