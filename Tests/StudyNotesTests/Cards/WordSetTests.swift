import Testing

@testable import StudyNotes

struct WordSetTests {
    private static let words = [
        "a", "an", "the", "az", "batch norm", "sixteen letters!", "[x]", "@",
    ]
    private static let set = WordSet(words)

    @Test(arguments: [
        "a", "A", "an", "AN", "The", "AZ", "Batch Norm", "SIXTEEN LETTERS!", "[X]", "@", "`", "{x}",
        "", "b", "ann", "seventeen letters", "é",
    ])
    func `words are found in capitals and in small letters as in a set`(word: String) {
        let bytes = Array(word.utf8)
        bytes.withUnsafeBufferPointer { bytes in
            #expect(Self.set.contains(bytes, bytes.indices) == Self.words.contains(word))
            #expect(
                Self.set.contains(lowercased: bytes, bytes.indices)
                    == Self.words.contains(word.lowercased())
            )
        }
        #expect(Self.set.contains(word) == Self.words.contains(word))
    }

    @Test func `every byte has the small letter that Swift gives it`() {
        for byte in UInt8.min...0x7F {
            let text = String(Character(Unicode.Scalar(byte)))
            for word in [text, "abc\(text)", "abcdefgh\(text)", "\(text)bcdefghijklmnop"] {
                #expect(ShortWord(word)?.lowercased == ShortWord(word.lowercased()))
            }
        }
    }
}
