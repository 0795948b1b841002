/// A moment: milliseconds since 1970-01-01 UTC.
public struct Timestamp: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var milliseconds: Int

    /// The years that the text of a moment has four digits for.
    static let range = -62_167_219_200_000...253_402_300_799_999

    /// A moment; one outside of the years 0 to 9999 is moved to their edge.
    public init(milliseconds: Int) {
        self.milliseconds = min(
            max(milliseconds, Self.range.lowerBound),
            Self.range.upperBound
        )
    }

    /// Reads `2026-11-24T21:31:45.123Z`, with or without a fraction; `nil` when it is not so written.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        let pattern = Array("0000-00-00T00:00:00".utf8)
        guard bytes.count >= 20, bytes.last == UInt8(ascii: "Z") else { return nil }
        for (byte, sign) in zip(bytes, pattern) {
            guard sign == UInt8(ascii: "0") ? Self.isDigit(byte) : byte == sign else { return nil }
        }
        guard let fraction = Self.milliseconds(bytes[19..<bytes.count - 1]) else { return nil }
        func number(_ range: Range<Int>) -> Int { Self.number(bytes[range]) }
        let (month, day) = (number(5..<7), number(8..<10))
        let (hour, minute, second) = (number(11..<13), number(14..<16), number(17..<19))
        let days = CivilDate(year: number(0..<4), month: month, day: day).days
        // A date that there is none of, such as 30 February, comes back as another one.
        guard CivilDate(days: days).text == String(decoding: bytes[..<10], as: UTF8.self),
            hour < 24, minute < 60, second < 60
        else { return nil }
        self.init(
            milliseconds: ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1_000 + fraction
        )
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int {
        digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// `.5` is 500; digits behind the third are dropped.
    private static func milliseconds(_ fraction: ArraySlice<UInt8>) -> Int? {
        guard let point = fraction.first else { return 0 }
        let digits = fraction.dropFirst()
        guard point == UInt8(ascii: "."), !digits.isEmpty, digits.allSatisfy(isDigit) else {
            return nil
        }
        return number((Array(digits.prefix(3)) + [48, 48, 48])[..<3])
    }

    /// `2026-11-24T21:31:45.123Z`.
    public var description: String {
        let days = milliseconds.floorDivided(by: 86_400_000)
        let rest = milliseconds - days * 86_400_000
        let time = [rest / 3_600_000, rest / 60_000 % 60, rest / 1_000 % 60]
            .map { $0.padded(to: 2) }.joined(separator: ":")
        return "\(CivilDate(days: days).text)T\(time).\((rest % 1_000).padded(to: 3))Z"
    }

    /// Orders moments in time.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// The moment so many seconds later.
    public func adding(seconds: Double) -> Timestamp {
        Timestamp(milliseconds: milliseconds + Int(min(max(seconds, -1e12), 1e12) * 1_000))
    }
}

/// A date of the Gregorian calendar, continued backwards.
struct CivilDate {
    var year: Int
    var month: Int
    var day: Int

    init(year: Int, month: Int, day: Int) {
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// The date so many days behind 1970-01-01.
    ///
    /// Years are counted from March, so that the leap day is the last of its year.
    init(days: Int) {
        let shifted = days + 719_468
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    }

    /// Days since 1970-01-01.
    var days: Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear.floorDivided(by: 400)
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// `2026-11-24`.
    var text: String { "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))" }
}

extension Int {
    func floorDivided(by divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }

    fileprivate func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(width - digits.count, 0)) + digits
    }
}
