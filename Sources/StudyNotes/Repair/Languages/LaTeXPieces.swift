/// Cuts a line of LaTeX where its headings, entries and environments begin and end.
struct LaTeXPieces {
    enum Kind: Hashable {
        case words, heading(Int), entry, begin(String), end(String), row
    }

    /// A part of the line that has a line of its own.
    struct Piece {
        let kind: Kind
        let range: Range<Int>
        /// What is written anew in it, counted from its start.
        let edits: [NoteLine.Edit]
        /// Of a row.
        var cells = 1
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let isTable: Bool
    private var pieces: [Piece] = []
    private var kind = Kind.words
    private var start = 0
    private var edits: [NoteLine.Edit] = []
    private var cells = 1
    /// Whether something stands in the piece that is read by people.
    private var hasWords = false
    /// The formulas, the next one last.
    private var formulas: [Range<Int>] = []

    /// The pieces in order, without blanks around them.
    static func of(_ bytes: UnsafeBufferPointer<UInt8>, isTable: Bool) -> [Piece] {
        var scan = LaTeXPieces(bytes, isTable: isTable)
        scan.run()
        return scan.pieces
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, isTable: Bool) {
        (self.bytes, self.isTable) = (bytes, isTable)
        var spans = InlineSpans(bytes, line: 0..<bytes.count)
        while let span = spans.next() {
            if span.kind == .formula || span.kind == .displayFormula { formulas.append(span.range) }
        }
        formulas.reverse()
    }

    private mutating func run() {
        var place = 0
        while place < bytes.count { place = read(place) }
        flush(before: bytes.count)
    }

    private mutating func edit(_ range: Range<Int>, _ text: String) {
        edits.append(NoteLine.Edit(range: range, text: text))
    }

    /// Ends a piece; the next one begins at a place.
    private mutating func flush(before end: Int, next: Int? = nil) {
        defer {
            (kind, start, edits, cells, hasWords) = (.words, next ?? end, [], 1, false)
        }
        let range = ByteScan.trimmed(bytes, start..<max(end, start))
        guard !range.isEmpty && (hasWords || !edits.isEmpty) || kind == .entry else { return }
        if isTable, kind == .words {
            guard hasWords else { return }
            kind = .row
            edit(range.lowerBound..<range.lowerBound, "| ")
            edit(range.upperBound..<range.upperBound, " |")
        }
        pieces.append(Piece(kind: kind, range: range, edits: edits(in: range), cells: cells))
    }

    /// The edits of a piece in order; of two that overlap, as at a comment in braces, the first one.
    private func edits(in range: Range<Int>) -> [NoteLine.Edit] {
        let sorted = edits.filter { $0.range.lowerBound >= range.lowerBound }
            .filter { $0.range.upperBound <= range.upperBound }
            .enumerated().sorted {
                ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
            }
        var end = range.lowerBound
        return sorted.compactMap { _, edit in
            guard edit.range.lowerBound >= end else { return nil }
            end = edit.range.upperBound
            let start = edit.range.lowerBound - range.lowerBound
            return NoteLine.Edit(range: start..<end - range.lowerBound, text: edit.text)
        }
    }

    /// Reads what stands at a place; answers the place to go on with.
    private mutating func read(_ place: Int) -> Int {
        while let passed = formulas.last, passed.upperBound <= place { formulas.removeLast() }
        if let formula = formulas.last, formula.lowerBound <= place {
            hasWords = true
            return formula.upperBound
        }
        switch bytes[place] {
        case UInt8(ascii: "\\"):
            if let command = LaTeXCommand(bytes, at: place) { return read(command) }
        case UInt8(ascii: "%"): return readComment(place)
        case UInt8(ascii: "~"): edit(place..<place + 1, " ")
        case UInt8(ascii: "&") where isTable:
            cells += 1
            edit(place..<place + 1, "|")
        case UInt8(ascii: "|") where isTable: edit(place..<place, "\\")
        case UInt8(ascii: "`"), UInt8(ascii: "'"):
            if place + 1 < bytes.count, bytes[place + 1] == bytes[place] {
                edit(place..<place + 2, "\"")
                return place + 2
            }
        case let byte where !ByteScan.isBlank(byte): hasWords = true
        default: break
        }
        return place + 1
    }

    private mutating func readComment(_ place: Int) -> Int {
        let words = bytes[place...].firstIndex { $0 != UInt8(ascii: "%") } ?? bytes.count
        let rest = ByteScan.trimmed(bytes, words..<bytes.count)
        if rest.isEmpty {
            edit(place..<bytes.count, "")
        } else if ByteScan.firstPlace(of: "--", bytes, rest) == nil {
            edit(place..<rest.lowerBound, "<!-- ")
            edit(rest.upperBound..<bytes.count, " -->")
        }
        return bytes.count
    }
}

// MARK: - Commands

extension LaTeXPieces {
    private mutating func read(_ command: LaTeXCommand) -> Int {
        if let next = readBlock(command) { return next }
        if command.isSilent {
            edit(command.start..<command.end, "")
            return command.end
        }
        hasWords = true
        if let marks = command.marks, let argument = command.arguments.first {
            let words = ByteScan.trimmed(bytes, argument)
            edit(command.start..<words.lowerBound, marks.open)
            edit(words.upperBound..<argument.upperBound + 1, marks.close)
            return words.lowerBound
        }
        return readSign(command)
    }

    /// What begins or ends a line of its own.
    private mutating func readBlock(_ command: LaTeXCommand) -> Int? {
        switch command.name {
        case "begin", "end":
            guard let name = command.argument(bytes) else { return nil }
            let next = command.name == "end" ? command.arguments[0].upperBound + 1 : end(command)
            flush(before: command.start, next: next)
            let kind = command.name == "end" ? Kind.end(name) : Kind.begin(name)
            pieces.append(Piece(kind: kind, range: command.start..<command.start, edits: []))
            return next
        case "item":
            flush(before: command.start, next: command.option?.lowerBound ?? command.nameEnd)
            kind = .entry
            guard let term = command.option else { return command.nameEnd }
            let words = bytes[(term.upperBound + 1)...].firstIndex { !ByteScan.isBlank($0) }
            edit(term.lowerBound..<term.lowerBound, "**")
            edit(term.upperBound..<(words ?? bytes.count), "**: ")
            return term.lowerBound
        case "\\":
            let next = command.option.map { $0.upperBound + 1 } ?? command.end
            // Two blanks end a line within its paragraph.
            flush(before: command.start, next: next)
            return next
        default:
            guard let level = command.headingLevel, let title = command.arguments.first else {
                return nil
            }
            flush(before: command.start, next: title.lowerBound)
            var place = title.lowerBound
            while place < title.upperBound { place = read(place) }
            kind = .heading(level)
            flush(before: title.upperBound, next: title.upperBound + 1)
            return title.upperBound + 1
        }
    }

    private static let longestOption = 2_000

    /// Behind `\begin{tabular}{|l|r|}` and `\begin{enumerate}[label=a)]`.
    private func end(_ command: LaTeXCommand) -> Int {
        guard command.arguments.count == 1,
            ByteScan.begins("[", bytes, command.end..<bytes.count),
            let close = ByteScan.place(
                of: UInt8(ascii: "]"),
                bytes,
                command.end..<min(command.end + Self.longestOption, bytes.count)
            )
        else { return command.end }
        return close + 1
    }

    private mutating func readSign(_ command: LaTeXCommand) -> Int {
        let arguments = command.arguments.map { String(decoding: bytes[$0], as: UTF8.self) }
        switch command.name {
        case "href" where arguments.count > 1:
            edit(command.start..<command.end, "[\(arguments[1])](\(arguments[0]))")
            return command.end
        case "includegraphics" where arguments.count > 0:
            edit(command.start..<command.end, "![](\(arguments[0]))")
            return command.end
        case "%", "&":
            edit(command.start..<command.start + 1, "")
            return command.end
        default:
            guard let sign = Self.signs[command.name] else { return command.nameEnd }
            edit(command.start..<command.nameEnd, sign)
            return command.nameEnd
        }
    }

    private static let signs = [
        "ldots": "…", "dots": "…", "rightarrow": "→", "to": "→", "Rightarrow": "⇒",
        "LaTeX": "LaTeX",
        "TeX": "TeX", "quad": " ", "qquad": " ", ",": " ", "-": "", "ss": "ß", "times": "×",
        "textbackslash": "\\\\", "textasciitilde": "~",
    ]
}
