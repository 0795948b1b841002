import Foundation
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

    @Test(arguments: [MarkdownTree.Dialect.commonMark, .notes], 1...20)
    func `parts of a text make the tree of all of it`(dialect: MarkdownTree.Dialect, seed: UInt64) {
        expectSame(text(seed: seed, holdsOpeners: false), dialect)
        expectSame(text(seed: seed, holdsOpeners: true), dialect)
    }

    @Test(arguments: [MarkdownTree.Dialect.commonMark, .notes], 0..<4)
    func `parts of mutated notes make the tree of all`(
        dialect: MarkdownTree.Dialect,
        part: Int
    ) throws {
        let files = try (Fixtures.files + Fixtures.rough).map {
            Array(try String(contentsOfFile: $0, encoding: .utf8).unicodeScalars)
        }
        var random = TestRandom(state: UInt64(part) &* 104_729 &+ 7)
        for _ in 0..<100 {
            var text = String.UnicodeScalarView()
            for _ in 0..<4 {
                let file = files[Int.random(in: files.indices, using: &random)]
                let start = Int.random(in: 0..<max(file.count - 500, 1), using: &random)
                var scalars = Array(file.dropFirst(start).prefix(500))
                for _ in 0..<Int.random(in: 0...4, using: &random) {
                    let place = Int.random(in: 0...scalars.count, using: &random)
                    let piece = Self.pieces[Int.random(in: Self.pieces.indices, using: &random)]
                    scalars.insert(contentsOf: piece.unicodeScalars, at: place)
                }
                text += scalars + Array("\n\n# H $x$ a\n".unicodeScalars)
            }
            expectSame(String(text), dialect, size: 100)
        }
    }

    private static let pieces =
        blocks + openers + [
            "```\n", "    ```\n", "\na\n    ```\n", "\n- a\n      ~~~\n", "\n> ```\n",
            "\n- a\n  ```\n", "`", "<!-- ", "-->", "\n- <!--\n",
            "</script>", "<?", "$$", "$x$ ", "\\[", "\\]", "|", "- ", "> ", "    ", "\t", "[", "](",
            "![", "\\", "==", "[[", "]]", "\0", "---\n", "===\n", "**", "\n\n", "\n\n# H\n",
        ]

    private func expectSame(_ text: String, _ dialect: MarkdownTree.Dialect, size: Int = 500) {
        var text = text
        text.withUTF8 { bytes in
            guard
                let parts = MarkdownSegments(bytes, size: size)?.tree(firstLine: 1, dialect)
            else { return }
            let whole = MarkdownTree(segment: bytes, firstLine: 1, dialect: dialect)
            if parts == whole { return }
            let mayDiffer = dialect == .notes && !isPutBack(bytes)
            #expect(mayDiffer, Comment(rawValue: String(decoding: bytes, as: UTF8.self)))
        }
    }

    /// Whether each formula of the whole comes back in its place.
    private func isPutBack(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let lifted = LiftedText(bytes) else { return true }
        let covered = lifted.covered.withUnsafeBufferPointer {
            MarkdownTree(segment: $0, firstLine: 1, dialect: .commonMark)
        }
        let cursor = LiftedCursor(lifted.spans, source: bytes, lineOffset: 0)
        return NoteSyntax.nodes(of: covered.nodes, lifted: cursor) != nil
    }

    @Test(arguments: [
        ("[a]: b", false), ("> - [a\\]b]:\nc", false), ("  1. [a\nb]: c", false),
        ("a [b]: c", true), ("\\[a]: b", true), ("[a]] b]: c", true), ("]:", true),
        ("a\r[b]: c", false),
    ])
    func `a text that may define links is parsed as a whole`(line: String, isParted: Bool) {
        var text = String(repeating: "a b\n\n# c\n\n", count: 100) + line + "\n"
        text.withUTF8 { #expect((MarkdownSegments($0, size: 100) != nil) == isParted) }
    }
}
