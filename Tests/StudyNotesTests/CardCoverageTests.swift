import Foundation
import StudyNotes
import Testing

/// All text of a note is in exactly one card, whatever the note looks like.
struct CardCoverageTests {
    @Test(arguments: Fixtures.files)
    func cardsOfANoteHoldAllOfItOnce(file: String) throws {
        try expectCoverage(Array(try Data(contentsOf: URL(filePath: file))))
    }

    @Test(arguments: Fixtures.files, 0..<5)
    func cardsOfAMutatedNoteHoldAllOfItOnce(file: String, seed: UInt64) throws {
        let original = Array(try Data(contentsOf: URL(filePath: file)))
        var random = TestRandom(state: seed &* 7919 &+ UInt64(file.utf8.count))
        for _ in 0..<40 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&bytes, &random) }
            try expectCoverage(bytes)
        }
    }

    @Test func cardsOfNoiseHoldAllOfIt() throws {
        var random = TestRandom(state: 1)
        let marks = Array("#*_-=>`[]()!<&\n\n\n \t\r:+.1ab\u{0}\u{1B}".utf8) + [0xFF, 0xC3]
        for _ in 0..<500 {
            let length = Int.random(in: 0...200, using: &random)
            try expectCoverage(
                (0..<length).map { _ in marks[Int.random(in: marks.indices, using: &random)] }
            )
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout TestRandom) {
        let place = Int.random(in: 0..<max(bytes.count, 1), using: &random)
        let end = min(bytes.count, place + Int.random(in: 0...60, using: &random))
        let marks = [
            "\n", "\n## ", "**", "\n---\n", "`", "\n> ", "\r\n", "\n**Bold**\n\n", "- ", "[",
        ]
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeSubrange(min(place, end)..<end)
        case 1: bytes.insert(contentsOf: bytes[min(place, end)..<end], at: min(place, bytes.count))
        case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: min(place, bytes.count))
        default:
            let mark = marks[Int.random(in: marks.indices, using: &random)]
            bytes.insert(contentsOf: mark.utf8, at: min(place, bytes.count))
        }
    }

    private func expectCoverage(
        _ bytes: [UInt8],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let note = try #require(Note.read(bytes, file: "a.md").note, sourceLocation: sourceLocation)
        let source = SourceText(decoding: bytes, file: "a.md")
        var first = note.frontMatter.lineCount + 1
        while first <= source.lineCount, source.line(first).allSatisfy(\.isWhitespace) {
            first += 1
        }
        let covered = note.cards.flatMap { Array($0.source.line...$0.source.endLine) }
        let shown = Comment(rawValue: source.text.debugDescription)
        let wanted = Array(first..<max(first, source.lineCount + 1))
        let text = String(source.lines(first..<max(first, source.lineCount + 1)))
        if note.repairs.isEmpty {
            #expect(covered == wanted, shown, sourceLocation: sourceLocation)
        } else {
            // A line that was pasted together from several has a part in each of their cards.
            #expect(Set(covered) == Set(wanted), shown, sourceLocation: sourceLocation)
            #expect(covered == covered.sorted(), shown, sourceLocation: sourceLocation)
        }
        let joined = note.cards.map(\.markdown).joined()
        #expect(joined == NoteRepair(text).text, shown, sourceLocation: sourceLocation)
        #expect(words(joined) == words(text), shown, sourceLocation: sourceLocation)
        #expect(Set(note.cards.map(\.id)).count == note.cards.count, shown)
    }

    private func words(_ text: String) -> String {
        String(text.unicodeScalars.filter(\.properties.isAlphabetic).map(Character.init))
    }
}
