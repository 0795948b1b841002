/// Reads lines such as `Stride: how far the filter moves` as entries of a list.
///
/// CommonMark makes one paragraph of lines that stand below each other.
struct DefinitionLines {
    private let lines: [NoteLine]
    /// What each line begins.
    private let openings: [DefinitionBody?]
    private var result: [NoteLine] = []
    /// Up to here the lines are in the result.
    private var copied = 0
    /// The mark of the list that was written last.
    private var writtenMark: UInt8?

    /// Makes a list of definitions below each other, and sets a single one apart.
    @Sendable static func setApart(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var step = DefinitionLines(lines)
        guard step.openings.contains(where: { $0 != nil }) else { return lines }
        var index = 0
        while index < lines.count {
            if let group = step.group(from: index) {
                index = step.write(group, &log)
            } else {
                index += 1
            }
        }
        return step.copied == 0 ? lines : step.result + lines[step.copied...]
    }

    private init(_ lines: [NoteLine]) {
        self.lines = lines
        openings = lines.indices.map { lines.mayOpen($0) ? lines[$0].opening : nil }
    }

    /// The mark of the list that stands right above a line, blank lines aside.
    private func markAbove(_ index: Int) -> UInt8? {
        guard let line = lines[copied..<index].last(where: { !$0.isBlank }) else {
            return writtenMark
        }
        return line.bullet
    }

    /// Whether a line may begin anew behind the one before, rather than go on with its sentence.
    private func isFree(_ index: Int) -> Bool {
        guard index > 0, lines[index - 1].mayGoOn, openings[index] != .settings else { return true }
        let before = lines[index - 1].bytes
        let end = ByteScan.trimmed(before, 0..<before.count).upperBound
        if DefinitionTerm.continuesSentence(before, end) { return false }
        // A line that goes on with an entry begins in small letters, or further in.
        if lines[index - 1].bullet != nil, lines[index].beginsLarge { return true }
        // Lines of this length are wrapped; shorter and longer ones end where they were ended.
        return openings[index - 1] != nil || !(60...110).contains(before.count)
            || ".!?:)".utf8.contains(before[end - 1])
    }

    /// The definitions below each other from a line on, each with the lines that belong to it.
    ///
    /// A single `**Max pooling** takes …` may be stressed in its paragraph.
    private func group(from first: Int) -> (lines: Range<Int>, starts: [Int])? {
        guard openings[first] != nil, isFree(first) else { return nil }
        var starts = [first]
        var end = first + 1
        while end < lines.count, lines[end].mayGoOn {
            if continues(end, openings[first]), isFree(end) {
                starts.append(end)
            } else if openings[end] != nil && isFree(end) || !belongs(end, openings[first]) {
                break
            }
            end += 1
        }
        if starts.count == 1, lines[first].isSentence { return nil }
        return (first..<end, starts)
    }

    /// Whether a line is one more definition of a kind; among equations any term has one.
    private func continues(_ index: Int, _ kind: DefinitionBody?) -> Bool {
        if openings[index] == kind { return true }
        return kind == .equation && openings[index] == nil && lines[index].bullet == nil
            && DefinitionTerm.isNamed(lines[index].bytes)
    }

    /// Whether a line goes on with the definition above it.
    private func belongs(_ index: Int, _ opening: DefinitionBody?) -> Bool {
        if lines[index].isNestedEntry { return opening != .settings }
        guard lines[index].bullet == nil else { return false }
        return lines[index].beginsSmall || !isFree(index)
    }

    /// Writes a group; answers the line to go on with.
    private mutating func write(
        _ group: (lines: Range<Int>, starts: [Int]),
        _ log: inout RepairLog
    ) -> Int {
        let (first, end) = (group.lines.lowerBound, group.lines.upperBound)
        let isList = group.starts.count > 1 && openings[first] != .settings
        let (isGlued, goesOn) = (isBehindWords(first), end < lines.count && isBehindWords(end))
        guard isList || isGlued || goesOn else { return end }
        let mark = markAbove(first)
        result += lines[copied..<first]
        // The list above, if there is one, must not go on.
        let bullet = mark == UInt8(ascii: "*") ? "- " : "* "
        if isGlued, result.last?.isBlank == false {
            result.append(lines[first - 1].beside("", atEnd: true))
        }
        let starts = Set(group.starts)
        for index in group.lines {
            if isList, starts.contains(index) {
                log.note(.definitionLine, lines[index])
                result.append(lines[index].beginning(with: bullet))
            } else {
                result.append(lines[index])
            }
        }
        if !isList, isGlued || goesOn { log.note(.definitionLine, lines[first]) }
        if goesOn { result.append(lines[end - 1].beside("", atEnd: true)) }
        writtenMark = isList ? bullet.utf8.first : nil
        copied = end
        return end
    }

    private func isBehindWords(_ index: Int) -> Bool {
        index > 0 && lines[index - 1].mayGoOn && lines[index].mayGoOn
    }
}

extension [NoteLine] {
    /// Whether a line may begin a definition; a bold sentence alone in its paragraph does not.
    fileprivate func mayOpen(_ index: Int) -> Bool {
        let line = self[index]
        guard line.hasDefinitionSigns, isWithinParagraph(index), !isAnswer(index) else {
            return false
        }
        return !line.isBoldSentence
            || self[(index + 1)...].lazy.prefix { !$0.isBlank }
                .contains(where: \.hasDefinitionSigns)
            || self[..<index].reversed().lazy.prefix { !$0.isBlank }
                .contains(where: \.hasDefinitionSigns)
    }

    /// Whether something stands right above or below it; what is apart already stays so.
    private func isWithinParagraph(_ index: Int) -> Bool {
        index > 0 && !self[index - 1].isBlank || index + 1 < count && !self[index + 1].isBlank
    }

    /// Whether it is the answer below its question.
    private func isAnswer(_ index: Int) -> Bool {
        guard index > 0, self[index - 1].firstByte == UInt8(ascii: "#"),
            let label = QuestionLabel(self[index].bytes, at: 0)
        else { return false }
        return label.kind == .answer && label.words < self[index].bytes.count
    }
}

extension NoteLine {
    fileprivate var hasDefinitionSigns: Bool {
        !isVerbatim && !signs.isDisjoint(with: [.definition, .boldStart, .name])
    }

    /// What the line begins, if it stands at the left margin and has the form `Term: …`, bold or not.
    fileprivate var opening: DefinitionBody? {
        if signs.contains(.boldStart) { return beginsWithBoldTerm ? .words : nil }
        if let colon = DefinitionTerm.colon(in: bytes), DefinitionTerm.begins(bytes[..<colon]) {
            return DefinitionBody(bytes[(colon + 1)...]) ?? yearOfName(before: colon)
        }
        if DefinitionTerm.equation(in: bytes) != nil { return .equation }
        if DefinitionTerm.dash(in: bytes) != nil { return .words }
        return signs.contains(.name) && Self.beginsWithName(bytes) ? .words : nil
    }

    /// `AlexNet: 2012`: a number alone is said of a network, not of a setting.
    private func yearOfName(before colon: Int) -> DefinitionBody? {
        let isNumber = bytes[(colon + 1)...].contains(where: ByteScan.isDigit)
        let name = UnsafeBufferPointer(rebasing: bytes[..<colon])
        return isNumber && FieldTopics.topic(of: name)?.isProperName == true ? .words : nil
    }

    /// Whether no sign parts its term from what is said of it.
    fileprivate var isSentence: Bool {
        isBoldSentence || signs.isDisjoint(with: [.definition, .boldStart])
    }

    /// `AlexNet 2012, 60 million parameters`.
    private static func beginsWithName(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        FieldTopics.properNameWords(of: UnsafeBufferPointer(rebasing: line.prefix(60))) != nil
    }

    /// `**Stride:** …`, `**Stride** - …` and `**Max pooling** takes …`.
    private var beginsWithBoldTerm: Bool {
        guard let end = Self.endOfBoldStart(bytes) else { return false }
        let (term, rest) = (bytes[2..<end], bytes[(end + 2)...])
        guard rest.first == UInt8(ascii: ":") || rest.first == UInt8(ascii: " "),
            UnsafeBufferPointer(rebasing: rest).holdsLetter
        else { return false }
        return DefinitionTerm.begins(term.last == UInt8(ascii: ":") ? term.dropLast() : term)
    }

    /// Whether bold words begin it, and no sign parts them from the others.
    fileprivate var isBoldSentence: Bool {
        guard signs.contains(.boldStart) else { return false }
        guard let end = Self.endOfBoldStart(bytes), bytes[end - 1] != UInt8(ascii: ":") else {
            return false
        }
        let rest = bytes[(end + 2)...].drop { ByteScan.isBlank($0) }
        guard let first = rest.first else { return false }
        return first < 0x80
            ? ByteScan.isLetter(first)
            : String(decoding: rest.prefix(16), as: UTF8.self).first?.isLetter == true
    }

    /// Where the words end that begin behind `**` at the start of a line.
    private static func endOfBoldStart(_ line: UnsafeBufferPointer<UInt8>) -> Int? {
        ByteScan.firstPlace(of: "**", line, 2..<line.count)
    }

    /// Whether it may be a part of a paragraph: no heading, no table, nothing verbatim.
    fileprivate var mayGoOn: Bool {
        guard !isVerbatim, !isBlank else { return false }
        return bytes.first.map { !ByteScan.isAny(of: "#|>", $0) } ?? false
    }

    /// Whether it is an entry below another one: `-- text`, or indented.
    fileprivate var isNestedEntry: Bool {
        signs.contains(.dashDash) && indent <= 3 || indent > 1 && bullet != nil
    }

    /// Whether it begins with a capital letter, at the margin.
    fileprivate var beginsLarge: Bool { bytes.beginsLarge }

    /// Whether it begins with a small letter, blanks aside.
    fileprivate var beginsSmall: Bool {
        UnsafeBufferPointer(rebasing: bytes[words]).beginsSmall
    }

    /// The sign of the entry that begins the line.
    fileprivate var bullet: UInt8? {
        entryMark.flatMap { $0.isBullet ? $0.sign : nil }
    }
}
