/// What a line that is a title names.
enum LineTitle: Hashable {
    case week, day, topic
    /// A term that is no topic of the field.
    case term

    /// What words name that stand alone; `nil` for a sentence.
    init?(_ words: UnsafeBufferPointer<UInt8>) {
        if let first = words.first, PlaceInCourse.mayBegin(with: first) {
            let (place, rest) = PlaceInCourse.read(String(decoding: words, as: UTF8.self))
            if place != PlaceInCourse() {
                guard rest.utf8.count <= Self.longestRest else { return nil }
                self = place.week != nil ? .week : .day
                return
            }
        }
        guard Term.stands(in: words) else { return nil }
        self = FieldTopics.topic(of: words) == nil ? .term : .topic
    }

    init?(_ words: String) {
        var words = words
        guard let title = words.withUTF8({ LineTitle($0) }) else { return nil }
        self = title
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

extension String {
    /// `Pooling` of `2. Pooling` and of `3.1 Pooling`.
    var withoutNumber: String {
        guard let first = utf8.first, ByteScan.isDigit(first) else { return self }
        let number = prefix { $0.isNumber || $0 == "." || $0 == ")" }
        let rest = self[number.endIndex...]
        guard number.contains(where: { !$0.isNumber }), rest.first == " ",
            let letter = rest.dropFirst().first, letter.isLetter,
            number.last?.isNumber == false || letter.isUppercase
        else { return self }
        return String(rest.dropFirst())
    }
}
