internal import StudyCore
public import StudyKit
internal import StudyProgress

/// The words and bars of `study stats` on a terminal.
public struct StatisticsPrinter: Sendable {
    /// Rows of one kind that are shown; the rest is counted, and `--json` has all.
    private static let mostRows = 12

    let style: TerminalStyle

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// What was answered and remembered, what is known of topics, mistakes, the calendar, and what
    /// falls due.
    public func lines(_ statistics: StudyStatistics) -> [String] {
        guard !statistics.days.isEmpty else { return nothing }
        return summary(statistics) + retention(statistics) + topics(statistics)
            + mistakes(statistics) + calendar(statistics) + forecast(statistics)
    }

    private var nothing: [String] {
        TextWrapper.wrap(
            "No answer is kept yet, so there is nothing to tell. Begin with "
                + style.code("study review") + " or " + style.code("study quiz")
                + ": each answer counts here.",
            width: style.width
        )
    }

    private func summary(_ statistics: StudyStatistics) -> [String] {
        let total = statistics.total
        var text =
            style.heading(total.answers.counted("answer"))
            + " on \(statistics.days.count.counted("day")), \(total.right.grouped) right "
            + "(\(percent(total.right, of: total.answers))), \(hours(total.minutes))"
        let (current, longest) = (statistics.currentStreak, statistics.longestStreak)
        text += "; \(current.counted("day")) in a row, at most \(longest.grouped)"
        return TextWrapper.wrap(text, width: style.width)
    }

    // MARK: - What was remembered

    private func retention(_ statistics: StudyStatistics) -> [String] {
        let total = statistics.total
        let title = heading("Remembered", "answers to what you had answered on an earlier day")
        guard let predicted = total.predictedShare else {
            return title + detail("Nothing came back yet that you had answered on an earlier day.")
        }
        let weeks = statistics.weeks.filter { $0.tally.recalls > 0 }.suffix(8)
        let isNarrow = style.width < 56
        let rows =
            weeks.map { (isNarrow ? "\($0.day)" : "week of \($0.day)", $0.tally) }
            + [("in all", total)]
        let lines = rows.flatMap { label, tally in
            row(
                label,
                labelWidth: isNarrow ? 10 : 18,
                share: tally.recalledShare ?? 0,
                "\(percent(tally.recalledShare ?? 0)) of \(tally.recalls.grouped), predicted "
                    + percent(tally.predictedShare ?? predicted)
            )
        }
        return title + lines
    }

    // MARK: - Topics and mistakes

    private func topics(_ statistics: StudyStatistics) -> [String] {
        let shown = statistics.topics.filter { $0.mastery != nil }
        let title = heading("Topics", "the share of a topic's questions you would get right today")
        let labelWidth = columns(for: shown.map(\.id.slug))
        var lines = shown.prefix(Self.mostRows).flatMap { topic in
            let due = topic.memory.due > 0 ? ", \(topic.memory.due.grouped) due" : ""
            let mastery = topic.mastery ?? 0
            return row(
                topic.id.slug,
                labelWidth: labelWidth,
                share: mastery,
                "\(percent(mastery)), \(topic.memory.met) of \(topic.questions) met\(due)"
            )
        }
        lines += more(shown.count, "topic")
        let cards = statistics.cards
        if cards.met > 0 {
            let share = percent(cards.remembered / Double(cards.met))
            let due = cards.due > 0 ? ", \(cards.due.grouped) due" : ""
            lines += detail("\(cards.met.counted("card")) of your notes: \(share) known\(due)")
        }
        return lines.isEmpty ? [] : title + lines
    }

    private func mistakes(_ statistics: StudyStatistics) -> [String] {
        guard !statistics.mistakes.isEmpty else { return [] }
        let title = heading("Mistakes", "of the times that a question could have shown them")
        let labelWidth = columns(for: statistics.mistakes.map(\.id.name))
        let lines = statistics.mistakes.prefix(Self.mostRows).flatMap { mistake in
            row(
                TerminalText.harmless(mistake.id.name),
                labelWidth: labelWidth,
                share: Double(mistake.tally.made) / Double(max(mistake.tally.chances, 1)),
                "\(mistake.tally.made.grouped) of \(mistake.tally.chances.grouped), "
                    + mistake.id.topic.slug,
                role: .bad
            )
        }
        return title + lines + more(statistics.mistakes.count, "mistake")
    }

    // MARK: - Days

    private func calendar(_ statistics: StudyStatistics) -> [String] {
        guard !style.isPlain else {
            let days = statistics.days.suffix(28).map { period in
                "  \(period.day): \(period.tally.answers.counted("answer"))"
            }
            return heading("Calendar", "the latest days with answers") + days
        }
        let calendar = SparklineCalendar(statistics, width: style.width)
        let note = "answers a day, at most \(calendar.highest.grouped)"
        return heading("Calendar", note) + calendar.lines(style)
    }

    private func forecast(_ statistics: StudyStatistics) -> [String] {
        let due = statistics.forecast
        let highest = max(due.max() ?? 0, 1)
        guard let last = due.lastIndex(where: { $0 > 0 }) else {
            return heading("Ahead", "") + detail("Nothing falls due within two weeks.")
        }
        let lines = due[...last].enumerated().flatMap { ahead, count in
            let day = "\(StudyDay(number: statistics.today.number + ahead))"
            let label = ahead == 0 ? "today" : ahead == 1 ? "tomorrow" : day
            return row(
                label,
                labelWidth: 10,
                share: Double(count) / Double(highest),
                count.grouped
            )
        }
        return heading("Ahead", "due on each day") + lines
    }

    // MARK: - Rows

    private func heading(_ title: String, _ note: String) -> [String] {
        let text = style.strong(title) + (note.isEmpty ? "" : style.faint(": \(note)"))
        return [""] + TextWrapper.wrap(text, width: style.width)
    }

    private func detail(_ text: String) -> [String] {
        TextWrapper.wrap(text, width: style.width, lead: "  ", hang: "  ")
    }

    private func more(_ count: Int, _ noun: String) -> [String] {
        let rest = count - Self.mostRows
        return rest > 0 ? ["  and \(rest.counted("other \(noun)"))"] : []
    }

    private func columns(for names: [String]) -> Int {
        let widest = names.prefix(Self.mostRows).map { DisplayWidth.of($0) }.max() ?? 0
        return min(widest, max(style.width / 3, 10))
    }

    /// A label, a bar where there is room for one, and the figures.
    private func row(
        _ label: String,
        labelWidth: Int,
        share: Double,
        _ figures: String,
        role: TerminalStyle.Role = .good
    ) -> [String] {
        let isShort = DisplayWidth.of(label) <= labelWidth
        let text = isShort || style.isPlain ? label : label.prefix(labelWidth - 1) + "…"
        let gap = String(repeating: " ", count: max(labelWidth - DisplayWidth.of(text), 0) + 2)
        let bar = ShareBar(cells: 20)
        let (line, room) = ("  \(text)\(gap)", bar.cells + 2)
        let width = DisplayWidth.of(line) + DisplayWidth.of(figures)
        guard width <= style.width else {
            return TextWrapper.wrap(
                "\(text)  \(figures)",
                width: style.width,
                lead: "  ",
                hang: "    "
            )
        }
        let isDrawn = !style.isPlain && width + room <= style.width
        return [line + (isDrawn ? style.paint(bar.text(share), role) + "  " : "") + figures]
    }

    private func percent(_ part: Int, of whole: Int) -> String {
        percent(Double(part) / Double(max(whole, 1)))
    }

    private func percent(_ share: Double) -> String { "\((share * 100).fixed(0)) %" }

    private func hours(_ minutes: Double) -> String {
        let whole = Int(minutes.rounded())
        return whole < 120 ? "\(whole) minutes" : "\((whole / 60).grouped) h \(whole % 60) min"
    }
}
