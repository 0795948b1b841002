/// What a line that is a title names.
enum LineTitle: Hashable {
    case week, day, topic
    /// A term that is no topic of the field.
    case term

    /// What words name that stand alone; `nil` for a sentence.
    init?(_ words: UnsafeBufferPointer<UInt8>) {
        let (place, rest) = PlaceInCourse.read(words)
        if place != PlaceInCourse() {
            guard rest.count <= Self.longestRest else { return nil }
            self = place.week != nil ? .week : .day
            return
        }
        if Self.compares(words) {
            self = .topic
            return
        }
        guard Term.stands(in: words) else { return nil }
        self = FieldTopics.topic(of: words) == nil ? .term : .topic
    }

    init?(_ words: String) {
        var words = words
        guard let title = words.withUTF8({ LineTitle($0) }) else { return nil }
        self = title
    }

    /// Whether two topics of the field are all that is named: `Overfitting vs. underfitting`.
    private static func compares(_ words: UnsafeBufferPointer<UInt8>) -> Bool {
        for sign in [" vs ", " vs. ", " versus "] as [StaticString] {
            guard let place = ByteScan.firstPlace(of: sign, words, words.indices) else { continue }
            return [words[..<place], words[(place + sign.utf8CodeUnitCount)...]].allSatisfy {
                FieldTopics.topic(of: UnsafeBufferPointer(rebasing: $0)) != nil
            }
        }
        return false
    }

    /// Of a title behind `Day 1 - `.
    private static let longestRest = 40

    /// Whether it is a place in the course.
    var isPlace: Bool { self == .week || self == .day }

    /// The mark of its heading: weeks hold days, and days topics.
    var mark: String {
        switch self {
        case .week: "# "
        case .day: "## "
        case .topic, .term: "### "
        }
    }
}

extension LineTitle {
    /// Where the words begin in `2. Pooling` and in `3.1 Pooling`.
    static func endOfNumber(_ title: UnsafeBufferPointer<UInt8>) -> Int {
        guard let first = title.first, ByteScan.isDigit(first) else { return 0 }
        let number = title.prefix { ByteScan.isDigit($0) || $0 == 0x2E || $0 == 0x29 }
        let words = number.endIndex + 1
        guard words < title.count, title[words - 1] == 0x20,
            !number.allSatisfy(ByteScan.isDigit)
        else { return 0 }
        let rest = UnsafeBufferPointer(rebasing: title[words...])
        if rest.beginsLarge { return words }
        let isLetter = ByteScan.isLetter(rest[0]) || rest.firstCharacter?.isLetter == true
        return isLetter && !ByteScan.isDigit(title[words - 2]) ? words : 0
    }
}

extension String {
    /// `Pooling` of `2. Pooling`, of `3.1 Pooling`, of `II. Pooling` and of `12:30 Pooling`.
    var withoutNumber: String {
        // Most titles have no sign among their first letters.
        let mayCount = utf8.prefix(8).contains {
            $0 >= 0xE2 || ByteScan.isAny(of: ".):", $0)
        }
        guard mayCount else { return self }
        var title = self
        return title.withUTF8 { bytes in
            let end = Swift.max(
                LineTitle.endOfNumber(bytes),
                bytes.endOfCountingSign,
                TimeMark(bytes)?.words ?? 0
            )
            return end > 0 ? String(decoding: bytes[end...], as: UTF8.self) : self
        }
    }
}
