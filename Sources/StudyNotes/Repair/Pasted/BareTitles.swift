/// Finds the titles of a pasted line that has no marks but the dashes of its lists:
/// `… are used less Stride - step width - bigger means smaller Pooling - max pooling takes …`.
///
/// A title stands right before a dash, begins with a capital letter, and no sentence needs it. Three
/// topics of the field or more make a page of it. Where a single dash stands below a title, what
/// follows is prose, in which sentences begin topics, too: `IoU = overlap / union`.
struct BareTitles {
    private static let fewestTopics = 3

    private let bytes: UnsafeBufferPointer<UInt8>
    private let marks: [PastedMark]
    /// The titles before entries, by the number of the entry's mark.
    private var titles: [Int: Title] = [:]
    private var result: [PastedMark] = []
    private var current: FieldTopics.Topic?

    /// Where the words of a title begin, and what they name; `nil` where it is no topic of the field.
    private struct Title {
        var start: Int
        let topic: FieldTopics.Topic?
    }

    /// The marks of a pasted line with those of its titles; the same where it has none.
    static func added(
        to marks: [PastedMark],
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> [PastedMark] {
        let hasHeadings = marks.contains { mark in
            mark.kind == .boldHeading || mark.kind == .heading && mark.range.lowerBound > 0
        }
        guard !hasHeadings else { return marks }
        var page = BareTitles(bytes: bytes, marks: marks)
        page.find()
        let topics = Set(page.titles.values.compactMap(\.topic))
        guard topics.count >= fewestTopics else { return marks }
        page.write()
        return page.result
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, marks: [PastedMark]) {
        (self.bytes, self.marks) = (bytes, marks)
    }

    // MARK: - Titles before dashes

    private mutating func find() {
        var entries: [Int: Title] = [:]
        for (index, mark) in marks.enumerated() where mark.kind == .entry && mark.level == 1 {
            let before = index > 0 ? marks[index - 1] : nil
            let words = ByteScan.trimmed(
                bytes,
                (before?.range.upperBound ?? 0)..<mark.range.lowerBound
            )
            guard var title = title(words) else { continue }
            switch before?.kind {
            case .entry where title.start == words.lowerBound:
                title.start = before?.range.lowerBound ?? title.start
                entries[index] = title
            case .maybeNumber where title.start == words.lowerBound:
                title.start = before?.range.lowerBound ?? title.start
                titles[index] = title
            default: titles[index] = title
            }
        }
        // An entry that leads to others, `- Pooling - takes the maximum`; no list of topics.
        if titles.count < Self.fewestTopics, entries.keys.allSatisfy({ entries[$0 + 1] == nil }) {
            titles.merge(entries) { title, _ in title }
        }
    }

    /// Where the title begins with which the words before a dash end.
    private func title(_ words: Range<Int>) -> Title? {
        if let start = questions(words) { return Title(start: start, topic: nil) }
        guard !words.isEmpty,
            let start = DefinitionTerm.start(
                bytes,
                before: words.upperBound,
                from: words.lowerBound
            )
        else { return nil }
        let before = ByteScan.trimmed(bytes, words.lowerBound..<start)
        let isFree = before.last.map { ".?!:)".utf8.contains(bytes[$0]) } ?? true
        guard isFree || ByteScan.isCapital(bytes[start]) && !isNeeded(by: before) else {
            return nil
        }
        let title = Title(start: start, topic: topic(start..<words.upperBound))
        return title.topic != nil || isSection(start..<words.upperBound) ? title : nil
    }

    /// Where `Questions for the tutor` begins, at the end of words.
    private func questions(_ words: Range<Int>) -> Int? {
        var end = words.upperBound
        for _ in 0..<Self.mostWordsOfQuestions {
            let word = words.lowerBound..<end
            let start = word.last { ByteScan.isBlank(bytes[$0]) }.map { $0 + 1 } ?? word.lowerBound
            if start < end, ByteScan.isAny(of: "QF", bytes[start]),
                Self.asking.contains(bytes, start..<end)
            {
                return start
            }
            guard start > words.lowerBound else { return nil }
            end = ByteScan.trimmed(bytes, words.lowerBound..<start).upperBound
        }
        return nil
    }

    private static let mostWordsOfQuestions = 5
    private static let asking: WordSet = ["Questions", "Fragen"]

    /// Whether the word before a title needs it: `used ReLU`, `dropout, ReLU`.
    private func isNeeded(by before: Range<Int>) -> Bool {
        guard let last = before.last else { return false }
        if ",;(/=+".utf8.contains(bytes[last]) { return true }
        let word = before.last { ByteScan.isBlank(bytes[$0]) }.map { $0 + 1 } ?? before.lowerBound
        let verb = word..<before.upperBound
        return Self.needing.contains(lowercased: bytes, verb)
            || TopicEntry.verbs.contains(bytes, verb)
    }

    private static let needing: WordSet = [
        "used", "using", "before", "after", "no", "not", "add", "added", "only", "then", "max",
        "every", "each", "one", "two", "was", "were", "via", "through", "against", "see", "also",
        "called", "plus", "but", "if", "when", "while", "what", "why", "how",
    ]

    /// Whether words are a title that is no topic of the field.
    private func isSection(_ words: Range<Int>) -> Bool {
        questions(words) == words.lowerBound || Self.sections.contains(lowercased: bytes, words)
    }

    private static let sections: WordSet = [
        "architectures", "networks", "layers", "formulas", "definitions", "summary", "examples",
        "exam",
        "keras", "pytorch", "code", "todo", "other",
    ]

    private func topic(_ range: Range<Int>) -> FieldTopics.Topic? {
        let words = ByteScan.trimmed(bytes, range)
        return FieldTopics.topic(of: UnsafeBufferPointer(rebasing: bytes[words]))
    }

    // MARK: - The marks with those of the titles

    private mutating func write() {
        addTitleOfPage()
        var isProse = false
        for (index, mark) in marks.enumerated() {
            if index == 0, let place = place(before: mark) {
                addTitle(place.range, level: place.level)
            } else if isOfTitle(index) {
                continue
            } else if let title = titles[index] {
                isProse = isSingle(index)
                current = title.topic ?? current
                let end = isProse ? mark.range.upperBound : mark.range.lowerBound
                addTitle(title.start..<end)
                if !isProse { result.append(mark) }
            } else if mark.kind == .definition, beginsTopic(mark.range.dropLast()) {
                addTitle(mark.range)
                isProse = true
            } else if mark.kind == .place {
                let words = UnsafeBufferPointer(rebasing: bytes[mark.range])
                let level = PlaceInCourse.read(words).place.week == nil ? 2 : 1
                result.append(PastedMark(kind: .place, range: mark.range, level: level))
                isProse = false
            } else {
                result.append(mark)
            }
            if isProse { addEquations(behind: index) }
        }
    }

    /// `CNN week` before the first title.
    private mutating func addTitleOfPage() {
        guard let first = titles[0] else { return }
        let words = ByteScan.trimmed(bytes, 0..<first.start)
        guard (1...Self.longestTitleOfPage).contains(words.count),
            !bytes[words].dropLast().contains(where: { ".:?!".utf8.contains($0) })
        else { return }
        addTitle(words, level: 1)
    }

    private static let longestTitleOfPage = 48

    private mutating func addTitle(_ range: Range<Int>, level: Int = 3) {
        result.append(PastedMark(kind: .title, range: range, level: level))
    }

    /// `Week 8 - CNNs` where nothing but a week or a day stands before the first dash.
    private func place(before mark: PastedMark) -> (range: Range<Int>, level: Int)? {
        let words = ByteScan.trimmed(bytes, 0..<mark.range.lowerBound)
        let (place, rest) = PlaceInCourse.read(UnsafeBufferPointer(rebasing: bytes[words]))
        guard place != PlaceInCourse(), rest.isEmpty else { return nil }
        let heading = PastedMark(kind: .heading, range: 0..<mark.range.upperBound)
        let next = marks.count > 1 ? marks[1].range.lowerBound : bytes.count
        let end = PastedTitle.end(bytes, heading, before: titles[1]?.start ?? next)
        return (0..<end, place.week == nil ? 2 : 1)
    }

    /// Whether one dash stands below a title, and none before the next.
    private func isSingle(_ index: Int) -> Bool {
        let next = marks[(index + 1)...].firstIndex { $0.kind == .entry } ?? marks.endIndex
        return next == marks.endIndex || titles[next] != nil || isOfTitle(next)
    }

    /// Whether a mark stands before the title of the next: `2. ` and `- ` before `Pooling - `.
    private func isOfTitle(_ index: Int) -> Bool {
        titles[index + 1]?.start == marks[index].range.lowerBound
    }

    /// Whether a term before a colon or an equals sign leads to another topic than the current one,
    /// and to no part of that.
    private mutating func beginsTopic(_ term: Range<Int>) -> Bool {
        guard let own = topic(term) else { return isSection(ByteScan.trimmed(bytes, term)) }
        if let current, own == current || own.isPart(of: current) { return false }
        current = own
        return true
    }

    /// Begins a line at `Stride = how far it moves`, and a topic at `IoU = overlap / union`.
    private mutating func addEquations(behind index: Int) {
        let next = index + 1 < marks.count ? marks[index + 1].range.lowerBound : bytes.count
        let end = titles[index + 1]?.start ?? next
        var place = marks[index].range.upperBound
        while let stop = ByteScan.firstPlace(of: ". ", bytes, place..<end) {
            place = stop + 2
            let sentence = UnsafeBufferPointer(rebasing: bytes[place..<end])
            guard let sign = DefinitionTerm.equation(in: sentence) else { continue }
            let isTopic = beginsTopic(place..<place + sign)
            let term = place..<place + sign + 1
            if isTopic {
                addTitle(term)
            } else {
                result.append(PastedMark(kind: .definition, range: term))
            }
            place += sign + 1
        }
    }
}
