/// `Week 8`, `day-2` or `week08` at a place in a title.
struct PlaceMark {
    enum Kind { case week, day }

    let kind: Kind
    let number: Int
    /// The place behind the number.
    let end: Int

    /// `nil` when none stands there, or, where it is to stand apart, another word follows the number.
    init?(_ title: UnsafeBufferPointer<UInt8>, at start: Int, isApart mustBeApart: Bool = true) {
        self.init(title, at: start, isApart: mustBeApart, mostBehind: 2)
    }

    private init?(
        _ title: UnsafeBufferPointer<UInt8>,
        at start: Int,
        isApart mustBeApart: Bool,
        mostBehind: Int
    ) {
        let word = title[start...].prefix { ByteScan.isLetter($0) }
        if Self.weeks.contains(lowercased: word) {
            kind = .week
        } else if Self.days.contains(lowercased: word) {
            kind = .day
        } else {
            return nil
        }
        var place = word.endIndex
        if place < title.count, " -_".utf8.contains(title[place]) { place += 1 }
        let digits = title[place...].prefix { ByteScan.isDigit($0) }
        number = digits.reduce(0) { min(10 * $0 + Int($1 - UInt8(ascii: "0")), 1000) }
        end = digits.endIndex
        guard !digits.isEmpty, number < 1000 else { return nil }
        guard mustBeApart else { return }
        // `Day 2 exercises` is a title of its own.
        let behind = Self.endOfBlanks(title, end)
        let isApart =
            behind == title.count || Self.separator(title, behind) > 0
            || Self.isWeekday(title, behind..<title.count)
            || kind == .day && Self.isTopic(title, behind)
        guard !isApart else { return }
        // `Week 8 Day 2`.
        guard mostBehind > 0,
            PlaceMark(title, at: behind, isApart: true, mostBehind: mostBehind - 1) != nil
        else { return nil }
    }

    /// Whether what stands behind `Day 2` is a topic of the field: `Day 2 Batch norm`.
    private static func isTopic(_ title: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        guard ByteScan.isCapital(title[start]) else { return false }
        return FieldTopics.topic(of: UnsafeBufferPointer(rebasing: title[start...])) != nil
    }

    private static let weeks: WordSet = ["week", "woche", "semaine", "semana"]
    private static let days: WordSet = ["day", "tag", "jour", "dia"]

    // MARK: - Around it

    /// Behind the picture of `📅 Day 1`, with the blanks.
    static func endOfPicture(_ title: UnsafeBufferPointer<UInt8>) -> Int {
        guard let first = title.first, first >= 0xE2, let sign = title.firstCharacter,
            !sign.isLetter, !sign.isNumber, let blank = title.firstIndex(of: 0x20),
            title[..<blank].allSatisfy({ $0 >= 0x80 })
        else { return 0 }
        return title[blank...].firstIndex { $0 != 0x20 } ?? title.count
    }

    /// Behind blanks, dashes, points and their like.
    static func endOfSeparators(_ title: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var place = start
        while place < title.count {
            let width = max(separator(title, place), blank(title, place))
            guard width > 0 else { break }
            place += width
        }
        return place
    }

    private static func endOfBlanks(_ title: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var place = start
        while place < title.count {
            let width = blank(title, place)
            guard width > 0 else { break }
            place += width
        }
        return place
    }

    /// How many bytes the sign takes at a place; 0 where none stands.
    private static func separator(_ title: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
        if "-:,.|/_".utf8.contains(title[place]) { return 1 }
        let rest = place..<title.count
        return ByteScan.begins("–", title, rest) || ByteScan.begins("—", title, rest) ? 3 : 0
    }

    private static func blank(_ title: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
        if title[place] < 0x80 { return ByteScan.isSpace(title[place]) ? 1 : 0 }
        let rest = String(decoding: title[place...].prefix(4), as: UTF8.self).unicodeScalars
        guard let scalar = rest.first, scalar.properties.isWhitespace else { return 0 }
        return UTF8.width(scalar)
    }

    /// Whether the rest of a title is `Tue`, `Tuesday` or `(Tue)`.
    static func isWeekday(_ title: UnsafeBufferPointer<UInt8>, _ rest: Range<Int>) -> Bool {
        guard rest.count <= 16, title[rest].allSatisfy({ $0 < 0x80 }) else { return false }
        let word = title[rest].filter { ByteScan.isLetter($0) || ByteScan.isSpace($0) }
            .map { $0 | 0x20 }
        return word.count > 2 && Weekday.names.contains { $0.utf8.starts(with: word) }
    }
}
