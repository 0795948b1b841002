/// The parts of an index under construction.
struct CardIndexWriter {
    private var files = IndexBytes()
    private var lengths = IndexBytes()
    private var names = IndexBytes()
    private var strings = IndexBytes()

    var cardCount: Int { lengths.count / 4 }
    var nameCount: Int { names.count / CardIndex.nameSize }

    /// Begins a file; the cards and names that follow are its own.
    mutating func add(_ file: CardIndex.File) {
        files.append(file.stamp)
        let path = append(file.path)
        for number in [path.start, path.length, file.root, cardCount, nameCount, 0] {
            files.append(UInt32(clamping: number))
        }
    }

    mutating func addCard(length: Int) { lengths.append(UInt32(clamping: length)) }

    mutating func add(_ name: CardIndex.NameEntry) {
        let (shown, slug) = (append(name.shown), append(name.slug))
        let numbers = [
            shown.start, shown.length, slug.start, slug.length,
            name.cards.lowerBound, name.cards.count, name.joinedLength,
        ]
        for number in numbers { names.append(UInt32(clamping: number)) }
    }

    private mutating func append(_ text: String) -> (start: Int, length: Int) {
        let start = strings.count
        strings.append(contentsOf: text.utf8)
        return (start, strings.count - start)
    }

    /// The whole index; `nil` when its places do not fit into 32 bits.
    func written(
        joinedNames: WordTableWriter,
        nameWords: WordTableWriter,
        terms: WordTableWriter,
        program: UInt64
    ) -> [UInt8]? {
        var ended = self
        ended.add(CardIndex.File(root: 0, path: "", stamp: 0))
        let sections = [
            ended.files, lengths, names, ended.strings,
            joinedNames.records, joinedNames.words, nameWords.records, nameWords.words,
            terms.records, terms.words, joinedNames.lists, nameWords.lists, terms.lists,
        ]
        let headLength = CardIndex.Layout.headLength
        let total = sections.reduce(headLength) { $0 + $1.count }
        guard total <= Int(UInt32.max) else { return nil }

        var index = IndexBytes()
        index.reserve(total)
        index.append(CardIndex.Layout.magic)
        index.append(CardIndex.version)
        index.append(UInt32(0))
        index.append(program)
        index.append(UInt64(0))
        var start = headLength
        for section in sections {
            index.append(UInt32(start))
            index.append(UInt32(section.count))
            start += section.count
        }
        for section in sections { index.append(contentsOf: section.bytes) }
        index.replace(at: 24, with: index.checksum(from: 32, to: start - listLength(sections)))
        return index.bytes
    }

    private func listLength(_ sections: [IndexBytes]) -> Int {
        sections.suffix(3).reduce(0) { $0 + $1.count }
    }
}
