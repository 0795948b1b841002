/// A formula, or a part of it, on one line.
struct MathLine {
    /// Whether the text can stand beside another without brackets.
    enum Shape: Int, Comparable {
        /// One symbol, one number, or something in brackets.
        case single
        /// Factors side by side.
        case product
        /// A division on the line.
        case quotient
        /// Anything with spaces in it.
        case sum

        static func < (left: Shape, right: Shape) -> Bool { left.rawValue < right.rawValue }
    }

    var text: String
    /// What the first symbol is.
    var first: MathClass
    /// What the last symbol is.
    var last: MathClass
    var shape: Shape

    /// The text in brackets, where its shape is looser than one that may stand alone.
    func bracketed(beyond loosest: Shape) -> String { shape > loosest ? "(\(text))" : text }

    private init(_ text: String, _ first: MathClass, _ last: MathClass, _ shape: Shape) {
        self.text = text
        self.first = first
        self.last = last
        self.shape = shape
    }

    /// A node as text; within scripts (`isTight`) signs have no spaces around them.
    init(_ node: MathNode, isTight: Bool = false) {
        switch node {
        case .atom(let text, let symbol):
            // Words with spaces in them need brackets where one number would not.
            self.init(text, symbol, symbol, text.contains(" ") ? .sum : .single)
        case .row(let nodes):
            self = MathRow.line(nodes, isTight: isTight)
        case .fraction(let numerator, let denominator):
            let above = MathLine(numerator, isTight: isTight).bracketed(beyond: .product)
            let below = MathLine(denominator, isTight: isTight).bracketed(beyond: .single)
            self.init("\(above)/\(below)", .ordinary, .ordinary, .quotient)
        case .root(let degree, let content):
            let inner = MathLine(content, isTight: isTight).bracketed(beyond: .single)
            self.init(Self.sign(ofRoot: degree) + inner, .ordinary, .ordinary, .single)
        case .scripts(let base, let sub, let sup):
            self.init(base, sub: sub, sup: sup)
        case .accent(let mark, let name, let base):
            let inner = MathLine(base, isTight: isTight)
            let text = inner.text.count == 1 ? inner.text + mark : "\(name)(\(inner.text))"
            self.init(text, inner.first, inner.last, .single)
        case .fenced(let open, let content, let close):
            let inner = MathLine(content, isTight: isTight)
            self.init(open + inner.text + close, .open, .close, .single)
        case .table(let table):
            self.init(table.line, .open, .close, table.style == .equations ? .sum : .single)
        }
    }

    private init(_ base: MathNode, sub: MathNode?, sup: MathNode?) {
        let inner = MathLine(base)
        var text = inner.bracketed(beyond: .single)
        if let sub { text += Self.script("_", sub, MathScripts.subscript) }
        if let sup { text += Self.script("^", sup, MathScripts.superscript) }
        self.init(text, inner.first, inner.last, .single)
    }

    /// `ᵢ₌₁` where Unicode has the letters, else `_W` or `_(i,j)`.
    private static func script(
        _ sign: String,
        _ node: MathNode,
        _ small: (String) -> String?
    ) -> String {
        let text = MathLine(node, isTight: true).text
        if let small = small(text) { return small }
        return text.count == 1 || text.allSatisfy { $0.isASCII && $0.isLetter }
            ? sign + text : "\(sign)(\(text))"
    }

    private static func sign(ofRoot degree: MathNode?) -> String {
        guard let degree else { return "√" }
        let text = MathLine(degree, isTight: true).text
        switch text {
        case "2", "": return "√"
        case "3": return "∛"
        case "4": return "∜"
        default: return (MathScripts.superscript(text) ?? "(\(text))") + "√"
        }
    }
}

extension MathLine {
    /// A row that was put together of its pieces.
    init(joined text: String, first: MathClass?, last: MathClass?, shape: Shape) {
        self.init(text, first ?? .ordinary, last ?? .ordinary, shape)
    }

    /// The line in brackets.
    var inBrackets: MathLine { MathLine("(\(text))", .open, .close, .single) }

    /// Whether letters beside the text would run into it.
    var isWord: Bool {
        first == .text || first == .unknown || text.contains { "_^".contains($0) }
            || text.count > 1 && text.allSatisfy(\.isLetter)
    }
}
