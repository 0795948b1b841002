internal import StudyCore
internal import StudyQuizzes

/// The report of an exam as one HTML file to read or print: no script, nothing from elsewhere.
public struct ExamPage: Sendable {
    /// The text of the file.
    public let html: String

    /// The page of a report.
    public init(_ report: ExamReport) {
        let title = "Exam of \(Self.day(report.start))"
        html = HTMLPage.file(
            title: title,
            style: Self.style,
            body: ["<h1>\(Self.text(title))</h1>"] + Self.score(report) + Self.topics(report)
                + Self.mistakes(report) + Self.missed(report) + Self.next(report)
        )
    }

    private static let style = """

        body { font: 16px/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; \
        padding: 0 1rem; color: #111; background: #fff; }
        h1, h2, h3 { font-family: Helvetica, Arial, sans-serif; line-height: 1.2; }
        .score { font-size: 1.4rem; font-weight: bold; margin: 0; }
        .aside, h3 span { color: #555; font-weight: normal; }
        table { border-collapse: collapse; }
        th, td { text-align: left; padding: 0.15rem 1.5rem 0.15rem 0; \
        border-bottom: 1px solid #ccc; vertical-align: top; }
        td.number { text-align: right; white-space: nowrap; }
        pre, code { font: 0.9em/1.4 Menlo, Consolas, monospace; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; }
        p, li, td { overflow-wrap: anywhere; }
        article { border-top: 1px solid #999; padding-top: 0.5rem; margin-top: 1.5rem; }
        dt { font-weight: bold; float: left; clear: left; width: 8rem; }
        dd { margin: 0 0 0.3rem 8rem; }
        dd p, dd pre { margin: 0; }
        @media print {
          body { font-size: 11pt; max-width: none; margin: 0; padding: 0; }
          article, tr, .slip { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
        }

        """

    // MARK: - Parts

    private static func score(_ report: ExamReport) -> [String] {
        let open = report.entries.count - report.answeredCount
        let wrong = report.answeredCount - report.rightCount
        let used = ExamTime.clock(report.used)
        return [
            #"<p class="score">\#(report.rightCount) of \#(report.entries.count) right "#
                + "(\(report.percent) %)</p>",
            #"<p class="aside">\#(wrong) wrong, \#(open) not answered; "#
                + "\(used) of \(report.start.minutes):00 used; seed \(report.start.seed)</p>",
        ]
    }

    private static func topics(_ report: ExamReport) -> [String] {
        ["<h2>By topic</h2>", "<table>"]
            + report.topics.map {
                "<tr><td>\(text($0.topic.slug))</td>"
                    + #"<td class="number">\#($0.right) of \#($0.count)</td></tr>"#
            } + ["</table>"]
    }

    private static func mistakes(_ report: ExamReport) -> [String] {
        guard !report.mistakes.isEmpty else { return [] }
        return ["<h2>Mistakes by name</h2>", "<table>"]
            + report.mistakes.map { mistake, count in
                "<tr><td>\(text(mistake.id))</td>"
                    + #"<td class="number">\#(count) ×</td><td>\#(text(mistake.says))</td></tr>"#
            } + ["</table>"]
    }

    private static func missed(_ report: ExamReport) -> [String] {
        guard !report.missed.isEmpty else { return ["<p>Every answer is right.</p>"] }
        return ["<h2>Not right</h2>"]
            + report.missed.flatMap { article($0, of: report.entries.count) }
    }

    private static func article(_ entry: ExamReport.Entry, of count: Int) -> [String] {
        let variant = entry.variant
        let kind = "\(variant.question.id.topic) · \(variant.question.level.rawValue)"
        let unit = variant.question.unit.map { " \($0)" } ?? ""
        let answer = variant.form.text(of: variant.answer) + unit
        var lines = [
            "<article>", "<h3>\(entry.number)/\(count) <span>\(text(kind))</span></h3>",
            block(variant.prompt),
        ]
        if !variant.options.isEmpty {
            lines.append(#"<ol type="a">"#)
            lines += variant.options.map { "<li>\(text($0))</li>" } + ["</ol>"]
        }
        lines += ["<dl>", "<dt>Your answer</dt>", "<dd>\(given(entry))</dd>"]
        lines += ["<dt>Right is</dt>", "<dd>\(block(answer))</dd>"]
        lines += slip(entry)
        lines += ["</dl>"]
        let steps = variant.solution + variant.traps.map { "Beware: \($0)" }
        if !steps.isEmpty {
            lines += ["<p><strong>Solution</strong></p>", "<ol>"]
            lines += steps.map { "<li>\(block($0))</li>" } + ["</ol>"]
        }
        return lines + ["</article>"]
    }

    private static func given(_ entry: ExamReport.Entry) -> String {
        if let late = entry.late {
            let kept = entry.given.map { "\(block($0.typed)) " } ?? ""
            return kept + "\(block(late)) (came when the time was over: not counted)"
        }
        return entry.given.map { block($0.typed) } ?? "none"
    }

    private static func slip(_ entry: ExamReport.Entry) -> [String] {
        guard let mistake = entry.mistake else { return [] }
        var lines = [mistake.says]
        if let replay = entry.variant.replay(of: mistake) {
            lines += replay.working.map { "Your working: \($0)" }
            if let departure = replay.departure, let right = replay.rightStep {
                lines += ["It departs at: \(departure)", "Right is: \(right)"]
            }
        }
        return ["<dt>The slip</dt>", #"<dd class="slip">\#(lines.map(block).joined())</dd>"#]
    }

    private static func next(_ report: ExamReport) -> [String] {
        let cards = report.cards.map { "study notes \($0)" }
        return ["<h2>Next</h2>"]
            + (cards.isEmpty ? [] : ["<p>Cards to read:</p>"] + commands(cards))
            + ["<p>Then:</p>"] + commands([report.next])
            + ["<p>The same exam again:</p>"] + commands([report.start.command])
    }

    private static func commands(_ commands: [String]) -> [String] {
        ["<ul>"] + commands.map { "<li><code>\(text($0))</code></li>" } + ["</ul>"]
    }

    // MARK: - Text

    private static func day(_ start: ExamStart) -> String { ExamTime.words(start.started) }

    private static func text(_ text: String) -> String { HTMLPage.text(text) }

    /// Paragraphs, and drawings with their blanks.
    private static func block(_ text: String) -> String {
        ExportedText.html(ExportedText.clean(text))
    }
}
