/// Reads text files as Anki does: header lines, then rows of a separated file with quotes.
///
/// Written from the manual of Anki and RFC 4180, apart from the writer.
struct AnkiReader {
    enum Failure: Error {
        case openQuote
        case textBehindQuote(String)
        case quoteInBareField(String)
    }

    private(set) var headers: [String: String] = [:]
    private(set) var rows: [[String]] = []

    init(_ text: String) throws {
        var rest = Substring(text)
        while rest.first == "#", let end = rest.firstIndex(of: "\n") {
            let line = rest[rest.index(after: rest.startIndex)..<end]
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[String(parts[0])] = String(parts[1])
            rest = rest[rest.index(after: end)...]
        }
        rows = try Self.rows(of: rest)
    }

    /// The cells of a column that a header names: `guid column`.
    func column(_ header: String) -> [String]? {
        headers[header].flatMap(Int.init).map { place in rows.map { $0[place - 1] } }
    }

    private static func rows(of text: Substring) throws -> [[String]] {
        var (rows, row, field) = ([[String]](), [String](), "")
        var (isQuoted, wasQuoted) = (false, false)
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            switch (scalar, isQuoted) {
            case ("\"", true) where scalars.first == "\"":
                scalars.removeFirst()
                field.unicodeScalars.append("\"")
            case ("\"", true): (isQuoted, wasQuoted) = (false, true)
            case (_, true): field.unicodeScalars.append(scalar)
            case ("\"", false):
                guard field.isEmpty, !wasQuoted else { throw Failure.quoteInBareField(field) }
                isQuoted = true
            case ("\t", false), ("\n", false):
                row.append(field)
                (field, wasQuoted) = ("", false)
                if scalar == "\n" {
                    rows.append(row)
                    row = []
                }
            default:
                guard !wasQuoted else { throw Failure.textBehindQuote(field) }
                field.unicodeScalars.append(scalar)
            }
        }
        guard !isQuoted else { throw Failure.openQuote }
        return rows
    }
}
