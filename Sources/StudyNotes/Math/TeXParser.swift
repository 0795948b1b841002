/// Reads TeX's maths; what is not known is kept as it was written.
struct TeXParser {
    /// Groups within groups before a formula is given up.
    private static let deepest = 60

    /// What ends a row of pieces.
    enum End {
        case input
        case group
        case bracket
        case right
        case cell
    }

    private let tokens: [TeXToken]
    var position = 0
    var depth = 0
    private var isTooDeep = false

    /// The formula, or `nil` where its groups are nested too deep.
    static func parse(_ tex: some StringProtocol) -> MathNode? {
        var parser = TeXParser(tokens: TeXTokens.split(tex))
        let rows = parser.tableRows()
        guard !parser.isTooDeep else { return nil }
        if rows.count == 1, rows[0].count == 1 { return rows[0][0] }
        return .table(MathTable(style: .equations, rows: rows))
    }

    private init(tokens: [TeXToken]) {
        self.tokens = tokens
    }

    var next: TeXToken? { position < tokens.count ? tokens[position] : nil }

    mutating func skipSpaces() {
        while next == .space { position += 1 }
    }

    mutating func take(_ token: TeXToken) -> Bool {
        skipSpaces()
        guard next == token else { return false }
        position += 1
        return true
    }

    mutating func nested(_ parse: (inout TeXParser) -> MathNode) -> MathNode {
        guard depth < Self.deepest else {
            isTooDeep = true
            position = tokens.count
            return .row([])
        }
        depth += 1
        defer { depth -= 1 }
        return parse(&self)
    }
}

// MARK: - Rows

extension TeXParser {
    private func isAt(_ end: End) -> Bool {
        switch (end, next) {
        case (_, nil), (.group, .endGroup), (.bracket, .character("]")): true
        case (.right, .command("right")), (.cell, .cellEnd): true
        case (.cell, .command("\\")), (.cell, .command("cr")), (.cell, .command("end")): true
        case (.input, _), (.group, _), (.bracket, _), (.right, _), (.cell, _): false
        }
    }

    mutating func row(until end: End) -> MathNode {
        var nodes: [MathNode] = []
        while true {
            skipSpaces()
            if isAt(end) { break }
            if next == .command("over") {
                position += 1
                let numerator = MathNode.row(nodes)
                return .fraction(numerator, nested { $0.row(until: end) })
            }
            nodes += piece()
        }
        return nodes.count == 1 ? nodes[0] : .row(nodes)
    }

    /// Rows of cells up to the end of the environment, or of the input.
    mutating func tableRows() -> [[MathNode]] {
        var rows: [[MathNode]] = [[]]
        while true {
            rows[rows.count - 1].append(row(until: .cell))
            switch next {
            case .cellEnd:
                position += 1
            case .command("\\"), .command("cr"):
                position += 1
                if next == .character("[") { skipBracket() }
                rows.append([])
            default:
                // The end of an environment that never began is passed over at the top.
                if next == .command("end"), depth == 0 {
                    position += 1
                    _ = words()
                    continue
                }
                if rows.count > 1, rows.last == [.row([])] { rows.removeLast() }
                return rows
            }
        }
    }

    private mutating func skipBracket() {
        while let token = next {
            position += 1
            if token == .character("]") { return }
        }
    }

    /// A piece with what stands above and below it.
    private mutating func piece() -> [MathNode] {
        let nodes = primary()
        guard let base = nodes.last else { return [] }
        var sub: [MathNode] = []
        var sup: [MathNode] = []
        while true {
            if take(.superscript) {
                sup.append(argument())
            } else if take(.subscript) {
                sub.append(argument())
            } else if take(.character("'")) {
                sup.append(.atom("′", .ordinary))
            } else {
                break
            }
        }
        if sub.isEmpty, sup.isEmpty { return nodes }
        let script = MathNode.scripts(base, sub: script(sub), sup: script(sup))
        return nodes.dropLast() + [script]
    }

    private func script(_ nodes: [MathNode]) -> MathNode? {
        nodes.isEmpty ? nil : nodes.count == 1 ? nodes[0] : .row(nodes)
    }
}

// MARK: - Pieces

extension TeXParser {
    /// A group, or one token; empty before a script that has no base.
    mutating func argument() -> MathNode {
        skipSpaces()
        return nested { parser in
            let nodes = parser.isAt(.cell) || parser.isAt(.group) ? [] : parser.primary()
            return nodes.count == 1 ? nodes[0] : .row(nodes)
        }
    }

    private mutating func primary() -> [MathNode] {
        guard let token = next else { return [] }
        switch token {
        case .superscript, .subscript, .character("'"): return [.row([])]
        default: position += 1
        }
        switch token {
        case .command(let name): return command(name)
        case .beginGroup: return [group()]
        case .endGroup: return [.atom("}", .close)]
        case .cellEnd: return [.atom(" ", .space)]
        case .character(let character): return [symbol(character)]
        case .space, .superscript, .subscript: return []
        }
    }

    mutating func group() -> MathNode {
        let content = nested { $0.row(until: .group) }
        if next == .endGroup { position += 1 }
        // `1{,}000` is how TeX is told that a comma belongs to the number.
        if case .atom(let sign, .punctuation) = content { return .atom(sign, .digit) }
        return content
    }

    private mutating func symbol(_ character: Character) -> MathNode {
        if character == ":", next == .character("=") {
            position += 1
            return .atom("≔", .relation)
        }
        let isInNumber = isDigit(position - 2) && isDigit(position)
        if character == "," || character == ".", isInNumber { return .atom("\(character)", .digit) }
        return MathSymbols.atom(of: character)
    }

    private func isDigit(_ index: Int) -> Bool {
        guard tokens.indices.contains(index), case .character(let digit) = tokens[index] else {
            return false
        }
        return digit.isASCII && digit.isNumber
    }
}
