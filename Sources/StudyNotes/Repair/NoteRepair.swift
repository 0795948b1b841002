/// Raw notes made into the CommonMark that their writer meant, step by step.
///
/// Nothing but marks is changed: every word stays, in its order. Code and formulas stay as they are.
public struct NoteRepair: Hashable, Sendable {
    /// The repaired text.
    public let text: String
    /// What was read differently, in the order of the file.
    public let repairs: [Repair]
    /// For each line of the repaired text the line that it comes from, from 1.
    public let originalLines: [Int]

    /// Repairs a text whose lines end in LF.
    public init(_ text: String) {
        let repaired = LineStore.withLines(of: text) { Self.repaired($0, of: text) }
        self.text = repaired.text ?? text
        (repairs, originalLines) = (repaired.repairs, repaired.originalLines)
    }

    /// The text is `nil` where nothing was changed.
    private static func repaired(
        _ original: [NoteLine],
        of text: String
    ) -> (text: String?, repairs: [Repair], originalLines: [Int]) {
        var (lines, log) = (original, RepairLog())
        // What one step writes may be what an earlier one looks for.
        for _ in 0..<mostRounds {
            let before = log.count
            var (present, known) = (LineSigns.all(of: lines), log.count)
            for (signs, step) in steps where !signs.isDisjoint(with: present) {
                lines = step(lines, &log)
                if log.count > known { (present, known) = (LineSigns.all(of: lines), log.count) }
            }
            guard log.count > before else { break }
            NoteLine.markVerbatim(&lines)
        }
        let numbers = lines.map(\.number)
        guard log.count > 0 else { return (nil, [], numbers) }
        return (
            NoteLine.text(of: lines, from: original, in: text), log.repairs(in: original), numbers
        )
    }

    /// Repairs a file; its front matter stays as it is.
    public init(_ file: SourceText) {
        let firstLine = FrontMatter.read(file).0.firstLineOfText(in: file)
        let (source, repairs) = file.repaired(from: firstLine)
        (text, self.repairs) = (source.text, repairs)
        originalLines = source.originalLines(1..<source.lineCount + 1)
    }

    /// Real notes are in order after one round, noise after a few.
    private static let mostRounds = 8

    /// A step: lines in, lines out, and an account of what it changed.
    typealias Step = @Sendable (_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine]

    /// The steps, each with the signs of which a line must have one for it to have work.
    ///
    /// Where a line begins comes first, as all other marks depend on that.
    static let steps: [(signs: LineSigns, step: Step)] = [
        // Other languages than Markdown.
        (.tag, HTMLTags.replace),
        (.wiki, WikiTables.replace),
        (.wiki, WikiMarks.replace),
        (.command, LaTeXMarks.replace),
        // Where lines begin.
        (.pastedBullets, PastedBullets.replace),
        ([.blockWithin, .manyDashes, .manyBold], LostLineBreaks.restore),
        (.pastedSigns, PastedSigns.restore),
        (.pastedProse, PastedProse.restore),
        (.tabbed, TabbedTables.bar),
        (.timed, TimedLines.mark),
        (.indented, IndentedTitles.mark),
        // What begins a line.
        (.bullet, SlideTitles.mark),
        (.bullet, BulletSigns.replace),
        (.headingMark, HeadingMarks.space),
        (.hidden, ObsidianMarks.hide),
        (.box, ObsidianMarks.nameBoxes),
        (.anchor, ExportedMarks.dropAnchors),
        (.boldStart, ExportedMarks.softenBlanks),
        (.glued, GluedHeadings.split),
        (.year, YearLines.escape),
        // What is a heading by its words.
        (.outline, NumberedOutline.mark),
        (.signed, SignedTitles.mark),
        (.capitals, CapitalTitles.mark),
        (.title, NumberedTopics.mark),
        (.title, TitleLines.mark),
        (.entry, OutlineEntries.open),
        (.stressed, StressedTitles.mark),
        ([.question, .asks], QuestionPairs.mark),
        (.signed, SignedLists.mark),
        // What is bold, and what is defined.
        (.openBold, UnclosedBold.close),
        (.boldStart, BoldLines.setApart),
        ([.definition, .boldStart, .name], DefinitionLines.setApart),
        // How lines stand to each other.
        ([.definition, .picture, .bullet, .title], LinesBehindLists.setApart),
        (.colons, DefinitionTexts.unmark),
        (.dashDash, NestedDashes.nest),
        (.colons, InfoBoxes.quote),
        (.formulaGap, FormulaGaps.close),
        // Signs within a line.
        ([.arrow, .product, .escape], InlineMarks.replace),
    ]
}
