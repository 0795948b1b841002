internal import StudyNotes

/// Reads text of a file from a column on; columns in order cost one pass over their line.
struct ColumnCursor {
    private let source: SourceText
    private var number = 0
    private var column = 0
    /// The line from the column on.
    private var rest = Substring.UnicodeScalarView()
    /// How many more scalars of the line may be looked at in vain.
    private var budget = 0

    private static let passes = 8

    init(_ source: SourceText) { self.source = source }

    /// At most so many Unicode scalars from a column on, which counts them from 0.
    mutating func text(line: Int, from column: Int, most: Int) -> String {
        if line != number || column < self.column { begin(line) }
        rest = rest.dropFirst(column - self.column)
        self.column = column
        return String(rest.prefix(max(most, 0)))
    }

    /// The column, from 1, at which a text stands in a line, behind the one that was asked for last;
    /// 1 where it does not.
    mutating func column(of text: String, in line: Int) -> Int {
        if line != number { begin(line) }
        let wanted = Array(text.unicodeScalars)
        var (place, column) = (rest, self.column)
        while let first = place.first, budget > 0 {
            if first == wanted.first, place.starts(with: wanted) {
                (rest, self.column) = (place.dropFirst(wanted.count), column + wanted.count)
                return column + 1
            }
            place = place.dropFirst()
            column += 1
            budget -= 1
        }
        return 1
    }

    private mutating func begin(_ line: Int) {
        let text = source.line(line)
        (number, column, rest) = (line, 0, text.unicodeScalars)
        budget = Self.passes * text.utf8.count
    }
}
