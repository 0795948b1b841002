/// Reads what stands below its term behind a colon, as in definition lists, where the term is a
/// heading: `: low training error`.
enum DefinitionTexts {
    /// Drops the colon below a heading.
    @Sendable static func unmark(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var result = lines
        for index in lines.indices.dropFirst() where lines[index].signs.contains(.colons) {
            let line = lines[index]
            guard ByteScan.begins(": ", line.bytes, line.bytes.indices),
                lines[..<index].last(where: { !$0.isBlank })?.headingLevel != nil
            else { continue }
            let words = line.bytes.dropFirst().firstIndex { !ByteScan.isBlank($0) }
            guard let words else { continue }
            log.note(.definitionLine, line)
            result[index] = line.edited([NoteLine.Edit(range: 0..<words, text: "")])
        }
        return result
    }
}
