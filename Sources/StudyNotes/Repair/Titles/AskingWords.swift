/// Words with which questions begin.
enum AskingWords {
    /// Whether a question begins: `What …`, `Is …`, `In which layer …`.
    static func begin(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = ByteScan.word(text, from: 0), text[first].last != UInt8(ascii: ":") else {
            return false
        }
        let word = letters(text, first)
        if asking.contains(lowercased: text, word) || auxiliary.contains(lowercased: text, word) {
            return true
        }
        return ByteScan.word(text, from: first.upperBound).map {
            asking.contains(lowercased: text, letters(text, $0))
        } ?? false
    }

    /// `What` of `What's`.
    private static func letters(
        _ text: UnsafeBufferPointer<UInt8>,
        _ word: Range<Int>
    ) -> Range<Int> {
        word.lowerBound..<(word.first { !ByteScan.isWordByte(text[$0]) } ?? word.upperBound)
    }

    private static let asking: WordSet = [
        "what", "why", "how", "when", "where", "which", "who", "whose", "whom", "was", "warum",
        "wie", "wann", "wo", "wer", "wozu", "wieso", "weshalb", "wofür", "wodurch", "worin",
        "woran", "woher", "wohin", "welche", "welcher", "welches", "welchen", "welchem", "wieviel",
        "wieviele",
    ]

    /// Verbs with which a question begins.
    private static let auxiliary: WordSet = [
        "is", "are", "does", "do", "did", "can", "could", "should", "would", "will", "were", "has",
        "have", "must", "may", "ist", "sind", "kann", "hat", "haben", "muss", "darf", "soll",
        "gibt", "macht",
    ]
}
