/// Reads lines in capitals as headings in notes that have two of them: `WHY DENSE LAYERS FAIL`.
///
/// Such a line is a heading when words follow it that are not all capitals, and it begins a
/// paragraph or stands behind the end of a sentence. Three or more below each other are a text.
struct CapitalTitles {
    private let lines: [NoteLine]
    private var isTitle: [Bool]
    /// Whether so many are sure that the writer's other ones are titles, too.
    private var isStyle = false
    private static let fewestOfStyle = 4

    /// Makes headings of lines in capitals.
    @Sendable static func mark(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var step = CapitalTitles(lines)
        step.dropTexts()
        var titles = lines.indices.filter { step.stands($0) }
        if titles.count >= fewestOfStyle {
            step.isStyle = true
            titles = lines.indices.filter { step.stands($0) }
        }
        guard titles.count(where: { !step.isPlace($0) }) > 1 else { return lines }
        var result: [NoteLine] = []
        var copied = 0
        var level = 2
        for index in titles {
            level = lines[copied..<index].reduce(level) { $1.headingLevel ?? $0 }
            result += lines[copied..<index]
            result.endParagraph(before: lines[index])
            log.note(.titleLine, lines[index])
            result.append(lines[index].heading(level: step.level(of: index, below: level)))
            copied = index + 1
        }
        return result + lines[copied...]
    }

    private init(_ lines: [NoteLine]) {
        self.lines = lines
        isTitle = lines.map { $0.signs.contains(.capitals) && $0.isCapitalTitle }
    }

    private mutating func dropTexts() {
        var index = 0
        while index < lines.count {
            let run = isTitle[index...].prefix { $0 }
            if run.count > 2 { for place in run.indices { isTitle[place] = false } }
            index = run.endIndex + 1
        }
    }

    /// Whether a line is the heading of what follows it.
    private func stands(_ index: Int) -> Bool {
        guard isTitle[index] || isPlace(index), isFree(index),
            let next = lines.indexOfText(behind: index)
        else { return false }
        let leads = lines[next].isVerbatim || lines[next].headingLevel == nil
        return leads && (isTitle[next] || isPlace(next) || lines[next].hasSmallLetters)
    }

    private func level(of index: Int, below level: Int) -> Int {
        if isTitleOfFile(index) { return 1 }
        return isPlace(index) ? min(2, level) : min(max(3, level + 1), 6)
    }

    private func isPlace(_ index: Int) -> Bool {
        lines[index].signs.contains(.capitals)
            && LineTitle(lines[index].titleWords())?.isPlace == true
    }

    /// Whether no sentence goes on here.
    private func isFree(_ index: Int) -> Bool {
        guard index > 0, !lines[index - 1].isBlank else { return true }
        let before = lines[index - 1]
        guard !before.isVerbatim else { return false }
        if isStyle, !before.continuesSentence { return true }
        return isTitle[index - 1] || isPlace(index - 1) || before.wordsOfEntry != nil
            || before.headingLevel != nil || before.endsSentence
    }

    /// Whether it is the first line, with another title right below it.
    private func isTitleOfFile(_ index: Int) -> Bool {
        guard lines[..<index].allSatisfy(\.isBlank),
            let next = lines.indexOfText(behind: index)
        else { return false }
        return isTitle[next] || isPlace(next)
    }
}

extension NoteLine {
    /// Whether its words may be a title: a few, no label, and no bare acronym.
    fileprivate var isCapitalTitle: Bool {
        let words = titleWords()
        return words.allSatisfy { !$0.isLetter || $0.isUppercase }
            && words.split(separator: " ").count <= 8
            && !TermScan.labels.contains(words.lowercased())
            && words.split { !$0.isLetter }.contains { $0.count > 4 }
    }

    fileprivate var hasSmallLetters: Bool { text.contains { $0.isLowercase } }

    fileprivate var continuesSentence: Bool {
        words.last.map { bytes[$0] == UInt8(ascii: ",") } ?? false
            || DefinitionTerm.continuesSentence(bytes, words.upperBound)
    }

    fileprivate var endsSentence: Bool {
        words.last.map { ".!?:)".utf8.contains(bytes[$0]) } ?? true
    }
}
