import Foundation

/// Notes as many as a student could ever have, made of a few: the same in every run.
///
/// Each file is made of whole notes in another order. One plain word in sixteen is another one, few
/// of them often and many of them seldom, so that the vocabulary grows as that of real notes does.
struct NoteSample {
    /// What has happened to the notes.
    enum Damage: Int, CaseIterable {
        /// All of a note on one line.
        case lostLineBreaks
        /// Headings as bold lines, without blank lines around them.
        case boldHeadings
        /// `##Heading`, and `--` for entries below entries.
        case tightMarks
        /// `3*3` and `-->`, bold without an end.
        case plainSigns
    }

    private let notes: [[UInt8]]

    /// Made of these notes, whose front matter is left out.
    init(of notes: [[UInt8]]) {
        self.notes = notes.map { Array(Self.withoutFrontMatter($0[...])) }
    }

    /// A file of at least so many bytes, more by half a note.
    func file(_ number: Int, size: Int, isDamaged: Bool) -> [UInt8] {
        var random = Random(state: UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
        var text = Array("---\nweek: \(number % 50 + 1)\n---\n".utf8)
        while text.count < size {
            let note = notes[random.next(below: notes.count)]
            let left = size - text.count
            if left < note.count, random.next(below: note.count) > left { break }
            let renamed = Self.renamed(note, &random)
            text += isDamaged ? Self.damaged(renamed, number) : renamed
        }
        return text
    }

    private static func withoutFrontMatter(_ note: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let fence = Array("---\n".utf8)
        guard note.starts(with: fence) else { return note }
        let lines = note.dropFirst(4).split(separator: 0x0A, omittingEmptySubsequences: false)
        guard let end = lines.first(where: { $0.elementsEqual(fence.dropLast()) }) else {
            return note
        }
        return note[min(end.endIndex + 1, note.endIndex)...]
    }

    // MARK: - Words

    private static func renamed(_ note: [UInt8], _ random: inout Random) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(note.count + 256)
        var start = 0
        while start < note.count {
            let end = note[start...].firstIndex { $0 == 0x20 || $0 == 0x0A } ?? note.count
            let word = note[start..<end]
            let isPlain = word.count > 3 && word.allSatisfy { $0 &- 0x61 < 26 }
            text += isPlain && random.next(below: 16) == 0 ? Self.word(&random) : Array(word)
            if end < note.count { text.append(note[end]) }
            start = end + 1
        }
        return text
    }

    /// The first words come most often, the thousandth a thousandth as often as the first.
    private static func word(_ random: inout Random) -> [UInt8] {
        let chance = Double(random.next(below: 1 << 24)) / Double(1 << 24)
        var number = Int(exp(log(200_000) * chance))
        var word: [UInt8] = []
        repeat {
            let (rest, syllable) = number.quotientAndRemainder(dividingBy: 100)
            word.append(Array("bcdfghklmnprstvwxyzj".utf8)[syllable / 5])
            word.append(Array("aeiou".utf8)[syllable % 5])
            number = rest
        } while number > 0
        return word + Array("rn".utf8)
    }

    // MARK: - Damage

    private static func damaged(_ note: [UInt8], _ number: Int) -> [UInt8] {
        let text = String(decoding: note, as: UTF8.self)
        let damage = Damage.allCases[number % Damage.allCases.count]
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let damaged =
            switch damage {
            case .lostLineBreaks: text.replacingOccurrences(of: "\n", with: " ") + "\n"
            case .boldHeadings:
                lines.filter { !$0.isEmpty }.map { line in
                    let title = line.drop { $0 == "#" }
                    return title.startIndex == line.startIndex
                        ? line : "**\(title.dropFirst())**"
                }.joined(separator: "\n") + "\n"
            case .tightMarks:
                text.replacingOccurrences(of: "## ", with: "##")
                    .replacingOccurrences(of: "\n  - ", with: "\n-- ")
            case .plainSigns:
                text.replacingOccurrences(of: "×", with: "*")
                    .replacingOccurrences(of: "→", with: "-->")
                    .replacingOccurrences(of: ".**", with: ".")
            }
        return Array(damaged.utf8)
    }
}

/// Chance that is the same in every run: Knuth's 64-bit linear congruential generator.
private struct Random {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(limit, 1)))
    }
}
