/// Puts the pieces of a formula side by side with the spaces that maths asks for.
struct MathRow {
    private let isTight: Bool
    private var text = ""
    private var first: MathClass?
    private var previous: MathLine?
    private var shape = MathLine.Shape.single
    private var isNumber = true
    private var openBrackets = 0
    private var count = 0

    /// The pieces on one line; `after` is what stands to the left of them.
    static func line(_ nodes: [MathNode], isTight: Bool, after: MathLine? = nil) -> MathLine {
        let lines = flattened(nodes).map { MathLine($0, isTight: isTight) }
        if lines.count == 1, after == nil { return lines[0] }
        var row = MathRow(isTight: isTight, previous: after)
        for (index, line) in lines.enumerated() {
            row.append(line, next: index + 1 < lines.count ? lines[index + 1] : nil)
        }
        let isOneNumber = row.isNumber && row.shape == .product
        return MathLine(
            joined: row.text,
            first: row.first,
            last: row.previous?.last,
            shape: isOneNumber ? .single : row.shape
        )
    }

    private init(isTight: Bool, previous: MathLine?) {
        self.isTight = isTight
        self.previous = previous
    }

    /// Braces group for TeX; on paper they are not there.
    private static func flattened(_ nodes: [MathNode]) -> [MathNode] {
        nodes.flatMap { node in
            if case .row(let inner) = node { flattened(inner) } else { [node] }
        }
    }

    private mutating func append(_ line: MathLine, next: MathLine?) {
        guard line.first != .space else {
            // A space that was asked for parts factors, and does not double another one.
            if !text.isEmpty, !text.hasSuffix(" ") { text += line.text }
            return
        }
        var line = line
        if line.shape == .quotient, isBeside(line, next) { line = line.inBrackets }
        if line.first == .binary, !hasOperand { line.first = .ordinary; line.last = .open }
        let isApart = needsSpace(line)
        if isApart, !text.hasSuffix(" "), !isTight || needsSpaceInScripts(line) { text += " " }
        widenShape(line, isApart: isApart)
        text += line.text
        if first == nil { first = line.first }
        isNumber = isNumber && line.first == .digit
        previous = line
        count += 1
    }

    /// A sign is a binary operation only behind something that it can join.
    private var hasOperand: Bool {
        switch previous?.last {
        case nil, .binary, .relation, .open, .punctuation, .function, .largeOperator, .slash: false
        case .ordinary, .digit, .close, .text, .space, .unknown: true
        }
    }

    /// Whether a division would run into a factor beside it.
    private func isBeside(_ line: MathLine, _ next: MathLine?) -> Bool {
        let left = previous?.last
        let right = next?.first
        let touchesLeft =
            left == .ordinary || left == .digit || left == .close || left == .slash
        let touchesRight =
            right == .ordinary || right == .digit || right == .open || right == .slash
        return touchesLeft || touchesRight
    }

    private func needsSpace(_ line: MathLine) -> Bool {
        guard let previous else { return false }
        switch (previous.last, line.first) {
        case (.relation, .relation): return false
        case (.relation, _), (_, .relation), (_, .binary): return true
        case (.binary, _): return true
        case (_, .punctuation), (_, .close), (.open, _): return false
        case (.punctuation, _), (.largeOperator, _): return true
        case (.function, .open), (_, .slash), (.slash, _): return false
        case (.function, _), (_, .function), (_, .largeOperator): return true
        default: return needsSpaceInScripts(line)
        }
    }

    /// Words part from letters even where signs do not.
    private func needsSpaceInScripts(_ line: MathLine) -> Bool {
        guard let previous, let before = text.last, let after = line.text.first else {
            return false
        }
        let isLetters =
            (before.isLetter || before.isNumber) && (after.isLetter || after.isNumber)
        return isLetters && (previous.isWord || line.isWord)
    }

    private mutating func widenShape(_ line: MathLine, isApart: Bool) {
        let isOutside = openBrackets == 0
        switch (line.first, line.last) {
        case (.open, .close): break
        case (.open, _): openBrackets += 1
        case (_, .close): openBrackets = max(openBrackets - 1, 0)
        default: break
        }
        guard isOutside else { return }
        if isApart {
            shape = .sum
        } else if line.first == .slash {
            shape = max(shape, .quotient)
        } else {
            shape = max(shape, line.shape, count > 0 ? .product : .single)
        }
    }
}
