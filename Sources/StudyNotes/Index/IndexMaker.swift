internal import Dispatch
internal import Synchronization

/// Makes the index of a listing, with what an older index still knows.
struct IndexMaker {
    private let files: NoteFiles
    private let settledBefore = FileFacts.now - unsettled

    init(files: NoteFiles) { self.files = files }

    /// Bytes of notes that a processor takes at a time: few enough that all have work to the end.
    private static let pieceSize = 1 << 20

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
        guard let parts = read(pieces(of: unknown)) else { return nil }
        if old == nil, parts.count == 1 { return parts[0].index }
        let firstPart = old == nil ? 0 : 1

        var sources = [CardIndexMerge.Source?](repeating: nil, count: files.files.count)
        for (number, place) in known.enumerated() {
            guard let place else { continue }
            sources[number] = .init(index: 0, file: place, now: entry(number))
        }
        for (part, made) in parts.enumerated() {
            for (place, number) in made.files.enumerated() {
                let now = made.index.file(place)
                sources[number] = .init(index: firstPart + part, file: place, now: now)
            }
        }
        let merged = CardIndexMerge.merged(
            [old].compactMap(\.self) + parts.map(\.index),
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

    /// What one processor has read.
    private struct Part {
        let index: CardIndex
        /// The numbers of its files.
        let files: [Int]
    }

    /// Reads the pieces on all processors, each of which makes one index of all that it takes.
    ///
    /// Of each file no more than its words are kept.
    private func read(_ pieces: [[Int]]) -> [Part]? {
        let next = Atomic(0)
        let parts = Mutex<[Part?]>([])
        // There are never so many processors; those that come too late find nothing to do.
        DispatchQueue.concurrentPerform(iterations: min(pieces.count, 64)) { _ in
            var numbers: [Int] = []
            var builder = CardIndexBuilder()
            while let piece = Self.take(next, of: pieces) {
                numbers += piece
                for number in piece { read(number, into: &builder) }
            }
            guard !numbers.isEmpty else { return }
            let index = builder.written(program: IndexCache.program).map { CardIndex($0) }
            parts.withLock { $0.append(index.map { Part(index: $0, files: numbers) }) }
        }
        let all = parts.withLock { $0 }
        return all.contains { $0 == nil } ? nil : all.compactMap(\.self)
    }

    private static func take(_ next: borrowing Atomic<Int>, of pieces: [[Int]]) -> [Int]? {
        let number = next.add(1, ordering: .relaxed).oldValue
        return number < pieces.count ? pieces[number] : nil
    }

    private func read(_ number: Int, into builder: inout CardIndexBuilder) {
        let file = files.files[number]
        let isSettled = file.facts.changed < settledBefore
        let note = files.read(file, idPrefix: "").note
        builder.add(entry(number, stamp: isSettled ? nil : 0), note)
    }
}
