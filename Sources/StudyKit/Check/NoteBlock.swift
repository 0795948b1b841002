internal import StudyNotes

/// A run of text that belongs together: a paragraph, an entry of a list, a heading, a line of code.
struct NoteBlock: Sendable {
    enum Kind: Sendable {
        case prose, entry, heading, tableRow, code
    }

    let kind: Kind
    var tokens: [TextToken]
    /// Whether a blank line, a heading or the start of the file stands before it.
    let isFirst: Bool
}

/// A file of notes cut into blocks, places kept.
struct NoteBlocks: Sendable {
    private(set) var blocks: [NoteBlock] = []
    /// For each line whether it is code or a comment; the first is line 1.
    private(set) var isCode: [Bool] = []

    private var isAfterBlank = true

    /// A line this long was several lines once.
    private static let longLine = 200

    /// The blocks of a text below its front matter.
    init(_ source: SourceText, from firstLine: Int) {
        isCode = Array(repeating: false, count: max(firstLine - 1, 0))
        guard firstLine <= source.lineCount else { return }
        var reader = VerbatimLines()
        for number in firstLine...source.lineCount {
            let line = source.line(number)
            add(Array(line.unicodeScalars), number, reader.read(line))
        }
    }

    private mutating func add(
        _ scalars: [Unicode.Scalar],
        _ number: Int,
        _ reading: VerbatimLines.Kind
    ) {
        isCode.append(reading != .text)
        guard let start = scalars.firstIndex(where: { !$0.isBlank }),
            reading == .text || reading == .code
        else {
            isAfterBlank = true
            return
        }
        let marker = reading == .code ? nil : Self.marker(scalars, start)
        let tokens = TextLexer.tokens(of: scalars, line: number, from: marker ?? start)
        if reading == .code {
            append(tokens, .code)
        } else if scalars[start] == "#" {
            append(tokens, .heading)
        } else if scalars[start] == "|" {
            append(tokens, .tableRow)
        } else if Self.isBold(tokens) {
            isAfterBlank = true
            append(tokens, .prose)
        } else if marker != nil || isAfterBlank || blocks.last.map({ !$0.goesOn }) ?? true {
            append(tokens, marker == nil ? .prose : .entry)
        } else {
            blocks[blocks.count - 1].tokens += tokens
        }
        if scalars.count > Self.longLine, let last = blocks.last, last.kind != .code {
            splitLast(last)
        }
        isAfterBlank = blocks.last.map { $0.kind == .heading || Self.isBold($0.tokens) } ?? true
    }

    private mutating func append(_ tokens: [TextToken], _ kind: NoteBlock.Kind) {
        blocks.append(NoteBlock(kind: kind, tokens: tokens, isFirst: isAfterBlank))
    }

    /// Parts a pasted line before ` - `, ` -- ` and ` ## `.
    private mutating func splitLast(_ block: NoteBlock) {
        var pieces: [[TextToken]] = [[]]
        for (index, token) in block.tokens.enumerated() {
            let next = index + 1 < block.tokens.count ? block.tokens[index + 1] : nil
            let isMark =
                token.gap > 0 && (token.isSign("#") || token.isSign("-"))
                && (next?.word.map { $0.count > 1 } ?? (next?.sign == token.sign))
                && (token.isSign("#") || next.map { $0.gap > 0 || $0.isSign("-") } ?? false)
            if isMark { pieces.append([]) }
            pieces[pieces.count - 1].append(token)
        }
        guard pieces.count > 1 else { return }
        blocks.removeLast()
        for piece in pieces where !piece.isEmpty {
            let kind: NoteBlock.Kind = piece[0].isSign("#") ? .heading : .entry
            blocks.append(NoteBlock(kind: kind, tokens: piece, isFirst: kind == .heading))
        }
    }

    /// `**Pooling Layer**` on a line of its own.
    static func isBold(_ tokens: [TextToken]) -> Bool {
        tokens.count > 4 && tokens.count < 20 && tokens.prefix(2).allSatisfy { $0.isSign("*") }
            && tokens.suffix(2).allSatisfy { $0.isSign("*") }
    }

    /// Where the text of a list entry or of a quote begins.
    private static func marker(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
        var index = start
        if scalars[index].isDigit {
            while index < scalars.count, scalars[index].isDigit { index += 1 }
            guard index < scalars.count, scalars[index] == "." || scalars[index] == ")" else {
                return nil
            }
            index += 1
        } else {
            while index < scalars.count, index - start < 2,
                "-*+>".unicodeScalars.contains(scalars[index])
            {
                index += 1
            }
            guard index > start else { return nil }
        }
        guard index < scalars.count, scalars[index].isBlank else { return nil }
        return index + 1
    }
}

extension NoteBlock {
    /// Whether a further line belongs to it.
    fileprivate var goesOn: Bool { kind == .prose || kind == .entry }
}
