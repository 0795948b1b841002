/// Closes the blank lines within a formula, which would end its paragraph.
enum FormulaGaps {
    /// Takes blank lines out between `$$` and `$$`.
    @Sendable static func close(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        for (before, line) in zip(lines, lines.dropFirst())
        where line.signs.contains(.formulaGap) && !before.signs.contains(.formulaGap) {
            log.note(.formulaGap, before)
        }
        return lines.filter { !$0.signs.contains(.formulaGap) }
    }
}
