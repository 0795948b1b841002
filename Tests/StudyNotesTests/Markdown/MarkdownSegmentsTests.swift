import Testing

@testable import StudyNotes

struct MarkdownSegmentsTests {
    private static let blocks = [
        "# A\n", "## B [a] [b](c)\n", "text with `code` and **bold**\n", "- x\n- y\n\n  z\n",
        "1. x\n2. y\n", "> quote\n# in\n", "```\n# no\n\n# none\n```\n", "    code\n\n# D\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n", "$$\nx\n$$\n", "$x_1$ and ==y==\n", "Title\n---\n",
        "- [ ] task\n", "[[page]] ![[x.png]]\n", "<div>\n\ntext\n\n</div>\n",
        "<!-- a\n\n# c\n\n-->\n", "a\\\nb \\(x\\) \\[ y = 2 \\]\n",
    ]
    /// What stays open for long.
    private static let openers = [
        "```\nopen\n", "<!-- \n\n# c\n", "<script>\n", "$$\nx\n\n", "~~~~\n", "a <!-- b\n# c\n",
    ]

    private func text(seed: UInt64, holdsOpeners: Bool) -> String {
        var random = TestRandom(state: seed)
        var text = ""
        while text.utf8.count < 12_000 {
            let isOpener = holdsOpeners && Int.random(in: 0..<100, using: &random) == 0
            let blocks = isOpener ? Self.openers : Self.blocks
            text += blocks.randomElement(using: &random) ?? ""
            if Bool.random(using: &random) { text += "\n" }
        }
        return text
    }

    /// Where a formula is not told from code, a whole text is read as CommonMark, of parts but one.
    @Test(arguments: [MarkdownTree.Dialect.commonMark, .notes], 1...20)
    func `parts of a text make the tree of all of it`(dialect: MarkdownTree.Dialect, seed: UInt64) {
        var text = text(seed: seed, holdsOpeners: dialect == .commonMark)
        text.withUTF8 { bytes in
            let whole = MarkdownTree(segment: bytes, firstLine: 3, dialect: dialect)
            let parts = MarkdownSegments(bytes, size: 500)?.tree(firstLine: 3, dialect)
            #expect(parts?.nodes.count == whole.nodes.count)
            #expect(parts == whole)
        }
    }

    @Test(arguments: [
        ("[a]: b", false), ("> - [a\\]b]:\nc", false), ("  1. [a\nb]: c", false),
        ("a [b]: c", true), ("\\[a]: b", true), ("[a]] b]: c", true), ("]:", true),
    ])
    func `a text that may define links is parsed as a whole`(line: String, isParted: Bool) {
        var text = String(repeating: "a b\n\n# c\n\n", count: 100) + line + "\n"
        text.withUTF8 { #expect((MarkdownSegments($0, size: 100) != nil) == isParted) }
    }
}
