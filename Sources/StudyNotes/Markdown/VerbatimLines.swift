/// Tells line by line what of a text is code or a comment, as CommonMark has it.
///
/// Quotes and lists are followed as far as that asks for. A mark of a list begins an entry however
/// far it is indented, as rough notes have it.
public struct VerbatimLines: Sendable {
    /// What a line is.
    public enum Kind: Sendable {
        case text
        /// The first or the last line of a block of code.
        case fence
        case code
        /// A line of a comment that takes several.
        case comment
    }

    /// A block that goes on until its end comes, or the quote or the entry ends that it stands in.
    private enum Block {
        case code(CodeFence, depth: Int, indent: Int)
        case comment(depth: Int, indent: Int)
        /// It has begun within a paragraph, and ends with that.
        case commentInText
    }

    private struct Entry {
        let depth: Int
        /// The column of its words, counted from the quote it stands in.
        let words: Int
    }

    private var block: Block?
    /// The entries of lists that the next line may stand in; each is within the one before.
    private var entries: [Entry] = []
    private var isInParagraph = false

    /// A reader of a text from its first line on.
    public init() {}

    /// What the next line is, given without its end.
    public mutating func read(_ line: Substring) -> Kind {
        var line = String(line)
        return line.withUTF8 { read($0, 0..<$0.count) }
    }

    /// What the next line is, given by its bytes in a text.
    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Kind {
        if block != nil, let kind = readBlock(bytes, line) { return kind }
        // Most lines begin with a letter.
        if let first = line.first, ByteScan.isLetter(bytes[first]) {
            if !isInParagraph { entries.removeAll() }
            isInParagraph = true
            openComment(bytes, line)
            return .text
        }
        var start = LineStart(bytes, line)
        readContainers(&start)
        guard !start.isAtEnd else {
            isInParagraph = false
            return .text
        }
        return readContent(start)
    }

    /// A line of the open block; `nil` when the block has ended before it.
    private mutating func readBlock(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ line: Range<Int>
    ) -> Kind? {
        var start = LineStart(bytes, line)
        switch block {
        case .code(let fence, let depth, let indent):
            start.skipQuotes(most: depth)
            guard start.depth == depth, start.isAtEnd || start.indent >= indent else { break }
            guard start.indent < indent + 4,
                CodeFence(bytes, start.rest)?.closes(fence) == true
            else { return .code }
            block = nil
            return .fence
        case .comment(let depth, let indent):
            start.skipQuotes(most: depth)
            guard start.depth == depth, start.isAtEnd || start.indent >= indent else { break }
            closeComment(bytes, line)
            return .comment
        case .commentInText:
            start.skipQuotes(most: .max)
            guard !start.isAtEnd else { break }
            closeComment(bytes, line)
            return .comment
        case nil: break
        }
        block = nil
        return nil
    }

    private mutating func closeComment(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ line: Range<Int>
    ) {
        guard let end = ByteScan.firstPlace(of: "-->", bytes, line) else { return }
        block = nil
        openComment(bytes, end + 3..<line.upperBound)
    }

    /// Looks for a comment that begins within a line and does not end there.
    private mutating func openComment(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>) {
        guard ByteScan.firstPlace(of: "<!--", bytes, text) != nil else { return }
        var spans = InlineSpans(bytes, line: text)
        var last = text.lowerBound
        while let span = spans.next() {
            if ByteScan.firstPlace(of: "<!--", bytes, last..<span.range.lowerBound) != nil { break }
            last = span.range.upperBound
        }
        guard let open = ByteScan.firstPlace(of: "<!--", bytes, last..<text.upperBound) else {
            return
        }
        let isEscaped = open > text.lowerBound && bytes[open - 1] == UInt8(ascii: "\\")
        if !isEscaped { block = .commentInText }
    }
}

// MARK: - Lines outside code

extension VerbatimLines {
    /// Reads the quotes and the entries that a line stands in or begins.
    private mutating func readContainers(_ start: inout LineStart) {
        start.skipBlanks()
        while !start.isAtEnd {
            let width = start.markWidth
            let isQuote = start.byte == UInt8(ascii: ">")
            if !isInParagraph || isQuote || width != nil || start.beginsBlock {
                leave { $0.depth == start.depth && $0.words > start.indent }
            }
            if isQuote, !isCode(start) {
                start.skipQuote()
            } else if let width, !ByteScan.isDigit(start.byte) || !isCode(start) {
                start.skip(width)
                if entries.count < Self.mostEntries {
                    entries.append(Entry(depth: start.depth, words: start.indent))
                }
                isInParagraph = false
            } else {
                break
            }
        }
        if !isInParagraph { leave { $0.depth > start.depth } }
    }

    /// Deeper ones are noise, which would take the square of its length.
    private static let mostEntries = 64

    private mutating func leave(_ isOver: (Entry) -> Bool) {
        if let first = entries.firstIndex(where: isOver) { entries.removeSubrange(first...) }
    }

    /// Where the words of the entry begin that a line stands in.
    private func words(_ start: LineStart) -> Int {
        entries.last { $0.depth == start.depth }?.words ?? 0
    }

    /// Whether a line is code by its indent; within a paragraph that says nothing.
    private func isCode(_ start: LineStart) -> Bool {
        !isInParagraph && start.indent >= words(start) + 4
    }

    private mutating func readContent(_ start: LineStart) -> Kind {
        if isCode(start) { return .code }
        if let fence = CodeFence(start.bytes, start.rest) {
            block = .code(fence, depth: start.depth, indent: words(start))
            isInParagraph = false
            return .fence
        }
        if start.begins("<!--") {
            isInParagraph = false
            let inside = start.rest.dropFirst(2)
            if ByteScan.firstPlace(of: "-->", start.bytes, inside) == nil {
                block = .comment(depth: start.depth, indent: words(start))
                return .comment
            }
            return .text
        }
        isInParagraph = !start.isHeading
        openComment(start.bytes, start.rest)
        return .text
    }
}

/// The start of a line, read mark by mark.
private struct LineStart {
    let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private var place: Int
    private var column = 0
    /// The column behind the last mark of a quote.
    private var quote = 0
    /// The number of quotes.
    private(set) var depth = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
        self.bytes = bytes
        (place, end) = (line.lowerBound, line.upperBound)
    }

    var isAtEnd: Bool { place == end }
    var byte: UInt8 { bytes[place] }
    var rest: Range<Int> { place..<end }
    /// The columns of blanks, and of the marks of lists, behind the last quote.
    var indent: Int { max(column - quote, 0) }

    mutating func skipBlanks() {
        while place < end, ByteScan.isBlank(bytes[place]) {
            column += bytes[place] == UInt8(ascii: "\t") ? 4 - column % 4 : 1
            place += 1
        }
    }

    /// Passes the mark of a quote, a blank behind it, and further blanks.
    mutating func skipQuote() {
        (place, column, depth) = (place + 1, column + 1, depth + 1)
        quote = column + (place < end && ByteScan.isBlank(bytes[place]) ? 1 : 0)
        skipBlanks()
    }

    mutating func skipQuotes(most: Int) {
        skipBlanks()
        while depth < most, !isAtEnd, byte == UInt8(ascii: ">") { skipQuote() }
    }

    /// Passes the mark of an entry and the blanks behind it.
    mutating func skip(_ width: Int) {
        (place, column) = (place + width, column + width)
        skipBlanks()
    }

    /// The width of the mark of an entry, also of `--` and `---`, which notes have for nested ones.
    var markWidth: Int? {
        if let width = BlockPrefix.markWidth(bytes, rest) { return width }
        let dashes = rest.prefix(4).prefix { bytes[$0] == UInt8(ascii: "-") }.count
        guard dashes == 2 || dashes == 3, place + dashes < end,
            ByteScan.isBlank(bytes[place + dashes])
        else { return nil }
        return dashes
    }

    var beginsBlock: Bool { BlockPrefix.beginsBlock(bytes, rest) }

    func begins(_ signs: StaticString) -> Bool { ByteScan.begins(signs, bytes, rest) }

    /// Whether a line, or the one above it, is a heading: by its `#`, as bold, or as a rule.
    var isHeading: Bool {
        let text = ByteScan.trimmed(bytes, rest)
        switch byte {
        case UInt8(ascii: "#"): return beginsBlock
        case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "_"):
            return text.allSatisfy { bytes[$0] == byte }
        case UInt8(ascii: "*"):
            return text.count > 4 && begins("**")
                && ByteScan.begins("**", bytes, text.upperBound - 2..<text.upperBound)
        default: return false
        }
    }
}
