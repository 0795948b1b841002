extension TeXParser {
    /// Commands about looks that say nothing about the formula.
    private static let looks: Set<String> = [
        "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "big", "Big", "bigg",
        "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "nonumber",
        "notag", "hline", "bf", "rm", "it", "mathop", "mathbin", "mathrel", "mathord", "boxed",
        "underbrace", "overbrace", "cancel", "strut", "smash", "hfill",
    ]

    private static let alphabets: Set<String> = [
        "mathrm", "mathbf", "mathit", "mathsf", "mathtt", "mathbb", "mathcal", "mathscr",
        "mathfrak", "boldsymbol", "bm", "mathnormal",
    ]

    mutating func command(_ name: String) -> [MathNode] {
        if let symbol = MathSymbols.atom(of: name) { return [symbol] }
        if Self.looks.contains(name) { return [] }
        if Self.alphabets.contains(name) { return [letters(name)] }
        if let mark = MathSymbols.accents[name] {
            return [.accent(mark: mark, name: name, argument())]
        }
        switch name {
        case "frac", "dfrac", "tfrac", "cfrac":
            let numerator = argument()
            return [.fraction(numerator, argument())]
        case "sqrt": return [root()]
        case "left": return [fenced()]
        case "right": return [.atom(delimiter(), .close)]
        case "middle": return [.atom(delimiter(), .relation)]
        case "begin": return [environment()]
        case "binom", "dbinom", "tbinom": return [binomial()]
        case "not": return [.accent(mark: "\u{338}", name: "not", argument())]
        case "operatorname": return [.atom(words(), .function)]
        case "text", "textrm", "textbf", "textit", "texttt", "textsf", "mbox", "hbox", "emph":
            return [.atom(words(), .text)]
        case "pmod":
            return [
                .atom(" ", .space), .fenced("(", .row([.atom("mod", .function), argument()]), ")"),
            ]
        case "tag": return [.atom("  ", .space), .fenced("(", argument(), ")")]
        case "overset", "stackrel": return [stacked(isAbove: true)]
        case "underset": return [stacked(isAbove: false)]
        case "label", "color", "phantom", "hspace", "vspace":
            _ = words()
            return []
        case "textcolor", "colorbox":
            _ = words()
            return [argument()]
        default: return unknown(name)
        }
    }

    /// The command and the groups after it, braces included.
    private mutating func unknown(_ name: String) -> [MathNode] {
        var nodes = [MathNode.atom("\\\(name)", .unknown)]
        while next == .beginGroup {
            position += 1
            nodes.append(.fenced("{", group(), "}"))
        }
        return nodes
    }

    private mutating func letters(_ alphabet: String) -> MathNode {
        let content = argument()
        guard let word = word(of: content) else { return content }
        if word.count == 1, let letter = word.first,
            let form = MathSymbols.letters[alphabet]?[letter]
        {
            return .atom(form, .ordinary)
        }
        return .atom(word, .ordinary)
    }

    /// The letters and digits of a group that holds nothing else.
    private func word(of node: MathNode) -> String? {
        switch node {
        case .atom(let text, .ordinary), .atom(let text, .digit): return text
        case .row(let nodes) where !nodes.isEmpty:
            var word = ""
            for node in nodes {
                guard case .atom(let text, let textClass) = node,
                    textClass == .ordinary || textClass == .digit
                else { return nil }
                word += text
            }
            return word
        default: return nil
        }
    }

    private mutating func root() -> MathNode {
        var degree: MathNode?
        if take(.character("[")) {
            degree = nested { $0.row(until: .bracket) }
            _ = take(.character("]"))
        }
        return .root(degree: degree, argument())
    }

    private mutating func binomial() -> MathNode {
        let (above, below) = (argument(), argument())
        return .fenced("(", .row([above, .atom(" choose ", .text), below]), ")")
    }

    private mutating func stacked(isAbove: Bool) -> MathNode {
        let script = argument()
        let base = argument()
        return isAbove
            ? .scripts(base, sub: nil, sup: script) : .scripts(base, sub: script, sup: nil)
    }

    /// The words of a group, read as text.
    mutating func words() -> String {
        guard take(.beginGroup) else { return "" }
        var text = ""
        var open = 1
        while let token = next {
            position += 1
            switch token {
            case .beginGroup: open += 1
            case .endGroup: open -= 1
            case .command(let name):
                if case .atom(let symbol, _)? = MathSymbols.atom(of: name) {
                    text += symbol
                } else {
                    text += "\\\(name)"
                }
            case .superscript: text += "^"
            case .subscript: text += "_"
            case .cellEnd: text += "&"
            case .space: text += " "
            case .character(let character): text.append(character)
            }
            if open == 0 { break }
        }
        return text
    }
}

// MARK: - Delimiters and environments

extension TeXParser {
    private mutating func delimiter() -> String {
        skipSpaces()
        guard let token = next else { return "" }
        switch token {
        case .character("."):
            position += 1
            return ""
        case .character(let character):
            position += 1
            return String(character)
        case .command(let name):
            position += 1
            if case .atom(let symbol, _)? = MathSymbols.atom(of: name) { return symbol }
            return "\\\(name)"
        default: return ""
        }
    }

    private mutating func fenced() -> MathNode {
        let open = delimiter()
        let content = nested { $0.row(until: .right) }
        let close = next == .command("right") ? closing() : ""
        guard case .table(var table) = content, case .matrix("", "") = table.style else {
            return .fenced(open, content, close)
        }
        table.style = open == "{" && close.isEmpty ? .cases : .matrix(open: open, close: close)
        return .table(table)
    }

    private mutating func closing() -> String {
        position += 1
        return delimiter()
    }

    private mutating func environment() -> MathNode {
        let name = words().filter { $0 != "*" }
        if name == "array" || name == "alignedat" { _ = words() }
        return nested { parser in
            let rows = parser.tableRows()
            if parser.take(.command("end")) { _ = parser.words() }
            return .table(MathTable(style: Self.style(of: name), rows: rows))
        }
    }

    private static func style(of environment: String) -> MathTable.Style {
        switch environment {
        case "pmatrix": .matrix(open: "(", close: ")")
        case "bmatrix": .matrix(open: "[", close: "]")
        case "Bmatrix": .matrix(open: "{", close: "}")
        case "vmatrix": .matrix(open: "|", close: "|")
        case "Vmatrix": .matrix(open: "‖", close: "‖")
        case "matrix", "smallmatrix", "array": .matrix(open: "", close: "")
        case "cases", "dcases", "rcases": .cases
        default: .equations
        }
    }
}
