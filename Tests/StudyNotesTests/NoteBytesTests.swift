import Foundation
import StudyCore
import StudyNotes
import Testing

/// Bytes that no editor writes: they become a note or a finding, and never end the program.
struct NoteBytesTests {
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    @Test(arguments: [
        [], [0x00], [0x0A], [0x0D], [0x0D, 0x0A], mark, mark + [0x0D], [0xEF, 0xBB], [0xFF, 0xFE],
        [0xFE, 0xFF, 0x00], [0xFF, 0xFE, 0x0D, 0x00], [0x80], [0xC3], [0xF0, 0x9F, 0xA7],
        [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ])
    func `strange bytes alone, and at both ends of words, are read`(bytes: [UInt8]) throws {
        let words = Array("# Pooling\n\n- max **pooling".utf8)
        for raw in [bytes, bytes + words, words + bytes, words + bytes + words] {
            let source = SourceText(decoding: raw, file: "a.md")
            #expect(!source.text.utf8.contains(0x0D))
            #expect(Note.read(raw, file: "a.md").note != nil)
            #expect(NoteRepair(source.text).originalLines.last ?? 0 >= 1)
        }
    }

    @Test(arguments: [
        "\0", "a\0b\0", "# a\r", "\r", "> ", ">\n", "\u{FEFF}", "---\n", "| a |\n", "é", "\u{301}",
    ])
    func `many of one sign are read, as lines and as one line`(sign: String) {
        let count = 20_000 / sign.utf8.count
        for raw in [String(repeating: sign, count: count), "# a\n" + sign + "\n\n" + sign] {
            #expect(Note.read(Array(raw.utf8), file: "a.md").note != nil)
        }
    }

    @Test func `100,000 nested quotes keep their word`() throws {
        let raw = String(repeating: "> ", count: 100_000) + "pooling\n"
        let note = try read(raw)
        #expect(note.cards.first?.markdown.contains("pooling") == true)
    }

    @Test func `a file that is too large for a note is a finding`() {
        let raw = [UInt8](repeating: UInt8(ascii: "a"), count: 256 << 20 | 1)
        let (note, diagnostics) = Note.read(raw, file: "notes/large.md")
        #expect(note == nil)
        #expect(diagnostics.map(\.severity) == [.error])
        #expect(diagnostics.first?.message == "the file is larger than 256 MB")
        #expect(diagnostics.first?.position == SourcePosition(file: "notes/large.md", line: 1))
    }

    /// The decoder is held to what Swift makes of the same bytes.
    @Test(arguments: 0..<4)
    func `damaged bytes are decoded as Swift decodes them, and become a note`(part: Int) throws {
        let files = try (Fixtures.files + Fixtures.rough).map { try bytes(ofFile: $0) }
        var random = TestRandom(state: UInt64(part) &* 7_919 &+ 3)
        for _ in 0..<100 {
            let raw = damaged(files[Int.random(in: files.indices, using: &random)], &random)
            let source = SourceText(decoding: raw, file: "a.md")
            let text = String(decoding: raw, as: UTF8.self).unicodeScalars.map { $0 }
            #expect(source.text.unicodeScalars.elementsEqual(Self.withFeeds(text)))
            #expect(Note.read(raw, file: "a.md").note != nil)
        }
    }

    private func damaged(_ file: [UInt8], _ random: inout TestRandom) -> [UInt8] {
        let start = Int.random(in: 0..<max(file.count - 400, 1), using: &random)
        // A blank keeps what follows from being taken for the mark of an encoding.
        var bytes = [0x20] + file[start..<min(start + 500, file.count)]
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            let place = Int.random(in: 1..<bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes.remove(at: place)
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
            default: bytes.insert(Self.strange.randomElement(using: &random) ?? 0, at: place)
            }
        }
        return bytes
    }

    private static let strange: [UInt8] = [
        0x00, 0x0D, 0x0A, 0x80, 0xBF, 0xC2, 0xC3, 0xE2, 0xED, 0xF0, 0xFF, 0x2A, 0x60, 0x24,
    ]

    private static func withFeeds(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        scalars.indices.compactMap { index in
            if scalars[index] == "\r" { return "\n" }
            return scalars[index] == "\n" && index > 0 && scalars[index - 1] == "\r"
                ? nil : scalars[index]
        }
    }

    private func bytes(ofFile path: String) throws -> [UInt8] {
        Array(try String(contentsOfFile: path, encoding: .utf8).utf8)
    }
}
