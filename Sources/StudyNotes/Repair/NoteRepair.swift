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
        let original = NoteLine.lines(of: text)
        var (lines, log) = (original, RepairLog())
        // What one step writes may be what an earlier one looks for.
        for _ in 0..<Self.mostRounds {
            let before = log.count
            var (present, known) = (LineSigns.all(of: lines), log.count)
            for (signs, step) in Self.steps where !signs.isDisjoint(with: present) {
                lines = step(lines, &log)
                if log.count > known { (present, known) = (LineSigns.all(of: lines), log.count) }
            }
            guard log.count > before else { break }
            NoteLine.markVerbatim(&lines)
        }
        originalLines = lines.map(\.number)
        self.text = log.count == 0 ? text : NoteLine.text(of: lines)
        repairs = log.repairs(in: original)
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

    /// The steps, and the signs without which there is nothing for them to do.
    ///
    /// Line breaks come first, as all other marks depend on where a line begins.
    static let steps: [(signs: LineSigns, step: Step)] = [
        (.tag, HTMLTags.replace),
        (.wiki, WikiMarks.replace),
        ([.blockWithin, .manyDashes], LostLineBreaks.restore),
        (.pastedProse, PastedProse.restore),
        (.bullet, BulletSigns.replace),
        (.headingMark, HeadingMarks.space),
        (.glued, GluedHeadings.split),
        (.year, YearLines.escape),
        (.outline, NumberedOutline.mark),
        (.capitals, CapitalTitles.mark),
        (.title, TitleLines.mark),
        (.entry, OutlineEntries.open),
        (.stressed, StressedTitles.mark),
        (.question, QuestionPairs.mark),
        (.openBold, UnclosedBold.close),
        (.boldStart, BoldLines.setApart),
        ([.definition, .boldStart, .name], DefinitionLines.setApart),
        (.dashDash, NestedDashes.nest),
        (.colons, InfoBoxes.quote),
        (.formulaGap, FormulaGaps.close),
        ([.arrow, .product, .escape], InlineMarks.replace),
    ]
}
