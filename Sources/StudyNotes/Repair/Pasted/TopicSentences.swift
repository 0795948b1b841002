/// The topics and days with which sentences of a line begin; in a line that begins with a small
/// letter, all topics before a colon.
struct TopicSentences {
    /// A heading, or the words below it.
    struct Piece {
        let range: Range<Int>
        let mark: String
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var pieces: [Piece] = []
    private var start = 0
    private var topics = 0

    /// Nothing where too few sentences begin with topics.
    static func pieces(of bytes: UnsafeBufferPointer<UInt8>) -> [Piece] {
        guard holdsColons(bytes) else { return [] }
        var scan = TopicSentences(bytes: bytes)
        scan.run()
        if bytes.beginsSmall {
            var small = TopicSentences(bytes: bytes)
            small.readColons()
            if small.topics > scan.topics { scan = small }
        }
        return scan.topics >= PastedProse.fewestTopics ? scan.pieces : []
    }

    /// Whether there are as many colons as topics are needed.
    private static func holdsColons(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var place = 0
        for _ in 0..<PastedProse.fewestTopics {
            guard let colon = ByteScan.place(of: UInt8(ascii: ":"), bytes, place..<bytes.count)
            else { return false }
            place = colon + 1
        }
        return true
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func run() {
        var place = 0
        while place < bytes.count {
            place = readSentence(place)
            place = nextSentence(place)
        }
        add(start..<bytes.count, "")
    }

    /// Finds topics before colons where no full stops part them, as people type on a phone.
    private mutating func readColons() {
        var place = 0
        while let colon = ByteScan.firstPlace(of: ": ", bytes, place..<bytes.count) {
            place = colon + 1
            guard let first = DefinitionTerm.start(bytes, before: colon, from: start),
                FieldTopics.topic(of: UnsafeBufferPointer(rebasing: bytes[first..<colon])) != nil,
                first == start || !isWithinSentence(first)
            else { continue }
            add(start..<first, "")
            add(first..<colon, "### ")
            topics += 1
            start = colon + 1
        }
        add(start..<bytes.count, "")
    }

    /// Whether a comma or its like stands before a word.
    private func isWithinSentence(_ place: Int) -> Bool {
        let last = bytes[start..<place].last { !ByteScan.isBlank($0) }
        return last.map { ",;(=".utf8.contains($0) } ?? false
    }

    /// The place behind the next full stop and its blank.
    private func nextSentence(_ place: Int) -> Int {
        var place = place
        while place + 1 < bytes.count {
            place = ByteScan.firstPlace(ofAny: ".!?", bytes, place..<bytes.count - 1)
            guard place + 1 < bytes.count else { break }
            if ByteScan.isBlank(bytes[place + 1]) {
                while place + 1 < bytes.count, ByteScan.isBlank(bytes[place + 1]) { place += 1 }
                return place + 1
            }
            place += 1
        }
        return bytes.count
    }

    /// Reads the places and the topic at the start of a sentence; answers where its words begin.
    private mutating func readSentence(_ place: Int) -> Int {
        var place = place
        var marks: [(range: Range<Int>, mark: String)] = []
        while let (end, mark) = placeInCourse(place) {
            marks.append((place..<end, mark))
            place = end
            while place < bytes.count, ByteScan.isBlank(bytes[place]) { place += 1 }
        }
        let topic = topic(place)
        guard topic != nil || marks.count > 0 && beginsLarge(place) else { return place }
        if let first = marks.first?.range.lowerBound ?? topic?.lowerBound {
            add(start..<first, "")
        }
        for mark in marks { add(mark.range, mark.mark) }
        if let topic {
            topics += 1
            add(topic, "### ")
            place = topic.upperBound + 1
        }
        start = place
        return place
    }

    private mutating func add(_ range: Range<Int>, _ mark: String) {
        let words = ByteScan.trimmed(bytes, range)
        if !words.isEmpty { pieces.append(Piece(range: words, mark: mark)) }
    }

    private func beginsLarge(_ place: Int) -> Bool {
        place < bytes.count && ByteScan.isCapital(bytes[place])
    }

    /// `Day 2`, and `Week 8 Deep Learning` before a day.
    private func placeInCourse(_ place: Int) -> (end: Int, mark: String)? {
        guard beginsLarge(place), let end = endOfPlace(place) else { return nil }
        let words = String(decoding: bytes[place..<end], as: UTF8.self)
        guard PlaceInCourse.read(words).place.week != nil else { return (end, "## ") }
        // The name of the course may follow.
        let next = (end..<min(end + 60, bytes.count)).first {
            bytes[$0 - 1] == 0x20 && endOfPlace($0) != nil
        }
        let isTitle = next.map { !bytes[end..<$0].contains { ".:!?".utf8.contains($0) } } ?? false
        return (isTitle ? next ?? end : end, "# ")
    }

    /// Where two words end that say a week or a day.
    private func endOfPlace(_ place: Int) -> Int? {
        guard let blank = ByteScan.place(of: 0x20, bytes, place..<min(place + 10, bytes.count))
        else { return nil }
        let digits = bytes[(blank + 1)...].prefix(3).prefix { ByteScan.isDigit($0) }
        guard !digits.isEmpty,
            digits.endIndex == bytes.count || ByteScan.isBlank(bytes[digits.endIndex])
        else { return nil }
        let words = String(decoding: bytes[place..<digits.endIndex], as: UTF8.self)
        return PlaceInCourse.read(words).place == PlaceInCourse() ? nil : digits.endIndex
    }

    /// A topic of the field before a colon.
    private func topic(_ place: Int) -> Range<Int>? {
        guard place < bytes.count, let colon = DefinitionTerm.colon(in: bytes, from: place),
            colon > place
        else { return nil }
        let words = String(decoding: bytes[place..<colon], as: UTF8.self)
        guard Term(words) != nil, FieldTopics.topic(of: words) != nil else { return nil }
        return place..<colon
    }
}
