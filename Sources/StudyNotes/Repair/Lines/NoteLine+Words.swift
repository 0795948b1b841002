extension NoteLine {
    var firstByte: UInt8? { bytes.first }

    /// The text without blanks at its ends.
    var words: Range<Int> { ByteScan.trimmed(bytes, bytes.indices) }

    /// The columns of the blanks at the start.
    var indentColumns: Int {
        var (place, column) = (0, 0)
        while place < bytes.count, ByteScan.isBlank(bytes[place]) {
            column += bytes[place] == UInt8(ascii: "\t") ? 4 - column % 4 : 1
            place += 1
        }
        return column
    }

    /// Whether it ends in a colon, blanks aside.
    var endsInColon: Bool {
        words.last.map { bytes[$0] == UInt8(ascii: ":") } ?? false
    }

    /// The line moved to the left by so many columns, as far as it has blanks.
    func dedented(by columns: Int) -> NoteLine {
        guard columns > 0 else { return self }
        var (place, column) = (0, 0)
        while place < bytes.count, column < columns, ByteScan.isBlank(bytes[place]) {
            column += bytes[place] == UInt8(ascii: "\t") ? 4 - column % 4 : 1
            place += 1
        }
        guard place > 0 else { return self }
        let left = String(repeating: " ", count: max(column - columns, 0))
        return beginning(with: left, inPlaceOf: place)
    }
}

// MARK: - Entries of lists

extension NoteLine {
    /// The mark of a list at its start, `--` among them.
    var entryMark: EntryMark? { isVerbatim ? nil : EntryMark(bytes) }

    /// Where the words begin behind the mark of a list, `--` among them; `nil` where there is none.
    var wordsOfEntry: Int? { entryMark?.words }

    /// Whether it begins with `2. ` or `2) `.
    var isNumbered: Bool {
        firstByte.map(ByteScan.isDigit) == true && entryMark != nil
    }
}

// MARK: - Titles

extension NoteLine {
    /// The number of `#` of a heading.
    var headingLevel: Int? {
        guard !isVerbatim, firstByte == UInt8(ascii: "#") else { return nil }
        let level = bytes.prefix { $0 == UInt8(ascii: "#") }.count
        return level < bytes.count && level <= 6 && ByteScan.isBlank(bytes[level]) ? level : nil
    }

    /// The words from a byte on, without a colon at their end.
    func titleWords(from start: Int = 0) -> String {
        String(decoding: bytes[titleRange(bytes, start)], as: UTF8.self)
    }

    /// What the words name from a byte on, without a colon at their end.
    func title(from start: Int = 0, skippingNumber skipsNumber: Bool = false) -> LineTitle? {
        let words = UnsafeBufferPointer(rebasing: bytes[titleRange(bytes, start)])
        guard skipsNumber else { return LineTitle(words) }
        return LineTitle(UnsafeBufferPointer(rebasing: words[LineTitle.endOfNumber(words)...]))
    }

    /// The line as a heading of its words from a byte on.
    func titled(_ title: LineTitle, from start: Int = 0) -> NoteLine {
        let words = titleRange(bytes, start)
        return edited([
            Edit(range: 0..<words.lowerBound, text: title.mark),
            Edit(range: words.upperBound..<bytes.count, text: ""),
        ])
    }

    /// The line as a heading, without a colon at its end.
    func heading(level: Int) -> NoteLine {
        var edits = [Edit(range: 0..<0, text: String(repeating: "#", count: level) + " ")]
        if endsInColon {
            edits.append(Edit(range: words.upperBound - 1..<bytes.count, text: ""))
        }
        return edited(edits)
    }

    private func titleRange(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Range<Int> {
        let words = ByteScan.trimmed(bytes, start..<bytes.count)
        guard !words.isEmpty, bytes[words.upperBound - 1] == UInt8(ascii: ":") else { return words }
        return ByteScan.trimmed(bytes, words.dropLast())
    }
}
