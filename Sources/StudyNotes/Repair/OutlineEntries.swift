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
    private var result: [NoteLine] = []
    private var opened: [Opened] = []
    /// How far the entries are indented that stay entries and hold the next line.
    private var plain: [Int] = []
    /// Whether the list stands under no heading but a place in the course, and nothing leads to it.
    private var isFree = true
    /// Whether a heading with a mark came before.
    private var hasHeading = false

    /// Writes headings for such entries, and moves what stands below them to the left.
    @Sendable static func open(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var step = OutlineEntries(lines: lines)
        // Few lists have a short entry with others below it.
        guard lines.indices.contains(where: step.mayOpen) else { return lines }
        let count = log.count
        for index in lines.indices { step.read(index, &log) }
        return log.count == count ? lines : step.result
    }

    private init(lines: [NoteLine]) { self.lines = lines }

    private func mayOpen(_ index: Int) -> Bool {
        lines[index].signs.contains(.entry) && indentBelow(index) != nil
    }

    private mutating func read(_ index: Int, _ log: inout RepairLog) {
        let line = lines[index]
        guard !line.isBlank else { return result.append(line) }
        let indent = line.indentColumns
        opened.removeAll { $0.indent >= indent }
        plain.removeAll { $0 >= indent }
        guard let words = line.wordsOfEntry else {
            if indent == 0 { leaveList(line) }
            return append(line)
        }
        guard let title = title(index, from: words), let inner = indentBelow(index) else {
            plain.append(indent)
            return append(line)
        }
        if let last = result.last, !last.isBlank { result.append(line.beside("")) }
        log.note(.titleLine, line, words..<line.withBytes(\.count))
        result.append(line.titled(title, from: words))
        hasHeading = true
        opened.append(Opened(indent: indent, title: title, inner: inner))
    }

    private mutating func append(_ line: NoteLine) {
        result.append(line.dedented(by: opened.last?.inner ?? 0))
    }

    /// A line at the margin: a heading, or words that may lead to a list.
    private mutating func leaveList(_ line: NoteLine) {
        let isHeading = line.firstByte == UInt8(ascii: "#") || line.signs.contains(.boldStart)
        guard !line.isVerbatim, isHeading else {
            if isFree { isFree = !line.endsInColon }
            return
        }
        let words = line.titleWords().filter { $0 != "#" && $0 != "*" }[...].trimmed
        let isTitle = line.text.hasPrefix("# ") && !hasHeading
        isFree = isTitle || LineTitle(String(words))?.isPlace == true
        if line.firstByte == UInt8(ascii: "#") { hasHeading = true }
    }

    private func title(_ index: Int, from words: Int) -> LineTitle? {
        guard isFree, plain.isEmpty, opened.last?.title.isPlace != false,
            let title = LineTitle(lines[index].titleWords(from: words)), title != .term
        else { return nil }
        return title
    }

    /// How far the entries below an entry are indented; `nil` when there are none.
    private func indentBelow(_ index: Int) -> Int? {
        guard let next = lines[(index + 1)...].first(where: { !$0.isBlank }),
            next.wordsOfEntry != nil, next.indentColumns > lines[index].indentColumns
        else { return nil }
        return next.indentColumns
    }
}
