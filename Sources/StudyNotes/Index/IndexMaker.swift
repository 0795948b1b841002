internal import Dispatch
internal import Synchronization

/// Makes the index of a listing, with what an older index still knows.
struct IndexMaker {
    let files: NoteFiles

    /// Bytes of notes that become one piece of the index: enough that few pieces are merged, few
    /// enough that all processors have work to the end.
    private static let pieceSize = 4 << 20

    /// A file that was written to just before it was read may be written to again unnoticed, as
    /// clocks of file systems stand still for some milliseconds.
    private static let unsettled = 20_000_000

    /// Whether an index knows all files as they are now, and no others.
    func isCurrent(_ index: CardIndex) -> Bool {
        guard index.fileCount == files.files.count else { return false }
        for (number, file) in files.files.enumerated() {
            guard index.stamp(number) == file.facts.stamp, index.root(number) == file.root,
                index.path(number).isEqual(to: file.path)
            else { return false }
        }
        return true
    }

    /// The index of all files; those that are in the older index as they are now are not read.
    func made(from old: CardIndex?, willRead: (Int) -> Void = { _ in }) -> CardIndex {
        if let index = attempt(from: old, willRead) { return index }
        // The older index is damaged.
        return attempt(from: nil, willRead) ?? CardIndex([])
    }

    private func attempt(from old: CardIndex?, _ willRead: (Int) -> Void) -> CardIndex? {
        let known = old.map(places) ?? []
        let unknown = files.files.indices.filter { known.isEmpty || known[$0] == nil }
        willRead(unknown.reduce(0) { $0 + files.files[$1].facts.size })
        let pieces = pieces(of: unknown)
        guard let indexes = read(pieces) else { return nil }
        let firstPiece = old == nil ? 0 : 1

        var sources = [CardIndexMerge.Source?](repeating: nil, count: files.files.count)
        for (piece, numbers) in pieces.enumerated() {
            for (place, number) in numbers.enumerated() {
                let now = indexes[piece].file(place)
                sources[number] = .init(index: firstPiece + piece, file: place, now: now)
            }
        }
        for (number, place) in known.enumerated() {
            guard let place else { continue }
            sources[number] = .init(index: 0, file: place, now: entry(number))
        }
        let merged = CardIndexMerge.merged(
            [old].compactMap(\.self) + indexes,
            files: sources.compactMap(\.self),
            program: IndexCache.program
        )
        return merged.map { CardIndex($0) }
    }

    private func entry(_ number: Int, stamp: UInt64? = nil) -> CardIndex.File {
        let file = files.files[number]
        return CardIndex.File(root: file.root, path: file.path, stamp: stamp ?? file.facts.stamp)
    }

    /// For each file its place in an older index, if it has not changed since.
    private func places(_ old: CardIndex) -> [Int?] {
        var places: [CardIndex.File: Int] = [:]
        for number in 0..<old.fileCount { places[old.file(number)] = number }
        return files.files.indices.map { places[entry($0)] }
    }

    /// Neighbouring files together, up to the size of a piece.
    private func pieces(of numbers: [Int]) -> [[Int]] {
        var pieces: [[Int]] = []
        var size = Self.pieceSize
        for number in numbers {
            if size >= Self.pieceSize {
                pieces.append([])
                size = 0
            }
            pieces[pieces.count - 1].append(number)
            // Opening a file takes time too.
            size += files.files[number].facts.size + 1_000
        }
        return pieces
    }

    /// Reads the pieces on all processors; of each file no more than its words are kept.
    private func read(_ pieces: [[Int]]) -> [CardIndex]? {
        let settledBefore = FileFacts.now - Self.unsettled
        let made = Mutex([CardIndex?](repeating: nil, count: pieces.count))
        DispatchQueue.concurrentPerform(iterations: pieces.count) { piece in
            var builder = CardIndexBuilder()
            for number in pieces[piece] {
                let file = files.files[number]
                let isSettled = file.facts.changed < settledBefore
                let note = files.read(file, idPrefix: "").note
                builder.add(entry(number, stamp: isSettled ? nil : 0), note)
            }
            let index = builder.written().map { CardIndex($0) }
            made.withLock { $0[piece] = index }
        }
        let indexes = made.withLock { $0 }.compactMap(\.self)
        return indexes.count == pieces.count ? indexes : nil
    }
}
