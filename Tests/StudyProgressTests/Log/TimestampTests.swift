import Foundation
import Testing

@testable import StudyProgress

struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00.000Z", 0), ("2026-11-24T21:31:45.123Z", 1_795_555_905_123),
        ("2000-02-29T23:59:59.999Z", 951_868_799_999), ("1969-12-31T23:59:59.999Z", -1),
        ("0000-01-01T00:00:00.000Z", -62_167_219_200_000),
        ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ])
    func `a moment is written and read`(text: String, milliseconds: Int) {
        #expect(Timestamp(text)?.milliseconds == milliseconds)
        #expect(Timestamp(milliseconds: milliseconds).description == text)
    }

    @Test func `Foundation reads the same`() throws {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        for milliseconds in stride(
            from: -2_000_000_000_000,
            to: 4_000_000_000_000,
            by: 98_765_432_101
        ) {
            let moment = Timestamp(milliseconds: milliseconds)
            let date = try Date(moment.description, strategy: style)
            #expect(Int((date.timeIntervalSince1970 * 1_000).rounded()) == milliseconds)
        }
    }

    @Test func `a fraction may be short, long or left out`() {
        #expect(Timestamp("1970-01-01T00:00:00Z")?.milliseconds == 0)
        #expect(Timestamp("1970-01-01T00:00:00.5Z")?.milliseconds == 500)
        #expect(Timestamp("1970-01-01T00:00:00.123456789Z")?.milliseconds == 123)
    }

    @Test(arguments: [
        "", "Z", "2026-11-24", "2026-11-24T21:31:45", "2026-02-30T00:00:00Z",
        "2026-13-01T00:00:00Z", "2026-00-10T00:00:00Z", "2026-11-24T24:00:00Z",
        "2026-11-24T21:60:00Z", "2026-11-24 21:31:45Z", "2026-11-24T21:31:45.Z",
        "2026-11-24T21:31:45,5Z", "26-11-24T21:31:45.123456Z", "２026-11-24T21:31:45Z",
    ])
    func `what is no moment is refused`(text: String) {
        #expect(Timestamp(text) == nil)
    }
}

struct StudyDayTests {
    private func day(_ moment: String, _ zone: String, from hour: Int = 4) throws -> String {
        let calendar = StudyCalendar(
            timeZone: try #require(TimeZone(identifier: zone)),
            firstHour: hour
        )
        return try calendar.day(of: #require(Timestamp(moment))).description
    }

    @Test func `a day lasts until four in the morning, where the student is`() throws {
        #expect(try day("2026-11-25T02:59:59Z", "Europe/Berlin") == "2026-11-24")
        #expect(try day("2026-11-25T03:00:00Z", "Europe/Berlin") == "2026-11-25")
        #expect(try day("2026-11-25T03:59:59Z", "UTC") == "2026-11-24")
        #expect(try day("2026-11-25T03:59:59Z", "UTC", from: 0) == "2026-11-25")
        #expect(try day("2026-11-25T11:59:59Z", "America/Los_Angeles") == "2026-11-24")
        #expect(try day("2026-11-24T17:00:00Z", "Pacific/Kiritimati") == "2026-11-25")
    }

    @Test func `a change of the clocks moves no day`() throws {
        // In Berlin clocks go back on 2026-10-25 at three.
        #expect(try day("2026-10-25T02:59:00Z", "Europe/Berlin") == "2026-10-24")
        #expect(try day("2026-10-25T03:00:00Z", "Europe/Berlin") == "2026-10-25")
    }

    @Test func `dates are read`() {
        #expect(StudyDay("2026-12-04")?.description == "2026-12-04")
        #expect(StudyDay("2026-12-32") == nil && StudyDay("tomorrow") == nil)
    }
}
