internal import Dispatch
internal import Foundation
internal import StudyCore
internal import StudyNotes
internal import Synchronization

/// All checks of notes.
struct NoteCheck {
    private(set) var findings: [Finding] = []
    private(set) var claims: [Claim] = []

    init(_ library: NoteLibrary, knownTopics: [TopicID]?) {
        findings = library.diagnostics.map { Finding(kind: .file, diagnostic: $0) }
        let checker = NoteChecker(
            topics: TopicCheck(library, knownTopics),
            links: LinkCheck(library)
        )
        var sections = SectionCheck()
        for (note, result) in zip(library.notes, Self.results(of: library.notes, checker)) {
            findings += result.findings
            findings += sections.findings(of: note, columns: result.columns)
            claims += result.claims
        }
        findings.sort { $0.diagnostic.position < $1.diagnostic.position }
    }

    /// With fewer notes for each processor, what a checker remembers would be made too often.
    private static let fewestNotes = 8

    /// What comes of each note, on all processors.
    private static func results(
        of notes: [Note],
        _ checker: NoteChecker
    ) -> [NoteChecker.Result] {
        let processors = ProcessInfo.processInfo.activeProcessorCount
        let workers = max(min(processors, notes.count / fewestNotes), 1)
        let results = Mutex([NoteChecker.Result](repeating: .init(), count: notes.count))
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            var checker = checker
            for number in stride(from: worker, to: notes.count, by: workers) {
                let result = checker.result(of: notes[number])
                results.withLock { $0[number] = result }
            }
        }
        return results.withLock { $0 }
    }
}

/// The checks that need one note at a time, with what they remember from note to note.
private struct NoteChecker {
    struct Result {
        var findings: [Finding] = []
        var claims: [Claim] = []
        /// Where the titles of the cards stand in their lines.
        var columns: [Int] = []
    }

    let topics: TopicCheck
    var links: LinkCheck
    private var spelling = SpellingCheck()
    private var errors = KnownErrorCheck()
    private var reader = ClaimReader()

    init(topics: TopicCheck, links: LinkCheck) { (self.topics, self.links) = (topics, links) }

    mutating func result(of note: Note) -> Result {
        let checked = CheckedNote(note)
        var result = Result()
        result.findings = note.repairs.map { repair in
            let diagnostic = repair.diagnostic(file: note.file)
            return Finding(
                kind: .repair,
                diagnostic: checked.map { diagnostic.showing($0.source) } ?? diagnostic,
                repair: repair
            )
        }
        guard let checked else { return result }
        result.findings += topics.findings(of: checked)
        result.findings += links.findings(of: checked)
        result.findings += spelling.findings(of: checked)
        result.findings += UnfinishedCheck.findings(of: checked)
        result.findings += errors.findings(of: checked)
        result.findings += YearCheck.findings(of: checked)
        result.claims = reader.claims(of: checked.blocks.blocks, in: checked.source)
        result.findings += result.claims.compactMap { claim in
            claim.diagnostic.map {
                Finding(kind: .wrongClaim, diagnostic: $0.showing(checked.source))
            }
        }
        var cursor = ColumnCursor(checked.source)
        result.columns = note.cards.map { cursor.column(of: $0.title, in: $0.source.line) }
        return result
    }
}
