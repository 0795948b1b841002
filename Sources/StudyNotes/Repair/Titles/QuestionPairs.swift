/// Makes headings of questions that stand with their answers: `Q: What is IoU?`, `A: …`.
///
/// It takes two pairs below one heading, with labels or plain questions, or one with labels that asks
/// with `?` and that nothing follows: a single question within other notes is a part of them.
/// What stands behind an answer up to the next question is taken for a part of it, but where only
/// two pairs stand above other paragraphs, nothing says which.
struct QuestionPairs {
    /// A line, or a part of one that holds several questions and answers.
    private struct Piece {
        let index: Int
        let range: Range<Int>
        /// The label that it begins with.
        var label: QuestionLabel?
        /// How deep a heading it is; 0 where it is none.
        var level = 0
        /// Whether it asks without a label, above its answer.
        var isPlain = false
    }

    private let lines: [NoteLine]
    private var pieces: [Piece] = []
    private var result: [NoteLine] = []
    /// Up to here the lines are in the result.
    private var copied = 0

    /// Writes `### ` before each question of a row of pairs.
    @Sendable static func mark(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var step = QuestionPairs(lines: lines)
        let plain = PlainQuestions.indices(in: lines)
        let hasLabel = lines.contains { $0.signs.contains(.question) && begins($0.bytes) }
        guard hasLabel || plain.count > 1 else { return lines }
        step.read(plain)
        for section in step.sections() { step.write(section, &log) }
        return step.copied == 0 ? lines : step.result + lines[step.copied...]
    }

    private init(lines: [NoteLine]) { self.lines = lines }

    private mutating func read(_ plain: Set<Int>) {
        for index in lines.indices {
            guard !plain.contains(index) else {
                let range = 0..<lines[index].bytes.count
                pieces.append(Piece(index: index, range: range, isPlain: true))
                continue
            }
            pieces +=
                lines[index].isVerbatim
                ? [Piece(index: index, range: 0..<0)]
                : Self.pieces(lines[index].bytes, index)
        }
    }

    // MARK: - Pieces

    private static func begins(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        QuestionLabel(bytes, at: start(bytes)) != nil
    }

    private static func pieces(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> [Piece] {
        guard let label = QuestionLabel(bytes, at: start(bytes)) else {
            let level = headingLevel(bytes)
            return [Piece(index: index, range: 0..<bytes.count, level: level)]
        }
        var pieces = [Piece(index: index, range: 0..<bytes.count, label: label)]
        guard label.kind == .question else { return pieces }
        var place = label.words
        while let blank = ByteScan.place(of: 0x20, bytes, place..<bytes.count) {
            place = blank + 1
            guard let next = QuestionLabel(bytes, at: place), let last = pieces.last?.label,
                next.kind != last.kind, !last.isOpenBold
            else { continue }
            let start = pieces[pieces.count - 1].range.lowerBound
            pieces[pieces.count - 1] = Piece(index: index, range: start..<blank, label: last)
            pieces.append(Piece(index: index, range: place..<bytes.count, label: next))
        }
        return pieces
    }

    /// The place behind blanks and `- `.
    private static func start(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let start = bytes.prefix { ByteScan.isBlank($0) }.count
        guard BlockPrefix.markWidth(bytes, start..<bytes.count) == 1 else { return start }
        return start + 1 + bytes[(start + 1)...].prefix { ByteScan.isBlank($0) }.count
    }

    /// The depth of `## ` and, counted as 7, of a line that is all bold.
    private static func headingLevel(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        if ByteScan.begins("**", bytes, 0..<bytes.count) {
            let words = ByteScan.trimmed(bytes, 0..<bytes.count)
            return words.count > 4 && bytes[words.upperBound - 1] == UInt8(ascii: "*") ? 7 : 0
        }
        let level = bytes.prefix { $0 == UInt8(ascii: "#") }.count
        return level < bytes.count && level <= 6 && level > 0 && ByteScan.isBlank(bytes[level])
            ? level : 0
    }
}

// MARK: - Rows of pairs

extension QuestionPairs {
    /// The questions of a row of pairs, and the depth of their headings.
    private struct Section {
        let questions: [Int]
        let end: Int
        let level: Int
    }

    private func sections() -> [Section] {
        var sections: [Section] = []
        var (start, level) = (0, 0)
        for index in pieces.indices where pieces[index].level > 0 {
            sections += [section(start..<index, below: level)].compactMap(\.self)
            start = index + 1
            let own = pieces[index].level
            level = own == 7 ? level + 1 : own
        }
        return sections + [section(start..<pieces.count, below: level)].compactMap(\.self)
    }

    private func section(_ range: Range<Int>, below level: Int) -> Section? {
        let questions = range.filter { isQuestion($0) }
        guard let last = questions.last else { return nil }
        if questions.count == 1 {
            guard isAlone(last, range.upperBound) else { return nil }
        } else {
            let pairs = questions.filter { answer(to: $0, before: range.upperBound) != nil }
            guard pairs.count > 1, 2 * pairs.count >= questions.count,
                pairs.count > 2 || !goesOn(behind: last, range.upperBound)
            else { return nil }
        }
        return Section(
            questions: questions,
            end: range.upperBound,
            level: min(max(3, level + 1), 6)
        )
    }

    private func isQuestion(_ index: Int) -> Bool {
        guard let label = pieces[index].label else { return pieces[index].isPlain }
        return label.kind == .question && label.words < pieces[index].range.upperBound
    }

    /// The answer right below a question, which may take three lines, or behind a blank line.
    private func answer(to question: Int, before end: Int) -> Int? {
        guard !pieces[question].isPlain else { return question + 1 }
        for index in (question + 1)..<max(min(end, question + 5), question + 1) {
            if pieces[index].isPlain { return nil }
            if let label = pieces[index].label { return label.kind == .answer ? index : nil }
        }
        return nil
    }

    /// Whether a question at the margin has its answer right below it, and nothing follows.
    private func isAlone(_ question: Int, _ end: Int) -> Bool {
        let line = lines[pieces[question].index]
        guard question + 1 < end, answer(to: question, before: question + 2) != nil,
            !pieces[question].isPlain, line.indent == 0, line.wordsOfEntry == nil
        else { return false }
        let words = line.bytes[pieces[question].range]
        let last = words.last { !ByteScan.isBlank($0) && $0 != UInt8(ascii: "*") }
        guard last == UInt8(ascii: "?") else { return false }
        return pieces[(question + 2)..<end].allSatisfy { lines[$0.index].isBlank }
    }

    /// Whether paragraphs follow that may belong to no answer.
    private func goesOn(behind question: Int, _ end: Int) -> Bool {
        var isBehindBlank = false
        for piece in pieces[(question + 1)..<end] {
            let line = lines[piece.index]
            let isPart = piece.label != nil || line.indent > 0 || line.wordsOfEntry != nil
            if isBehindBlank, !line.isBlank, !isPart { return true }
            isBehindBlank = line.isBlank
        }
        return false
    }

    private mutating func write(_ section: Section, _ log: inout RepairLog) {
        for (place, question) in section.questions.enumerated() {
            let next = place + 1 < section.questions.count ? section.questions[place + 1] : nil
            writeQuestion(question, to: next ?? section.end, level: section.level, &log)
        }
    }

    /// Writes a question and all that stands below it.
    private mutating func writeQuestion(
        _ question: Int,
        to end: Int,
        level: Int,
        _ log: inout RepairLog
    ) {
        let piece = pieces[question]
        let line = lines[piece.index]
        if copied < piece.index { result += lines[copied..<piece.index] }
        result.endParagraph(before: line)
        let start = piece.label?.range.lowerBound ?? 0
        log.note(.questionPair, line, start..<piece.range.upperBound)
        result.append(heading(piece, level))
        let inner = line.wordsOfEntry ?? 0
        for piece in pieces[(question + 1)..<end] {
            let line = lines[piece.index]
            if let label = piece.label, let words = listBehindLabel(piece) {
                // In bold it would be a heading.
                let name = line.part(label.range)
                let end = name.bytes.count..<name.bytes.count
                result.append(name.edited([NoteLine.Edit(range: end, text: ":")]))
                result.append(line.part(words))
                continue
            }
            let isWhole = line.isVerbatim || piece.range == 0..<line.bytes.count
            result.append(isWhole ? line.dedented(by: inner) : line.part(piece.range))
        }
        copied = end < pieces.count ? pieces[end].index : lines.count
    }

    /// `- more data` of `A: - more data`, the first entry of a list.
    private func listBehindLabel(_ piece: Piece) -> Range<Int>? {
        guard let label = piece.label, label.kind == .answer, !label.isOpenBold else { return nil }
        let words = label.words..<max(label.words, piece.range.upperBound)
        let isEntry = BlockPrefix.markWidth(lines[piece.index].bytes, words) == 1
        return isEntry && !words.isEmpty ? words : nil
    }

    private func heading(_ piece: Piece, _ level: Int) -> NoteLine {
        let line = lines[piece.index].part(piece.range)
        guard let label = piece.label else { return line.heading(level: level) }
        let start = piece.range.lowerBound
        let mark = String(repeating: "#", count: level) + " "
        var edits = [
            NoteLine.Edit(range: 0..<label.range.lowerBound - start, text: mark),
            NoteLine.Edit(
                range: label.range.upperBound - start..<label.words - start,
                text: ": "
            ),
        ]
        let end = line.words.upperBound
        if label.isOpenBold, line.text.trimmingBlanks.hasSuffix("**") {
            edits.append(NoteLine.Edit(range: end - 2..<line.bytes.count, text: ""))
        }
        return line.edited(edits)
    }
}
