internal import StudyCore
internal import StudyNotes

/// All checks of notes.
struct NoteCheck {
    private(set) var findings: [Finding] = []
    private(set) var claims: [Claim] = []

    init(_ library: NoteLibrary, knownTopics: [TopicID]?) {
        findings = library.diagnostics.map { Finding(kind: .file, diagnostic: $0) }
        let topics = TopicCheck(library, knownTopics)
        var links = LinkCheck(library)
        var sections = SectionCheck()
        var spelling = SpellingCheck()
        var errors = KnownErrorCheck()
        var reader = ClaimReader()
        for note in library.notes {
            let checked = CheckedNote(note)
            findings += note.repairs.map { repair in
                let diagnostic = repair.diagnostic(file: note.file)
                return Finding(
                    kind: .repair,
                    diagnostic: checked.map { diagnostic.showing($0.source) } ?? diagnostic,
                    repair: repair
                )
            }
            guard let checked else { continue }
            findings += topics.findings(of: checked)
            findings += links.findings(of: checked)
            findings += sections.findings(of: checked)
            findings += spelling.findings(of: checked)
            findings += UnfinishedCheck.findings(of: checked)
            findings += errors.findings(of: checked)
            let claims = reader.claims(of: checked.blocks.blocks, in: checked.source)
            findings += claims.compactMap { claim in
                claim.diagnostic.map {
                    Finding(kind: .wrongClaim, diagnostic: $0.showing(checked.source))
                }
            }
            self.claims += claims
        }
        findings.sort { $0.diagnostic.position < $1.diagnostic.position }
    }
}
