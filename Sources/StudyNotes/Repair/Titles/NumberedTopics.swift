/// Reads numbered topics as headings of the entries below them: `1. Convolution`, `- a filter slides`.
///
/// The numbers at the margin count on from 1, nothing but entries stands between them, and below at
/// least two. They are headings where at least half name topics of the field and the rest are terms,
/// or, in notes without a heading, where one does and the entries stand at the margin, too.
/// A list of steps, or one that a colon or the heading of a topic leads to, stays a list.
struct NumberedTopics {
    private static let fewest = 2

    private let lines: [NoteLine]
    private let hasHeadings: Bool
    /// The first line that is not blank.
    private let first: Int?
    /// The last heading with a mark above the line that is read.
    private var heading: NoteLine?

    /// Makes headings of such titles.
    @Sendable static func mark(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        guard lines.contains(where: { $0.firstByte == UInt8(ascii: "1") }) else { return lines }
        var step = NumberedTopics(lines)
        var result: [NoteLine] = []
        var (copied, index) = (0, 0)
        while index < lines.count {
            if lines[index].headingLevel != nil { step.heading = lines[index] }
            guard let run = step.run(from: index) else {
                index += 1
                continue
            }
            index = run.end
            let lead = lines[copied..<run.titles[0]].lastIndex { !$0.isBlank }
            let place = lead.flatMap { step.place($0) }
            if let place { step.heading = place }
            guard step.areTitles(run), place != nil || !step.isLedTo(run) else { continue }
            if let lead, let place {
                result += lines[copied..<lead]
                result.endParagraph(before: place)
                log.note(.titleLine, lines[lead])
                result += [place] + lines[(lead + 1)..<run.titles[0]]
            } else {
                result += lines[copied..<run.titles[0]]
                if let title = step.titleOfFile(run) {
                    log.note(.titleLine, lines[title])
                    result[title] = lines[title].heading(level: 1)
                }
            }
            step.write(run, &result, &log)
            copied = run.end
        }
        return copied == 0 ? lines : result + lines[copied...]
    }

    private init(_ lines: [NoteLine]) {
        self.lines = lines
        hasHeadings = lines.haveHeadings
        first = lines.firstIndex { !$0.isBlank }
    }

    /// Lines whose numbers count on from 1, and the end of what stands below the last.
    private struct Run {
        var titles: [Int]
        var end: Int

        /// Where what stands below a title ends.
        func end(of place: Int) -> Int { place + 1 < titles.count ? titles[place + 1] : end }
    }

    /// `nil` where no 1 begins a run; what is no entry ends it.
    private func run(from first: Int) -> Run? {
        guard number(first) == 1 else { return nil }
        var run = Run(titles: [first], end: first + 1)
        while run.end < lines.count {
            let line = lines[run.end]
            if line.isBlank || line.indent > 0 {
                run.end += 1
                continue
            }
            guard line.wordsOfEntry != nil else { break }
            if line.isNumbered {
                guard number(run.end) == run.titles.count + 1 else { break }
                run.titles.append(run.end)
            }
            run.end += 1
        }
        return run
    }

    /// The number at the margin before the words of an entry.
    private func number(_ index: Int) -> Int? {
        guard lines[index].isNumbered else { return nil }
        let digits = lines[index].bytes.prefix(4).prefix { ByteScan.isDigit($0) }
        return digits.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) }
    }
}

// MARK: - Which are titles

extension NumberedTopics {
    private func areTitles(_ run: Run) -> Bool {
        let below = run.titles.indices.compactMap { entryBelow(run, $0) }
        guard below.count >= Self.fewest else { return false }
        var topics = 0
        for index in run.titles {
            guard lines[index].signs.contains(.title),
                let name = lines[index].title(skippingNumber: true), !name.isPlace,
                name == .topic || !lines[index].endsInColon
            else { return false }
            if name == .topic { topics += 1 }
        }
        let areAtMargin = below.allSatisfy { lines[$0].entryMark.map(\.isBesideNumber) ?? false }
        if topics >= Self.fewest, 2 * topics >= run.titles.count {
            return areAtMargin || isFree
        }
        return topics > 0 && !hasHeadings && areAtMargin && run.titles.allSatisfy(isShortTitle)
    }

    /// The entry right below a title.
    private func entryBelow(_ run: Run, _ place: Int) -> Int? {
        guard let next = lines.indexOfText(behind: run.titles[place]), next < run.end(of: place),
            lines[next].wordsOfEntry != nil
        else { return nil }
        return next
    }

    /// Whether a colon, a topic or a term right above leads to a list; one may be the file's title.
    private func isLedTo(_ run: Run) -> Bool {
        guard let index = lines[..<run.titles[0]].lastIndex(where: { !$0.isBlank }) else {
            return false
        }
        let lead = lines[index]
        guard !lead.endsInColon else { return true }
        guard lead.signs.contains(.title), lead.wordsOfEntry == nil, let name = lead.title() else {
            return false
        }
        let leads = name == .topic || name == .term && index + 1 == run.titles[0]
        return leads && titleOfFile(run) == nil
    }

    /// The only line above a run, if it is the title of notes without a heading.
    private func titleOfFile(_ run: Run) -> Int? {
        guard !hasHeadings, lines[..<run.titles[0]].lastIndex(where: { !$0.isBlank }) == first
        else { return nil }
        return lines.titleOfFile(above: run.titles[0])
    }

    /// The heading of a line that begins a paragraph and names a place in the course.
    private func place(_ index: Int) -> NoteLine? {
        guard lines[index].signs.contains(.title),
            index == 0 || lines[index - 1].isBlank || lines[index - 1].wordsOfEntry != nil,
            let name = lines[index].title(), name.isPlace
        else { return nil }
        return lines[index].titled(name)
    }

    /// Whether the heading above, if there is one, is a title of all notes or a place in the course.
    private var isFree: Bool {
        heading.map { $0.headingLevel == 1 || $0.namesPlace } ?? true
    }

    /// Whether the words of a line begin with a capital letter.
    private func isShortTitle(_ index: Int) -> Bool {
        let bytes = lines[index].bytes
        guard let word = ByteScan.word(bytes, from: lines[index].wordsOfEntry ?? 0) else {
            return false
        }
        return UnsafeBufferPointer(rebasing: bytes[word]).beginsLarge
    }
}

// MARK: - Headings

extension NumberedTopics {
    /// Headings, and what stands below them moved to the left.
    private func write(_ run: Run, _ result: inout [NoteLine], _ log: inout RepairLog) {
        let above = heading?.headingLevel ?? 0
        for (place, index) in run.titles.enumerated() {
            result.endParagraph(before: lines[index])
            log.note(.titleLine, lines[index])
            result.append(lines[index].heading(level: min(max(3, above + 1), 6)))
            let below = lines[(index + 1)..<run.end(of: place)]
            let indent = below.filter { !$0.isBlank }.map(\.indentColumns).min() ?? 0
            result += below.map { $0.dedented(by: indent) }
        }
    }
}

extension EntryMark {
    /// Whether it stands at the margin and nests below nothing.
    fileprivate var isBesideNumber: Bool { indent == 0 && isOrdinary }
}
