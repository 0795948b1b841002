internal import StudyKit
internal import StudyProgress

/// A calendar of weeks side by side: a day is a block as high as it had answers.
struct SparklineCalendar {
    private static let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let mostWeeks = 26
    private static let labelWidth = 6

    let today: StudyDay
    /// Answers by day.
    let counts: [StudyDay: Int]
    let weeks: Int

    /// The calendar of the last weeks that fit into a width, from the first answer on.
    init(_ statistics: StudyStatistics, width: Int) {
        today = statistics.today
        counts = Dictionary(statistics.days.map { ($0.day, $0.tally.answers) }, uniquingKeysWith: +)
        let first = statistics.days.first.map { min($0.day, statistics.today) } ?? today
        let all = (today.monday.number - first.monday.number) / 7 + 1
        weeks = min(all, Self.mostWeeks, max((width - Self.labelWidth) / 2, 1))
    }

    private var mondays: [StudyDay] {
        (0..<weeks).map { StudyDay(number: today.monday.number - 7 * (weeks - 1 - $0)) }
    }

    /// The most answers of one of the days shown.
    var highest: Int {
        let first = mondays.first ?? today
        return counts.filter { $0.key >= first && $0.key <= today }.values.max() ?? 0
    }

    /// A line of months, and one for each day of the week.
    func lines(_ style: TerminalStyle) -> [String] {
        let highest = highest
        let indent = String(repeating: " ", count: Self.labelWidth)
        let days = Self.weekdays.enumerated().map { weekday, name in
            let cells = mondays.map { StudyDay(number: $0.number + weekday) }
                .filter { $0 <= today }.map { cell($0, highest) }
            return "  \(name) " + style.paint(cells.joined(separator: " "), .good)
        }
        return [style.faint(indent + monthLine)] + days
    }

    private func cell(_ day: StudyDay, _ highest: Int) -> String {
        guard let count = counts[day], count > 0 else { return "·" }
        return Self.blocks[min((count * Self.blocks.count - 1) / max(highest, 1), 7)]
    }

    /// The month above the first week that begins in it, where there is room.
    private var monthLine: String {
        var line = ""
        var last: Int?
        for (place, monday) in mondays.enumerated() {
            let month = Int("\(monday)".split(separator: "-")[1]) ?? 1
            defer { last = month }
            guard month != last, line.count <= place * 2, place + 2 <= weeks || weeks == 1 else {
                continue
            }
            line += String(repeating: " ", count: place * 2 - line.count) + Self.months[month - 1]
        }
        return line
    }
}
