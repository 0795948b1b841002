internal import StudyCore
internal import StudyProgress

/// Statistics on a sheet, as SVG.
public struct StatisticsDrawing: Sendable {
    private static let left = SVGCanvas.margin
    private static let labels = 200.0
    private static let barWidth = 320.0
    private static let mostRows = 16

    private let statistics: StudyStatistics

    /// A drawing of statistics.
    public init(_ statistics: StudyStatistics) {
        self.statistics = statistics
    }

    /// The document.
    public var svg: String {
        var canvas = SVGCanvas()
        canvas.text("Study statistics, \(statistics.today)", Self.left, 42, size: 19, isBold: true)
        canvas.text(summary, Self.left, 66, size: 13, ink: .faint)
        calendar(on: &canvas)
        bars("Remembered: right answers to what was answered on an earlier day", weeks, on: &canvas)
        bars(
            "Topics: the share of questions that would be answered right today",
            topics,
            on: &canvas
        )
        bars("Mistakes: made, of the times they could have been", mistakes, on: &canvas)
        bars("Ahead: due on each day", forecast, on: &canvas)
        return canvas.document(title: "Study statistics, \(statistics.today)", description: summary)
    }

    private var summary: String {
        let total = statistics.total
        guard total.answers > 0 else { return "No answer is kept yet." }
        let recalled = total.recalledShare.map { ", \(Self.percent($0)) remembered" } ?? ""
        let answers = total.answers == 1 ? "answer" : "answers"
        let days = statistics.days.count == 1 ? "day" : "days"
        return "\(total.answers) \(answers) on \(statistics.days.count) \(days), "
            + "\(total.right) right\(recalled)"
    }

    // MARK: - Calendar

    /// A square for each day of the last half year, darker with more answers.
    private func calendar(on canvas: inout SVGCanvas) {
        guard let first = statistics.days.first?.day else { return }
        let (cell, top) = (15.0, canvas.bottom + 58)
        let today = statistics.today
        let weeks = min((today.monday.number - min(first, today).monday.number) / 7 + 1, 26)
        let start = today.monday.number - 7 * (weeks - 1)
        let counts = Dictionary(
            statistics.days.map { ($0.day.number, $0.tally.answers) },
            uniquingKeysWith: +
        )
        let highest = counts.filter { (start...today.number).contains($0.key) }.values.max() ?? 0
        title("Calendar: answers a day, at most \(highest)", top - 20, on: &canvas)
        for (weekday, name) in [(0, "Mon"), (2, "Wed"), (4, "Fri")] {
            let y = top + Double(weekday) * cell + 11
            canvas.text(name, Self.left, y, size: 11, ink: .faint)
        }
        for number in start...max(today.number, start) {
            let (week, weekday) = ((number - start) / 7, (number - start) % 7)
            canvas.rect(
                Self.left + 34 + Double(week) * cell,
                top + Double(weekday) * cell,
                cell - 3,
                cell - 3,
                fill: Self.ink(counts[number] ?? 0, of: highest),
                stroke: .none
            )
        }
    }

    private static func ink(_ count: Int, of highest: Int) -> SVGCanvas.Ink {
        guard count > 0 else { return .cell }
        let shades: [SVGCanvas.Ink] = [.mint, .leaf, .green, .forest]
        return shades[min((count * shades.count - 1) / max(highest, 1), shades.count - 1)]
    }

    // MARK: - Bars

    private struct Bar {
        var label: String
        var share: Double
        var figures: String
        var ink: SVGCanvas.Ink
        /// A share that is marked beside it.
        var mark: Double?
    }

    private var weeks: [Bar] {
        statistics.weeks.filter { $0.tally.recalls > 0 }.suffix(Self.mostRows).map { week in
            let (actual, predicted) = (
                week.tally.recalledShare ?? 0, week.tally.predictedShare ?? 0
            )
            let figures =
                "\(Self.percent(actual)) of \(week.tally.recalls), predicted \(Self.percent(predicted))"
            return Bar(
                label: "week of \(week.day)",
                share: actual,
                figures: figures,
                ink: .blue,
                mark: predicted
            )
        }
    }

    private var topics: [Bar] {
        statistics.topics.compactMap { topic in
            topic.mastery.map { mastery in
                let met = "\(topic.memory.met) of \(topic.questions) met"
                return Bar(
                    label: topic.id.slug,
                    share: mastery,
                    figures: "\(Self.percent(mastery)), \(met)",
                    ink: .green
                )
            }
        }
    }

    private var mistakes: [Bar] {
        statistics.mistakes.prefix(Self.mostRows).map { mistake in
            let tally = mistake.tally
            return Bar(
                label: mistake.id.name,
                share: Double(tally.made) / Double(max(tally.chances, 1)),
                figures: "\(tally.made) of \(tally.chances), \(mistake.id.topic)",
                ink: .orange
            )
        }
    }

    private var forecast: [Bar] {
        let highest = Double(max(statistics.forecast.max() ?? 0, 1))
        guard let last = statistics.forecast.lastIndex(where: { $0 > 0 }) else { return [] }
        return statistics.forecast[...last].enumerated().map { ahead, due in
            Bar(
                label: "\(StudyDay(number: statistics.today.number + ahead))",
                share: Double(due) / highest,
                figures: "\(due)",
                ink: .purple
            )
        }
    }

    private func bars(_ heading: String, _ bars: [Bar], on canvas: inout SVGCanvas) {
        guard !bars.isEmpty else { return }
        var y = canvas.bottom + 38
        title(heading, y, on: &canvas)
        y += 14
        let x = Self.left + Self.labels
        for bar in bars {
            canvas.text(String(bar.label.prefix(26)), Self.left, y + 13, size: 13)
            canvas.rect(x, y, Self.barWidth, 16, fill: .cell, stroke: .none)
            let width = min(max(bar.share, 0), 1) * Self.barWidth
            if width > 0 { canvas.rect(x, y, width, 16, fill: bar.ink, stroke: .none) }
            if let mark = bar.mark {
                canvas.rect(x + mark * Self.barWidth - 1, y - 2, 2, 20, fill: .text, stroke: .none)
            }
            canvas.text(bar.figures, x + Self.barWidth + 12, y + 13, size: 13)
            y += 24
        }
    }

    private func title(_ text: String, _ y: Double, on canvas: inout SVGCanvas) {
        canvas.text(text, Self.left, y, size: 14, isBold: true)
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
