import Foundation
import StudyNotes
import Testing

@Suite struct NoteRepairTests {
    private func kinds(_ text: String) -> [Repair.Kind] { NoteRepair(text).repairs.map(\.kind) }

    @Test(arguments: [
        // Signs of multiplication.
        ("1000*1000*3 = 3 mill features", "1000×1000×3 = 3 mill features"),
        ("6x6x3 * 3*3*3", "6x6x3 × 3×3×3"),
        ("(n+2) * (m+1)*3", "(n+2) × (m+1)×3"),
        ("*this* is 2 *really* good", "*this* is 2 *really* good"),
        ("n*m weights and h*w*c", "n×m weights and h×w×c"), ("k*k*C + 1", "k×k×C + 1"),
        ("height*width*3", "height×width×3"), ("*very*important", "*very*important"),
        ("a *b* c", "a *b* c"), ("image * kernal, * is it", "image * kernal, * is it"),
        ("2^n*(n+1)*x2", "2^n×(n+1)×x2"), ("3²*2", "3²×2"),
        ("(k*k*c + 1) * d", "(k×k×c + 1) × d"), ("d * (k*k*c + 1)", "d × (k×k×c + 1)"),
        ("3 * 3 * c * n", "3 × 3 × c × n"), ("I * K, of 3*3", "I * K, of 3×3"),
        ("width * 3 * 3", "width * 3 * 3"), ("width * 3*3", "width * 3×3"),
        ("* 6x6x3 * 3x3 = 4x4", "* 6x6x3 × 3x3 = 4x4"), ("`k` * 3 * 3", "`k` * 3 * 3"),
        ("2*3 in 2012 * a net", "2×3 in 2012 * a net"),
        ("alexnet * won in 2012 * 5 conv + 3 fc", "alexnet * won in 2012 * 5 conv + 3 fc"),
        ("image * kernel, 6x6 * 3x3 = 4x4", "image * kernel, 6x6 × 3x3 = 4x4"),
        ("2*3-->4*5 \\: 6*7", "2×3→4×5 : 6×7"),
        // Arrows and comments.
        ("same padding --> size stays", "same padding → size stays"),
        ("text <!-- a note --> text", "text <!-- a note --> text"),
        // Nested dashes, rules and tables.
        ("-- max pooling", "  - max pooling"), ("---", "---"), ("--flag", "--flag"),
        ("*a\n-- b\n--- c\n-- d", "*a\n  - b\n    - c\n  - d"),
        ("* a\n-- b\n--- c\n-- d\n* e", "* a\n  - b\n    - c\n  - d\n* e"),
        ("1. a\n-- b\n--- c\n2. d\n-- e", "1. a\n   - b\n     - c\n2. d\n   - e"),
        ("10) a\n\n-- b", "10) a\n\n    - b"), ("12345. a\n-- b", "12345. a\n       - b"),
        ("-\ta\n-- b", "-\ta\n    - b"), ("-      x\n-- b", "-      x\n  - b"),
        ("- \n-- b", "- \n  - b"),
        ("- a\n  - b\n-- c", "- a\n  - b\n  - c"),
        ("- a\n  - b\n  -- c", "- a\n  - b\n    - c"),
        ("a | b\n--- | ---\n1 | 2", "a | b\n--- | ---\n1 | 2"), ("-- -- --", "-- -- --"),
        // Headings.
        ("##Pooling", "## Pooling"), ("###3 layers", "### 3 layers"), ("#pooling", "#pooling"),
        ("#######x", "#######x"), ("##", "##"),
        // Escapes of habit, and those that are needed.
        (#"Formula \: n\, k\; p \= 1"#, #"Formula : n, k; p \= 1"#),
        (##"\* no \- \_ \# \. \[x\] \\: \"##, ##"\* no \- \_ \# \. \[x\] \\: \"##),
        (#"\:::info"#, #"\:::info"#), (#"http\://a"#, #"http\://a"#),
        (#"`\:` $\,$"#, #"`\:` $\,$"#), (#"a \\\: b"#, #"a \\\: b"#),
        // Blank lines within a formula.
        ("$$\nn\n\n\n+ 1\n\n$$\n\ntext", "$$\nn\n+ 1\n$$\n\ntext"),
        ("$$\n\nno end\n\n- a\n-- b", "$$\n\nno end\n\n- a\n  - b"),
        ("$$ n\n\n## Next\n\n$$ m $$", "$$ n\n\n## Next\n\n$$ m $$"),
        ("$$ n\n\n```\na\n```\n\n$$ m $$", "$$ n\n\n```\na\n```\n\n$$ m $$"),
        // Bold.
        ("**Pooling layer", "**Pooling layer**"), ("a ** b", #"a \*\* b"#),
        ("**a** and **b**", "**a** and **b**"), (#"\*\*stars"#, #"\*\*stars"#),
        ("the power `2**5` in Python", "the power `2**5` in Python"),
        // Years, and lists of them.
        ("1998. It was trained.", #"1998\. It was trained."#),
        ("1998. LeNet\n2012. AlexNet", "1998. LeNet\n2012. AlexNet"),
        ("12. entry", "12. entry"), ("1998.5 is", "1998.5 is"),
        // Habits of HackMD and Obsidian.
        ("==important== words", "==important== words"), ("a == b and c == d", "a == b and c == d"),
        ("see [[Pooling]] and [[a|b]]", "see [[Pooling]] and [[a|b]]"),
        // Code, formulas and addresses.
        ("`3*3*3` and $2*2$", "`3*3*3` and $2*2$"),
        ("[x](a--b*2*3.png)", "[x](a--b*2*3.png)"), ("https://a.org/1*2*3", "https://a.org/1*2*3"),
        ("**Source: https://example.com**", "**Source: https://example.com**"),
        ("(https://a.org/1*2*3) --> x", "(https://a.org/1*2*3) → x"),
        ("https://a.org/x_(y*2*3)*. 2*3", "https://a.org/x_(y*2*3)*. 2×3"),
    ])
    func `signs are read as they were meant`(raw: String, repaired: String) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(repair.repairs.isEmpty == (raw == repaired))
    }

    @Test(arguments: [
        ("é same --> x", 8, "-->", "→"),
        ("ü 6x6x3 * 3*3*3 is", 3, "6x6x3 * 3*3*3", "6x6x3 × 3×3×3"),
        ("see (n*m)*2", 5, "(n*m)*2", "(n×m)×2"),
        ("  -- a", 3, "-- a", "an entry below the one before"),
        ("## Transfer Learning**What is CNN**", 21, "**What is CNN**", "a second heading"),
        ("##Pooling", 1, "##Pooling", "a heading"), (#"Formula \: n"#, 9, #"\:"#, ":"),
        (":::info\nx\n:::", 1, ":::info", "a quote"), ("a ** b", 3, "**", #"\*\*"#),
        ("**Filter/Kernel: a small matrix", 1, "**Filter/Kernel:", "**Filter/Kernel:**"),
        ("the **max of it", 5, "**max of it", "bold to the end of the line"),
        ("text\n**Padding**", 1, "**Padding**", "a heading"),
    ])
    func `a repair says where it is, what was found, and as what it was read`(
        raw: String,
        column: Int,
        found: String,
        readAs: String
    ) throws {
        let repair = try #require(NoteRepair(raw).repairs.first)
        #expect(repair.column == column)
        #expect(repair.found == found)
        #expect(repair.readAs == readAs)
    }

    @Test func `places are those of the file, however often a line was taken apart`() throws {
        let raw =
            "é\n# Week 8 ## Day 1 - Müsli - a --> b -- c*d*2 **Pooling Layer** - x \\: y --> z"
        let repairs = NoteRepair(raw).repairs
        let line = Array(raw.split(separator: "\n")[1].unicodeScalars)
        #expect(repairs.map(\.line).allSatisfy { $0 == 2 })
        #expect(
            repairs.map(\.found).map { String($0.prefix(12)) } == [
                "## Day 1 - M", "-->", "-- c*d*2", "c*d*2", "\\:", "-->",
            ]
        )
        for repair in repairs {
            let found = Array(repair.found.unicodeScalars.prefix(12))
            #expect(Array(line[(repair.column - 1)...].prefix(found.count)) == found)
        }
    }

    @Test func `a glued heading gets a line of its own`() {
        let repair = NoteRepair("## Transfer Learning**What is CNN**\ntext")
        #expect(repair.text == "## Transfer Learning\n\n**What is CNN**\n\ntext")
        #expect(repair.repairs.map(\.kind) == [.gluedHeading, .boldHeading])
    }

    @Test(arguments: [
        ("- takes the max\n**Padding**\nsame", "- takes the max\n\n**Padding**\n\nsame"),
        ("no end\n**Padding**\n- a", "no end\n\n**Padding**\n\n- a"),
        ("2. two\n**Underfitting**\nlonger", "2. two\n\n**Underfitting**\n\nlonger"),
        // A line of less than 60 bytes was ended by hand.
        (
            "the sum of all the products that the filter makes is what\n**Feature map**\nNext",
            "the sum of all the products that the filter makes is what\n\n**Feature map**\n\nNext"
        ),
    ])
    func `a bold line is set apart`(raw: String, repaired: String) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(repair.repairs.map(\.kind) == [.boldHeading])
    }

    @Test(arguments: [
        "the sum is called\n**Feature map**\nin the field", "a\n**This is stressed.**\nb",
        "the sum of all the products that the filter makes is what we ca\n**Feature map**\nNext",
        "- a\n  **Padding**\n  b", "a\n**one** and **two**\nb", "text\n\n**Padding**\n\ntext",
    ])
    func `a bold line that is no heading stays`(text: String) {
        #expect(NoteRepair(text).text == text)
    }

    @Test func `bold behind a dash stays in its entry`() {
        let raw =
            "## Day 2 - CNN - **Max pooling** takes the **Max value** of it **Padding** - zeros"
        #expect(
            NoteRepair("# Week 8 \(raw)").text == """
                # Week 8

                ## Day 2 - CNN

                - **Max pooling** takes the **Max value** of it

                **Padding**

                - zeros
                """
        )
    }

    @Test func `boxes become quotes, and one without an end stays`() {
        let repair = NoteRepair(":::info\nBN has 4C numbers\n:::\nafter")
        #expect(repair.text == "> **info**\n>\n> BN has 4C numbers\n\nafter")
        #expect(NoteRepair(":::tip Padding\nsame\n:::").text == "> **tip: Padding**\n>\n> same\n")
        #expect(NoteRepair(":::info\na\n\nb\n:::").text == "> **info**\n>\n> a\n>\n> b\n")
        #expect(NoteRepair(":::warning\ntext").text == ":::warning\ntext")
        let two = NoteRepair(":::info\na\n:::\n:::tip\nb")
        #expect(two.text == "> **info**\n>\n> a\n\n:::tip\nb")
    }

    @Test func `blank lines below each other in a formula are one gap`() {
        #expect(kinds("$$\nn\n\n\n+ 1\n\n$$") == [.formulaGap, .formulaGap])
    }

    @Test func `code and formulas stay as they are`() {
        let text = "```python\nx = 3*3*3 --> y\n-- no\n**\n```\n$$\na*b*2*3\n$$\n~~~\n==x==\n~~~"
        #expect(NoteRepair(text).text == text)
        #expect(kinds(text) == [])
    }

    @Test(arguments: [
        // Comments.
        "<!--\nTODO\n-->\n\n# Padding", "<!-- 2*3*4\n\n-- a\n--> 2*3*4",
        "text <!-- a\n2*3*4\n--> b", "> <!--\n> a\n> -->\n> b",
        // Code in lists, quotes and boxes.
        "- ```python\n  x = 2*3*4\n  ```", "1. a\n   ```\n   -- 2*3*4\n\n   -->\n   ```",
        "> ```\n> a*b*c\n> ```", "- a\n\n      x = 2*3*4", "> - ~~~\n>   2*3*4\n>   ~~~",
        // A fence ends at one that is as wide.
        "````\n```\n2*3*4\n```\n2*3*4\n````", "```\n2*3*4\n``` x\n2*3*4\n```",
        "# Code\n    2*3*4", "**Code**\n\n    2*3*4",
    ])
    func `code and comments stay as they are, wherever they stand`(text: String) {
        #expect(NoteRepair(text).text == text)
    }

    @Test(arguments: [
        ("- ~~~\n  x = 2*3*4\n  ~~~\n\n-- more", "- ~~~\n  x = 2*3*4\n  ~~~\n\n  - more"),
        ("> ```\n> a*b*c\n2*3*4", "> ```\n> a*b*c\n2×3×4"),
        ("- ```\n  a*b*c\n\n2*3*4", "- ```\n  a*b*c\n\n2×3×4"),
        ("1. a\n\n    1000*1000*3", "1. a\n\n    1000×1000×3"),
        ("- a\nb\n    2*3*4", "- a\nb\n    2×3×4"),
        // What a step writes may be what makes a line a part of a list, and no code.
        ("• a\n\n    2*3*4", "- a\n\n    2×3×4"),
        ("text <!-- a\n\n2*3*4", "text <!-- a\n\n2×3×4"),
        ("see `<!--`\n2*3*4", "see `<!--`\n2×3×4"),
        ("<!-- a -->\n2*3*4", "<!-- a -->\n2×3×4"),
        ("> <!--\n2*3*4", "> <!--\n2×3×4"),
        (":::info\n```\ny = a*b*c\n```\n:::", "> **info**\n>\n> ```\n> y = a*b*c\n> ```\n"),
    ])
    func `code and comments end where CommonMark ends them`(raw: String, repaired: String) {
        #expect(NoteRepair(raw).text == repaired)
    }

    @Test func `front matter stays as it is`() {
        let raw = "---\ntitle: Pooling --> size\ntags: [2*3*4]\n---\n\na --> b\n"
        let repair = NoteRepair(SourceText(decoding: Array(raw.utf8), file: "a.md"))
        #expect(repair.text == raw.replacing("a --> b", with: "a → b"))
        #expect(repair.repairs.map(\.line) == [6])
        #expect(repair.originalLines == Array(1...6))
    }

    @Test func `bold that goes on in the next line is closed already`() {
        let text = "some **bold\nwords** here"
        #expect(NoteRepair(text).text == text)
    }

    @Test func `a week on one line gets its lines back`() {
        let raw = """
            # Week 8 ## Day 1 - Image Augmentation - makes new images out of old ones -- flip, \
            rotate - do the generators throw the originals away? ## Day 2 - CNN **Pooling Layer** \
            - takes the max --> smaller maps -- no weights - Input Size: 7 Kernal: 3 Stride: 2 \
            **Padding** - same keeps the size **LeNET 5** - 1000*1000*3 = 3 mill
            """
        let repair = NoteRepair(raw)
        #expect(
            repair.text == """
                # Week 8

                ## Day 1 - Image Augmentation

                - makes new images out of old ones
                  - flip, rotate
                - do the generators throw the originals away?

                ## Day 2 - CNN

                **Pooling Layer**

                - takes the max → smaller maps
                  - no weights
                - Input Size: 7 Kernal: 3 Stride: 2

                **Padding**

                - same keeps the size

                **LeNET 5**

                - 1000×1000×3 = 3 mill
                """
        )
        #expect(repair.repairs.allSatisfy { $0.line == 1 })
        #expect(
            Set(repair.repairs.map(\.kind)) == [
                .lostLineBreaks, .nestedDashes, .arrow, .multiplicationSign,
            ]
        )
    }

    @Test(arguments: [
        "A short line - with a dash - and another one.", "## Day 1 - CNN", "# Title",
        "The C# language and issue #4 stay.", "1 - 2 - 3 - 4 - 5", "",
        "- # in a list", "> ## in a quote", "call x # not a heading",
        "    x = 3*4*5  # --> code by its indent", "\tlayers.Dense(10)  # **",
    ])
    func `a line that is in order stays`(text: String) {
        #expect(NoteRepair(text).text == text)
    }

    @Test func `repairing twice changes nothing more, and no word is lost`() {
        for file in Fixtures.files + Fixtures.rough {
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                Issue.record("\(file) is missing")
                continue
            }
            for raw in [text, text.replacing("\n", with: " ")] { check(raw) }
        }
    }

    /// Each of these took minutes, or never ended, where a pattern went back and forth.
    @Test(arguments: [
        "a " + String(repeating: "`", count: 50_000) + " 3*4",
        "3*4 " + String(repeating: "` ", count: 50_000),
        "3*4 " + String(repeating: "<", count: 50_000) + String(repeating: "](", count: 50_000),
        "3*4 " + String(repeating: "$a ", count: 50_000),
        "3*4 " + String(repeating: "<!--", count: 20_000),
        "# " + String(repeating: "a**", count: 50_000),
        String(repeating: "- ", count: 50_000) + "3*4",
        String(repeating: String(repeating: "- > ", count: 25_000) + "3*4\n", count: 2),
        "https://" + String(repeating: "*)", count: 50_000),
        "3*4 " + (1...400).map { String(repeating: "`", count: $0) }.joined(separator: " "),
    ])
    func `hostile lines are repaired in one pass`(raw: String) {
        #expect(NoteRepair(raw).text.count + 16 > raw.count)
    }

    @Test func `mutated notes lose no word and do not trap`() {
        let pieces = [
            "## ", "# Week 8 ", " - ", " -- ", "**", "**Pooling**", "word ", "3*4*5 ", "-->", "==",
            "[[", "]]", "`", "```", "$", "$$", "\n", "\n\n", ":::info\n", ":::\n", "é ", "  ", "\\",
            "<!--", "https://a.b/c*2*3 ", "Day 1 - ", "\u{301}", "🧮 ",
        ]
        var random = TestRandom(state: 7)
        for _ in 0..<3_000 {
            let count = Int.random(in: 1...30, using: &random)
            let raw = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            check(raw, twice: false)
        }
    }

    private func check(_ raw: String, twice: Bool = true) {
        let repair = NoteRepair(raw)
        #expect(words(repair.text) == words(raw), "\(raw.debugDescription)")
        if twice { #expect(NoteRepair(repair.text).text == repair.text) }
    }

    /// Letters and digits in their order: marks may change, words may not.
    private func words(_ text: String) -> String {
        String(
            text.unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            }.map(Character.init)
        )
    }
}
