import CNNEngine
import Foundation
import StudyKit
import StudyNotes
import Testing

struct DrawingTests {
    @Test func `windows stand where the sliding window starts`() throws {
        let drawing = try DrawingRequest(.windows).drawing()
        guard case .windows(let window) = drawing.scene else { return #expect(Bool(false)) }
        #expect(window.starts == [0, 2, 4])
        #expect(drawing.title.hasSuffix("= 3"))
        #expect(drawing.svg.components(separatedBy: "#54aeff").count == 10)
    }

    @Test(arguments: [false, true])
    func `pooled values are those of a pooling by hand`(isAverage: Bool) throws {
        var request = DrawingRequest(.pooling)
        request.isAverage = isAverage
        guard case .pooling(let grid) = try request.drawing().scene else {
            return #expect(Bool(false))
        }
        for row in 0..<2 {
            for column in 0..<2 {
                let window = (0..<2).flatMap { down in
                    (0..<2).map { grid.input[row * 2 + down][column * 2 + $0] }
                }
                let expected = isAverage ? window.reduce(0, +) / 4 : window.max()
                #expect(grid.output[row][column] == expected)
            }
        }
    }

    @Test func `a filter is as deep as the input and the output as there are filters`() throws {
        var request = DrawingRequest(.channels)
        request.filters = 8
        guard case .channels(let blocks) = try request.drawing().scene else {
            return #expect(Bool(false))
        }
        #expect(blocks.input == [6, 6, 3] && blocks.filter == [3, 3, 3])
        #expect(blocks.output == [4, 4, 8])
    }

    @Test func `the overlap is counted cell by cell`() throws {
        guard case .boxes(let overlap) = try DrawingRequest(.localization).drawing().scene else {
            return #expect(Bool(false))
        }
        // 4 × 4 cells in common; 36 + 30 − 16 in all.
        #expect(overlap.common?.area == 16)
        #expect(overlap.union == 50)
        #expect(overlap.intersectionOverUnion == 0.32)
    }

    @Test(arguments: [
        (Drawing.Kind.windows, 2, 3), (.pooling, 0, 2), (.windows, 33, 3), (.pooling, -1, 2),
        (.channels, 2, 5), (.stride, 8, .max), (.windows, 7, -3),
    ])
    func `what cannot be drawn gets a sentence`(kind: Drawing.Kind, input: Int, kernel: Int) {
        var request = DrawingRequest(kind)
        request.input = input
        request.kernel = kernel
        #expect(throws: RequestError.self) { try request.drawing() }
    }

    @Test(arguments: Drawing.Kind.allCases)
    func `SVG is well-formed and says what it shows`(kind: Drawing.Kind) throws {
        let drawing = try DrawingRequest(kind).drawing()
        let parser = XMLTags(drawing.svg)
        #expect(parser.isBalanced)
        #expect(drawing.svg.contains("<title id=\"title\">"))
        #expect(drawing.svg.contains("<desc id=\"desc\">"))
        #expect(!drawing.svg.contains("nan") && !drawing.svg.contains("inf"))
    }

    @Test(
        arguments: [
            ("# Pooling\n\n![](https://x.y/p.png)\n", "my-notes", Drawing.Kind.pooling),
            ("# CNN\n\nmany channels ![](https://x.y/p.png)\n", "cnn", .channels),
            ("# Module test\n\noutput size ![](https://x.y/p.png)\n", "test", .windows),
            ("# Localization\n\n![](https://x.y/p.png)\n", "day-2", .localization),
            ("# Layers\n\npooling ![a pool](https://x.y/p.png)\n", "my-notes", nil),
            ("# Flask\n\n![](https://x.y/p.png)\n", "flask", nil),
            ("---\ntopic: stride\n---\n# Steps\n\nx\n", "steps", .stride),
        ] as [(String, String, Drawing.Kind?)]
    )
    func `a card has the picture of its topic, or that of an image without words`(
        markdown: String,
        file: String,
        kind: Drawing.Kind?
    ) throws {
        let note = try #require(Note.read(Array(markdown.utf8), file: "\(file).md").note)
        let card = note.cards[0]
        #expect(Drawing.kind(for: card) == kind)
    }
}

/// Whether each tag of a document is closed in order.
private struct XMLTags {
    var isBalanced: Bool

    init(_ text: String) {
        var open: [Substring] = []
        isBalanced = true
        for piece in text.split(separator: "<").map({ $0.prefix { $0 != ">" } }) {
            let name = piece.prefix { $0 != " " && $0 != "/" }
            if piece.hasPrefix("/") {
                if open.popLast() != piece.dropFirst() { isBalanced = false }
            } else if !piece.hasSuffix("/") {
                open.append(name)
            }
        }
        isBalanced = isBalanced && open.isEmpty
    }
}
