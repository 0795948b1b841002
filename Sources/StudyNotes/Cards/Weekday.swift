/// A day of the week as a title names it: `Monday`, `Tue 3 Nov`, `Mittwoch, 4.11.`.
///
/// With its year it is the stamp of a page, which says when it was begun.
struct Weekday {
    /// Monday is 1.
    let number: Int
    /// The place behind its name and its date.
    let end: Int

    /// `nil` when none stands at a place, or another word follows it.
    init?(_ title: UnsafeBufferPointer<UInt8>, at start: Int) {
        let word = title[start...].prefix(12).prefix { ByteScan.isLetter($0) }
        // Most titles begin with another word.
        guard word.count > 1, Self.words.contains(lowercased: word),
            let number = Self.number(of: word.map { $0 | 0x20 })
        else { return nil }
        let date = Self.endOfDate(title, Self.endOfSigns(title, word.endIndex))
        // `SUN` and `Mi` are words, but for their dates.
        let isWhole = word.count > 5
        let isShort = word.count > 2 && ByteScan.isSmallLetter(word[start + 1])
        guard isWhole || isShort || date != nil else { return nil }
        (self.number, end) = (number, date ?? word.endIndex)
        let behind = title[end...].drop { ByteScan.isBlank($0) }
        guard let next = behind.first else { return }
        // `Monday - Pooling` and `Monday: Pooling`, but not `Monday blues` and `Sun-like`.
        let isApart = behind.startIndex > end || next == UInt8(ascii: ":")
        guard isApart, ":-|(".utf8.contains(next) || next == 0xE2 else { return nil }
    }

    private static func number(of word: [UInt8]) -> Int? {
        let name = names.firstIndex { $0.utf8.elementsEqual(word) }
        let short = abbreviations.firstIndex { $0.utf8.elementsEqual(word) }
        return (name ?? short).map { $0 % 7 + 1 }
    }

    static let names = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    ]

    private static let words = WordSet((names + abbreviations).filter { !$0.isEmpty })

    private static let abbreviations = [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa", "so",
        "", "tues", "", "thur", "", "", "", "", "", "", "thurs",
    ]
}

// MARK: - Its date

extension Weekday {
    /// Behind `3 Nov`, `November 3rd`, `3.11.`; `nil` where no date stands.
    private static func endOfDate(_ title: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        var (place, end) = (start, start)
        var (numbers, months) = (0, 0)
        while place < title.count {
            let digits = title[place...].prefix(3).prefix { ByteScan.isDigit($0) }
            let letters = title[place...].prefix(10).prefix { ByteScan.isLetter($0) }
            if !digits.isEmpty {
                guard digits.count < 3 else { return nil }
                numbers += 1
                end = digits.endIndex
                let ordinal = title[end...].prefix(2).map { $0 | 0x20 }
                if ordinals.contains(where: { $0.utf8.elementsEqual(ordinal) }) { end += 2 }
            } else if isMonth(letters) {
                months += 1
                end = letters.endIndex
            } else {
                break
            }
            if end < title.count, title[end] == UInt8(ascii: ".") { end += 1 }
            place = endOfSigns(title, end)
        }
        return numbers > 0 && (numbers + months > 1) ? end : nil
    }

    private static func endOfSigns(_ title: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        title[start...].firstIndex { !" .,/-(".utf8.contains($0) } ?? title.count
    }

    private static func isMonth(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        word.count > 2 && months.contains { $0.utf8.starts(with: word.map { $0 | 0x20 }) }
    }

    private static let ordinals = ["st", "nd", "rd", "th"]

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december", "januar", "februar", "mai", "juni", "juli", "oktober",
        "dezember",
    ]
}
