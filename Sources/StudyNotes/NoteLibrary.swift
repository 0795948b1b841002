public import StudyCore

/// All notes of a folder and of the folders in it.
public struct NoteLibrary: Sendable {
    /// The notes in the order of their paths.
    public let notes: [Note]
    /// All findings about the files: a file that cannot be read keeps no other from loading.
    public let diagnostics: [Diagnostic]
    let index: NameIndex

    /// A library of notes that are already read.
    public init(notes: [Note], diagnostics: [Diagnostic] = []) {
        self.notes = notes
        self.diagnostics = diagnostics
        index = NameIndex(notes)
    }

    /// Loads every `*.md` below a folder; `shownAs` names that folder in places and messages.
    public init(folder: String, shownAs: String? = nil) throws(NoteLibraryError) {
        let listing = try NoteFolder(folder)
        guard !listing.files.isEmpty || !listing.unreadable.isEmpty else { throw .noNotes(folder) }
        let shown = shownAs ?? folder
        let display = { (file: String) in shown.hasSuffix("/") ? shown + file : "\(shown)/\(file)" }

        var notes: [Note] = []
        var diagnostics = listing.unreadable.map { $0.reason.diagnostic(file: display($0.path)) }
        var stems: Set<String> = []
        for file in listing.files {
            switch listing.read(file) {
            case .success(let bytes):
                // Of two files of one name in two folders, the second goes by its path.
                let stem = Note.stem(of: file)
                let prefix = stems.insert(stem).inserted ? stem : String(file.dropLast(3))
                let reading = Note.read(bytes, file: display(file), idPrefix: prefix)
                if let note = reading.note { notes.append(note) }
                diagnostics += reading.diagnostics
            case .failure(let reason):
                diagnostics.append(reason.diagnostic(file: display(file)))
            }
        }
        self.init(notes: notes, diagnostics: diagnostics)
    }

    /// Loads one file of notes, or every `*.md` below a folder.
    public init(path: String) throws(NoteLibraryError) {
        do throws(NoteLibraryError) {
            try self.init(folder: path)
        } catch {
            guard case .notAFolder = error else { throw error }
            switch NoteFolder.read(path: path) {
            case .success(let bytes):
                let reading = Note.read(bytes, file: path)
                let notes = [reading.note].compactMap(\.self)
                self.init(notes: notes, diagnostics: reading.diagnostics)
            case .failure(let reason):
                self.init(notes: [], diagnostics: [reason.diagnostic(file: path)])
            }
        }
    }

    /// All cards in the order of the notes.
    public var cards: [TopicCard] { index.cards }
}
