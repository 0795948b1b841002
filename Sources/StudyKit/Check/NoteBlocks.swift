internal import StudyNotes

/// A file of notes cut into blocks, places kept.
///
/// Where the repair parts a line, its pieces are blocks too, with the words as they were written.
struct NoteBlocks: Sendable {
    private(set) var blocks: [NoteBlock] = []
    /// For each line whether it is code or a comment; the first is line 1.
    private(set) var isCode: [Bool] = []

    private var isAfterBlank = true

    /// The blocks of the text of a note below its front matter.
    init(_ source: SourceText, from firstLine: Int, of note: Note) {
        isCode = Array(repeating: false, count: max(firstLine - 1, 0))
        guard firstLine <= source.lineCount else { return }
        let parted = PartedLines(note)
        let starts = Dictionary(note.repairs.map { ($0.line, $0.kind.start) }) { $0 ?? $1 }
        var reader = VerbatimLines()
        for number in firstLine...source.lineCount {
            let line = source.line(number)
            let reading = reader.read(line)
            isCode.append(reading != .text)
            let scalars = Array(line.unicodeScalars)
            if reading == .text, let pieces = parted.pieces(of: number) {
                add(pieces, scalars, number)
            } else {
                add(scalars, number, reading, starts[number] ?? nil)
            }
        }
    }

    private mutating func add(
        _ scalars: [Unicode.Scalar],
        _ number: Int,
        _ reading: VerbatimLines.Kind,
        _ repaired: LineStart?
    ) {
        guard let start = scalars.firstIndex(where: { !$0.isBlank }),
            reading == .text || reading == .code
        else {
            isAfterBlank = true
            return
        }
        let marker = reading == .code ? nil : Self.marker(scalars, start)
        let tokens = TextLexer.tokens(of: scalars, line: number, from: marker ?? start)
        let first = reading == .code ? nil : scalars[start]
        guard reading == .text else { return add(tokens, .code) }
        isAfterBlank = isAfterBlank || repaired == .heading
        add(tokens, .text(first, isEntry: marker != nil || repaired == .entry))
        isAfterBlank = isAfterBlank || repaired == .heading
    }

    /// Adds a line that the repair parts; each piece takes as many words as it has itself.
    private mutating func add(_ pieces: [Substring], _ scalars: [Unicode.Scalar], _ number: Int) {
        var rest = TextLexer.tokens(of: scalars, line: number)[...]
        for (index, piece) in pieces.enumerated() {
            let piece = Array(piece.unicodeScalars)
            guard let start = piece.firstIndex(where: { !$0.isBlank }) else {
                isAfterBlank = true
                continue
            }
            let marker = Self.marker(piece, start)
            let said = TextLexer.tokens(of: piece, line: number, from: marker ?? start)
            let tokens = index + 1 == pieces.count ? rest : rest.prefix(saying: said)
            rest = rest[tokens.endIndex...]
            guard !tokens.isEmpty else { continue }
            let words = marker == nil ? tokens : tokens.drop { $0.isSign("-") }
            add(Array(words), .text(piece[start], isEntry: marker != nil))
        }
    }

    /// How a line begins.
    private enum Beginning {
        case code
        case text(Unicode.Scalar?, isEntry: Bool)
    }

    private mutating func add(_ tokens: [TextToken], _ beginning: Beginning) {
        switch beginning {
        case .code: append(tokens, .code)
        case .text("#", _): append(tokens, .heading)
        case .text("|", _): append(tokens, .tableRow)
        case .text where NoteBlock.isBold(tokens):
            isAfterBlank = true
            append(tokens, .prose)
        case .text(_, let isEntry):
            if isEntry || isAfterBlank || blocks.last.map({ !$0.goesOn }) ?? true {
                append(tokens, isEntry ? .entry : .prose)
            } else {
                blocks[blocks.count - 1].tokens += tokens
            }
        }
        isAfterBlank = blocks.last.map { $0.kind == .heading || $0.isBold } ?? true
    }

    private mutating func append(_ tokens: [TextToken], _ kind: NoteBlock.Kind) {
        blocks.append(NoteBlock(kind: kind, tokens: tokens, isFirst: isAfterBlank))
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

/// The lines that the repair makes several of.
private struct PartedLines {
    private var pieces: [Int: [Substring]] = [:]

    /// The cards of a note hold its lines as they were repaired.
    init(_ note: Note) {
        guard note.repairs.contains(where: \.kind.partsLines) else { return }
        var last: (text: Substring, number: Int)?
        for line in note.cards.lazy.flatMap(\.linesOfFile) {
            if let last, last.number == line.number {
                pieces[line.number, default: [last.text]].append(line.text)
            }
            last = line
        }
    }

    /// The repaired pieces of a line, blank ones included; `nil` for a line that stays whole.
    func pieces(of line: Int) -> [Substring]? { pieces[line] }
}

/// What the repair makes of a line that stands within a paragraph.
private enum LineStart {
    case heading, entry
}

extension Repair.Kind {
    /// What it makes of its line, where that goes on with no other.
    fileprivate var start: LineStart? {
        switch self {
        case .titleLine, .boldHeading, .gluedHeading, .questionPair: .heading
        case .definitionLine, .timedLine: .entry
        default: nil
        }
    }

    /// Whether it makes several lines of one.
    fileprivate var partsLines: Bool {
        switch self {
        case .headingMark, .bulletSign, .nestedDashes, .formulaGap, .arrow, .multiplicationSign,
            .needlessEscape, .unclosedBold:
            false
        default: true
        }
    }
}

extension ArraySlice<TextToken> {
    /// The tokens with the words of others, and with as many signs behind the last word.
    ///
    /// Words are what a repair keeps; signs come and go.
    fileprivate func prefix(saying others: [TextToken]) -> ArraySlice<TextToken> {
        var wordsLeft = others.count { $0.sign == nil }
        var signsLeft = others.reversed().prefix { $0.sign != nil }.count
        return prefix { token in
            if wordsLeft > 0 {
                if token.sign == nil { wordsLeft -= 1 }
                return true
            }
            signsLeft -= 1
            return signsLeft >= 0 && token.sign != nil && token.gap == 0
        }
    }
}
