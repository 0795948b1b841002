import StudyCore
import Testing

@testable import StudyNotes

struct EditDistanceTests {
    private func distance(_ first: String, _ second: String, limit: Int = 100) -> Int? {
        let other = FixedBytes(Array(second.utf8)).slice
        return EditDistance(from: first).distance(to: other, limit: limit)
    }

    @Test(arguments: [
        ("kernal", "kernel", 1), ("restnet", "resnet", 1), ("alogrimth", "algorithm", 3),
        ("ab", "ba", 1), ("", "abc", 3), ("abc", "", 3), ("größe", "grösse", 2), ("a", "a", 0),
    ])
    func countsEdits(first: String, second: String, edits: Int) {
        #expect(distance(first, second) == edits)
        #expect(distance(first, second, limit: edits) == edits)
        if edits > 0 { #expect(distance(first, second, limit: edits - 1) == nil) }
    }

    @Test func agreesWithTheTableOnRandomWords() {
        var random = TestRandom(state: 8)
        for _ in 0..<20_000 {
            let words = (0..<2).map { _ in
                let length = Int.random(in: 0...12, using: &random)
                return String((0..<length).map { _ in "abcd".randomElement(using: &random) ?? "a" })
            }
            #expect(distance(words[0], words[1]) == Spelling.distance(words[0], words[1]))
        }
    }

    @Test func longWordsGoTheLongWay() {
        let word = String(repeating: "pooling", count: 10)
        #expect(distance(word, word + "s") == 1)
        #expect(distance(String(word.prefix(64)), String(word.prefix(63))) == 1)
    }
}
