import StudyNotes
import Testing

struct WikiMarksTests {
    @Test(arguments: [
        ("= Week 8 =\n\n== Day 1 ==\ntext", "# Week 8\n\n## Day 1\ntext"),
        ("===Pooling===\nmax\n=== Stride ===\n1", "### Pooling\nmax\n\n### Stride\n1"),
        (
            "====== CNN ======\n\n===== Pooling =====\n  * max",
            "# CNN\n\n## Pooling\n  * max"
        ),
        (
            "== A ==\n* flips\n** small\n*** tiny\n* crops\n\n== B ==\nx",
            "## A\n* flips\n  * small\n    * tiny\n* crops\n\n## B\nx"
        ),
        (
            "== A ==\n'''Bold''' and ''slanted'', n''\n\n== B ==\n# slide\n# sum\n; Stride : the step",
            "## A\n**Bold** and *slanted*, n''\n\n## B\n- slide\n- sum\n- Stride : the step"
        ),
    ])
    func `headings and lists of a wiki are read`(raw: String, repaired: String) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(repair.repairs.allSatisfy { $0.kind == .wikiMark })
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test func `marks of words come in pairs of one width`() {
        let repair = NoteRepair("== A ==\n'''a'' b\n\n== B ==\nx")
        #expect(repair.text == "## A\n'''a'' b\n\n## B\nx")
    }

    @Test(arguments: [
        // A highlight, an underlined heading, sums and code.
        "==important==\n\n==Pooling==\ntext", "Title\n=====\n\ntext\n=====",
        "= 3 =\n\nn == m == k", "```\n== a ==\n== b ==\n```", "== a = b ==c",
        "it''s\n\n# Title\n\n** open", "=== ===\n\n== ==",
    ])
    func `other signs of equality stay`(text: String) {
        #expect(!NoteRepair(text).repairs.contains { $0.kind == .wikiMark })
    }
}

struct WikiTablesTests {
    @Test(arguments: [
        (
            "{| class=\"a\"\n|+ Nets, old ones\n! Net !! Year\n|-\n| LeNet || 1998\n|-\n| AlexNet\n| 2012\n|}\nx",
            "<!-- class=\"a\" -->\n\nNets, old ones\n\n| Net | Year |\n|---|---|\n| LeNet | 1998 |\n"
                + "| AlexNet | 2012 |\n\nx"
        ),
        (
            "{|\n! a\n|- s=1\n| b\nand c\n|- x--y\n|}",
            "| a |\n|---|\n| <!-- s=1 --> b and c |\n| x--y |\n"
        ),
        ("{|\n|-\n! a\n|-\n| b=\"c\" | d\n|}", "| a |\n|---|\n| <!-- b=\"c\" --> d |\n"),
    ])
    func `a table of a wiki has bars`(raw: String, repaired: String) {
        let repair = NoteRepair(raw)
        #expect(repair.text == repaired)
        #expect(repair.repairs.allSatisfy { $0.kind == .wikiMark })
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: ["{| no end\n| a", "```\n{|\n| a\n|}\n```", "{ | a | }"])
    func `other braces stay`(text: String) {
        #expect(NoteRepair(text).text == text)
    }
}
