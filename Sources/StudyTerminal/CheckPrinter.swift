internal import StudyCore
public import StudyKit

/// The words of `study check` on a terminal: findings as compilers print them, and their number.
public struct CheckPrinter: Sendable {
    let style: TerminalStyle
    /// Whether claims that are right are shown too.
    let isVerbose: Bool
    /// Whether remarks that repeat within a file are shown each.
    let showsAll: Bool
    /// Whether messages are broken at the width of the style; other programs read them whole.
    let fitsWidth: Bool

    /// A printer for a style.
    public init(
        style: TerminalStyle,
        isVerbose: Bool = false,
        showsAll: Bool = false,
        fitsWidth: Bool = false
    ) {
        self.style = style
        self.fitsWidth = fitsWidth
        self.isVerbose = isVerbose
        self.showsAll = showsAll
    }

    /// The findings, then what was looked at.
    public func lines(_ document: CheckDocument) -> [String] {
        let findings = document.groups(gathersAlike: !showsAll).flatMap(lines)
        let found =
            document.findings.isEmpty
            ? style.good("nothing wrong")
            : "\(document.errors.counted("error")), \(document.warnings.counted("warning"))"
        let seen = [
            document.topics.map { $0.counted("topic") },
            document.questions.map { $0.counted("question") },
            document.cards.map { $0.counted("card") },
        ].compactMap(\.self).joined(separator: ", ")
        return findings + claims(document)
            + TextWrapper.wrap("\(seen): \(found)", width: style.width)
    }

    /// A finding as compilers print it, and where it is met again.
    private func lines(_ group: FindingGroup) -> [String] {
        let lines = diagnostic(group.first.diagnostic)
        guard !group.others.isEmpty else { return lines }
        return lines
            + fitting("    and \(group.others.count.grouped) more like it\(places(group))")
    }

    private func diagnostic(_ diagnostic: Diagnostic) -> [String] {
        let spelled = diagnostic.spelled(style)
        let lines = (fitsWidth ? spelled.showing(columns: style.width - 4) : spelled)
            .description.split(separator: "\n", omittingEmptySubsequences: false)
            .map { TerminalText.harmless(String($0)) }
        guard let message = lines.first else { return [] }
        return fitting(message) + lines.dropFirst()
    }

    /// A line broken at the width, its blanks in front kept.
    private func fitting(_ line: String) -> [String] {
        guard fitsWidth else { return [line] }
        let words = line.drop { $0 == " " }
        let lead = String(repeating: " ", count: line.count - words.count)
        return TextWrapper.wrap(String(words), width: style.width, lead: lead, hang: "    ")
    }

    private static let mostLines = 8

    /// `, on lines 6, 9, 12 (--all shows each)`.
    private func places(_ group: FindingGroup) -> String {
        var lines: [Int] = []
        for finding in group.others where lines.last != finding.diagnostic.position.line {
            lines.append(finding.diagnostic.position.line)
        }
        let shown = lines.prefix(Self.mostLines).map { "\($0)" }.joined(separator: ", ")
        let rest = lines.count > Self.mostLines ? ", …" : ""
        return ", on line\(lines.count == 1 ? "" : "s") \(shown)\(rest) (--all shows each)"
    }

    /// The claims that are not wrong, and how many of each verdict there are.
    private func claims(_ document: CheckDocument) -> [String] {
        guard !document.claims.isEmpty else { return [] }
        let shown = document.claims.filter { ![.wrong, .tooLarge].contains($0.verdict) }
        let notes = isVerbose ? shown.flatMap { fitting(TerminalText.harmless(note($0))) } : []
        let counts: [(Claim.Verdict, String)] = [
            (.right, "right"), (.conditional, "right under an assumption"), (.wrong, "wrong"),
            (.open, "without a result"), (.tooLarge, "too large"),
        ]
        let summary = counts.compactMap { verdict, words in
            let count = document.claims.count { $0.verdict == verdict }
            return count == 0 ? nil : "\(count.grouped) \(words)"
        }
        let verified = document.claims.count { $0.isVerified == true }
        let engine = verified == 0 ? "" : "; \(verified.grouped) run on the engine"
        let line =
            document.claims.count.counted("number") + " recomputed: "
            + summary.joined(separator: ", ") + engine
        return notes + TextWrapper.wrap(line, width: style.width)
    }

    private func note(_ claim: Claim) -> String {
        let words =
            switch claim.verdict {
            case .open: "makes \(claim.expected ?? "")"
            case .conditional: "right: \(claim.assumption ?? "")"
            default: "right"
            }
        let way = claim.verdict == .open ? claim.working.map { ", as \($0)" } ?? "" : ""
        let engine = claim.isVerified == true ? " (run on the engine)" : ""
        return "\(claim.position): note: '\(claim.text)': \(words)\(way)\(engine)"
    }
}

extension Diagnostic {
    /// The same with its line as it will be read, and the caret below the same place.
    fileprivate func spelled(_ style: TerminalStyle) -> Diagnostic {
        guard style.isASCII, let line = sourceLine else { return self }
        var shown = self
        let lead = line.unicodeScalars.prefix(max((sourceColumn ?? position.column) - 1, 0))
        shown.sourceLine = style.spelled(line)
        shown.sourceColumn = style.spelled(String(lead)).unicodeScalars.count + 1
        return shown
    }

    /// The same with the part of its line around the place that so many columns have room for.
    fileprivate func showing(columns: Int) -> Diagnostic {
        guard let line = sourceLine, DisplayWidth.of(line) > columns else { return self }
        var shown = self
        let scalars = Array(line.unicodeScalars)
        let place = min(max((sourceColumn ?? position.column) - 1, 0), scalars.count)
        // Wide letters take two columns: half as many have room for certain.
        let room = DisplayWidth.of(line) > scalars.count ? columns / 2 : columns
        let start = max(min(place - room / 2, scalars.count - room + 1), 0)
        let (lead, end) = (start > 0 ? 1 : 0, min(start + room - 2, scalars.count))
        let part = String(String.UnicodeScalarView(scalars[start..<max(end, start)]))
        shown.sourceLine = (lead > 0 ? "…" : "") + part + (end < scalars.count ? "…" : "")
        shown.sourceColumn = place - start + lead + 1
        return shown
    }
}
