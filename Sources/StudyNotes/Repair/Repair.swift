public import StudyCore

/// One thing that was read differently from how it was written.
public struct Repair: Hashable, Sendable {
    /// What was wrong.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Headings and list entries in the middle of a line.
        case lostLineBreaks = "lost-line-breaks"
        /// A bold heading glued to the heading before it.
        case gluedHeading = "glued-heading"
        /// A bold line that is a heading, without blank lines around it.
        case boldHeading = "bold-heading"
        /// `--` at the start of a line.
        case nestedDashes = "nested-dashes"
        /// `:::info`.
        case infoBox = "info-box"
        /// `-->`.
        case arrow
        /// `1000*1000*3`, which CommonMark takes for emphasis.
        case multiplicationSign = "multiplication-sign"
        /// `**` without its end.
        case unclosedBold = "unclosed-bold"
    }

    /// What was wrong.
    public let kind: Kind
    /// The line of the file, from 1.
    public let line: Int
    /// The beginning of what was found there.
    public let found: String

    init(_ kind: Kind, _ line: NoteLine) {
        self.kind = kind
        self.line = line.number
        found = String(line.text.prefix(60))
    }

    private init(_ kind: Kind, line: Int, found: String) {
        (self.kind, self.line, self.found) = (kind, line, found)
    }

    /// The same, so many lines further down.
    func moved(by lines: Int) -> Repair { Repair(kind, line: line + lines, found: found) }
}

extension Repair {
    /// What was read differently, and how to write it.
    public func diagnostic(file: String) -> Diagnostic {
        Diagnostic(
            .warning,
            at: SourcePosition(file: file, line: line),
            "'\(found)' is read as \(kind.reading)",
            remedy: kind.remedy
        )
    }
}

extension Repair.Kind {
    /// What it is taken for.
    fileprivate var reading: String {
        switch self {
        case .lostLineBreaks: "headings and list entries on lines of their own"
        case .gluedHeading: "two headings"
        case .boldHeading: "a heading"
        case .nestedDashes: "an entry below the one before"
        case .infoBox: "a quote"
        case .arrow: "an arrow"
        case .multiplicationSign: "a product"
        case .unclosedBold: "bold to the end of the line, or plain stars"
        }
    }

    /// How to write it.
    fileprivate var remedy: String {
        switch self {
        case .lostLineBreaks: "put each on a line of its own"
        case .gluedHeading: "put the second heading on a line of its own"
        case .boldHeading: "put blank lines around it, or begin it with '### '"
        case .nestedDashes: "indent by two blanks and write '- '"
        case .infoBox: "begin its lines with '> '"
        case .arrow: "write →"
        case .multiplicationSign: "write × between the factors"
        case .unclosedBold: "close it with **"
        }
    }
}
