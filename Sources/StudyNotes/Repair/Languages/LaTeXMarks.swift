/// Reads notes that are written in LaTeX: headings, lists, formulas, code, tables and stress.
///
/// `\section{Pooling}`, a list or a table at the start of a line shows that they are. What says how
/// a document is set, and what stands behind `%`, become comments; labels and spaces go. Formulas
/// on lines of their own, `\begin{align}` to its end, are read in all notes.
struct LaTeXMarks {
    private var result: [NoteLine] = []
    /// What is open, the innermost last.
    private var open: [(environment: LaTeXEnvironment, name: String)] = []
    /// The lists that are open, with the numbers of their entries.
    private var lists: [(mark: String, count: Int)] = []
    private var hasRow = false
    /// The braces of a setting that are still open.
    private var openBraces = 0
    /// The last line in which each environment ends.
    private var lastEnds: [String: Int] = [:]
    private let isLaTeX: Bool
    private let isDocument: Bool

    /// Writes the marks of CommonMark.
    @Sendable static func replace(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        let commands = lines.compactMap(\.firstCommand)
        guard commands.contains(where: { $0.isSign || $0.environment?.isFormula == true }) else {
            return lines
        }
        var step = LaTeXMarks(
            isLaTeX: commands.contains(where: \.isSign),
            isDocument: commands.contains { $0.command.name == "documentclass" }
        )
        for (index, line) in lines.enumerated() where line.bytes.contains(UInt8(ascii: "\\")) {
            for name in line.endedEnvironments { step.lastEnds[name] = index }
        }
        for (index, line) in lines.enumerated() { step.read(line, index, &log) }
        return step.result
    }

    private init(isLaTeX: Bool, isDocument: Bool) {
        (self.isLaTeX, self.isDocument) = (isLaTeX, isDocument)
    }

    private var isInCode: Bool { if case .code? = open.last?.environment { true } else { false } }
    private var isInFormula: Bool {
        if case .formula? = open.last?.environment { true } else { false }
    }

    private mutating func read(_ line: NoteLine, _ index: Int, _ log: inout RepairLog) {
        if isInCode || isInFormula { return readVerbatim(line, &log) }
        let isIndented = line.indent > 0 && (isDocument || !open.isEmpty)
        guard !line.isVerbatim || isIndented else { return result.append(line) }
        if !isLaTeX, line.firstCommand?.environment?.isFormula != true {
            return result.append(line)
        }
        guard !line.isBlank, !isSetting(line) else {
            return readSetting(line, &log)
        }
        if let command = line.firstCommand, let environment = command.environment,
            environment.isVerbatim, command.isBegin,
            lastEnds[command.command.argument(line.bytes) ?? ""] ?? -1 >= index
        {
            return begin(environment, command.command, line, &log)
        }
        guard isLaTeX else { return result.append(line) }
        readText(line, &log)
    }

    // MARK: - Settings

    private func isSetting(_ line: NoteLine) -> Bool {
        openBraces > 0 || line.firstCommand?.command.isSetting == true
    }

    private mutating func readSetting(_ line: NoteLine, _ log: inout RepairLog) {
        guard !line.isBlank else { return result.append(line) }
        for byte in line.bytes {
            if byte == UInt8(ascii: "{") { openBraces += 1 }
            if byte == UInt8(ascii: "}") { openBraces = max(openBraces - 1, 0) }
        }
        guard ByteScan.firstPlace(of: "--", line.bytes, 0..<line.bytes.count) == nil else {
            return result.append(line)
        }
        log.note(.latexMark, line, as: "a comment")
        let count = line.bytes.count
        let comment = [
            NoteLine.Edit(range: 0..<line.indent, text: "<!-- "),
            NoteLine.Edit(range: count..<count, text: " -->"),
        ]
        result.append(line.part(0..<count).edited(comment))
    }
}

// MARK: - Code and formulas

extension LaTeXMarks {
    private mutating func begin(
        _ environment: LaTeXEnvironment,
        _ command: LaTeXCommand,
        _ line: NoteLine,
        _ log: inout RepairLog
    ) {
        setApart(line)
        let name = command.argument(line.bytes) ?? ""
        open.append((environment, name))
        guard environment.isFormula else {
            log.note(.latexMark, line, as: "```")
            result.append(line.beside("```" + Self.language(command, line)))
            return
        }
        log.note(.latexMark, line, as: "$$")
        result.append(line.beside("$$"))
        let isClosed = line.endsEnvironment(name)
        result.append(line.part(line.indent..<line.bytes.count, isVerbatim: true))
        if isClosed { endFormula(line) }
    }

    /// `python` of `\begin{minted}{python}` and of `[language=Python]`.
    private static func language(_ command: LaTeXCommand, _ line: NoteLine) -> String {
        var words = ""
        if command.arguments.count > 1 {
            words = String(decoding: line.bytes[command.arguments[1]], as: UTF8.self)
        } else if let rest = command.arguments.first?.upperBound, rest + 1 < line.bytes.count {
            let option = String(decoding: line.bytes[(rest + 1)...], as: UTF8.self)
            words = option.split(separator: "language=").dropFirst().first.map(String.init) ?? ""
        }
        return words.lowercased().prefix { $0.isLetter || $0.isNumber }.description
    }

    private mutating func readVerbatim(_ line: NoteLine, _ log: inout RepairLog) {
        let ends = line.endsEnvironment(open.last?.name ?? "")
        if isInFormula {
            // A blank line would end the formula.
            if !line.isBlank { result.append(line.part(line.words, isVerbatim: true)) }
            if ends { endFormula(line) }
            return
        }
        guard ends else {
            result.append(line.part(0..<line.bytes.count, isVerbatim: true))
            return
        }
        log.note(.latexMark, line, as: "```")
        open.removeLast()
        result += [line.beside("```"), line.beside("")]
    }

    private mutating func endFormula(_ line: NoteLine) {
        open.removeLast()
        result += [line.beside("$$", atEnd: true), line.beside("", atEnd: true)]
    }

    private mutating func setApart(_ line: NoteLine) {
        if let last = result.last, !last.isBlank { result.append(line.beside("")) }
    }
}

// MARK: - Words

extension LaTeXMarks {
    private mutating func readText(_ line: NoteLine, _ log: inout RepairLog) {
        let isTable = if case .table? = open.last?.environment { true } else { false }
        let pieces = LaTeXPieces.of(line.bytes, isTable: isTable)
        let before = result.count
        for piece in pieces { write(piece, of: line) }
        let written = result[before...].map(\.text).filter { !$0.isEmpty }
        guard written != [line.text] else { return }
        log.note(.latexMark, line, as: written.isEmpty ? "nothing" : written.joined(separator: " "))
    }

    private mutating func write(_ piece: LaTeXPieces.Piece, of line: NoteLine) {
        let text = line.part(piece.range).edited(piece.edits)
        switch piece.kind {
        case .heading(let level):
            setApart(line)
            result.append(text.beginning(with: String(repeating: "#", count: level) + " "))
            result.append(line.beside("", atEnd: true))
        case .entry:
            let mark = nextMark()
            let indent = lists.dropLast().reduce(0) { $0 + $1.mark.utf8.count }
            result.append(text.beginning(with: String(repeating: " ", count: indent) + mark))
        case .begin(let name): begin(name, line)
        case .end(let name): end(name, line)
        case .row:
            if !hasRow { setApart(line) }
            result.append(text)
            if !hasRow {
                let dashes = String(repeating: "---|", count: piece.cells)
                result.append(line.beside("|" + dashes, atEnd: true))
            }
            hasRow = true
        case .words: if !text.isBlank { result.append(text.beginning(with: lead)) }
        }
    }

    /// What stands before words: the indent of their entry, or the mark of their quote.
    private var lead: String {
        if case .quote? = open.last?.environment { return "> " }
        guard !lists.isEmpty, lists.last?.count ?? 0 > 0 else { return "" }
        return String(repeating: " ", count: lists.reduce(0) { $0 + $1.mark.utf8.count })
    }

    private mutating func nextMark() -> String {
        guard let last = lists.indices.last else { return "- " }
        lists[last].count += 1
        return lists[last].mark == "- " ? "- " : "\(lists[last].count). "
    }

    private mutating func begin(_ name: String, _ line: NoteLine) {
        guard open.count < Self.mostOpen else { return }
        let environment = LaTeXEnvironment(name)
        open.append((environment, name))
        switch environment {
        case .list(let mark):
            if lists.isEmpty { setApart(line) }
            lists.append((mark, 0))
        case .table:
            hasRow = false
            setApart(line)
        case .quote, .plain, .formula, .code: setApart(line)
        }
    }

    /// Deeper ones are noise, whose indents would take the square of its length.
    private static let mostOpen = 64

    private mutating func end(_ name: String, _ line: NoteLine) {
        guard let index = open.lastIndex(where: { $0.name == name }) else { return }
        let environment = open[index].environment
        open.removeSubrange(index...)
        if case .list = environment, !lists.isEmpty {
            lists.removeLast()
            if !lists.isEmpty { return }
        }
        if let last = result.last, !last.isBlank { result.append(line.beside("", atEnd: true)) }
    }
}

extension LaTeXEnvironment {
    var isFormula: Bool { if case .formula = self { true } else { false } }

    /// Whether its lines stay as they are.
    var isVerbatim: Bool {
        switch self {
        case .formula, .code: true
        case .list, .quote, .table, .plain: false
        }
    }
}

/// The command with which a line begins.
private struct FirstCommand {
    let command: LaTeXCommand
    /// What it begins or ends.
    let environment: LaTeXEnvironment?

    var isBegin: Bool { command.name == "begin" }

    /// Whether it shows that notes are written in LaTeX.
    var isSign: Bool {
        command.headingLevel != nil && !command.arguments.isEmpty
            || command.name == "documentclass" || isBegin && environment?.isSign == true
    }
}

extension NoteLine {
    fileprivate var firstCommand: FirstCommand? {
        guard !isBlank, let command = LaTeXCommand(bytes, at: indent) else { return nil }
        let isMark = command.name == "begin" || command.name == "end"
        let environment = isMark ? command.argument(bytes).map(LaTeXEnvironment.init) : nil
        return FirstCommand(command: command, environment: environment)
    }

    /// The names in each `\end{…}` of it.
    fileprivate var endedEnvironments: [String] {
        let text = text
        let ends = text.ranges(of: "\\end{").map { text[$0.upperBound...] }
        return ends.compactMap { rest in
            rest.firstIndex(of: "}").map { String(rest[..<$0]) }
        }
    }

    /// Whether `\end{…}` stands in it.
    fileprivate func endsEnvironment(_ name: String) -> Bool {
        text.contains("\\end{\(name)}")
    }
}
