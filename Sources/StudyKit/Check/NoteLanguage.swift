/// Tells in which language parts of a note are written, of English and German.
struct NoteLanguage {
    /// Whether German is written in the note as a rule; entries of one are too short to tell.
    private let isMostlyGerman: Bool

    /// The language of a note by its blocks.
    init(of blocks: [NoteBlock]) {
        var (german, english) = (0, 0)
        for block in blocks {
            german += Self.count(of: Self.german, in: block)
            english += Self.count(of: Self.english, in: block)
        }
        isMostlyGerman = german >= Self.fewest && german >= english
    }

    /// Whether the words of a block are held to English.
    func isEnglish(_ block: NoteBlock) -> Bool {
        let hasUmlauts = block.tokens.contains { token in
            token.word?.unicodeScalars.contains(where: Self.umlauts.contains) == true
        }
        let (german, english) = (
            Self.count(of: Self.german, in: block), Self.count(of: Self.english, in: block)
        )
        if isMostlyGerman || hasUmlauts { return english > german + 1 }
        return german < 2
    }

    private static func count(of words: Set<String>, in block: NoteBlock) -> Int {
        block.tokens.count { words.contains($0.word ?? "") }
    }

    /// So many words of a language are no chance.
    private static let fewest = 5
    private static let umlauts = Set("äöüß".unicodeScalars)
    /// No words of English are among them.
    private static let german: Set<String> = [
        "der", "das", "und", "ist", "nicht", "ein", "eine", "einen", "mit", "für", "wird",
        "werden", "von", "den", "dem", "auf", "im", "zu", "sind", "bei", "wie", "ohne", "nur",
        "oder", "auch", "beim", "vom", "zum", "kein", "keine", "dann", "danach", "pro", "aus",
        "durch", "als", "nach", "jede", "jeder", "bzw", "über", "immer", "wenn", "die",
    ]
    private static let english: Set<String> = [
        "the", "of", "is", "and", "to", "a", "are", "with", "for", "by", "not", "it", "that", "on",
        "at", "from", "only", "when", "each",
    ]
}
