import StudyCore
import Testing

struct SpellingTests {
    @Test(arguments: [
        ("kernel", "kernal", 1), ("resnet", "restnet", 1), ("padding", "paddng", 1),
        ("stride", "stirde", 1), ("", "abc", 3), ("abc", "", 3), ("same", "same", 0),
        ("ca", "abc", 3), ("résumé", "resume", 2),
    ])
    func `distance counts edits and swaps`(first: String, second: String, distance: Int) {
        #expect(Spelling.distance(first, second) == distance)
        #expect(Spelling.distance(second, first) == distance)
    }

    @Test(arguments: [
        ("kernal", "kernel"), ("Poolng", "pooling"), ("dens-params", "dense-params"),
    ])
    func `a slip finds its word`(slip: String, word: String) {
        let words = ["cnn-output", "conv-params", "dense-params", "kernel", "pooling"]
        #expect(Spelling.nearest(to: slip, among: words) == word)
    }

    @Test(arguments: ["xyz", "", "a completely different thing"])
    func `what is far from all words finds none`(text: String) {
        #expect(Spelling.nearest(to: text, among: ["kernel", "pooling"]) == nil)
    }

    @Test func `a long text is not a misspelling and costs nothing`() {
        let text = String(repeating: "kernel ", count: 100_000)
        #expect(Spelling.nearest(to: text, among: [text]) == nil)
    }
}
