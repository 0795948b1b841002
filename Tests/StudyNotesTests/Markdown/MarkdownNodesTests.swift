import Dispatch
import Foundation
import Synchronization
import Testing

@testable import StudyNotes

struct MarkdownNodesTests {
    @Test(arguments: Fixtures.files + Fixtures.rough)
    func `nodes that are packed again are equal`(file: String) throws {
        let tree = MarkdownTree(parsing: try String(contentsOfFile: file, encoding: .utf8))
        let packed = MarkdownNodes(Array(tree.nodes))
        #expect(packed == tree.nodes)
        #expect(Set([packed, tree.nodes]).count == 1)
        #expect(tree.nodes.indices.allSatisfy { tree.nodes[$0].kind.tag == tree.nodes.tag($0) })
    }

    @Test(arguments: [
        "# a\n\n- [x] b **c**\n\n| a | b |\n|:--|--:|\n| $x$ | ==d== |\n",
        "> ```swift\n> a\n> ```\n\n[a](b \"c\") ![d](e)\n\n<br>\n\n$$\nx\n$$\n", "",
    ])
    func `every kind of node comes back as it was put in`(text: String) {
        let nodes = MarkdownTree(parsing: text).nodes.map { $0 }
        #expect(Array(MarkdownNodes(nodes)) == nodes)
    }

    @Test func `a paragraph larger than any piece of memory is parsed whole`() {
        let words = (0..<400_000).map { "word\($0 % 10)*" }.joined(separator: " ")
        let tree = MarkdownTree(parsing: words)
        #expect(tree.nodes[1].kind == .paragraph && tree.nodes.end(1) == tree.nodes.count)
        #expect(tree.plainText() == words)
    }

    @Test func `threads parse beside each other`() throws {
        let texts = try (Fixtures.files + Fixtures.rough).map {
            try String(contentsOfFile: $0, encoding: .utf8)
        }
        let alone = texts.map { MarkdownTree(parsing: $0) }
        let different = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 400) { round in
            let index = round % texts.count
            if MarkdownTree(parsing: texts[index]) != alone[index] {
                different.withLock { $0 += 1 }
            }
        }
        #expect(different.withLock { $0 } == 0)
    }
}
