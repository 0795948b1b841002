/// Reads the titles of slides that were pasted one after the other: a line between two lists with
/// the bullets of slides, `•`.
///
/// It stands at the left margin, is short and begins with a capital letter; where the entry before
/// it was wrapped, it may be its end. Where there is such a title, the line before the first list is
/// one as well.
struct SlideTitles {
    private static let (longest, mostBlanks) = (64, 8)
    private static let longLine = 60

    private let lines: [NoteLine]
    /// Whether a bullet of slides begins each line.
    private let isBullet: [Bool]
    /// How wide the entries were set: longer ones were wrapped.
    private let width: Int

    /// Makes headings of such lines.
    @Sendable static func mark(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        let step = SlideTitles(lines)
        var titles = lines.indices.filter { step.isTitle($0) }
        guard !titles.isEmpty else { return lines }
        if let first = step.titleOfFirstList, first < titles[0] {
            titles.insert(first, at: 0)
            if first > 0, lines[first - 1].title()?.isPlace == true {
                titles.insert(first - 1, at: 0)
            }
        }
        var result: [NoteLine] = []
        var copied = 0
        for index in titles {
            result += lines[copied..<index]
            result.endParagraph(before: lines[index])
            log.note(.titleLine, lines[index])
            let place = lines[index].title().flatMap { $0.isPlace ? $0 : nil }
            result.append(
                place.map { lines[index].titled($0) } ?? lines[index].heading(level: 3)
            )
            copied = index + 1
        }
        return result + lines[copied...]
    }

    private init(_ lines: [NoteLine]) {
        self.lines = lines
        isBullet = lines.map { $0.signs.contains(.bullet) && BulletSigns.isOfSlides($0) }
        width = zip(lines, isBullet).lazy.filter(\.1).map(\.0.bytes.count).max() ?? 0
    }

    private func isTitle(_ index: Int) -> Bool {
        guard index > 0, mayBeTitle(index) else { return false }
        let before = index - 1
        guard !isBullet[before] else { return !isWrapped(before, into: index) }
        // The foot of a slide stands between its list and the next title.
        return before > 0 && lines[before].isFootOfSlide && isBullet[before - 1]
    }

    private var titleOfFirstList: Int? {
        guard let list = isBullet.firstIndex(of: true), list > 0, mayBeTitle(list - 1) else {
            return nil
        }
        let isFirst =
            list == 1 || lines[list - 2].isBlank || lines[list - 2].title()?.isPlace == true
        return isFirst ? list - 1 : nil
    }

    /// A few words at the margin, right above a list or a question.
    private func mayBeTitle(_ index: Int) -> Bool {
        guard index + 1 < lines.count, !isBullet[index],
            isBullet[index + 1] || QuestionLabel(lines[index + 1].bytes, at: 0) != nil,
            QuestionLabel(lines[index].bytes, at: 0) == nil
        else { return false }
        let line = lines[index]
        let words = ByteScan.trimmed(line.bytes, line.bytes.indices)
        guard !line.isVerbatim, line.bytes.beginsLarge, words.count <= Self.longest,
            let last = words.last, !".,;:!=".utf8.contains(line.bytes[last])
        else { return false }
        return line.bytes[words].count(where: ByteScan.isBlank) < Self.mostBlanks
    }

    /// Whether the first word of a line would not have stood on the one before.
    private func isWrapped(_ index: Int, into next: Int) -> Bool {
        let (line, end) = (lines[index].bytes, lines[index].words.upperBound)
        if end < line.count || line[..<end].last == UInt8(ascii: ",") { return true }
        if DefinitionTerm.continuesSentence(line, end) { return true }
        let word = lines[next].bytes.prefix { !ByteScan.isBlank($0) }
        return line.count >= Self.longLine && line.count + word.count >= width
            && !".!?:)".utf8.contains(line[end - 1])
    }
}

extension NoteLine {
    /// Whether it is the foot of a slide, `© 2026 Bootcamp 17`, or the number of a page by itself or
    /// behind its word: `17`, `Slide 3 / 24`, `page 3 of 24`.
    var isFootOfSlide: Bool {
        guard let first = words.first else { return false }
        if ByteScan.begins("©", bytes, words) { return true }
        let word = bytes[words].prefix(while: ByteScan.isLetter)
        let isNamed = Self.namesOfPages.contains(lowercased: bytes, first..<first + word.count)
        guard isNamed || word.isEmpty else { return false }
        let numbers = bytes[words].dropFirst(word.count)
            .split { ByteScan.isBlank($0) || $0 == UInt8(ascii: "/") }
            .filter { !$0.elementsEqual("of".utf8) && !$0.elementsEqual("von".utf8) }
        return (1...2).contains(numbers.count)
            && numbers.allSatisfy { $0.count <= 3 && $0.allSatisfy(ByteScan.isDigit) }
    }

    private static let namesOfPages: WordSet = ["page", "slide", "seite", "folie"]
}
