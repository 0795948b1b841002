/// Reads a line that only names a topic or a day as the heading of what stands below it.
///
/// Many notes have no marks of headings: `Day 2 (Tue)`, `Batch norm`, and the lines about it. A line
/// is a heading when something follows it that is no heading itself, no sentence leads to it, and it
///
/// 1. is a place in the course: `Week 8 CNNs`, `Day 2 (Tue)`; or
/// 2. names a topic of the field and nothing else; more than two such lines below each other are a
///    list of topics; or
/// 3. is a term right above a list, or a numbered one above words, behind a blank line or another
///    title, in notes that have no heading with a mark: `CNN intro`, `3. Architectures`.
struct TitleLines {
    private let lines: [NoteLine]
    private let hasHeadings: Bool
    /// What each line would name, of those that were asked about.
    private var names: [LineTitle??]

    /// Makes headings of lines that are titles by what they say.
    @Sendable static func mark(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var step = TitleLines(lines)
        var result: [NoteLine] = []
        var copied = 0
        for index in lines.indices where lines[index].signs.contains(.title) {
            guard let title = step.title(index) else { continue }
            let line = lines[index]
            result += lines[copied..<index]
            result.endParagraph(before: line)
            log.note(.titleLine, line)
            result.append(line.titled(title))
            // Words that are indented below a heading would be code.
            let below = lines[(index + 1)...].prefix { !$0.isBlank && $0.indent > 0 }
            let indent = below.map(\.indentColumns).min() ?? 0
            result += below.map { $0.dedented(by: indent) }
            copied = below.endIndex
        }
        return copied == 0 ? lines : result + lines[copied...]
    }

    private init(_ lines: [NoteLine]) {
        self.lines = lines
        hasHeadings = lines.haveHeadings
        names = Array(repeating: nil, count: lines.count)
        // `Week 8 CNNs` at the top of the file is its title.
        if let first = lines.firstIndex(where: { !$0.isBlank }),
            lines[first].signs.contains(.title),
            PlaceInCourse(title: lines[first].titleWords()).week != nil
        {
            names[first] = .week
        }
    }

    /// What a line would name; the last line of a paragraph need not be understood.
    private mutating func name(_ index: Int) -> LineTitle? {
        if let name = names[index] { return name }
        let isCandidate =
            lines[index].signs.contains(.title) && (index == 0 || !lines[index - 1].isWrapped)
        var name = isCandidate ? lines[index].title(skippingNumber: true) : nil
        // A colon leads to a list.
        if name == .term, lines[index].endsInColon { name = nil }
        names[index] = .some(name)
        return name
    }

    /// Whether a line names a place in the course.
    private mutating func isPlace(_ index: Int) -> Bool {
        lines[index].signs.contains(.title) && name(index)?.isPlace == true
    }

    /// What the line is the title of; `nil` when it is none.
    private mutating func title(_ index: Int) -> LineTitle? {
        guard isFree(index), leadsToText(index), !isEntryOfNumbers(index), let name = name(index)
        else { return nil }
        switch name {
        case .week, .day: return name
        case .topic:
            return leadsTo(index) && !isInList(index) && !isPartOfTitle(index) ? name : nil
        case .term:
            guard !hasHeadings, index + 1 < lines.count, beginsParagraph(index),
                !lines[index + 1].signs.contains(.boldStart)
            else { return nil }
            let leads =
                lines[index + 1].wordsOfEntry != nil || leadsToTable(index)
                || lines[index].isNumbered && !lines[index + 1].isBlank
            return leads ? name : nil
        }
    }

    /// Whether a topic is a part of one above it, with no empty line between them: `stride 2` below
    /// `pooling`.
    private func isPartOfTitle(_ index: Int) -> Bool {
        guard let part = topic(index), !part.isProperName else { return false }
        var place = index - 1
        while place >= 0, index - place <= Self.mostLinesOfTitle, !lines[place].isBlank {
            if let whole = topic(place), part.isPart(of: whole) || part.isPart(of: whole.kind) {
                return true
            }
            place -= 1
        }
        return false
    }

    private static let mostLinesOfTitle = 12

    /// The topic that a line names, as a heading or without a mark.
    private func topic(_ index: Int) -> FieldTopics.Topic? {
        let line = lines[index]
        let level = line.headingLevel ?? 0
        guard level > 0 || line.signs.contains(.title) else { return nil }
        return FieldTopics.topic(of: line.titleWords(from: level))
    }

    /// Whether it is one of three topics or more below each other, with nothing between them.
    private mutating func isInList(_ index: Int) -> Bool {
        var (first, last) = (index, index)
        while first > max(index - 2, 0), name(first - 1) == .topic { first -= 1 }
        while last < min(index + 2, lines.count - 1), name(last + 1) == .topic { last += 1 }
        return last - first > 1
    }

    /// Whether it is `2. Padding` among others, with entries between them or not.
    ///
    /// Words that are indented below it make it one, too.
    private func isEntryOfNumbers(_ index: Int) -> Bool {
        guard lines[index].wordsOfEntry != nil else { return false }
        if index > 0, lines[index - 1].wordsOfEntry != nil { return true }
        let behind = lines[(index + 1)...].first { $0.isNumbered || $0.isBlank || !$0.isInList }
        if behind?.isNumbered == true { return true }
        guard let next = lines.indexOfText(behind: index).map({ lines[$0] }) else { return true }
        return next.indent > 0 || next.isNumbered || next.signs.contains(.dashDash)
    }

    /// Whether something follows that is no heading.
    private func leadsToText(_ index: Int) -> Bool {
        guard let next = lines.indexOfText(behind: index).map({ lines[$0] }) else { return false }
        return next.isVerbatim || next.firstByte != UInt8(ascii: "#")
    }

    private func leadsToTable(_ index: Int) -> Bool {
        lines[(index + 1)...].first { !$0.isBlank }?.firstByte == UInt8(ascii: "|")
    }

    /// Whether the lines around it are so short that each stands by itself, as on a phone.
    private func isAmongShortLines(_ index: Int) -> Bool {
        let around = max(index - 3, 0)..<min(index + 4, lines.count)
        let near =
            lines[around.lowerBound..<index].reversed().prefix { !$0.isBlank }
            + lines[index..<around.upperBound].prefix { !$0.isBlank }
        return near.count > 3 && near.allSatisfy(\.standsAlone)
    }

    /// Whether what follows may stand below a topic: it is no place in the course, and not bold.
    private mutating func leadsTo(_ index: Int) -> Bool {
        guard let next = lines.indexOfText(behind: index) else { return false }
        return !isPlace(next) && !lines[next].goesOnWithTable
            && !lines[next].signs.contains(.boldStart)
    }

    private mutating func beginsParagraph(_ index: Int) -> Bool {
        guard index > 0, !lines[index - 1].isBlank else { return true }
        return isPlace(index - 1)
    }

    /// Whether no sentence of the line before goes on here.
    private mutating func isFree(_ index: Int) -> Bool {
        guard !beginsParagraph(index) else { return true }
        let before = lines[index - 1]
        guard !before.isVerbatim, !before.endsInQuestion, let first = lines[index].firstByte,
            !ByteScan.isSmallLetter(first) || isAmongShortLines(index)
        else { return false }
        // `Dropout` may be all of an answer.
        if before.asks, index + 1 == lines.count || lines[index + 1].isBlank { return false }
        return before.wordsOfEntry != nil || !before.isWrapped && !before.leadsOn
    }
}

extension NoteLine {
    /// Whether the next line may be its answer.
    fileprivate var endsInQuestion: Bool {
        words.last.map { bytes[$0] == UInt8(ascii: "?") } ?? false
    }

    /// Whether it is so long that it was wrapped, and its sentence goes on below.
    fileprivate var isWrapped: Bool {
        guard words.upperBound >= 60, let last = words.last else { return false }
        return !".!?:)".utf8.contains(bytes[last]) && entryMark == nil
    }

    /// Whether it belongs to a list, or may.
    fileprivate var isInList: Bool { indent > 0 || wordsOfEntry != nil }

    /// Whether it is short, and no sign at its end says that it is a part of more.
    fileprivate var standsAlone: Bool {
        bytes.count <= 48 && words.last.map { !ByteScan.isAny(of: ".,;:", bytes[$0]) } ?? false
    }

    /// Whether it is a heading, a table or a quote, or its last word needs what comes.
    fileprivate var leadsOn: Bool {
        bytes.first.map { "#|>".utf8.contains($0) } == true
            || DefinitionTerm.continuesSentence(bytes, words.upperBound)
    }

    /// Whether it is the row of dashes below the head of a table, or of a heading.
    fileprivate var goesOnWithTable: Bool {
        bytes.allSatisfy { ByteScan.isAny(of: "-=|: ", $0) }
    }
}
