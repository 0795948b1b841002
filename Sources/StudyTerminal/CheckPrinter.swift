internal import StudyCore
public import StudyKit

/// The words of `study check` on a terminal: findings as compilers print them, and their number.
public struct CheckPrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// The findings, then what was looked at.
    public func lines(_ document: CheckDocument) -> [String] {
        let findings = document.findings.flatMap { finding in
            finding.description.split(separator: "\n", omittingEmptySubsequences: false)
                .map { TerminalText.harmless(String($0)) }
        }
        let found =
            document.findings.isEmpty
            ? style.good("nothing wrong")
            : "\(document.errors.counted("error")), \(document.warnings.counted("warning"))"
        let seen = [
            document.topics.map { $0.counted("topic") },
            document.questions.map { $0.counted("question") },
            document.cards.map { $0.counted("card") },
        ].compactMap(\.self).joined(separator: ", ")
        return findings + TextWrapper.wrap("\(seen): \(found)", width: style.width)
    }
}
