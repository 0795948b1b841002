public import StudyCore
internal import Synchronization

/// All notes of some folders and of the folders in them, read whole.
///
/// `NoteFinder` finds cards in libraries too large for that.
public struct NoteLibrary: Sendable {
    /// The notes in the order of their folders and paths.
    public let notes: [Note]
    /// All findings about the files: a file that cannot be read keeps no other from loading.
    public let diagnostics: [Diagnostic]
    private let index: LibraryIndex

    /// A library of notes that are already read.
    public init(notes: [Note], diagnostics: [Diagnostic] = []) {
        self.notes = notes
        self.diagnostics = diagnostics
        index = LibraryIndex(notes)
    }

    /// Loads every `*.md` below a folder; `shownAs` names that folder in places and messages.
    public init(folder: String, shownAs: String? = nil) throws(NoteLibraryError) {
        self.init(try NoteFiles([folder], takesFiles: false, shownAs: shownAs))
    }

    /// Loads every `*.md` below some folders; a path of a file stands for that file.
    public init(folders: [String]) throws(NoteLibraryError) {
        self.init(try NoteFiles(folders))
    }

    /// Loads one file of notes, or every `*.md` below a folder.
    public init(path: String) throws(NoteLibraryError) {
        try self.init(folders: [path])
    }

    init(_ files: NoteFiles) {
        var notes: [Note] = []
        var diagnostics = files.diagnostics
        for (file, prefix) in zip(files.files, files.idPrefixes()) {
            let reading = files.read(file, idPrefix: prefix)
            if let note = reading.note { notes.append(note) }
            diagnostics += reading.diagnostics
        }
        self.init(notes: notes, diagnostics: diagnostics)
    }

    /// All cards in the order of the notes.
    public var cards: [TopicCard] { notes.flatMap(\.cards) }

    /// Finds the cards that a student means.
    public func find(_ query: String) -> NoteSearchResult {
        let (index, cards) = index.made()
        return NoteSearchResult(NoteSearch(index: index).find(query)) { $0.map { cards[$0] } }
    }
}

/// The index of a library, made when it is first asked for.
private final class LibraryIndex: Sendable {
    private let notes: [Note]
    private let index = Mutex<(CardIndex, [TopicCard])?>(nil)

    init(_ notes: [Note]) { self.notes = notes }

    func made() -> (CardIndex, [TopicCard]) {
        index.withLock { index in
            if let index { return index }
            var builder = CardIndexBuilder()
            for note in notes {
                builder.add(CardIndex.File(root: 0, path: note.file, stamp: 0), note)
            }
            let made = (CardIndex(builder.written() ?? []), notes.flatMap(\.cards))
            index = made
            return made
        }
    }
}

extension NoteSearchResult {
    /// The result of an answer, with the cards that stand behind its numbers.
    init(_ answer: NoteSearchAnswer, cards: ([Int]) -> [TopicCard]) {
        let found = cards(answer.cards)
        self.init(
            cards: found,
            match: answer.match,
            understoodAs: answer.understoodAs,
            nearest: answer.nearest,
            hits: answer.match == .text ? found.map { NoteHit($0, terms: answer.terms) } : [],
            total: answer.total,
            isClear: answer.isClear
        )
    }
}
