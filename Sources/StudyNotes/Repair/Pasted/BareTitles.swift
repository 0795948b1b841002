/// Finds the titles of a pasted line that has no marks but the dashes of its lists:
/// `… are used less Stride - step width - bigger means smaller Pooling - max pooling takes …`.
///
/// A title stands right before a dash, begins with a capital letter, and no sentence needs it. Three
/// topics of the field or more make a page of it. Where a single dash stands below a title, what
/// follows is prose, in which sentences begin topics, too: `IoU = overlap / union`. Two blanks were an
/// empty line.
struct BareTitles {
    private static let fewestTopics = 3

    private let bytes: UnsafeBufferPointer<UInt8>
    private let reader: BareTitleReader
    private let marks: [PastedMark]
    /// The titles before entries, by the number of the entry's mark.
    private var titles: [Int: BareTitle] = [:]
    private var result: [PastedMark] = []
    private var current: FieldTopics.Topic?

    /// The marks of a pasted line with those of its titles; the same where it has none.
    static func added(
        to marks: [PastedMark],
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> [PastedMark] {
        let hasHeadings = marks.contains { mark in
            mark.kind == .boldHeading || mark.kind == .heading && mark.range.lowerBound > 0
        }
        guard !hasHeadings, !marks.isEmpty else { return marks }
        var page = BareTitles(bytes: bytes, marks: marks)
        page.find()
        guard page.isPage else { return marks }
        page.write()
        let areApart = zip(page.result, page.result.dropFirst()).allSatisfy {
            $0.range.upperBound <= $1.range.lowerBound
        }
        // A slip of ours must not end the program of a student.
        assert(areApart, "marks are in order")
        return areApart ? page.result : marks
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, marks: [PastedMark]) {
        (self.bytes, self.marks) = (bytes, marks)
        reader = BareTitleReader(bytes: bytes)
    }

    /// Whether there are enough topics: three, or two below days or before lists; in a short page no
    /// sentence stands before the first.
    private var isPage: Bool {
        if bytes.count <= PastedProse.longLine, let first = titles.values.map(\.start).min(),
            bytes[..<first].contains(where: { ByteScan.isAny(of: ".?!", $0) })
        {
            return false
        }
        let topics = Set(titles.values.compactMap(\.topic) + topicsBeforeLists)
        guard topics.count == Self.fewestTopics - 1 else {
            return topics.count >= Self.fewestTopics
        }
        return marks.contains { $0.kind == .place } || !titles.keys.contains(where: isSingle)
    }

    /// The topics of `YOLO: - one pass - a grid`.
    private var topicsBeforeLists: [FieldTopics.Topic] {
        zip(marks, marks.dropFirst()).compactMap { mark, next in
            let isBeforeList =
                mark.kind == .definition && next.kind == .entry
                && ByteScan.trimmed(bytes, mark.range.upperBound..<next.range.lowerBound).isEmpty
            return isBeforeList ? reader.topic(mark.range.dropLast()) : nil
        }
    }

    // MARK: - Titles before dashes

    private mutating func find() {
        var entries: [Int: BareTitle] = [:]
        for (index, mark) in marks.enumerated() where mark.kind == .entry && mark.level == 1 {
            let before = index > 0 ? marks[index - 1] : nil
            let words = ByteScan.trimmed(
                bytes,
                (before?.range.upperBound ?? 0)..<mark.range.lowerBound
            )
            let begins = before == nil || before?.kind == .place
            guard var title = reader.title(words) ?? (begins ? reader.term(words) : nil) else {
                continue
            }
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
        let isList = marks.first.map { $0.kind == .entry && $0.range.lowerBound == 0 } ?? false
        if titles.count < Self.fewestTopics, isList || marks.first?.kind == .place,
            entries.keys.allSatisfy({ entries[$0 + 1] == nil })
        {
            titles.merge(entries) { title, _ in title }
        }
    }

    // MARK: - The marks with those of the titles

    private mutating func write() {
        let opening = place(before: marks[0])
        if let opening {
            addTitle(opening.range, level: opening.level)
        } else if !addTitleOfPage() {
            addLinesOfBeginning()
        }
        var isProse = false
        for index in marks.indices where !isOfTitle(index) {
            isProse = index == 0 && opening != nil ? false : write(index, isProse)
            addLines(in: marks[index].range.upperBound..<end(behind: index), isProse)
        }
    }

    /// Writes a mark with the title before it; answers whether prose follows.
    private mutating func write(_ index: Int, _ isProse: Bool) -> Bool {
        let mark = marks[index]
        if let title = titles[index] {
            let isProse = isSingle(index) && title.end == nil
            current = title.topic ?? current
            let end = isProse ? mark.range.upperBound : mark.range.lowerBound
            addTitle(title.start..<(title.end ?? end))
            if !isProse { result.append(mark) }
            return isProse
        } else if mark.kind == .place {
            addTitle(mark.range, level: level(PlaceInCourse.read(text(mark.range)).place))
        } else if mark.kind == .definition,
            addPlace(at: mark.range.lowerBound, before: end(behind: index))
        {
            return false
        } else if mark.kind == .definition, beginsTopic(mark.range.dropLast()) {
            addTitle(mark.range)
            return isSingle(index)
        } else {
            result.append(mark)
            return isProse
        }
        return false
    }

    /// What stands before the first title: a place in the course, and lines.
    private mutating func addLinesOfBeginning() {
        let end = titles[0]?.start ?? marks[0].range.lowerBound
        let isPlace = addPlace(at: 0, before: end)
        addLines(in: 0..<end, !isPlace)
    }

    private func text(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[range])
    }

    private func level(_ place: PlaceInCourse) -> Int { place.week == nil ? 2 : 1 }

    /// Where the words behind a mark end, before the next mark or its title.
    private func end(behind index: Int) -> Int {
        let next = index + 1 < marks.count ? marks[index + 1].range.lowerBound : bytes.count
        return max(titles[index + 1]?.start ?? next, marks[index].range.upperBound)
    }

    /// `CNN week` before the first title; answers whether it is there.
    private mutating func addTitleOfPage() -> Bool {
        guard let first = titles[0] else { return false }
        let words = ByteScan.trimmed(bytes, 0..<first.start)
        guard (1...Self.longestTitleOfPage).contains(words.count),
            !bytes[words].dropLast().contains(where: { ".:?!".utf8.contains($0) }),
            bytes[words].last.map({ ByteScan.isAny(of: ".!?", $0) }) == false
        else { return false }
        addTitle(words, level: 1)
        return true
    }

    private static let longestTitleOfPage = 48

    private mutating func addTitle(_ range: Range<Int>, level: Int = 3) {
        result.append(PastedMark(kind: .title, range: range, level: level))
    }

    /// `Week 8 - CNNs` where nothing but a week or a day stands before the first dash.
    private func place(before mark: PastedMark) -> (range: Range<Int>, level: Int)? {
        let words = ByteScan.trimmed(bytes, 0..<mark.range.lowerBound)
        let (place, rest) = PlaceInCourse.read(text(words))
        guard place != PlaceInCourse(), rest.isEmpty else { return nil }
        let heading = PastedMark(kind: .heading, range: 0..<mark.range.upperBound)
        let next = marks.count > 1 ? marks[1].range.lowerBound : bytes.count
        let end = PastedTitle.end(bytes, heading, before: titles[1]?.start ?? next)
        return (0..<end, level(place))
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
        guard let own = reader.topic(term) else {
            return reader.isSection(ByteScan.trimmed(bytes, term))
        }
        if let current, own == current || own.isPart(of: current) { return false }
        current = own
        return true
    }

    // MARK: - Lines between marks

    /// Begins lines behind two blanks, and in prose at `Stride = how far it moves`; a topic at
    /// `IoU = overlap / union`.
    private mutating func addLines(in range: Range<Int>, _ isProse: Bool) {
        let words = ByteScan.trimmed(bytes, range)
        var place = words.lowerBound
        while let start = nextLine(in: place..<words.upperBound, isProse) {
            let isGap = bytes[start - 2] == 0x20
            if let term = equation(at: start, before: words.upperBound) {
                if beginsTopic(term.dropLast()) {
                    addTitle(term)
                } else {
                    result.append(PastedMark(kind: .definition, range: term))
                }
                place = term.upperBound
            } else {
                if isGap, !addPlace(at: start, before: words.upperBound) {
                    result.append(PastedMark(kind: .gap, range: start - 2..<start))
                }
                place = start
            }
        }
    }

    /// Where words begin behind two blanks, or in prose behind a full stop.
    private func nextLine(in range: Range<Int>, _ isProse: Bool) -> Int? {
        var place = range.lowerBound
        while place + 2 < range.upperBound {
            place = ByteScan.firstPlace(ofAny: " .", bytes, place..<range.upperBound - 2)
            let isSign = place + 2 < range.upperBound && (isProse || bytes[place] == 0x20)
            if isSign, bytes[place + 1] == 0x20, bytes[place + 2] != 0x20 { return place + 2 }
            place += 1
        }
        return nil
    }

    /// `IoU =` where words follow.
    private func equation(at start: Int, before end: Int) -> Range<Int>? {
        DefinitionTerm.equation(in: text(start..<end)).map { start..<start + $0 + 1 }
    }

    /// `Friday: Object detection` between empty lines; answers whether it is one.
    private mutating func addPlace(at start: Int, before end: Int) -> Bool {
        let limit = nextLine(in: start..<end, false) ?? end
        let line = ByteScan.trimmed(bytes, start..<limit)
        guard line.count <= Self.longestTitleOfPage else { return false }
        let place = PlaceInCourse.read(text(line)).place
        guard place != PlaceInCourse() else { return false }
        addTitle(line, level: level(place))
        return true
    }
}
