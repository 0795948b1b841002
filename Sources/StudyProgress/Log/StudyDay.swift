public import Foundation

/// A day of study: it changes at an hour of the night, not at midnight.
public struct StudyDay: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public var number: Int

    /// The days of the years that dates are written in, 0 to 9999.
    static let numbers =
        Timestamp.range.lowerBound / 86_400_000...Timestamp.range.upperBound / 86_400_000

    /// A day by its number.
    public init(number: Int) {
        self.number = number
    }

    /// Reads `2026-12-04`; `nil` when there is no such date.
    public init?(_ date: some StringProtocol) {
        guard let noon = Timestamp("\(date)T12:00:00Z") else { return nil }
        number = noon.milliseconds.floorDivided(by: 86_400_000)
    }

    /// `2026-11-24`.
    public var description: String { CivilDate(days: number).text }

    /// Orders days in time.
    public static func < (left: StudyDay, right: StudyDay) -> Bool { left.number < right.number }
}

/// Tells the day of study of a moment.
public struct StudyCalendar: Sendable {
    /// Where the student is.
    public var timeZone: TimeZone
    /// The hour at which a day begins.
    public var firstHour: Int

    /// A calendar; days begin at four in the morning where nothing else is given.
    public init(timeZone: TimeZone = .current, firstHour: Int = 4) {
        self.timeZone = timeZone
        self.firstHour = firstHour
    }

    /// The day of a moment.
    public func day(of moment: Timestamp) -> StudyDay {
        let seconds = moment.milliseconds.floorDivided(by: 1_000)
        let date = Date(timeIntervalSince1970: Double(seconds))
        let local = seconds + timeZone.secondsFromGMT(for: date) - firstHour * 3_600
        return StudyDay(number: local.floorDivided(by: 86_400))
    }
}
