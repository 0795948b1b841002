internal import StudyNotes

/// Reads text of a file from a column on; columns in order cost one pass over their line.
struct ColumnCursor {
    private let source: SourceText
    private var number = 0
    private var column = 0
    /// The line from the column on.
    private var rest = Substring.UnicodeScalarView()

    init(_ source: SourceText) { self.source = source }

    /// At most so many Unicode scalars from a column on, which counts them from 0.
    mutating func text(line: Int, from column: Int, most: Int) -> String {
        if line != number || column < self.column {
            (number, self.column, rest) = (line, 0, source.line(line).unicodeScalars)
        }
        rest = rest.dropFirst(column - self.column)
        self.column = column
        return String(rest.prefix(max(most, 0)))
    }
}
