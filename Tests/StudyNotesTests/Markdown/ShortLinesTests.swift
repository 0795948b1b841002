import StudyNotes
import Testing

struct ShortLinesTests {
    @Test(arguments: [
        "max / avg\nno weights\n2x2 s=2", "- conv: slides\n  and sums\n  at each place",
        "> one\n> two", "*mean 0*\nthen gamma **and\nbeta** learned",
        "normalize per batch, mean 0 and var 1\nthen gamma, beta (2 per channel)\nallows higher lr",
    ])
    func `lines ended by hand stay lines`(text: String) throws {
        let tree = try read(text, file: "a.md").cards[0].body
        #expect(!tree.nodes.contains { $0.kind == .softBreak })
        #expect(tree.nodes.count { $0.kind == .lineBreak } == text.split(separator: "\n").count - 1)
    }

    @Test(arguments: [
        "A dense layer gives every unit its own weight for every pixel, so its\nsize grows.",
        "lines that are filled up to a margin at some fifty\ncolumns or so, as on a narrow page, stay together\nas one",
        "lines that are filled up to some narrow margin\nthen they are one, as the blank between counts too",
    ])
    func `filled lines are one`(text: String) throws {
        let tree = try read(text, file: "a.md").cards[0].body
        #expect(!tree.nodes.contains { $0.kind == .lineBreak })
    }
}
