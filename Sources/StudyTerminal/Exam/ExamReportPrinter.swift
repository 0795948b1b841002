internal import StudyCore
public import StudyKit
internal import StudyQuizzes

/// The words of an exam that is over.
public struct ExamReportPrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// Every question that is not right, then the score: what comes last is what is seen.
    public func lines(_ report: ExamReport) -> [String] {
        let missed = report.missed.flatMap { entry($0, of: report.entries.count) }
        return (missed.isEmpty ? [] : ["", style.heading("Not right")] + missed)
            + score(report) + topics(report) + mistakes(report) + next(report)
    }

    private func entry(_ entry: ExamReport.Entry, of count: Int) -> [String] {
        let (variant, verdicts) = (entry.variant, VerdictPrinter(style: style))
        let kind = "\(variant.question.id.topic) · \(variant.question.level.rawValue)"
        let header = "\(style.strong("\(entry.number)/\(count)"))  \(style.faint(kind))"
        let late = entry.late.map {
            wrapped("You typed '\(TerminalText.harmless($0))' when the time was over.")
        }
        var lines = [""] + wrapped(header) + QuizPrinter(style: style).text(of: variant)
        if let given = entry.given {
            lines += wrapped("You typed: \(TerminalText.harmless(given.typed))") + (late ?? [])
            return lines + verdicts.verdict(given.marking, on: entry.verified)
        }
        return lines + (late ?? []) + verdicts.open(entry.verified)
    }

    private func score(_ report: ExamReport) -> [String] {
        let (count, answered) = (report.entries.count, report.answeredCount)
        let open = count - answered
        let parts =
            ["\(answered - report.rightCount) wrong", open > 0 ? "\(open) not answered" : nil]
            .compactMap { $0 }.joined(separator: ", ")
        let used = "\(ExamTime.clock(report.used)) of \(report.start.minutes):00 used"
        return [""]
            + wrapped(
                style.heading("\(report.rightCount) of \(count) right (\(report.percent) %)")
                    + ", \(parts); \(used)"
            )
    }

    private func topics(_ report: ExamReport) -> [String] {
        guard report.topics.count > 1 else { return [] }
        var table = TextTable(columns: [.init("Topic"), .init("Right", alignment: .right)])
        for result in report.topics {
            let topic = TerminalText.harmless(result.topic.slug)
            table.append([topic, "\(result.right) of \(result.count)"])
        }
        return [""] + table.lines(style)
    }

    private func mistakes(_ report: ExamReport) -> [String] {
        guard !report.mistakes.isEmpty else { return [] }
        return ["", style.heading("Mistakes by name")]
            + report.mistakes.flatMap { mistake, count in
                let times = count == 1 ? "once" : "\(count) times"
                return TextWrapper.wrap(
                    TerminalText.harmless("\(mistake.id), \(times): \(mistake.says)"),
                    width: style.width,
                    hang: "  "
                )
            }
    }

    private func next(_ report: ExamReport) -> [String] {
        let cards = report.cards.map { style.code("study notes \($0)") }
        let reading =
            cards.isEmpty ? [] : wrapped("Look again at: " + cards.joined(separator: ", "))
        // Commands stand on lines of their own, however long, so that they can be copied.
        return [""] + reading + ["Next:", "  " + style.code(report.next)]
            + ["The same exam again:", "  " + style.code(report.start.command)]
    }

    private func wrapped(_ text: String) -> [String] {
        TextWrapper.wrap(text, width: style.width)
    }
}

/// The words of the list of exams.
public struct ExamListPrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// A row for each exam.
    public func lines(_ exams: [ExamSummary]) -> [String] {
        guard !exams.isEmpty else { return ["No exam was begun yet."] }
        var table = TextTable(columns: [
            .init("Begun"), .init("Right", alignment: .right), .init("State"),
            .init("Minutes", alignment: .right, isOptional: true),
            .init("Seed", alignment: .right, isOptional: true), .init("File", isOptional: true),
        ])
        for exam in exams {
            let start = exam.log?.start
            let right = exam.log?.result.map { "\($0.right)" } ?? "–"
            table.append(
                [
                    start.map { ExamTime.words($0.started) } ?? "–",
                    start.map { "\(right) of \($0.questions.count)" } ?? "–",
                    exam.state.rawValue, start.map { "\($0.minutes)" } ?? "–",
                    start.map { "\($0.seed)" } ?? "–", exam.name,
                ]
                .map(TerminalText.harmless)
            )
        }
        return table.lines(style)
    }
}
