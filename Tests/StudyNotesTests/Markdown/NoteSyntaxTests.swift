import StudyNotes
import Testing

/// What notes hold beyond CommonMark: formulas, tables, task lists, highlights.
struct NoteSyntaxTests {
    private func html(_ markdown: String) -> String { MarkdownTree(parsing: markdown).html() }

    @Test(arguments: [
        ("$a_1*b$ * c*d", #"\(a_1*b\) * c*d"#), (#"$\{a\,b\}$"#, #"\(\{a\,b\}\)"#),
        (#"so $a\\b$, and $x_1^2$."#, #"so \(a\\b\), and \(x_1^2\)."#),
        ("$$a_1 * b_1 * c$$", #"\[a_1 * b_1 * c\]"#),
        ("**bold $x*y$ b**", #"<strong>bold \(x*y\) b</strong>"#),
        ("costs $5 and $10", "costs $5 and $10"), ("$5-$10", "$5-$10"), (#"\$a\$"#, "$a$"),
        ("a $ b$ $", "a $ b$ $"), ("`$a$` $b$", #"<code>$a$</code> \(b\)"#),
        ("[a$b$](c$d$e)", #"<a href="c$d$e">a\(b\)</a>"#), ("x < $a<b$", #"x &lt; \(a&lt;b\)"#),
        ("$$\na\\\\\n- b\n$$ end", "\\[a\\\\\n- b\\] end"),
        (#"is \(a_1*b\) * c*d"#, #"is \(a_1*b\) * c*d"#),
        (#"\(n\) and \(2pk\)"#, #"\(n\) and \(2pk\)"#),
        (#"so \[x = y*z*1\]."#, #"so \[x = y*z*1\]."#),
        (#"**\(\lambda\)** a"#, #"<strong>\(\lambda\)</strong> a"#),
        ("\\[\nL = x\n= y\\_z\n\\] end", "\\[L = x\n= y\\_z\\] end"),
    ])
    func `formulas reach the page as they were written`(markdown: String, inner: String) {
        let marked = inner.replacing(#"\("#, with: #"<span class="math inline">\("#)
            .replacing(#"\["#, with: #"<span class="math display">\["#)
            .replacing(#"\)"#, with: #"\)</span>"#).replacing(#"\]"#, with: #"\]</span>"#)
        #expect(html(markdown) == "<p>\(marked)</p>\n")
    }

    @Test(arguments: [
        #"\(see above\)"#, #"\[1\]"#, #"\[a = b\](c)"#, #"\[x\] task"#, #"\[foo\_bar\]"#, #"\(\)"#,
        #"1\) a\("#,
        #"\\(n\\)"#, #"`\(n\)`"#, #"\(a = b"#, "\\[\na = b\n\nc\\]", "\\[\nno sign\n\\]",
        "\\[\na = b\n\\[\nc\\]",
    ])
    func `escaped brackets around words are no formulas`(markdown: String) {
        let plain = MarkdownTree(parsing: markdown, dialect: .commonMark)
        #expect(MarkdownTree(parsing: markdown).dump() == plain.dump())
    }

    @Test func `marks of formulas without an end are looked for once`() {
        let start = ContinuousClock.now
        for mark in [#"\("#, #"\["#, #"\(\["#, "\\[\n"] {
            let tree = MarkdownTree(parsing: String(repeating: mark, count: 50_000))
            #expect(!tree.nodes.contains { $0.kind.isMath })
        }
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test(arguments: [
        "    $a$ | b\n    --|--", "```\n$a$\n| a | b |\n|--|--|\n```", "<div>\n$a$\n</div>",
        "[a]: /$x$ \"$y$\"\n\n[a]", "$$\nnever closed\n\n$$ x", "``\n$a$\n``",
        "- ```\n  $a$\n  ```", "````\n```\n$a$\n````", "<!--\n| a | b |\n|--|--|\n$a$\n-->",
    ])
    func `code, HTML and addresses keep their signs`(markdown: String) {
        let plain = MarkdownTree(parsing: markdown, dialect: .commonMark)
        #expect(MarkdownTree(parsing: markdown).dump() == plain.dump())
    }

    @Test func `formulas are found behind code that ends with its quote or entry`() {
        for open in ["> ```\n> $b$\n\n", "- ~~~\n  $b$\n\n"] {
            let tree = MarkdownTree(parsing: open + "$a$")
            #expect(tree.nodes.filter { $0.kind.isMath }.map(\.literal) == ["a"])
        }
    }

    @Test func `formulas that begin where others end are read on a small stack`() async {
        let text = "$$ a\n" + String(repeating: "b $$ c $$ d\n", count: 100_000)
        let count = await Task.detached {
            MarkdownTree(parsing: text).nodes.count { $0.kind.isMath }
        }.value
        #expect(count == 100_000)
    }

    @Test func `a formula over lines has its place, and so has what stands beside it`() {
        let tree = MarkdownTree(parsing: "- is $x$ so\n\n> $$\n> a\n> $$ ok", firstLine: 3)
        #expect(
            tree.dump() == """
                document @3:1-7:7
                  list(tight) @3:1-4:0
                    item @3:1-4:0
                      paragraph @3:3-3:11
                        text @3:3-3:5 "is "
                        math @3:6-3:8 "x"
                        text @3:9-3:11 " so"
                  blockQuote @5:1-7:7
                    paragraph @5:3-7:7
                      math(display) @5:3-7:4 "a"
                      text @7:5-7:7 " ok"
                """
        )
    }

    @Test func `a table has rows and cells with their places`() {
        let tree = MarkdownTree(
            parsing: "before\n| Layer | *W* |\n|:--|--:|\n| a \\| `|` b | 3 | more |\nonly\n\nafter"
        )
        #expect(
            tree.dump() == #"""
                document @1:1-7:5
                  paragraph @1:1-1:6
                    text @1:1-1:6 "before"
                  table(left, right) @2:1-5:4
                    tableRow(header) @2:1-2:15
                      tableCell @2:3-2:7
                        text @2:3-2:7 "Layer"
                      tableCell @2:11-2:13
                        emphasis @2:11-2:13
                          text @2:12-2:12 "W"
                    tableRow @4:1-4:25
                      tableCell @4:3-4:12
                        text @4:3-4:7 "a | "
                        code @4:9-4:9 "|"
                        text @4:11-4:12 " b"
                      tableCell @4:16-4:23
                        text @4:16-4:23 "3 | more"
                    tableRow @5:1-5:4
                      tableCell @5:1-5:4
                        text @5:1-5:4 "only"
                      tableCell
                  paragraph @7:1-7:5
                    text @7:1-7:5 "after"
                """#
        )
    }

    @Test(arguments: [
        ("a | b\n--|--\n1 | 2", ["a", "b", "1", "2"]),
        ("> | a |\n> |---|\n> | $x|y$ |\nlazy", ["a", "x|y"]),
        ("- | a | b |\n  |---|---|\n  | 1 | 2 |", ["a", "b", "1", "2"]),
        ("| a | b |\n|---|---|", ["a", "b"]),
        ("| - a | # b |\n|:-:|---|\n| 1. c | |\n# end", ["- a", "# b", "1. c", ""]),
    ])
    func `tables stand where people put them`(markdown: String, cells: [String]) {
        let tree = MarkdownTree(parsing: markdown)
        let found = tree.nodes.indices.filter { tree.nodes[$0].kind == .tableCell }
        #expect(found.map { tree.plainText(of: $0) } == cells)
    }

    @Test(arguments: ["a | b\nc | d", "| a | b |\n|---|", "a\n---", "|\n|-|"])
    func `a line with a pipe alone is no table`(markdown: String) {
        let plain = MarkdownTree(parsing: markdown, dialect: .commonMark)
        #expect(MarkdownTree(parsing: markdown) == plain)
    }

    @Test func `a table as HTML has a head and a body`() {
        #expect(
            html("| a | b |\n|:-:|---|\n| 1 | 2 |") == """
                <table>
                <thead>
                <tr>
                <th align="center">a</th>
                <th>b</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td align="center">1</td>
                <td>2</td>
                </tr>
                </tbody>
                </table>

                """
        )
    }

    @Test(arguments: [
        ("==a==", "<mark>a</mark>"),
        ("x ==a **b** c== y", "x <mark>a <strong>b</strong> c</mark> y"),
        ("**==a==**", "<strong><mark>a</mark></strong>"),
        ("a == b and c == d", "a == b and c == d"),
        ("===a===", "===a==="), ("==a", "==a"), ("`==a==`", "<code>==a==</code>"),
        ("==a== and ==b==", "<mark>a</mark> and <mark>b</mark>"),
        ("x ==**b**== y", "x <mark><strong>b</strong></mark> y"),
        ("==$a$==", #"<mark><span class="math inline">\(a\)</span></mark>"#),
    ])
    func `highlights hold what stands between their marks`(markdown: String, inner: String) {
        #expect(html(markdown) == "<p>\(inner)</p>\n")
    }

    @Test func `tasks begin with their box`() {
        let tree = MarkdownTree(parsing: "- [ ] open *x*\n- [x] done\n- [x](y)\n- see [x] z")
        #expect(tree.plainText() == "☐ open x\n☑ done\nx\nsee [x] z")
        #expect(
            tree.html().hasPrefix(
                "<ul>\n<li><input type=\"checkbox\" disabled=\"\" /> open <em>x</em></li>\n"
                    + "<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> done</li>\n"
            )
        )
        #expect(tree.dump().contains("taskMarker(open) @1:3-1:5\n        text @1:7-1:11 \"open \""))
    }

    @Test func `the examples of CommonMark are read the same, as they hold none of these`() throws {
        // Examples with `|` or `$` in them, two marks of equality, boxes, or `[[`, may differ.
        for example in try SpecificationExample.all()
        where !["$", "==", "[ ] ", "[x] ", "[["].contains(where: example.markdown.contains) {
            let tree = MarkdownTree(parsing: example.markdown)
            #expect(tree.html(.commonMark) == example.html, "\(example)")
        }
    }

    @Test func `a table whose rows lack most cells does not grow with the square of its text`() {
        func text(columns: Int, rows: Int) -> String {
            String(repeating: "|a", count: columns) + "\n"
                + String(repeating: "|-", count: columns) + "\n"
                + String(repeating: "|b\n", count: rows)
        }
        let table = MarkdownTree(parsing: text(columns: 50, rows: 3))
        #expect(table.nodes.contains { $0.kind == .tableRow(isHeader: false) })
        let wide = text(columns: 2_000, rows: 2_000)
        #expect(MarkdownTree(parsing: wide).nodes.count < wide.utf8.count)
    }

    @Test func `noise of formulas and tables loses no word`() {
        let pieces = [
            "$", "$$", "|", "|--|--|", "\n", "\n\n", "> ", "- ", "a", "b*c* ", "`", "\\", "==", "[",
            "]",
            "](x", ")", "<", ">", "```\n", "    ", "| a | b |\n|---|---|\n", "$x$", "[ ] ",
            "é",
        ]
        var random = TestRandom(state: 11)
        for _ in 0..<5_000 {
            let count = Int.random(in: 1...25, using: &random)
            let raw = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let tree = MarkdownTree(parsing: raw)
            let plain = MarkdownTree(parsing: raw, dialect: .commonMark)
            #expect(letters(tree) == letters(plain), "\(raw.debugDescription)")
            #expect(
                tree.nodes.allSatisfy {
                    !$0.literal.contains("\u{1}") && !$0.literal.contains("\u{2}")
                }
            )
            #expect(tree.nodes.indices.allSatisfy { tree.nodes[$0].end > $0 })
        }
    }

    /// All letters that nodes hold; those of an address follow those of its text.
    private func letters(_ tree: MarkdownTree) -> String {
        let texts = tree.nodes.map { node in
            switch node.kind {
            case .link(let address, _), .image(let address, _): address
            case .codeBlock(let info): info + node.literal
            default: node.literal
            }
        }
        return String(texts.joined().filter { "abcxé".contains($0) }.sorted())
    }
}

extension MarkdownNode.Kind {
    fileprivate var isMath: Bool {
        if case .math = self { true } else { false }
    }
}
