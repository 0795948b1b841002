extension MarkdownTree {
    /// The lines of a block that begins with an equation, `n_out = …`, maybe below its name.
    ///
    /// Each is said by itself; what goes on with an operator, or in the middle of a sentence, stays
    /// with the line before it. `nil` for all other blocks.
    func equationLines(of block: BlockText) -> [Substring]? {
        let lines = lines(of: block)
        guard lines.count > 1 else { return nil }
        let isNamed = Term(lines[0]) != nil && lines[1].isEquation
        guard lines[0].isEquation || isNamed else { return nil }
        var statements = [lines[0]]
        for line in lines.dropFirst() {
            if line.isStatement {
                statements.append(line)
            } else {
                let start = statements.removeLast().startIndex
                statements.append(block.text[start..<line.endIndex])
            }
        }
        return statements
    }

    /// The lines of a block; its text has a blank for each end of one.
    private func lines(of block: BlockText) -> [Substring] {
        var (offset, starts) = (0, [0])
        for node in nodes[block.block + 1..<nodes.end(block.block)] {
            switch node.kind {
            case .softBreak, .lineBreak:
                offset += 1
                starts.append(offset)
            case .text, .code, .math: offset += node.readableLiteral.utf8.count
            case .inlineHTML where node.isLineBreakTag: offset += 1
            default: break
            }
        }
        let places = starts.map { block.text.utf8.index(block.text.startIndex, offsetBy: $0) }
        return zip(places, places.dropFirst() + [block.text.endIndex]).map { start, end in
            var line = block.text[start..<end]
            while line.last?.isWhitespace == true { line.removeLast() }
            return line
        }
    }
}

extension Substring {
    /// Whether a term and `=` begin it.
    var isEquation: Bool {
        let text = String(self)
        guard let sign = TermSeparator.first(in: text, dashes: false), text[sign] == "=" else {
            return false
        }
        return Term(text[..<sign.lowerBound]) != nil
    }

    /// Whether it does not go on with the line before it.
    fileprivate var isStatement: Bool {
        guard let first = first(where: { !$0.isWhitespace }) else { return false }
        if isEquation || first.isUppercase { return true }
        let isCalculation = contains("=") || contains("->") || contains("→")
        return isCalculation && (first.isNumber || first == "(")
    }
}
