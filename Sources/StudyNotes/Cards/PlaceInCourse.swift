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
        var title = title
        return title.withUTF8 { bytes in
            let (place, rest) = read(bytes)
            return (place, String(decoding: bytes[rest], as: UTF8.self))
        }
    }

    /// The same of bytes, with the place of the rest.
    static func read(
        _ title: UnsafeBufferPointer<UInt8>
    ) -> (place: PlaceInCourse, rest: Range<Int>) {
        var place = PlaceInCourse()
        var start = PlaceMark.endOfPicture(title)
        while let mark = PlaceMark(title, at: start) {
            switch mark.kind {
            case .week where place.week == nil && place.day == nil: place.week = mark.number
            case .day where place.day == nil: place.day = mark.number
            default: return (place, start..<title.count)
            }
            start = PlaceMark.endOfSeparators(title, mark.end)
        }
        if place.day == nil, let day = Weekday(title, at: start) {
            place.day = day.number
            start = PlaceMark.endOfSeparators(title, day.end)
        } else if place.day != nil, PlaceMark.isWeekday(title, start..<title.count) {
            start = title.count
        }
        return (place, start..<title.count)
    }

    /// The place of a note by its title: `Week 8 CNNs` is about week 8, and keeps its name.
    init(title: String) {
        var title = title
        self = title.withUTF8 { Self.place(in: $0) }
    }

    /// The week of `Week 8 CNNs`, a heading that keeps its name.
    static func week(before words: String) -> Int? {
        var words = words
        return words.withUTF8 { title in
            guard let mark = PlaceMark(title, at: 0, isApart: false), mark.kind == .week,
                let next = ByteScan.word(title, from: mark.end),
                ByteScan.isCapital(title[next.lowerBound])
            else { return nil }
            return mark.number
        }
    }

    private static func place(in title: UnsafeBufferPointer<UInt8>) -> PlaceInCourse {
        let place = read(title).place
        guard place == PlaceInCourse() else { return place }
        // Behind the name of the course, too: `Deep learning, week 8`.
        for start in 0..<min(mostLetters, title.count) where start == 0 || title[start - 1] == 0x20
        {
            guard let mark = PlaceMark(title, at: start, isApart: false), mark.kind == .week else {
                continue
            }
            return PlaceInCourse(week: mark.number)
        }
        return place
    }

    private static let mostLetters = 60
}
