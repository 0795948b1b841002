/// Makes headings of the entries of an outline: `- Day 1`, `- Pooling`, with what is said below them.
///
/// An entry is a heading when it names a place in the course or a topic of the field and nothing
/// else, other entries stand below it, it stands below nothing but such places, and the heading
/// above the list, if there is one, only says where in the course it stands.
struct OutlineEntries {
    /// An entry that became a heading.
    private struct Opened {
        let indent: Int
        let title: LineTitle
        /// How far the entries below it are indented.
        let inner: Int
    }

    private let lines: [NoteLine]
    /// The lines so far, from the first heading that was made.
    private var result: [NoteLine] = []
    private var opened: [Opened] = []
    /// How far the entries are indented that stay entries and hold the next line.
    private var plain: [Int] = []
    /// The heading that the list stands under.
    private var heading: Int?
    /// Whether it is the title of the file.
    private var isTitle = false
    /// Whether something behind the heading leads to a list.
    private var isLedTo = false
    /// Whether a heading with a mark came before.
    private var hasHeading = false

    /// Writes headings for such entries, and moves what stands below them to the left.
    @Sendable static func open(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var step = OutlineEntries(lines: lines)
        // Few lists have an entry that names a topic, with others below it.
        guard lines.indices.contains(where: step.mayOpen) else { return lines }
        for index in lines.indices { step.read(index, &log) }
        return step.result.isEmpty ? lines : step.result
    }

    private init(lines: [NoteLine]) { self.lines = lines }

    private func mayOpen(_ index: Int) -> Bool {
        guard lines[index].signs.contains(.entry), indentBelow(index) != nil,
            let words = lines[index].wordsOfEntry
        else { return false }
        return name(index, from: words) != nil
    }

    private mutating func read(_ index: Int, _ log: inout RepairLog) {
        guard !lines[index].isBlank else { return append(index) }
        let indent = lines[index].indentColumns
        opened.removeAll { $0.indent >= indent }
        plain.removeAll { $0 >= indent }
        guard let words = lines[index].wordsOfEntry else {
            if indent == 0 { leaveList(index) }
            return append(index)
        }
        guard let inner = indentBelow(index), let title = title(index, from: words) else {
            plain.append(indent)
            return append(index)
        }
        open(index, title, from: words, &log)
        hasHeading = true
        opened.append(Opened(indent: indent, title: title, inner: inner))
    }

    private mutating func open(
        _ index: Int,
        _ title: LineTitle,
        from words: Int,
        _ log: inout RepairLog
    ) {
        let line = lines[index]
        if result.isEmpty { result += lines[..<index] }
        result.endParagraph(before: line)
        log.note(.titleLine, line, words..<line.bytes.count)
        result.append(line.titled(title, from: words))
    }

    private mutating func append(_ index: Int) {
        guard !result.isEmpty else { return }
        let columns = lines[index].isBlank ? 0 : opened.last?.inner ?? 0
        result.append(lines[index].dedented(by: columns))
    }

    /// A line at the margin: a heading, or words that may lead to a list.
    private mutating func leaveList(_ index: Int) {
        let hasMark = lines[index].firstByte == UInt8(ascii: "#")
        guard !lines[index].isVerbatim, hasMark || lines[index].signs.contains(.boldStart) else {
            isLedTo = isLedTo || lines[index].endsInColon
            return
        }
        (heading, isLedTo) = (index, false)
        isTitle = !hasHeading && lines[index].bytes.starts(with: "# ".utf8)
        if hasMark { hasHeading = true }
    }

    /// Whether the list stands under no heading but a place in the course, and nothing leads to it.
    private var isFree: Bool {
        !isLedTo && (isTitle || heading.map { lines[$0].namesPlace } ?? true)
    }

    private func title(_ index: Int, from words: Int) -> LineTitle? {
        guard plain.isEmpty, opened.last?.title.isPlace != false,
            let title = name(index, from: words), isFree
        else { return nil }
        return title
    }

    private func name(_ index: Int, from words: Int) -> LineTitle? {
        lines[index].title(from: words).flatMap { $0 == .term ? nil : $0 }
    }

    /// How far the entries below an entry are indented; `nil` when there are none.
    private func indentBelow(_ index: Int) -> Int? {
        guard let next = lines.indexOfText(behind: index).map({ lines[$0] }),
            next.wordsOfEntry != nil, next.indentColumns > lines[index].indentColumns
        else { return nil }
        return next.indentColumns
    }
}

extension NoteLine {
    /// Whether a heading, with its marks, names a place in the course.
    var namesPlace: Bool {
        let words = titleWords().filter { $0 != "#" && $0 != "*" }[...].trimmed
        return LineTitle(String(words))?.isPlace == true
    }
}
