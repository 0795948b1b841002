public import StudyCore

/// A text file as it was decoded: UTF-8 without byte order mark, lines ended by LF alone.
public struct SourceText: Hashable, Sendable {
    /// The file, as it is shown to people.
    public let file: String
    /// The whole text.
    public let text: String
    /// What decoding had to change, if a person should know.
    public let diagnostics: [Diagnostic]
    private let lineStarts: [Int]
    /// The line of the file that each line comes from, where a repair has moved them.
    private let originalLines: [Int]

    /// Decodes bytes of any kind; what is not UTF-8 becomes `�` and is reported.
    public init(decoding bytes: [UInt8], file: String) {
        let (decoded, diagnostics) = Self.decode(bytes, file: file)
        self.init(decoded, file: file, diagnostics: diagnostics)
    }

    private init(
        _ text: String,
        file: String,
        diagnostics: [Diagnostic],
        originalLines: [Int] = []
    ) {
        self.file = file
        self.text = text
        self.diagnostics = diagnostics
        self.originalLines = originalLines
        var text = text
        lineStarts = text.withUTF8 { bytes in
            var starts = bytes.isEmpty ? [] : [0]
            var end = ByteScan.lineEnd(bytes, from: 0)
            while end + 1 < bytes.count {
                starts.append(end + 1)
                end = ByteScan.lineEnd(bytes, from: end + 1)
            }
            return starts
        }
    }

    /// The text repaired from a line on; lines before it, such as front matter, stay as they are.
    func repaired(from firstLine: Int) -> (source: SourceText, repairs: [Repair]) {
        let head = lines(1..<max(firstLine, 1))
        let body = String(lines(firstLine..<max(firstLine, lineCount + 1)))
        let repair = NoteRepair(body)
        guard !repair.repairs.isEmpty else { return (self, []) }
        let offset = max(firstLine, 1) - 1
        let source = SourceText(
            String(head) + repair.text,
            file: file,
            diagnostics: diagnostics,
            originalLines: Array(1..<offset + 1) + repair.originalLines.map { $0 + offset }
        )
        return (source, repair.repairs.map { $0.moved(by: offset) })
    }

    /// The line of the file that a line comes from.
    func originalLine(of line: Int) -> Int {
        originalLines.indices.contains(line - 1) ? originalLines[line - 1] : line
    }

    /// The lines of the file that lines come from.
    func originalLines(_ lines: Range<Int>) -> [Int] { lines.map(originalLine) }

    /// The same, but none where no line was moved.
    func movedLines(_ lines: Range<Int>) -> ArraySlice<Int> {
        let places = lines.lowerBound - 1..<lines.upperBound - 1
        return originalLines[places.clamped(to: originalLines.indices)]
    }

    /// A tree of this text with the lines of the file, where a repair has moved them.
    func placed(_ tree: consuming MarkdownTree) -> MarkdownTree {
        guard !originalLines.isEmpty else { return tree }
        tree.nodes.mapLines(originalLine)
        return tree
    }

    /// The number of lines; a line end at the end of the text begins no further line.
    public var lineCount: Int { lineStarts.count }

    /// A line, counted from 1, without its line end; empty when there is none of that number.
    public func line(_ number: Int) -> Substring {
        guard (1..<lineCount + 1).contains(number) else { return "" }
        let line = lines(number..<number + 1)
        guard line.utf8.last == 0x0A else { return line }
        return line[..<line.utf8.index(before: line.endIndex)]
    }

    /// The exact text of lines counted from 1, with their line ends.
    public func lines(_ range: Range<Int>) -> Substring {
        let range = range.clamped(to: 1..<lineCount + 1)
        guard !range.isEmpty else { return "" }
        let bytes = text.utf8
        let start = lineStarts[range.lowerBound - 1]
        let end = range.upperBound <= lineCount ? lineStarts[range.upperBound - 1] : bytes.count
        let lower = bytes.index(bytes.startIndex, offsetBy: start)
        return text[lower..<bytes.index(lower, offsetBy: end - start)]
    }

    /// The places of a line among the bytes of the text, without its line end.
    func bytes(ofLine number: Int) -> Range<Int> {
        let start = lineStarts[number - 1]
        if number < lineCount { return start..<lineStarts[number] - 1 }
        let end = text.utf8.count
        return start..<(text.utf8.last == 0x0A ? end - 1 : end)
    }

    /// Calls a function with the bytes of the text from a line on; it answers nothing that could point
    /// into them.
    func withBytes<Result: Sendable>(
        from line: Int = 1,
        _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        var text = text
        return text.withUTF8 { bytes in
            let start = line <= lineCount ? lineStarts[max(line, 1) - 1] : bytes.count
            return body(UnsafeBufferPointer(rebasing: bytes[start...]))
        }
    }

    /// The number of the first line from `line` on that is not blank; one past the end if none is.
    func firstLineWithText(from line: Int) -> Int {
        var number = max(line, 1)
        while number <= lineCount, self.line(number).isBlank { number += 1 }
        return number
    }
}

// MARK: - Decoding

extension SourceText {
    private static func decode(_ bytes: [UInt8], file: String) -> (String, [Diagnostic]) {
        if let units = unitsOfUTF16(bytes) {
            let endsInFeeds = !units.contains(0x0D)
            return decode(units[...], as: UTF16.self, named: "UTF-16", file, endsInFeeds)
        }
        let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let text = isMarked ? bytes[3...] : bytes[...]
        let endsInFeeds = text.withUnsafeBufferPointer { !ByteScan.contains(0x0D, $0) }
        return decode(text, as: UTF8.self, named: "UTF-8", file, endsInFeeds)
    }

    /// `endsInFeeds` says that no line ends in anything but LF.
    private static func decode<Encoding: Unicode.Encoding>(
        _ units: ArraySlice<Encoding.CodeUnit>,
        as encoding: Encoding.Type,
        named name: String,
        _ file: String,
        _ endsInFeeds: Bool
    ) -> (String, [Diagnostic]) {
        if endsInFeeds, let text = String(validating: units, as: encoding) {
            return (text, [])
        }
        let units = unifyLineEnds(units)
        if let text = String(validating: units, as: encoding) { return (text, []) }
        let broken = units.split(separator: 0x0A, omittingEmptySubsequences: false)
            .enumerated()
            .filter { String(validating: $0.element, as: encoding) == nil }
            .map { $0.offset + 1 }
        let source = SourceText(String(decoding: units, as: encoding), file: file, diagnostics: [])
        return (source.text, [invalidBytes(on: broken, of: source, name)].compactMap(\.self))
    }

    /// Old Windows editors save UTF-16 and say so in the first two bytes.
    private static func unitsOfUTF16(_ bytes: [UInt8]) -> [UInt16]? {
        let isBig = bytes.starts(with: [0xFE, 0xFF])
        guard isBig || bytes.starts(with: [0xFF, 0xFE]) else { return nil }
        let high = isBig ? 0 : 1
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { offset -> UInt16 in
            UInt16(bytes[offset + high]) << 8 | UInt16(bytes[offset + 1 - high])
        }
        // Half a unit at the end is told like half a character.
        return bytes.count.isMultiple(of: 2) ? units : units + [halfOfCharacter]
    }

    private static let halfOfCharacter: UInt16 = 0xD800

    /// CR LF and a lone CR become LF, as CommonMark reads them.
    private static func unifyLineEnds<Unit: FixedWidthInteger>(_ units: ArraySlice<Unit>) -> [Unit]
    {
        var unified: [Unit] = []
        unified.reserveCapacity(units.count)
        var previous: Unit = 0
        for unit in units {
            if unit == 0x0D {
                unified.append(0x0A)
            } else if !(unit == 0x0A && previous == 0x0D) {
                unified.append(unit)
            }
            previous = unit
        }
        return unified
    }

    /// One warning for the file, at the first bad place.
    private static func invalidBytes(
        on broken: [Int],
        of source: SourceText,
        _ encoding: String
    ) -> Diagnostic? {
        guard let first = broken.first else { return nil }
        let line = source.line(first)
        let column = line.unicodeScalars.prefix { $0 != "\u{FFFD}" }.count + 1
        let others = broken.count - 1
        let more = others == 0 ? "" : " and on \(others) more line\(others == 1 ? "" : "s")"
        return Diagnostic(
            .warning,
            at: SourcePosition(file: source.file, line: first, column: column),
            "bytes that are not \(encoding) here\(more) are read as '\u{FFFD}'",
            remedy: "save the file as UTF-8",
            sourceLine: String(line)
        )
    }
}
