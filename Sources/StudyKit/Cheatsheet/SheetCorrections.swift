internal import StudyCore
internal import StudyNotes

/// What the check of notes says of a sentence that goes on a sheet, or of words on a card.
enum SheetCorrections {
    /// What is true instead of a sentence below a title; empty where nothing is known against it.
    static func of(_ sentence: String, under title: String) -> [String] {
        var reader = ClaimReader()
        return of(sentence, under: title, &reader)
    }

    /// The same of words of a card: lines that a card joins may say what none of them says, so that
    /// only what is said of the whole card counts.
    static func of(_ sentence: String, in card: TopicCard, under title: String? = nil) -> [String] {
        var reader = ClaimReader()
        return of(sentence, in: card, under: title, &reader)
    }

    static func of(
        _ sentence: String,
        in card: TopicCard,
        under title: String? = nil,
        _ reader: inout ClaimReader
    ) -> [String] {
        let found = of(sentence, under: title ?? card.title, &reader)
        guard !found.isEmpty else { return [] }
        let ofCard = all(of: card, &reader)
        return found.filter(ofCard.contains)
    }

    /// All that is said of a card.
    static func all(of card: TopicCard, _ reader: inout ClaimReader) -> Set<String> {
        Set(of(card.markdown, under: card.title, &reader))
    }

    /// The same with a reader that has run layers already.
    static func of(
        _ sentence: String,
        under title: String,
        _ reader: inout ClaimReader
    ) -> [String] {
        let text = SourceText(decoding: Array("# \(title)\n\n\(sentence)\n".utf8), file: "notes.md")
        guard let note = Note.read(Array(text.text.utf8), file: "notes.md").note else { return [] }
        let checked = CheckedNote(note, source: text)
        let claims = reader.claims(of: checked.blocks.blocks, in: checked.source)
        var errors = KnownErrorCheck()
        let known = errors.findings(of: checked) + YearCheck.findings(of: checked)
        // What stands in the title has no place below the sentence.
        let findings = known.map(\.diagnostic).filter { $0.position.line > 1 }.map(\.message)
        return findings.map(withoutName) + claims.filter { $0.position.line > 1 }.compactMap(said)
    }

    /// `[cnn-2012] CNNs date from …` without the name that `study check` has for it.
    private static func withoutName(_ message: String) -> String {
        guard message.hasPrefix("["), let end = message.firstRange(of: "] ") else { return message }
        return String(message[end.upperBound...])
    }

    private static func said(_ claim: Claim) -> String? {
        guard claim.verdict == .wrong, let expected = claim.expected else { return nil }
        return claim.working.map { "it is \(expected), as \($0)" } ?? "it is \(expected)"
    }
}
