public import StudyCore

/// One thing that was read differently from how it was written.
public struct Repair: Hashable, Sendable {
    /// What was wrong.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Headings and list entries in the middle of a line.
        case lostLineBreaks = "lost-line-breaks"
        /// `##Heading`, without the blank that makes it one.
        case headingMark = "heading-mark"
        /// A bold heading glued to the heading before it.
        case gluedHeading = "glued-heading"
        /// A bold line that is a heading, without blank lines around it.
        case boldHeading = "bold-heading"
        /// `•` and its like at the start of a line.
        case bulletSign = "bullet-sign"
        /// A line that only names a topic or a day, without the mark of a heading.
        case titleLine = "title-line"
        /// `1998. …` at the start of a line, which is no entry of a list.
        case yearAtStart = "year-at-start"
        /// `<b>` and other tags of a page.
        case htmlTag = "html-tag"
        /// `== Pooling ==` and other marks of a wiki.
        case wikiMark = "wiki-mark"
        /// `\section{Pooling}` and other commands of LaTeX.
        case latexMark = "latex-mark"
        /// `00:12:30 Pooling`, as recordings have it.
        case timedLine = "timed-line"
        /// `{#pooling}` and `&nbsp;`, as exports of documents have it.
        case exportedMark = "exported-mark"
        /// Cells with tabs between them.
        case tabbedTable = "tabbed-table"
        /// `Q: What is IoU?` with its answer below it.
        case questionPair = "question-pair"
        /// `Term: words` on a line of its own within a paragraph.
        case definitionLine = "definition-line"
        /// `--` at the start of a line.
        case nestedDashes = "nested-dashes"
        /// `:::info`.
        case infoBox = "info-box"
        /// Blank lines between `$$` and `$$`.
        case formulaGap = "formula-gap"
        /// `-->`.
        case arrow
        /// `1000*1000*3`, which CommonMark takes for emphasis.
        case multiplicationSign = "multiplication-sign"
        /// `\:`, where nothing needs a backslash.
        case needlessEscape = "needless-escape"
        /// `**` without its end.
        case unclosedBold = "unclosed-bold"
    }

    /// What was wrong.
    public let kind: Kind
    /// The line of the file, from 1.
    public let line: Int
    /// The column in that line, in Unicode scalars, from 1.
    public let column: Int
    /// What was found there, or its beginning.
    public let found: String
    /// What was written in its place, where that says more than `kind`.
    let replacement: String?

    init(_ kind: Kind, line: Int, column: Int, found: String, replacement: String?) {
        (self.kind, self.line, self.column) = (kind, line, column)
        (self.found, self.replacement) = (found, replacement)
    }

    /// The same, so many lines further down.
    func moved(by lines: Int) -> Repair {
        Repair(kind, line: line + lines, column: column, found: found, replacement: replacement)
    }
}

extension Repair {
    /// What it was read as: the signs themselves, or what they mean.
    public var readAs: String { replacement ?? kind.reading }

    /// What was read differently, and how to write it.
    public func diagnostic(file: String) -> Diagnostic {
        Diagnostic(
            .warning,
            at: SourcePosition(file: file, line: line, column: column),
            "'\(found)' is read as \(replacement.map { "'\($0)'" } ?? kind.reading)",
            remedy: kind.remedy
        )
    }
}

extension Repair.Kind {
    /// What it is taken for.
    fileprivate var reading: String {
        switch self {
        case .lostLineBreaks: "headings and list entries on lines of their own"
        case .headingMark, .boldHeading, .titleLine: "a heading"
        case .yearAtStart: "the beginning of a sentence"
        case .htmlTag, .wikiMark, .latexMark: "its mark in CommonMark"
        case .timedLine: "a heading or an entry"
        case .exportedMark: "nothing"
        case .tabbedTable: "a row of a table"
        case .questionPair: "the heading of its answer"
        case .gluedHeading: "a second heading"
        case .definitionLine: "a line of its own"
        case .bulletSign: "the mark of an entry"
        case .nestedDashes: "an entry below the one before"
        case .infoBox: "a quote"
        case .formulaGap: "one formula"
        case .arrow: "an arrow"
        case .multiplicationSign: "a product"
        case .needlessEscape: "the sign without its backslash"
        case .unclosedBold: "bold to the end of the line"
        }
    }

    /// How to write it.
    fileprivate var remedy: String {
        switch self {
        case .lostLineBreaks: "put each on a line of its own"
        case .headingMark: "write a blank behind '#'"
        case .gluedHeading: "put the second heading on a line of its own"
        case .boldHeading: "put blank lines around it, or begin it with '### '"
        case .bulletSign: "write '- '"
        case .yearAtStart: "write a backslash before the full stop, or words before the year"
        case .htmlTag: "write '**' and '- ' for tags"
        case .wikiMark: "write '## Heading', '**bold**' and '- entry'"
        case .latexMark: "write '## Heading', '**bold**', '- entry' and '$$'"
        case .timedLine: "begin it with '### ' or '- '"
        case .exportedMark: "leave it out"
        case .tabbedTable: "write '|' between its cells"
        case .questionPair: "begin it with '### '"
        case .titleLine: "begin it with '### ', or write it in its sentence"
        case .definitionLine: "begin it with '- ', or leave a blank line before it"
        case .nestedDashes: "indent by two blanks and write '- '"
        case .infoBox: "begin its lines with '> '"
        case .formulaGap: "leave no blank line between '$$' and '$$'"
        case .arrow: "write →"
        case .multiplicationSign: "write × between the factors"
        case .needlessEscape: "leave the backslash out"
        case .unclosedBold: "close it with **"
        }
    }
}
