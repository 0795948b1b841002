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
        for step in Self.steps { lines = step(lines, &repairs) }
        originalLines = lines.map(\.number)
        self.text = lines.map(\.text).joined(separator: "\n")
        self.repairs = repairs.enumerated()
            .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
            .map(\.element)
    }

    /// A step: lines in, lines out, and an account of what it changed.
    typealias Step = @Sendable (_ lines: [NoteLine], _ repairs: inout [Repair]) -> [NoteLine]

    /// Line breaks come first, as all other marks depend on where a line begins.
    static let steps: [Step] = [
        LostLineBreaks.restore, GluedHeadings.split, BoldLines.setApart, NestedDashes.nest,
        InfoBoxes.quote,
        InlineMarks.replace, UnclosedBold.close,
    ]
}

/// A line of notes on its way through the repair.
struct NoteLine: Hashable, Sendable {
    var text: String
    /// Its place in the file, from 1; the pieces of a line share it.
    let number: Int
    /// Whether it belongs to code or to a formula, and stays as it is.
    let isVerbatim: Bool

    init(_ text: String, number: Int, isVerbatim: Bool = false) {
        (self.text, self.number, self.isVerbatim) = (text, number, isVerbatim)
    }

    /// The same place with another text.
    func with(_ text: String) -> NoteLine { NoteLine(text, number: number) }

    /// The lines of a text; what stands between fences or `$$`, or is indented as code, is verbatim.
    static func lines(of text: String) -> [NoteLine] {
        var fence: StaticString?
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        return lines.enumerated().map { index, bytes in
            let line = String(Substring(bytes))
            let mark = fences.first { ByteScan.begins(line, with: $0) }
            let isInside = fence != nil
            if let open = fence {
                if let mark, "\(mark)" == "\(open)" { fence = nil }
            } else if let mark {
                // A formula may open and close on one line.
                let closes = "\(mark)" == "$$" && ByteScan.count(of: "$$", in: line) > 1
                fence = closes ? nil : mark
            }
            let isVerbatim = isInside || mark != nil || isIndentedCode(line)
            return NoteLine(line, number: index + 1, isVerbatim: isVerbatim)
        }
    }

    private static let fences: [StaticString] = ["```", "~~~", "$$"]

    /// Four blanks or a tab, and no entry of a list below another one.
    private static func isIndentedCode(_ line: String) -> Bool {
        let first = line.utf8.first
        guard first == UInt8(ascii: " ") || first == UInt8(ascii: "\t"),
            line.hasPrefix("    ") || line.hasPrefix("\t")
        else { return false }
        let start = line.drop { $0 == " " || $0 == "\t" }
        return !["- ", "-- ", "* ", "+ "].contains { start.hasPrefix($0) }
    }
}
