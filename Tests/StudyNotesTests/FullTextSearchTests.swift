import Testing

@testable import StudyNotes

struct FullTextSearchTests {
    private func library(_ notes: String...) throws -> NoteLibrary {
        NoteLibrary(
            notes: try notes.enumerated().map { number, text in
                try read(text, file: "notes/n\(number + 1).md")
            }
        )
    }

    private func lines(_ found: NoteSearchResult) -> [String] {
        found.hits.flatMap { hit in hit.lines.map { "\(hit.card.source.file):\($0.number)" } }
    }

    @Test func hitIsShownInItsLine() throws {
        let text = "# Pooling\n\nIt shrinks.\n\n- Noise: halved by\n  averaging the noises\n"
        let found = try library(text).find("noise")
        #expect(found.match == .text && found.isClear && found.total == 1)
        #expect(lines(found) == ["notes/n1.md:5", "notes/n1.md:6"])
        #expect(found.hits[0].lines[0].text == "- Noise: halved by")
        #expect(found.hits[0].lines.map(\.places) == [[2..<7], [16..<22]])
    }

    @Test func hitNamesTheLineOfTheFileBehindARepair() throws {
        let text = "# Pooling\n\n:::info\nshrinks\n:::\n\nless noise\n\nmore noise"
        #expect(lines(try library(text).find("noise")) == ["notes/n1.md:7", "notes/n1.md:9"])
    }

    @Test func placesCountBytes() throws {
        let found = try library("# A\n\nGröße ↦ Rauschen\n").find("rauschen")
        let line = found.hits[0].lines[0]
        let bytes = Array(line.text.utf8)[line.places[0]]
        #expect(String(decoding: bytes, as: UTF8.self) == "Rauschen")
    }

    @Test func wordInATitleCountsMoreThanInATitleAboveThanInTheText() throws {
        let library = try library(
            "# One\n\nnoise word\n",
            "# Two word noise\n\nword\n\n## Below\n\nword other\n"
        )
        let cards = FullTextSearch(index(of: library)).find(Name("noise"))?.cards
        #expect(cards == [1, 2, 0])
    }

    private func index(of library: NoteLibrary) -> CardIndex {
        var builder = CardIndexBuilder()
        for note in library.notes { builder.add(.init(root: 0, path: note.file, stamp: 0), note) }
        return CardIndex(builder.written() ?? [])
    }

    @Test func wordTwiceInShortTextComesBeforeOnceInLongText() throws {
        let long = String(repeating: "filler text ", count: 60)
        let found = try library("# A\n\n\(long) noise\n", "# B\n\nnoise and noise\n").find("noise")
        #expect(found.cards.map(\.title) == ["B", "A"])
    }

    @Test func cardsWithMostOfTheWordsFitAndNoOthers() throws {
        let library = try library(
            "# A\n\nthe generators throw the originals away\n",
            "# B\n\ngenerators throw\n",
            "# C\n\nthe originals\n"
        )
        let all = library.find("do generators throw the originals away?")
        #expect(all.cards.map(\.title) == ["A"])
        #expect(library.find("generators drew the lots on Sunday").cards.isEmpty)
    }

    @Test(arguments: [
        ("resolution", "resulution"), ("algorithm", "alogrimth"), ("kernels", "Kernal"),
    ])
    func slipsInTheNotesAreFoundByTheRightWord(query: String, slip: String) throws {
        let found = try library("# A\n\nthe \(slip) here\n", "# B\n\nother\n").find(query)
        #expect(found.match == .text)
        #expect(found.hits.first?.lines.first?.places == [4..<4 + slip.utf8.count])
    }

    @Test(arguments: [
        ("gradeint", "gradient"), ("medcial imges", "medical image"),
        ("conv stopping", "conv stop"),
    ])
    func misspeltAndShortenedWordsFindTheText(query: String, near: String) throws {
        let library = try library("# A\n\nthe gradient, convoluted by medical images\n")
        let found = library.find(query)
        #expect(query.hasPrefix("conv") ? found.cards.isEmpty : found.match == .text)
        #expect(query.hasPrefix("conv") || found.understoodAs == near)
    }

    @Test func otherWordsForTheSameAreLookedForInTheText() throws {
        let found = try library("# A\n\nthen a fully connected layer\n").find("dense")
        #expect(found.match == .text && found.understoodAs == "fully connected")
    }

    /// Every card that the index finds holds the words, and no card that holds them is missed.
    @Test func findsExactlyTheCardsThatHoldTheWords() throws {
        var random = TestRandom(state: 11)
        let words = ["map", "noise", "weights", "Stride", "6×6", "boxes", "über", "the"]
        for _ in 0..<60 {
            let texts = (0..<12).map { card in
                let body = (0..<Int.random(in: 0...5, using: &random)).map { _ in
                    words.randomElement(using: &random)!
                }
                return "# Card \(card)\n\n\(body.joined(separator: " "))\n"
            }
            let notes = try texts.enumerated().map { try read($1, file: "n/n\($0).md") }
            let library = NoteLibrary(notes: notes)
            let query = (0...1).map { _ in words.randomElement(using: &random)! }
            let wanted = query.flatMap { WordScanner.words(of: $0) }
            let expected = library.cards.filter { card in
                wanted.allSatisfy { WordScanner.words(of: card.text).contains($0) }
            }
            let found = FullTextSearch(index(of: library)).find(Name(query.joined(separator: " ")))
            let most = Set(wanted).count
            if !expected.isEmpty || most < 3 {
                let ids = (found?.cards ?? []).map { library.cards[$0].id }
                #expect(Set(ids) == Set(expected.map(\.id)), "\(query)")
            }
        }
    }

    @Test func rankingIsOkapi() throws {
        let library = try library(
            "# A\n\nnoise noise x\n",
            "# B\n\nnoise x x x x x\n",
            "# C\n\ny\n"
        )
        let index = index(of: library)
        // By hand: idf of 2 in 3 cards, lengths with their titles 4, 7 and 2 words.
        let average = (4.0 + 7 + 2) / 3
        func score(_ weight: Double, _ length: Double) -> Double {
            weight * 2.2 / (weight + 1.2 * (0.25 + 0.75 * length / average))
        }
        #expect((0..<3).map { index.length(ofCard: $0) } == [4, 7, 2])
        let answer = try #require(FullTextSearch(index).find(Name("noise")))
        #expect(answer.cards == [0, 1])
        #expect(answer.isClear == (score(2, 4) >= 2 * score(1, 7)))
    }
}
