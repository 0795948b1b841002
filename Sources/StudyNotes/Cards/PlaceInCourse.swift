/// The week and the day of a course that a heading or a folder speaks of.
struct PlaceInCourse: Hashable, Sendable {
    var week: Int?
    var day: Int?

    /// The same place with what another one says more exactly; a new week has no day yet.
    func refined(by place: PlaceInCourse) -> PlaceInCourse {
        let isNewWeek = week != nil && place.week != nil && place.week != week
        return PlaceInCourse(
            week: place.week ?? week,
            day: place.day ?? (isNewWeek ? nil : day)
        )
    }

    /// The place of a file by its folders, `week-08/day-2`.
    init(file: String) {
        for folder in file.utf8.split(separator: UInt8(ascii: "/")).dropLast() {
            let (place, rest) = Self.read(String(Substring(folder)))
            if rest.isEmpty { self = refined(by: place) }
        }
    }

    init(week: Int? = nil, day: Int? = nil) {
        (self.week, self.day) = (week, day)
    }

    /// What a title says of place, and what is left of it: `Day 1 - Image Augmentation` is day 1
    /// and `Image Augmentation`.
    static func read(_ title: String) -> (place: PlaceInCourse, rest: String) {
        var place = PlaceInCourse()
        var rest = title[...].withoutPicture
        while let (kind, number, end) = mark(at: rest) {
            switch kind {
            case .week where place.week == nil && place.day == nil: place.week = number
            case .day where place.day == nil: place.day = number
            default: return (place, String(rest))
            }
            rest = rest[end...].drop { $0.isWhitespace || separators.contains($0) }
        }
        if place.day != nil, isWeekday(rest) { rest = "" }
        return (place, String(rest))
    }

    /// Whether a text is `Tue`, `Tuesday` or `(Tue)`.
    private static func isWeekday(_ text: Substring) -> Bool {
        guard text.utf8.count <= 16 else { return false }
        let word = text.lowercased().filter { $0.isLetter || $0.isWhitespace }
        return word.utf8.count > 2 && weekdays.contains { $0.hasPrefix(word) }
    }

    private static let weekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    ]

    /// The place of a note by its title: `Week 8 CNNs` is about week 8, and keeps its name.
    init(title: String) {
        self = Self.read(title).place
        guard self == PlaceInCourse() else { return }
        // Behind the name of the course, too: `Deep learning, week 8`.
        let words = title.indices.prefix(Self.mostLetters)
            .filter { $0 == title.startIndex || title[title.index(before: $0)] == " " }
        for place in words {
            guard let (kind, number, _) = Self.mark(at: title[place...], isApart: false),
                kind == .week
            else { continue }
            week = number
            return
        }
    }

    private static let mostLetters = 60

    private enum Kind { case week, day }

    private static let separators: Set<Character> = ["-", "–", "—", ":", ",", ".", "|", "/", "_"]

    /// Most titles speak of no place: their first byte tells.
    static func mayBegin(with byte: UInt8) -> Bool { "wWdDtTsSjJ".utf8.contains(byte) }

    /// `Week 8`, `day-2` or `week08` at the start of a text; where it is to stand apart, no other
    /// word may follow the number.
    private static func mark(
        at text: Substring,
        isApart mustBeApart: Bool = true
    ) -> (Kind, number: Int, end: String.Index)? {
        guard let first = text.utf8.first, mayBegin(with: first) else { return nil }
        let word = Substring(text.utf8.prefix(while: ByteScan.isLetter))
        let kind: Kind
        switch word.lowercased() {
        case "week", "woche", "semaine", "semana": kind = .week
        case "day", "tag", "jour", "dia": kind = .day
        default: return nil
        }
        let gap = text[word.endIndex...].prefix { $0 == " " || $0 == "-" || $0 == "_" }
        let digits = text[gap.endIndex...].prefix { ("0"..."9").contains($0) }
        guard gap.count <= 1, let number = Int(digits), number < 1000 else { return nil }
        // `Day 2 exercises` is a title of its own.
        let behind = text[digits.endIndex...].drop(while: \.isWhitespace)
        let isApart =
            behind.first.map { separators.contains($0) } ?? true || isWeekday(behind)
            || mark(at: behind) != nil
        guard isApart || !mustBeApart else { return nil }
        return (kind, number, digits.endIndex)
    }
}

extension Substring {
    /// `Day 1` of `📅 Day 1`.
    fileprivate var withoutPicture: Substring {
        guard let first = utf8.first, first >= 0xE2, let sign = self.first, !sign.isLetter,
            !sign.isNumber, let blank = firstIndex(of: " "),
            self[..<blank].unicodeScalars.allSatisfy({ $0.value > 0x7F })
        else { return self }
        return self[blank...].drop { $0 == " " }
    }
}
