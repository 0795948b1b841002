/// Reads a line that only names a topic or a day as the heading of what stands below it.
///
/// Many notes have no marks of headings: `Day 2 (Tue)`, `Batch norm`, and the lines about it. A line
/// is a heading when something follows it that is no heading itself, no sentence leads to it, and it
///
/// 1. is a place in the course: `Week 8 CNNs`, `Day 2 (Tue)`; or
/// 2. names a topic of the field and nothing else; more than two such lines below each other are a
///    list of topics; or
/// 3. is a term right above a list, behind a blank line or another title, in notes that have no
///    heading with a mark: `CNN intro`.
struct TitleLines {
    private enum Title: Hashable {
        case week, day, topic, term

        /// Weeks hold days, and days topics.
        var mark: String {
            switch self {
            case .week: "# "
            case .day: "## "
            case .topic, .term: "### "
            }
        }
    }

    private let lines: [NoteLine]
    private let hasHeadings: Bool
    /// What each line would name.
    private var names: [Title?]

    /// Makes headings of lines that are titles by what they say.
    @Sendable static func mark(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var step = TitleLines(lines)
        step.dropLists()
        var result: [NoteLine] = []
        var copied = 0
        for index in lines.indices {
            guard let title = step.title(index) else { continue }
            let line = lines[index]
            result += lines[copied..<index]
            if let last = result.last, !last.isBlank { result.append(line.beside("")) }
            log.note(.titleLine, line)
            result.append(line.titled(title.mark))
            copied = index + 1
        }
        return copied == 0 ? lines : result + lines[copied...]
    }

    private init(_ lines: [NoteLine]) {
        self.lines = lines
        hasHeadings = lines.contains { !$0.isVerbatim && $0.firstByte == UInt8(ascii: "#") }
        names = lines.map { $0.signs.contains(.title) ? Self.name(of: $0) : nil }
        // `Week 8 CNNs` at the top of the file is its title.
        if let first = lines.firstIndex(where: { !$0.isBlank }),
            lines[first].signs.contains(.title),
            PlaceInCourse(title: lines[first].titleWords).week != nil
        {
            names[first] = .week
        }
    }

    private static func name(of line: NoteLine) -> Title? {
        let words = line.titleWords
        let (place, rest) = PlaceInCourse.read(words)
        if place != PlaceInCourse() {
            guard rest.utf8.count <= 40 else { return nil }
            return place.week != nil ? .week : .day
        }
        if FieldTopics.topic(of: words) != nil { return Term(words).map { _ in .topic } }
        // A colon leads to a list.
        return line.endsInColon || Term(words) == nil ? nil : .term
    }

    /// Topics below each other with nothing between them are a list.
    private mutating func dropLists() {
        var index = 0
        while index < lines.count {
            let run = names[index...].prefix { $0 == .topic }
            if run.count > 2 { for place in run.indices { names[place] = nil } }
            index = run.endIndex + 1
        }
    }

    /// What the line is the title of; `nil` when it is none.
    private func title(_ index: Int) -> Title? {
        guard let name = names[index], leadsToText(index) else { return nil }
        switch name {
        case .week, .day: return isFree(index) ? name : nil
        case .topic: return isFree(index) && leadsTo(index) ? name : nil
        case .term:
            let isAbove = index + 1 < lines.count && lines[index + 1].isListEntry
            return !hasHeadings && isAbove && beginsParagraph(index) ? name : nil
        }
    }

    /// Whether something follows that is no heading.
    private func leadsToText(_ index: Int) -> Bool {
        guard let next = lines[(index + 1)...].first(where: { !$0.isBlank }) else { return false }
        return next.isVerbatim || next.firstByte != UInt8(ascii: "#")
    }

    /// Whether what follows may stand below a topic: it is no place in the course, and not bold.
    private func leadsTo(_ index: Int) -> Bool {
        guard let next = lines.indices[(index + 1)...].first(where: { !lines[$0].isBlank }) else {
            return false
        }
        return names[next] != .week && names[next] != .day && !lines[next].goesOnWithTable
            && !lines[next].signs.contains(.boldStart)
    }

    private func beginsParagraph(_ index: Int) -> Bool {
        guard index > 0, !lines[index - 1].isBlank else { return true }
        return names[index - 1] == .week || names[index - 1] == .day
    }

    /// Whether no sentence of the line before goes on here.
    private func isFree(_ index: Int) -> Bool {
        guard !beginsParagraph(index) else { return true }
        let before = lines[index - 1]
        guard !before.isVerbatim, let first = lines[index].firstByte,
            !ByteScan.isSmallLetter(first)
        else { return false }
        if before.isListEntry { return true }
        return before.withBytes { bytes in
            let end = ByteScan.trimmed(bytes, 0..<bytes.count).upperBound
            if "#|>".utf8.contains(bytes[0]) || DefinitionTerm.continuesSentence(bytes, end) {
                return false
            }
            return end < NoteLine.wrappedLength || ".!?:)".utf8.contains(bytes[end - 1])
        }
    }
}

extension NoteLine {
    /// Lines of this length and more are wrapped: their sentence goes on below.
    static let wrappedLength = 60

    fileprivate var firstByte: UInt8? { withBytes { $0.first } }

    fileprivate var endsInColon: Bool { text.trimmingBlanks.utf8.last == UInt8(ascii: ":") }

    /// The words without a colon at their end.
    fileprivate var titleWords: String {
        let words = text.trimmingBlanks
        return endsInColon ? String(words.dropLast()).trimmingBlanks : words
    }

    /// Whether a mark of a list begins it, `--` among them.
    fileprivate var isListEntry: Bool {
        !isVerbatim
            && withBytes { bytes in
                let start = bytes.prefix { ByteScan.isBlank($0) }.count
                let dashes = bytes[start...].prefix(3).prefix { $0 == UInt8(ascii: "-") }.count
                let isNested = dashes > 1 && start + dashes < bytes.count
                return BlockPrefix.markWidth(bytes, start..<bytes.count) != nil
                    || isNested && ByteScan.isBlank(bytes[start + dashes])
            }
    }

    /// Whether it is the row of dashes below the head of a table, or of a heading.
    fileprivate var goesOnWithTable: Bool {
        withBytes { bytes in bytes.allSatisfy { "-=|: ".utf8.contains($0) } }
    }

    /// The line as a heading.
    fileprivate func titled(_ mark: String) -> NoteLine {
        let words = titleWords
        let start = indent
        let end = start + words.utf8.count
        let length = withBytes(\.count)
        return edited([
            Edit(range: 0..<start, text: mark), Edit(range: end..<length, text: ""),
        ])
    }
}
