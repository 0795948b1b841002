/// What a line that is a title names.
enum LineTitle: Hashable {
    case week, day, topic
    /// A term that is no topic of the field.
    case term

    /// What words name that stand alone; `nil` for a sentence.
    init?(_ words: String) {
        let (place, rest) = PlaceInCourse.read(words)
        if place != PlaceInCourse() {
            guard rest.utf8.count <= Self.longestRest else { return nil }
            self = place.week != nil ? .week : .day
            return
        }
        guard Term(words) != nil else { return nil }
        self = FieldTopics.topic(of: words) == nil ? .term : .topic
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

extension NoteLine {
    var firstByte: UInt8? { withBytes { $0.first } }

    /// The columns of the blanks at the start.
    var indentColumns: Int {
        withBytes { bytes in
            bytes.prefix { ByteScan.isBlank($0) }.reduce(0) { column, byte in
                byte == UInt8(ascii: "\t") ? column + 4 - column % 4 : column + 1
            }
        }
    }

    /// Where the words begin behind the mark of a list, `--` among them; `nil` where there is none.
    var wordsOfEntry: Int? {
        guard !isVerbatim else { return nil }
        return withBytes { bytes in
            let start = bytes.prefix { ByteScan.isBlank($0) }.count
            let dashes = bytes[start...].prefix(4).prefix { $0 == UInt8(ascii: "-") }.count
            let nested = dashes == 2 || dashes == 3 ? dashes : nil
            guard let width = BlockPrefix.markWidth(bytes, start..<bytes.count) ?? nested,
                start + width < bytes.count, ByteScan.isBlank(bytes[start + width])
            else { return nil }
            return start + width + bytes[(start + width)...].prefix { ByteScan.isBlank($0) }.count
        }
    }

    /// The words from a byte on, without a colon at their end.
    func titleWords(from start: Int = 0) -> String {
        withBytes { bytes in
            String(decoding: bytes[titleRange(bytes, start)], as: UTF8.self)
        }
    }

    /// The line as a heading of its words from a byte on.
    func titled(_ title: LineTitle, from start: Int = 0) -> NoteLine {
        let (words, count) = withBytes { (titleRange($0, start), $0.count) }
        return edited([
            Edit(range: 0..<words.lowerBound, text: title.mark),
            Edit(range: words.upperBound..<count, text: ""),
        ])
    }

    private func titleRange(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Range<Int> {
        let words = ByteScan.trimmed(bytes, start..<bytes.count)
        guard !words.isEmpty, bytes[words.upperBound - 1] == UInt8(ascii: ":") else { return words }
        return ByteScan.trimmed(bytes, words.dropLast())
    }

    /// Whether it begins with `2. ` or `2) `.
    var isNumbered: Bool {
        firstByte.map(ByteScan.isDigit) == true && wordsOfEntry != nil
    }

    var endsInColon: Bool {
        withBytes { bytes in
            let words = ByteScan.trimmed(bytes, 0..<bytes.count)
            return words.last.map { bytes[$0] == UInt8(ascii: ":") } ?? false
        }
    }

    /// The line moved to the left by so many columns, as far as it has blanks.
    func dedented(by columns: Int) -> NoteLine {
        guard columns > 0 else { return self }
        let (bytes, left) = withBytes { bytes in
            var (place, column) = (0, 0)
            while place < bytes.count, column < columns, ByteScan.isBlank(bytes[place]) {
                column += bytes[place] == UInt8(ascii: "\t") ? 4 - column % 4 : 1
                place += 1
            }
            return (place, max(column - columns, 0))
        }
        guard bytes > 0 else { return self }
        return beginning(with: String(repeating: " ", count: left), inPlaceOf: bytes)
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
