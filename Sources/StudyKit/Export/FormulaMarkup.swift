internal import StudyNotes

/// Words of a card as HTML, the formulas among them in the delimiters that MathJax looks for.
///
/// Titles, terms and lists are plain text, in which a formula stands as people read it. The card
/// knows its TeX: what is asked for is looked up among the lines that hold formulas.
struct FormulaMarkup {
    private struct Formula {
        let place: Range<String.Index>
        let tex: String
    }

    private struct Line {
        let text: String
        let formulas: [Formula]
    }

    private let lines: [Line]

    init(_ body: MarkdownTree) {
        lines = body.nodes.indices.compactMap { index in
            let end = body.nodes[index].end
            // A block with words, not one with other blocks.
            guard body.nodes[index].kind.isBlock, index + 1 < end,
                !body.nodes[index + 1].kind.isBlock
            else { return nil }
            return Self.line(body.nodes[index + 1..<end])
        }
    }

    /// The words of a block in one line; `nil` without a formula.
    private static func line(_ nodes: Slice<MarkdownNodes>) -> Line? {
        var text = ""
        var formulas: [(offset: Int, width: Int, tex: String)] = []
        for node in nodes {
            switch node.kind {
            case .text, .code: append(node.literal, to: &text)
            case .math:
                let readable = MathText.inline(node.literal)
                formulas.append((text.utf8.count, readable.utf8.count, node.literal))
                text += readable
            case .taskMarker(let isDone): text += isDone ? "☑ " : "☐ "
            case .softBreak, .lineBreak: append(" ", to: &text)
            default: break
            }
        }
        guard !formulas.isEmpty else { return nil }
        return Line(
            text: text,
            formulas: formulas.map { formula in
                let start = text.utf8.index(text.startIndex, offsetBy: formula.offset)
                let end = text.utf8.index(start, offsetBy: formula.width)
                return Formula(place: start..<end, tex: formula.tex)
            }
        )
    }

    /// Adds words with single blanks between them, as titles and terms have them.
    private static func append(_ words: String, to text: inout String) {
        for character in words {
            guard character.isWhitespace else {
                text.append(character)
                continue
            }
            if text.last?.isWhitespace == false { text.append(" ") }
        }
    }

    /// The words as HTML.
    func html(_ words: String) -> String {
        for line in lines where !words.isEmpty {
            for place in line.text.ranges(of: words) {
                let formulas = line.formulas.filter { $0.place.overlaps(place) }
                let isWhole = formulas.allSatisfy {
                    $0.place.lowerBound >= place.lowerBound
                        && $0.place.upperBound <= place.upperBound
                }
                if isWhole, !formulas.isEmpty { return html(line.text[place], formulas) }
            }
        }
        return HTMLPage.text(words)
    }

    private func html(_ words: Substring, _ formulas: [Formula]) -> String {
        var html = ""
        var start = words.startIndex
        for formula in formulas {
            html += HTMLPage.text(String(words[start..<formula.place.lowerBound]))
            html += "\\(\(HTMLPage.text(formula.tex))\\)"
            start = formula.place.upperBound
        }
        return html + HTMLPage.text(String(words[start...]))
    }
}
