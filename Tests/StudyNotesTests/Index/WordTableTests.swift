import Testing

@testable import StudyNotes

struct WordTableTests {
    private static let alphabet = Array("abcå")

    /// Random words in random documents, as a table and as the dictionary it stands for.
    private func random(seed: UInt64) -> (table: WordTable, known: [String: [Int: Int]]) {
        var random = TestRandom(state: seed)
        var builder = WordTableBuilder()
        var known: [String: [Int: Int]] = [:]
        for document in 0..<60 {
            for _ in 0..<Int.random(in: 0...9, using: &random) {
                let length = Int.random(in: 1...3, using: &random)
                let letters = (0..<length).map { _ in
                    Self.alphabet[Int.random(in: 0..<4, using: &random)]
                }
                let weight = Int.random(in: 1...300, using: &random)
                builder.add(String(letters), to: document, weight: weight)
                known[String(letters), default: [:]][document, default: 0] += weight
            }
        }
        return (table(builder.written()), known)
    }

    private func table(_ writer: WordTableWriter) -> WordTable {
        WordTable(
            records: FixedBytes(writer.records.bytes).slice,
            words: FixedBytes(writer.words.bytes).slice,
            lists: FixedBytes(writer.lists.bytes).slice,
            damage: IndexDamage()
        )
    }

    @Test(arguments: 1...20)
    func answersAsADictionaryDoes(seed: UInt64) {
        let (table, known) = random(seed: seed)
        #expect(table.count == known.count)
        for (word, documents) in known {
            guard let place = table.index(of: word) else {
                Issue.record("\(word) is missing")
                continue
            }
            #expect(table.word(place).text == word)
            #expect(table.documentCount(place) == documents.count)
            let expected = documents.sorted { $0.key < $1.key }
                .map { Posting(document: $0.key, weight: $0.value) }
            #expect(table.postings(place) == expected)
        }
    }

    /// Words of up to twenty letters, some alike in the first sixteen, and more than wait at a time.
    @Test(arguments: 1...10)
    func takesTheWordsOfATextAsOneByOne(seed: UInt64) {
        var random = TestRandom(state: seed)
        var (byText, byWord) = (WordTableBuilder(), WordTableBuilder())
        for document in 0..<20 {
            let words = (0..<Int.random(in: 0...300, using: &random)).map { _ in
                // Never a letter behind `p`: an `s` would make it a plural.
                let end = String(Int.random(in: 10...99, using: &random), radix: 26)
                return String(repeating: "q", count: Int.random(in: 1...18, using: &random)) + end
            }
            var text = words.joined(separator: " ")
            let count = text.withUTF8 { byText.add(wordsOf: $0, to: document, weight: 3) }
            #expect(count == words.count)
            for word in words { byWord.add(word, to: document, weight: 3) }
        }
        let (one, other) = (byText.written(), byWord.written())
        let isSame =
            one.records.bytes == other.records.bytes && one.words.bytes == other.words.bytes
            && one.lists.bytes == other.lists.bytes
        #expect(isSame)
    }

    @Test(arguments: ["", "a", "ab", "å", "cc", "d", "aaaa"])
    func prefixGivesTheWordsThatBeginWithIt(prefix: String) {
        let (table, known) = random(seed: 7)
        let words = table.range(ofPrefix: prefix).map { table.word($0).text }
        let expected = known.keys.filter { $0.utf8.starts(with: prefix.utf8) }
        #expect(Set(words) == Set(expected) && words.count == expected.count)
        #expect(table.index(of: prefix) != nil || known[prefix] == nil)
    }

    @Test func damagedListIsToldAndGivesNothing() {
        var builder = WordTableBuilder()
        builder.add("pooling", to: 3)
        let writer = builder.written()
        var lists = writer.lists.bytes
        lists[0] ^= 1
        let damage = IndexDamage()
        let table = WordTable(
            records: FixedBytes(writer.records.bytes).slice,
            words: FixedBytes(writer.words.bytes).slice,
            lists: FixedBytes(lists).slice,
            damage: damage
        )
        #expect(table.postings(0).isEmpty)
        #expect(damage.isFound)
    }

    @Test func wordsAreOrderedByTheirBytes() {
        let words = ["", "a", "ab", "b", "convolution", "convolutional", "convolutior", "é"]
        for (one, other) in words.flatMap({ one in words.map { (one, $0) } }) {
            let slices = [one, other].map { FixedBytes(Array($0.utf8)).slice }
            #expect(
                slices[0].isBefore(slices[1])
                    == one.utf8.lexicographicallyPrecedes(other.utf8),
                "\(one), \(other)"
            )
        }
    }

    @Test func emptyTableAnswers() {
        let table = table(WordTableBuilder().written())
        #expect(table.count == 0 && table.index(of: "a") == nil)
        #expect(table.range(ofPrefix: "a").isEmpty)
    }
}
