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
        var (lines, repairs) = (NoteLine.lines(of: text), [Repair]())
        for (signs, step) in Self.steps
        where lines.contains(where: { !$0.signs.isDisjoint(with: signs) }) {
            lines = step(lines, &repairs)
        }
        guard !repairs.isEmpty else {
            (self.text, self.repairs) = (text, [])
            originalLines = Array(1..<lines.count + 1)
            return
        }
        originalLines = lines.map(\.number)
        self.text = lines.map(\.text).joined(separator: "\n")
        self.repairs = repairs.enumerated()
            .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
            .map(\.element)
    }

    /// A step: lines in, lines out, and an account of what it changed.
    typealias Step = @Sendable (_ lines: [NoteLine], _ repairs: inout [Repair]) -> [NoteLine]

    /// The steps, and the signs without which there is nothing for them to do.
    ///
    /// Line breaks come first, as all other marks depend on where a line begins.
    static let steps: [(signs: LineSigns, step: Step)] = [
        ([.headingWithin, .manyDashes], LostLineBreaks.restore),
        (.glued, GluedHeadings.split),
        (.boldStart, BoldLines.setApart),
        (.dashDash, NestedDashes.nest),
        (.colons, InfoBoxes.quote),
        ([.arrow, .product], InlineMarks.replace),
        (.openBold, UnclosedBold.close),
    ]
}
