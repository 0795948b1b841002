import Testing

@testable import StudyNotes

struct PageLinkTests {
    @Test func `a link to a page keeps its page and its words, each in its place`() {
        let tree = MarkdownTree(parsing: "see [[Pooling]] and [[padding|same padding]].")
        #expect(
            tree.dump() == """
                document @1:1-1:45
                  paragraph @1:1-1:45
                    text @1:1-1:4 "see "
                    link(Pooling) @1:5-1:15
                      text @1:7-1:13 "Pooling"
                    text @1:16-1:20 " and "
                    link(padding) @1:21-1:44
                      text @1:31-1:42 "same padding"
                    text @1:45-1:45 "."
                """
        )
        #expect(tree.references().links.map(\.destination) == ["Pooling", "padding"])
    }

    @Test func `an embedded picture is an image`() {
        let references = MarkdownTree(parsing: "text ![[iou picture.png]] text").references()
        #expect(references.images.map(\.destination) == ["iou picture.png"])
        #expect(references.links.isEmpty)
    }

    @Test func `a page link in a task keeps its box`() {
        let tree = MarkdownTree(parsing: "- [ ] read [[Padding]]")
        #expect(tree.nodes.contains { $0.kind == .taskMarker(isDone: false) })
        #expect(tree.references().links.map(\.text) == ["Padding"])
    }

    @Test(arguments: [
        "[[", "]]", "[[]]", "[[a]", "[a]]", "[[a[b]]", "[[|a]]", "`[[code]]`", "[[a\nb]]",
    ])
    func `what is no link stays as it is`(text: String) {
        #expect(MarkdownTree(parsing: text).references().links.isEmpty)
    }

    @Test(arguments: ["[[a|b]]", "x[[ä|ö]]y![[z]]", "![[p|300]]", "[[a]][[b]]", "[[[a]]]"])
    func `the parts of a text are all of it`(text: String) {
        let bytes = Array(text.utf8)
        let ranges = PageLinks.parts(of: bytes).map { part in
            switch part {
            case .text(let whole), .link(let whole, _, _), .image(let whole, _): whole
            }
        }
        #expect(ranges.flatMap { Array(bytes[$0]) } == bytes)
    }
}
