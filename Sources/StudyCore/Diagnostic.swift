/// A place in a text file; line and column start at 1, the column counts Unicode scalars.
public struct SourcePosition: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    /// The file, as it was named to the program.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The column in Unicode scalars, from 1.
    public var column: Int

    /// A place in a file.
    public init(file: String, line: Int, column: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// `file:line:column`, as compilers print it.
    public var description: String { "\(file):\(line):\(column)" }

    /// Orders places by file, then line, then column.
    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}

/// Something to say about a place in a file a person wrote: what is wrong and how to mend it.
public struct Diagnostic: Hashable, Sendable, Codable, CustomStringConvertible {
    /// How much it matters.
    public enum Severity: String, Sendable, Codable {
        /// The file, or a part of it, cannot be used.
        case error
        /// It can be used, and the author should know.
        case warning
    }

    /// How much it matters.
    public var severity: Severity
    /// Where it is.
    public var position: SourcePosition
    /// What is wrong, with the actual value.
    public var message: String
    /// What to write or do instead.
    public var remedy: String?
    /// The line as it stands in the file, or the part of it around the place, where that is known.
    public var sourceLine: String?
    /// The column of the place in `sourceLine`, where that is a part of the line.
    public var sourceColumn: Int?

    /// A finding at a place.
    public init(
        _ severity: Severity,
        at position: SourcePosition,
        _ message: String,
        remedy: String? = nil,
        sourceLine: String? = nil
    ) {
        self.severity = severity
        self.position = position
        self.message = message
        self.remedy = remedy
        self.sourceLine = sourceLine
    }

    /// Compiler style: `file:line:column: error: message; remedy`, the line and a caret.
    public var description: String {
        var text = "\(position): \(severity.rawValue): \(message)"
        if let remedy { text += "; \(remedy)" }
        guard let sourceLine else { return text }
        let lead = sourceLine.unicodeScalars.prefix(max((sourceColumn ?? position.column) - 1, 0))
        let indent = String(lead.map { $0 == "\t" ? "\t" : " " })
        return text + "\n    \(sourceLine)\n    \(indent)^"
    }
}
