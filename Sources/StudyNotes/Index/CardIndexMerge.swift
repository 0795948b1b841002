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

    /// Goes through all tables at once, from word to word.
    private func merged(_ tables: [WordTable], _ numbers: [[Int]]) -> WordTableWriter {
        var writer = WordTableWriter()
        var places = tables.map { _ in 0 }
        var postings: [Posting] = []
        while let word = leastWord(tables, places) {
            postings.removeAll(keepingCapacity: true)
            for (table, place) in places.enumerated()
            where place < tables[table].count && tables[table].word(place).isEqual(to: word) {
                for posting in tables[table].postings(place)
                where numbers[table].indices.contains(posting.document) {
                    let number = numbers[table][posting.document]
                    guard number >= 0 else { continue }
                    postings.append(Posting(document: number, weight: posting.weight))
                }
                places[table] += 1
            }
            postings.sort { $0.document < $1.document }
            word.withBytes { writer.add($0, postings) }
        }
        writer.end()
        return writer
    }

    private func leastWord(_ tables: [WordTable], _ places: [Int]) -> IndexSlice? {
        var least: IndexSlice?
        for (table, place) in places.enumerated() where place < tables[table].count {
            let word = tables[table].word(place)
            if least.map({ word.isBefore($0) }) ?? true { least = word }
        }
        return least
    }
}
