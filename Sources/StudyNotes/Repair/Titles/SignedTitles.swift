/// Reads titles behind a sign as headings: `🔥 Pooling`, `1️⃣ Pooling`, `II. Pooling`, `b) Stride`.
///
/// Something follows such a title that is no other line with a sign of its family, or it is an
/// entry of a list. A picture adorns a title when a place in the course or a topic of the field
/// stands behind it, or, in notes without other headings in which it does so twice, any term that
/// begins a paragraph. Numbers and letters count on from the first, and at least two do.
struct SignedTitles {
    private struct Title {
        let index: Int
        let family: TitleSign.Family
        let name: LineTitle?
    }

    private static let fewest = 2
    private static let mostBlanks = 8

    private let lines: [NoteLine]
    private let hasHeadings: Bool
    private var signs: [Int: TitleSign] = [:]

    /// Makes headings of such titles.
    @Sendable static func mark(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        let step = SignedTitles(lines)
        guard !step.signs.isEmpty else { return lines }
        let titles = (step.pictures() + step.counted()).sorted { $0.index < $1.index }
        return titles.isEmpty ? lines : step.written(titles, &log)
    }

    private init(_ lines: [NoteLine]) {
        self.lines = lines
        hasHeadings = lines.contains { !$0.isVerbatim && $0.firstByte == UInt8(ascii: "#") }
        for index in lines.indices where lines[index].signs.contains(.signed) {
            signs[index] = TitleSign(lines[index].bytes)
        }
    }

    /// Headings with blank lines before them; a family that begins below another stands deeper.
    private func written(_ titles: [Title], _ log: inout RepairLog) -> [NoteLine] {
        var result: [NoteLine] = []
        var copied = 0
        var above: [TitleSign.Family] = []
        var level = 2
        if !hasHeadings, let title = lines.titleOfFile(above: titles[0].index) {
            log.note(.titleLine, lines[title])
            result += lines[..<title] + [lines[title].heading(level: 1)]
            copied = title + 1
        }
        for title in titles {
            let line = lines[title.index]
            let between = lines[copied..<title.index]
            if let heading = between.last(where: { $0.headingLevel != nil })?.headingLevel {
                (level, above) = (heading, [])
            }
            result += between
            if let last = result.last, !last.isBlank { result.append(line.beside("")) }
            log.note(.titleLine, line)
            if title.name?.isPlace == true, let name = title.name {
                result.append(line.heading(level: name == .week ? 1 : 2))
                (level, above) = (2, [])
            } else {
                above = above.prefix { $0 != title.family } + [title.family]
                result.append(line.heading(level: min(max(level, 2) + above.count, 6)))
            }
            copied = title.index + 1
        }
        return result + lines[copied...]
    }
}

// MARK: - Which lines are titles

extension SignedTitles {
    private func pictures() -> [Title] {
        let all = signs.keys.sorted().compactMap { index -> Title? in
            guard let name = pictured(index), name.isPlace || !isAmongPictured(index),
                name != .term || beginsParagraph(index)
            else { return nil }
            return Title(index: index, family: .picture, name: name)
        }
        let sure = all.filter { $0.name != .term }
        return hasHeadings || sure.count < Self.fewest ? sure : all
    }

    /// What a line with a picture names, if something follows it.
    private func pictured(_ index: Int) -> LineTitle? {
        guard let sign = signs[index], sign.isPicture, next(index) != nil else { return nil }
        return name(index, sign)
    }

    /// Whether it is one of several names below each other.
    private func isAmongPictured(_ index: Int) -> Bool {
        [index > 0 ? index - 1 : nil, next(index)].compactMap(\.self).contains { other in
            pictured(other).map { !$0.isPlace } ?? false
        }
    }

    /// The titles that count on, family by family.
    private func counted() -> [Title] {
        var runs: [TitleSign.Family: [Title]] = [:]
        var titles: [Title] = []
        func end(_ family: TitleSign.Family) {
            guard let run = runs.removeValue(forKey: family), run.count >= Self.fewest else {
                return
            }
            titles += run
        }
        for index in signs.keys.sorted() {
            guard let sign = signs[index], !sign.isPicture else { continue }
            // What goes on is told from what begins: `i)` behind `h)`.
            let readings = sign.readings.filter {
                $0.number == 1 || $0.number == (runs[$0.family]?.count ?? 0) + 1
            }
            guard let reading = readings.max(by: { $0.number < $1.number }) else { continue }
            guard leadsToText(index, reading.family), isTitle(index, sign) else { continue }
            if reading.number == 1 { end(reading.family) }
            let title = Title(index: index, family: reading.family, name: name(index, sign))
            runs[reading.family, default: []].append(title)
        }
        for family in Array(runs.keys) { end(family) }
        return titles
    }

    private func name(_ index: Int, _ sign: TitleSign) -> LineTitle? {
        lines[index].endsInColon ? nil : lines[index].title(from: sign.words)
    }

    /// A few words that are no sentence, at the beginning of a paragraph or below a title.
    private func isTitle(_ index: Int, _ sign: TitleSign) -> Bool {
        let bytes = lines[index].bytes
        let words = ByteScan.trimmed(bytes, sign.words..<bytes.count)
        guard let last = words.last, ByteScan.isWordByte(bytes[words.lowerBound]),
            !".,;!".utf8.contains(bytes[last]),
            bytes[words].count(where: { $0 == 0x20 }) < Self.mostBlanks
        else { return false }
        return beginsParagraph(index) || name(index, sign) == .topic
            || UnsafeBufferPointer(rebasing: bytes[words]).beginsLarge && endsSentence(index - 1)
    }

    private func beginsParagraph(_ index: Int) -> Bool {
        index == 0 || lines[index - 1].isBlank || signs[index - 1] != nil
            || lines[index - 1].headingLevel != nil
    }

    private func endsSentence(_ index: Int) -> Bool {
        let line = lines[index]
        return line.words.last.map { ".!?:)".utf8.contains(line.bytes[$0]) } ?? true
    }

    /// Whether something follows that is no heading, and no further line of the same family.
    private func leadsToText(_ index: Int, _ family: TitleSign.Family) -> Bool {
        guard let next = next(index), lines[next].headingLevel == nil else { return false }
        return signs[next]?.readings.contains { $0.family == family } != true
    }

    private func next(_ index: Int) -> Int? {
        lines.indices[(index + 1)...].first { !lines[$0].isBlank }
    }
}
