/// Reads titles by how far the lines below them are indented: an outline without marks.
///
/// Where most lines are indented, and two or more that name a place in the course or a topic of the
/// field have others below them, one of the two being indented itself, such lines are headings as
/// long as nothing but headings stands above them, as is a term below places only. All other lines
/// are entries.
struct IndentedTitles {
    private static let fewest = 2

    private let lines: [NoteLine]
    /// The columns of the blanks before each line; `nil` for blank ones.
    private let columns: [Int?]
    private var result: [NoteLine] = []
    private var titles: [(column: Int, isPlace: Bool)] = []
    /// The columns of the entries that hold the next line.
    private var entries: [Int] = []

    /// Makes headings and lists of an outline that is indented.
    @Sendable static func mark(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        // Most notes have some lines that go on with an entry.
        let indented = lines.count { $0.signs.contains(.indented) }
        guard 4 * indented > lines.count else { return lines }
        var step = IndentedTitles(lines)
        guard step.isOutline else { return lines }
        for index in lines.indices { step.read(index, &log) }
        return step.result
    }

    private init(_ lines: [NoteLine]) {
        self.lines = lines
        columns = lines.map { $0.isBlank ? nil : $0.indentColumns }
    }

    private var isOutline: Bool {
        let filled = lines.indices.filter { columns[$0] != nil }
        let indented = filled.count { columns[$0] ?? 0 > 0 }
        let isBare = filled.allSatisfy { index in
            let first = lines[index].bytes[lines[index].indent]
            return ByteScan.isWordByte(first) || "([\"'".utf8.contains(first)
        }
        guard 2 * indented > filled.count, isBare else { return false }
        let titles = filled.filter { name($0).map { $0 != .term } == true && hasLinesBelow($0) }
        return titles.count >= Self.fewest && titles.contains { columns[$0] ?? 0 > 0 }
    }

    private func name(_ index: Int) -> LineTitle? {
        let line = lines[index]
        return line.endsInColon ? nil : line.title(from: line.indent)
    }

    private func hasLinesBelow(_ index: Int) -> Bool {
        guard let own = columns[index],
            let next = columns[(index + 1)...].lazy.compactMap(\.self).first
        else { return false }
        return next > own
    }

    private mutating func read(_ index: Int, _ log: inout RepairLog) {
        let line = lines[index]
        guard let own = columns[index] else { return result.append(line) }
        titles.removeAll { $0.column >= own }
        entries.removeAll { $0 >= own }
        let words = line.part(line.words)
        if entries.isEmpty, let name = name(index), hasLinesBelow(index),
            name != .term || titles.allSatisfy(\.isPlace)
        {
            if let last = result.last, !last.isBlank { result.append(line.beside("")) }
            log.note(.titleLine, line)
            let level = max(name.level, titles.count + 1)
            titles.append((own, name.isPlace))
            result.append(words.heading(level: min(level, 6)))
            return
        }
        if own == 0 {
            if let last = result.last, !last.isBlank, columns[index - 1] != 0 {
                result.append(line.beside(""))
            }
            return result.append(words)
        }
        log.note(.bulletSign, line)
        let indent = String(repeating: "  ", count: entries.count)
        result.append(words.beginning(with: indent + "- "))
        entries.append(own)
    }
}
