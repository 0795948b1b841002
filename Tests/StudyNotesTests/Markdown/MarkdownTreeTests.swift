import Testing

@testable import StudyNotes

struct MarkdownTreeTests {
    let tree = MarkdownTree(parsing: "# a\n\n- b *c*\n- d\n\ne")

    @Test func childrenComeInOrderWithoutTheirDescendants() {
        #expect(tree.topLevelBlocks.map { tree.nodes[$0].kind.isBlock } == [true, true, true])
        let list = Array(tree.topLevelBlocks)[1]
        #expect(tree.children(of: list).map { tree.plainText(of: $0) } == ["b c", "d"])
    }

    @Test func everyNodeIsEnteredOnceAndLeftOnceInNesting() {
        var open: [Int] = []
        var entered: [Int] = []
        for event in tree.events() {
            switch event {
            case .enter(let index):
                open.append(index)
                entered.append(index)
            case .exit(let index):
                #expect(open.popLast() == index)
            }
        }
        #expect(entered == Array(tree.nodes.indices))
        #expect(open.isEmpty)
    }

    @Test func descendantsCanBeSkipped() {
        var events = tree.events()
        var entered: [MarkdownNode.Kind] = []
        while let event = events.next() {
            guard case .enter(let index) = event else { continue }
            entered.append(tree.nodes[index].kind)
            if index > 0 { events.skipDescendants() }
        }
        #expect(
            entered == [
                .document, .heading(level: 1), .list(ordered: false, start: 0, tight: true),
                .paragraph,
            ]
        )
    }

    @Test func sliceIsATreeOfItsOwnWithThePlacesOfTheWhole() {
        let blocks = Array(tree.topLevelBlocks)
        let slice = tree.slice(blocks[1]..<blocks[2])
        #expect(
            slice.dump() == """
                document
                  list(tight) @3:1-5:0
                    item @3:1-3:7
                      paragraph @3:3-3:7
                        text @3:3-3:4 "b "
                        emphasis @3:5-3:7
                          text @3:6-3:6 "c"
                    item @4:1-5:0
                      paragraph @4:3-4:3
                        text @4:3-4:3 "d"
                """
        )
    }

    @Test(arguments: [
        ("a *b* `c`  \nd\ne", "a b c\nd e"),
        ("# T\n\n- x\n- y\n\n```\ncode\n```\n\nend", "T\nx\ny\ncode\nend"),
        ("![alt *t*](u) [l](v)", "alt t l"),
        ("a<br>b <!-- no --> <i>c</i>", "a\nb  <i>c</i>"),
        ("<!-- hidden -->\n\nshown", "shown"),
    ])
    func plainTextHoldsTheWords(markdown: String, text: String) {
        #expect(MarkdownTree(parsing: markdown).plainText() == text)
    }

    @Test func linksAndImagesAreListedOnce() {
        let nested = MarkdownTree(parsing: "[![i](p)](q) ![a [b](c)](d) <http://e.f>")
        let (links, images) = nested.references()
        #expect(links.map(\.destination) == ["q", "http://e.f"])
        #expect(images.map(\.destination) == ["p", "d"])
        #expect(images.map(\.text) == ["i", "a b"])
    }
}
