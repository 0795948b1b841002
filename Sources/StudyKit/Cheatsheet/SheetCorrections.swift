internal import StudyCore
internal import StudyNotes

/// What the check of notes says of a sentence that goes on a sheet, or of words on a card.
enum SheetCorrections {
    /// What is true instead of a sentence below a title; empty where nothing is known against it.
    static func of(_ sentence: String, under title: String) -> [String] {
        var reader = ClaimReader()
        return of(sentence, under: title, &reader)
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
        // What stands in the title has no place below the sentence.
        return found(in: checked, &reader).filter { $0.position.line > 1 }.map(\.message)
    }

    /// What is true instead of a statement, and where that stands.
    struct Found {
        let position: SourcePosition
        /// Its words, where they are known.
        let statement: String?
        let message: String
    }

    /// All that is known against a file of notes.
    static func found(in checked: CheckedNote, _ reader: inout ClaimReader) -> [Found] {
        var errors = KnownErrorCheck()
        let findings = (errors.findings(of: checked) + YearCheck.findings(of: checked))
            .map(\.diagnostic)
        let claims = reader.claims(of: checked.blocks.blocks, in: checked.source)
        return findings.map {
            Found(position: $0.position, statement: nil, message: withoutName($0.message))
        }
            + claims.compactMap { claim in
                said(claim).map {
                    Found(position: claim.position, statement: claim.text, message: $0)
                }
            }
    }

    /// `[cnn-2012] CNNs date from …` without the name that `study check` has for it.
    private static func withoutName(_ message: String) -> String {
        guard message.hasPrefix("["), let end = message.firstRange(of: "] ") else { return message }
        return String(message[end.upperBound...])
    }

    private static func said(_ claim: Claim) -> String? {
        guard claim.verdict == .wrong else { return nil }
        guard let expected = claim.expected else { return claim.mistake }
        return claim.working.map { "it is \(expected), as \($0)" } ?? "it is \(expected)"
    }
}
