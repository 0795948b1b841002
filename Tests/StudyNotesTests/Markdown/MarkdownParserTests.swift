import StudyNotes
import Testing

struct MarkdownParserTests {
    @Test func dumpShowsStructureAndPlaces() {
        let tree = MarkdownTree(
            parsing: "# A *b*\n\n> - x `y`\n>   z\n\n3. [t](u \"v\")\n4. ![c](d)\n"
        )
        let expected = """
            document @1:1-7:10
              heading(1) @1:1-1:7
                text @1:3-1:4 "A "
                emphasis @1:5-1:7
                  text @1:6-1:6 "b"
              blockQuote @3:1-4:5
                list(tight) @3:3-4:5
                  item @3:3-4:5
                    paragraph @3:5-4:5
                      text @3:5-3:6 "x "
                      code @3:8-3:8 "y"
                      softBreak
                      text @4:5-4:5 "z"
              list(from 3, tight) @6:1-7:10
                item @6:1-6:13
                  paragraph @6:4-6:13
                    link(u, v) @6:4-6:13
                      text @6:5-6:5 "t"
                item @7:1-7:10
                  paragraph @7:4-7:10
                    image(d) @7:4-7:10
                      text @7:6-7:6 "c"
            """
        #expect(tree.dump() == expected)
    }

    @Test(arguments: [
        ("a  \nb", "lineBreak"),
        ("---", "thematicBreak"),
        ("```swift\nx\n```", "codeBlock(swift)"),
        ("    x", "codeBlock"),
        ("<div>\nx\n</div>", "htmlBlock"),
        ("a <b>x</b>", "inlineHTML"),
        ("__x__", "strong"),
        ("- a\n\n- b", "list(loose)"),
        ("###### x", "heading(6)"),
    ])
    func knowsEveryKindOfNode(markdown: String, kind: String) {
        #expect(
            MarkdownTree(parsing: markdown).dump().contains("\n  " + kind)
                || MarkdownTree(parsing: markdown).dump().contains("\n    " + kind)
        )
    }

    @Test func placesCountFromTheFirstLineOfTheText() {
        let tree = MarkdownTree(parsing: "a\n\nb", firstLine: 8)
        #expect(tree.topLevelBlocks.map { tree.nodes[$0].range?.startLine } == [8, 10])
    }

    @Test func leavesQuotesAndDashesAsTheyAre() {
        #expect(MarkdownTree(parsing: "\"a\" -- b --> c...").plainText() == "\"a\" -- b --> c...")
    }

    @Test func nulBytesAndEmptyTextAreText() {
        #expect(MarkdownTree(parsing: "a\0b").plainText() == "a\u{FFFD}b")
        #expect(MarkdownTree(parsing: "").nodes.count == 1)
    }

    @Test func hundredThousandNestedQuotesAreParsedWalkedAndFreed() {
        let depth = 100_000
        let tree = MarkdownTree(parsing: String(repeating: ">", count: depth) + " deep\n")
        #expect(tree.nodes.count { $0.kind == .blockQuote } == depth)
        #expect(tree.plainText() == "deep")
        var deepest = 0
        var open = 0
        for event in tree.events() {
            if case .enter = event { open += 1 } else { open -= 1 }
            deepest = max(deepest, open)
        }
        #expect(open == 0)
        #expect(deepest == depth + 3)
    }

    /// Without `MarkdownCost` each of these takes libcmark minutes.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            String(repeating: "- ", count: 50_000) + "a\n"
                + String(repeating: "\n", count: 200_000),
            String(repeating: "1. ", count: 50_000) + "a\n"
                + String(repeating: " \n", count: 99_999),
            String(repeating: "![[]()", count: 200_000),
        ]
    )
    func textThatWouldTakeQuadraticTimeIsKeptUnparsed(markdown: String) throws {
        let tree = MarkdownTree(parsing: markdown, firstLine: 3)
        #expect(tree.nodes.map(\.kind) == [.document, .codeBlock(info: "")])
        #expect(tree.nodes[1].literal == markdown)
        #expect(try #require(tree.nodes[1].range).startLine == 3)
    }

    @Test(arguments: [
        "![a](b)\n![c](d)\n[e](f)\n", "- a\n  - b\n\n\n\n", "---\n\n- - -\n\n", "* * * a\n\n\n",
    ])
    func ordinaryTextIsParsedHoweverMuchThereIs(markdown: String) {
        let tree = MarkdownTree(parsing: String(repeating: markdown, count: 20_000))
        #expect(tree.nodes.count > 20_000)
    }
}
