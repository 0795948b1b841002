/// Keeps `1998. Trainable subsampling.` a sentence.
///
/// CommonMark takes the number for that of a list, which shows it, but has no words in it.
enum YearLines {
    /// Writes a backslash behind such a number, where no list of years stands.
    @Sendable static func escape(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        lines.enumerated().map { index, line in
            guard line.signs.contains(.year) else { return line }
            let isList = [index - 1, index + 1].contains {
                lines.indices.contains($0) && lines[$0].isNumbered
            }
            guard !isList else { return line }
            log.note(.yearAtStart, line, 0..<5, as: #"\#(line.text.prefix(4))\."#)
            return line.edited([NoteLine.Edit(range: 4..<4, text: #"\"#)])
        }
    }
}
