/// Replaces signs that CommonMark takes for something else, outside code, formulas and addresses.
enum InlineMarks {
    /// Replaces arrows, signs of multiplication and needless backslashes in the prose of every line.
    @Sendable static func replace(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        lines.replacingEach([.arrow, .product, .escape]) { line in
            let marks = InlineMarkScan(line.bytes).marks()
            for mark in marks { log.note(mark.kind, line, mark.found, as: mark.replacement) }
            return marks.isEmpty ? nil : line.edited(marks.flatMap(\.edits))
        }
    }
}
