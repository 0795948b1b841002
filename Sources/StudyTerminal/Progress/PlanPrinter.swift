public import StudyKit
internal import StudyProgress

/// The words of `study plan` on a terminal.
public struct PlanPrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// Today, what lies ahead, and what to expect.
    public func lines(_ plan: StudyPlan) -> [String] {
        (heading(plan) + today(plan) + ahead(plan) + score(plan)).flatMap(fitted)
    }

    /// A line that is too long for the width, on several.
    private func fitted(_ line: String) -> [String] {
        guard DisplayWidth.of(line) > style.width else { return [line] }
        let indent = String(line.prefix { $0 == " " })
        let words = String(line.dropFirst(indent.count))
        return TextWrapper.wrap(words, width: style.width, lead: indent, hang: indent)
    }

    private func heading(_ plan: StudyPlan) -> [String] {
        let left =
            switch plan.goal.day.number - plan.today.number {
            case ..<0: "that day has passed"
            case 0: "that is today"
            case 1: "that is tomorrow"
            case let days: "\(days) days from today"
            }
        let minutes = plan.goal.minutesPerDay.short
        return [
            style.heading("Test on \(plan.goal.day)") + ", \(left), \(minutes) minutes a day",
            "\(plan.met) of \(plan.items.counted("kind")) of questions and cards asked so far, "
                + "\(plan.secure) secure (right on \(StudyPlan.secureDays) different days)",
        ].flatMap { TextWrapper.wrap($0, width: style.width) }
    }

    private func today(_ plan: StudyPlan) -> [String] {
        guard plan.daysLeft > 0 else { return [] }
        var lines = ["", style.strong("Today")]
        if plan.minutesToday >= 0.5 {
            lines.append("  \(plan.minutesToday.fixed(0)) minutes studied so far")
        }
        if plan.isTodayDone {
            let minutes = plan.goal.minutesPerDay.short
            return lines + ["  Today's \(minutes) minutes are done: come back tomorrow."]
        }
        let choices = plan.plan.today
        guard !choices.isEmpty else {
            return lines + ["  Nothing more to gain today: come back tomorrow."]
        }
        let new = choices.count { $0.item.memory == nil }
        let minutes = choices.reduce(0) { $0 + $1.seconds } / 60
        lines.append(
            "  \(counted(plan.itemsToday)), \(new) of them new, about "
                + "\(max(minutes, 1).fixed(0)) minutes"
        )
        let topics = plan.topics.filter { $0.today > 0 }
        let names = topics.prefix(6).map { "\($0.id) \($0.today)" }.joined(separator: ", ")
        let more = topics.count > 6 ? ", and \((topics.count - 6).counted("other topic"))" : ""
        lines += TextWrapper.wrap(names + more, width: style.width, lead: "  ", hang: "  ")
        return lines + ["  " + style.code("study review")]
    }

    /// `12 questions and 5 cards`.
    private func counted(_ items: [ItemID]) -> String {
        let cards = items.count { $0.kind == .recall }
        return [(items.count - cards, "question"), (cards, "card")].filter { $0.0 > 0 }
            .map { $0.0.counted($0.1) }.joined(separator: " and ")
    }

    private func ahead(_ plan: StudyPlan) -> [String] {
        let days = plan.plan.days.dropFirst()
        guard !days.isEmpty else { return [] }
        let longest = max(days.map(\.seconds).max() ?? 1, 1)
        var lines = ["", style.strong("Ahead")]
        for day in days.prefix(14) {
            let date = StudyDay(number: plan.today.number + day.daysAhead)
            let cells = Int((day.seconds / longest * 20).rounded())
            let bar = String(repeating: "█", count: cells)
            let gap = String(repeating: " ", count: 20 - cells)
            let counts =
                "\(Int(day.reviews.rounded())) to answer, \(Int(day.firstMeetings.rounded())) new"
            let barred = style.width >= 70 ? style.paint(bar, .good) + gap + "  " : ""
            lines.append("  \(date)  \(barred)\(counts)")
        }
        if days.count > 14 { lines.append("  … and \((days.count - 14).counted("day")) more") }
        return lines
    }

    private func score(_ plan: StudyPlan) -> [String] {
        let score = plan.plan.expectedScore
        let text =
            "\(percent(score.mean)) of what there is to know, between \(percent(score.low)) and "
            + "\(percent(score.high)) nine times in ten; \(percent(plan.plan.recallWithoutStudy)) "
            + "if nothing more is done"
            + (plan.daysLeft > ExamPlanner.longestHorizon
                ? ". Study in the next \(ExamPlanner.longestHorizon) days is counted, later study not "
                    + "yet" : "")
        return ["", style.strong("Expected on the day of the test")]
            + TextWrapper.wrap(text, width: style.width, lead: "  ", hang: "  ")
    }

    private func percent(_ share: Double) -> String { "\((share * 100).fixed(0)) %" }
}

/// The words of `study plan --simulate` on a terminal.
public struct SimulationPrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// A row for each schedule, and what was simulated.
    public func lines(
        _ settings: PlanSimulation.Settings,
        _ outcomes: [PlanSimulation.Outcome]
    ) -> [String] {
        var table = TextTable(columns: [
            .init("schedule"), .init("known on the day", alignment: .right),
            .init("between students", alignment: .right, isOptional: true),
            .init("weakest tenth", alignment: .right),
            .init("a month later", alignment: .right, isOptional: true),
            .init("planner's lead", alignment: .right),
            .init("answers", alignment: .right, isOptional: true),
        ])
        for outcome in outcomes {
            let lead =
                outcome.policy == .planner
                ? "" : "\(points(outcome.lead)) ± \(points(2 * outcome.leadError))"
            table.append([
                name(outcome.policy), percent(outcome.recall), "± \(points(outcome.deviation))",
                percent(outcome.weakestTenth), percent(outcome.monthLater), lead,
                outcome.reviews.fixed(0),
            ])
        }
        let text =
            "\(settings.students.counted("simulated student")) who forget by FSRS-6 with "
            + "parameters of their own, \(settings.items.counted("item")), "
            + "\(settings.days.counted("day")) of \(settings.minutesPerDay.short) minutes; each "
            + "schedule uses the same minutes. Seed \(settings.seed)."
        return table.lines(style) + [""]
            + TextWrapper.wrap(text + foretold(outcomes), width: style.width)
    }

    private func foretold(_ outcomes: [PlanSimulation.Outcome]) -> String {
        guard let parts = outcomes.first(where: { $0.policy == .planner })?.foretold,
            let first = parts.first, let last = parts.last
        else { return "" }
        return " The score lay within what the plan expected for \(percent(first)) of the students "
            + "on the first morning, for \(percent(last)) on the last."
    }

    private func name(_ policy: StudyPolicyKind) -> String {
        switch policy {
        case .planner: "study plan"
        case .anki: "Anki's default, retention 0.9"
        case .sm2: "SM-2"
        case .fixedIntervals: "fixed: 1, 3, 7 days"
        case .cramming: "cramming, 4 h a day"
        }
    }

    private func percent(_ share: Double) -> String { "\((share * 100).fixed(1)) %" }

    private func points(_ share: Double) -> String { (share * 100).fixed(1) }
}
