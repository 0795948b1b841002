public import StudyCore

/// Finds cards in notes of any size.
///
/// Few notes are read whole. Many are looked up in an index on the disk, which is brought up to
/// date first: only what has changed is read. Where no index can be kept, one is made and forgotten.
public struct NoteFinder {
    /// Notes of this size are read and indexed in about 20 ms, as fast as an index is opened.
    public static let largestUnindexed = 512 << 10

    private let files: NoteFiles
    private let cache: IndexCache?
    /// The notes themselves, where they are few.
    private let library: NoteLibrary?

    /// Lists the notes of some folders; a path of a file stands for that file.
    ///
    /// `cacheFolder` is where the index is kept; without one nothing is written.
    public init(
        folders: [String],
        cacheFolder: String?,
        largestUnindexed: Int = NoteFinder.largestUnindexed
    ) throws(NoteLibraryError) {
        let files = try NoteFiles(folders)
        self.files = files
        library = files.size <= largestUnindexed ? NoteLibrary(files) : nil
        cache = cacheFolder.map { IndexCache(folder: $0, roots: files.rootIdentities) }
    }

    /// Findings about the files that had to be read or could not be.
    public var diagnostics: [Diagnostic] { library?.diagnostics ?? files.diagnostics }

    /// Finds the cards that a student means; `willRead` is told the bytes to be read first.
    public func find(
        _ query: String,
        willRead: (Int) -> Void = { _ in }
    ) -> NoteSearchResult {
        if let library { return library.find(query) }
        let maker = IndexMaker(files: files)
        let kept = cache?.open().flatMap { maker.isCurrent($0) ? $0 : nil }
        if let kept {
            let answer = NoteSearch(index: kept).find(query)
            if !kept.isDamaged { return result(answer, kept) }
        }
        let made = maker.made(from: cache?.open(), willRead: willRead)
        cache?.replace(by: made)
        return result(NoteSearch(index: made).find(query), made)
    }

    /// Reads the files of the cards that were found, and no others.
    private func result(_ answer: NoteSearchAnswer, _ index: CardIndex) -> NoteSearchResult {
        NoteSearchResult(answer) { cards in
            guard !cards.isEmpty else { return [] }
            let prefixes = files.idPrefixes()
            var notes: [Int: Note?] = [:]
            return cards.compactMap { card in
                let number = index.file(ofCard: card)
                guard files.files.indices.contains(number) else { return nil }
                let note =
                    notes[number]
                    ?? files.read(files.files[number], idPrefix: prefixes[number]).note
                notes[number] = .some(note)
                let place = card - index.cards(ofFile: number).lowerBound
                // The file may have been written to while this program ran.
                guard let note, note.cards.indices.contains(place) else { return nil }
                return note.cards[place]
            }
        }
    }
}
