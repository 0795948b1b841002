import Testing

@testable import StudyNotes

struct CardIndexMergeTests {
    /// Notes of many words, so that the tables are merged in several parts.
    private static let notes: [Note] = {
        var random = TestRandom(state: 11)
        let letters = Array("abcdefghijklmnopqrtuvwyz")
        return (0..<60).compactMap { number in
            let words = (0..<100).map { _ in
                String((0..<4).map { _ in letters.randomElement(using: &random) ?? "a" })
            }
            let text = "# Note \(number)\n\n" + words.joined(separator: " ") + "\n"
            return Note.read(Array(text.utf8), file: "note-\(number).md").note
        }
    }()

    private func file(_ number: Int) -> CardIndex.File {
        CardIndex.File(root: 0, path: "note-\(number).md", stamp: UInt64(number))
    }

    private func index(of numbers: [Int]) -> [UInt8] {
        var builder = CardIndexBuilder()
        for number in numbers { builder.add(file(number), Self.notes[number]) }
        return builder.written() ?? []
    }

    @Test(arguments: [1, 2, 3])
    func `an index merged of several is that of all files`(count: Int) {
        let all = Array(Self.notes.indices)
        let parts = (0..<count).map { part in all.filter { $0 % count == part } }
        let files = all.map { number in
            CardIndexMerge.Source(
                index: number % count,
                file: number / count,
                now: file(number)
            )
        }
        let indexes = parts.map { CardIndex(index(of: $0)) }
        #expect(indexes.map(\.terms.count).max() ?? 0 > 2_000 / count)
        let merged = CardIndexMerge.merged(indexes, files: files, program: 0)
        #expect(merged == index(of: all))
    }
}
