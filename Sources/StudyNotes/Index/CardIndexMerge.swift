internal import Dispatch
internal import Synchronization

/// Makes one index of files that several indexes know: what has not changed is not read again.
struct CardIndexMerge {
    /// Where a file of the new index is taken from.
    struct Source {
        var index: Int
        var file: Int
        /// The file under the name and stamp it now has.
        var now: CardIndex.File
    }

    private let indexes: [CardIndex]
    private var writer = CardIndexWriter()
    /// For each index the new numbers of its cards and names; -1 for those that are gone.
    private var cardNumbers: [[Int]]
    private var nameNumbers: [[Int]]

    /// The merged index; `nil` when it does not fit into 32 bits, or a source is damaged.
    static func merged(_ indexes: [CardIndex], files: [Source], program: UInt64) -> [UInt8]? {
        var merge = CardIndexMerge(indexes)
        for file in files { merge.add(file) }
        return merge.written(program: program)
    }

    private init(_ indexes: [CardIndex]) {
        self.indexes = indexes
        cardNumbers = indexes.map { Array(repeating: -1, count: $0.cardCount) }
        nameNumbers = indexes.map { Array(repeating: -1, count: $0.nameCount) }
    }

    private mutating func add(_ source: Source) {
        let index = indexes[source.index]
        writer.add(source.now)
        let cards = index.cards(ofFile: source.file)
        let shift = writer.cardCount - cards.lowerBound
        for card in cards {
            cardNumbers[source.index][card] = writer.cardCount
            writer.addCard(length: index.length(ofCard: card))
        }
        for number in index.names(ofFile: source.file) {
            nameNumbers[source.index][number] = writer.nameCount
            var name = index.name(number)
            name.cards = name.cards.lowerBound + shift..<name.cards.upperBound + shift
            writer.add(name)
        }
    }

    private func written(program: UInt64) -> [UInt8]? {
        let joined = merged(indexes.map(\.joinedNames), nameNumbers)
        let words = merged(indexes.map(\.nameWords), nameNumbers)
        let terms = merged(indexes.map(\.terms), cardNumbers)
        if indexes.contains(where: \.isDamaged) { return nil }
        return writer.written(
            joinedNames: joined,
            nameWords: words,
            terms: terms,
            program: program
        )
    }

    /// All tables in one, made part by part on all processors.
    private func merged(_ tables: [WordTable], _ numbers: [[Int]]) -> WordTableWriter {
        let bounds = bounds(of: tables)
        let parts = Mutex([WordTableWriter](repeating: WordTableWriter(), count: bounds.count + 1))
        DispatchQueue.concurrentPerform(iterations: bounds.count + 1) { part in
            let cursors = zip(tables, numbers).map { table, numbers in
                let start = part == 0 ? 0 : table.lowerBound(bounds[part - 1])
                let end = part == bounds.count ? table.count : table.lowerBound(bounds[part])
                return WordCursor(table, start..<max(start, end), numbers: numbers)
            }
            let made = merged(cursors)
            parts.withLock { $0[part] = made }
        }
        var writer = WordTableWriter()
        for part in parts.withLock({ $0 }) { writer.append(part) }
        writer.end()
        return writer
    }

    /// Words between which all tables are cut: some of the largest one, evenly spread.
    private func bounds(of tables: [WordTable]) -> [String] {
        guard let largest = tables.max(by: { $0.count < $1.count }) else { return [] }
        let count = min(largest.count / Self.fewestWords, Self.mostParts)
        return (1..<max(count, 1)).map { largest.word($0 * largest.count / count).text }
    }

    private static let fewestWords = 1_000
    private static let mostParts = 32

    /// Goes through all tables at once, from word to word.
    private func merged(_ all: [WordCursor]) -> WordTableWriter {
        var writer = WordTableWriter()
        var cursors = all
        var postings: [Posting] = []
        var list = PostingList()
        while let word = leastWord(cursors) {
            postings.removeAll(keepingCapacity: true)
            for index in cursors.indices where cursors[index].stands(at: word) {
                cursors[index].take(into: &postings)
            }
            postings.sort { $0.document < $1.document }
            list.removeAll()
            for posting in postings {
                list.append(UInt32(posting.document), weight: UInt32(posting.weight))
            }
            word.slice.withBytes { writer.add($0, list) }
        }
        return writer
    }

    private func leastWord(_ cursors: [WordCursor]) -> WordCursor.Word? {
        var least: WordCursor.Word?
        for index in cursors.indices where cursors[index].isBefore(least) {
            least = cursors[index].word
        }
        return least
    }
}

/// A place in a table of words that is merged with others.
private struct WordCursor {
    /// A word and its first eight bytes, by which most words are told apart.
    struct Word {
        let slice: IndexSlice
        let head: UInt64
    }

    private let table: WordTable
    /// The new numbers of the documents; -1 for those that are gone.
    private let numbers: [Int]
    private var place: Int
    private let end: Int
    /// `nil` behind the last one.
    private(set) var word: Word?

    /// Stands at the first word of a range of a table.
    init(_ table: WordTable, _ range: Range<Int>, numbers: [Int]) {
        (self.table, self.numbers) = (table, numbers)
        (place, end) = (range.lowerBound, range.upperBound)
        read()
    }

    private mutating func read() {
        guard place < end else {
            word = nil
            return
        }
        let slice = table.word(place)
        word = Word(slice: slice, head: slice.head)
    }

    /// Whether its word comes before another one; any comes before none.
    func isBefore(_ other: Word?) -> Bool {
        guard let word else { return false }
        guard let other else { return true }
        return word.head == other.head ? word.slice.isBefore(other.slice) : word.head < other.head
    }

    func stands(at other: Word) -> Bool {
        guard let word, word.head == other.head else { return false }
        return word.slice.isEqual(to: other.slice)
    }

    /// Adds the documents of the word under their new numbers, and goes on to the next word.
    mutating func take(into postings: inout [Posting]) {
        table.forEachPosting(place) { posting in
            guard numbers.indices.contains(posting.document) else { return }
            let number = numbers[posting.document]
            if number >= 0 { postings.append(Posting(document: number, weight: posting.weight)) }
        }
        place += 1
        read()
    }
}
