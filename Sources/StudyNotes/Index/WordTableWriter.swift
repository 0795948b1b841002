/// The documents of a word in the form in which an index keeps them.
struct PostingList {
    private(set) var bytes = IndexBytes()
    private var (documents, last): (UInt32, UInt32) = (0, 0)

    /// The number of documents.
    var count: Int { Int(documents) }

    /// Adds a document behind those before it.
    mutating func append(_ document: UInt32, weight: UInt32) {
        let step = UInt64(document - last) << 1
        bytes.appendVariable(weight == 1 ? step : step | 1)
        if weight != 1 { bytes.appendVariable(UInt64(weight)) }
        last = document
        documents += 1
    }

    mutating func removeAll() {
        bytes.removeAll()
        (documents, last) = (0, 0)
    }
}

/// Writes a table of words, which come in order.
struct WordTableWriter {
    private(set) var records = IndexBytes()
    private(set) var words = IndexBytes()
    private(set) var lists = IndexBytes()

    /// Adds a word behind those before it; one without documents is left out.
    mutating func add(_ word: some Sequence<UInt8>, _ list: PostingList) {
        guard list.count > 0 else { return }
        appendRecord(
            listStart: lists.count,
            documents: list.count,
            checksum: UInt32(truncatingIfNeeded: list.bytes.checksum(from: 0))
        )
        words.append(contentsOf: word)
        lists.append(contentsOf: list.bytes.bytes)
    }

    /// Adds the words of another table behind those before it.
    mutating func append(_ other: WordTableWriter) {
        let records = FixedBytes(other.records.bytes).slice
        for record in 0..<records.count / 16 {
            self.records.append(UInt32(clamping: records.word(record * 4) + words.count))
            self.records.append(UInt32(clamping: records.word(record * 4 + 1) + lists.count))
            for field in 2...3 {
                self.records.append(UInt32(clamping: records.word(record * 4 + field)))
            }
        }
        words.append(contentsOf: other.words.bytes)
        lists.append(contentsOf: other.lists.bytes)
    }

    /// Ends the table; nothing may be added any more.
    mutating func end() { appendRecord(listStart: lists.count, documents: 0, checksum: 0) }

    private mutating func appendRecord(listStart: Int, documents: Int, checksum: UInt32) {
        records.append(UInt32(clamping: words.count))
        records.append(UInt32(clamping: listStart))
        records.append(UInt32(clamping: documents))
        records.append(checksum)
    }
}

/// Collects which documents hold which words; the documents come in order.
///
/// Words are noted as they come, and moved to their lists many at a time: a list is looked for once
/// for all documents that were noted.
struct WordTableBuilder {
    /// A word in a document.
    private struct Entry {
        var (word, document, weight): (UInt32, UInt32, UInt32) = (0, 0, 0)
    }

    private var numbers = WordNumbers()
    /// What was noted, and room for more.
    private var entries = [Entry](repeating: Entry(), count: 1 << 10)
    private var count = 0
    /// The document that is taken in.
    private var current: UInt32 = 0
    /// Of each word the document it was met in last, and the place of that entry.
    private var last: [(document: UInt32, place: UInt32)] = []
    private var lists: [PostingList] = []

    /// Enough that most words of a text come several times.
    private static let mostNoted = 1 << 17

    mutating func add(_ word: String, to document: Int, weight: Int = 1) {
        var word = word
        word.withUTF8 {
            guard !$0.isEmpty else { return }
            add(ScannedWord($0, $0.count), to: document, weight: weight)
        }
    }

    mutating func add(_ word: ScannedWord, to document: Int, weight: Int = 1) {
        let (number, document) = (numbers.number(of: word), UInt32(clamping: document))
        if number == last.count {
            last.append((.max, 0))
            lists.append(PostingList())
        }
        if document != current {
            current = document
            if count >= Self.mostNoted { moveEntries() }
        }
        if count == entries.count { entries += Array(repeating: Entry(), count: count) }
        // No processor foresees whether a word was in the document before: nothing is asked.
        let isNew = last[number].document != document
        let place = isNew ? count : Int(last[number].place)
        entries[count] = Entry(word: UInt32(number), document: document, weight: 0)
        entries[place].weight += UInt32(weight)
        last[number] = (document, UInt32(place))
        count += isNew ? 1 : 0
    }

    private mutating func moveEntries() {
        var ends = [Int](repeating: 0, count: lists.count + 1)
        for entry in entries[..<count] { ends[Int(entry.word) + 1] += 1 }
        for word in lists.indices { ends[word + 1] += ends[word] }
        // Behind this loop each end is where the next word begins.
        var sorted = [(document: UInt32, weight: UInt32)](repeating: (0, 0), count: count)
        for entry in entries[..<count] {
            sorted[ends[Int(entry.word)]] = (entry.document, entry.weight)
            ends[Int(entry.word)] += 1
        }
        var start = 0
        for word in lists.indices {
            for entry in sorted[start..<ends[word]] {
                lists[word].append(entry.document, weight: min(entry.weight, UInt32(UInt16.max)))
            }
            start = ends[word]
        }
        count = 0
    }

    /// The table, its words in order.
    func written() -> WordTableWriter {
        var moved = self
        moved.moveEntries()
        var writer = WordTableWriter()
        for number in numbers.sorted() { writer.add(numbers.word(number), moved.lists[number]) }
        writer.end()
        return writer
    }
}

/// Numbers words in the order in which they first come: a hash table with open addresses.
struct WordNumbers {
    /// A word: its first bytes, by which most words are told apart, and its place among all bytes.
    private struct Word {
        let head: ShortWord
        let start: UInt32
        let length: UInt32
    }

    /// The hash of a word above, its number plus one below, so that most of what is not looked for
    /// is told from what is by one look into memory; 0 where there is none.
    private var slots = [UInt64](repeating: 0, count: 1 << 10)
    /// Leaves of a hash the bits that say where to look first: the topmost are the best.
    private var shift: UInt32 = 32 - 10
    private var words: [Word] = []
    private var bytes: [UInt8] = []

    var count: Int { words.count }

    func word(_ number: Int) -> ArraySlice<UInt8> {
        let start = Int(words[number].start)
        return bytes[start..<start + Int(words[number].length)]
    }

    /// The number of a word; a new one gets the next.
    mutating func number(of word: ScannedWord) -> Int {
        let hash = Self.hash(word)
        var slot = firstSlot(hash)
        while slots[slot] != 0 {
            let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
            if slots[slot] >> 32 == hash, isEqual(number, word) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        // Beyond 32 bits words are not told apart; then no index is written either.
        let start = UInt32(clamping: bytes.count)
        words.append(Word(head: word.head, start: start, length: UInt32(word.bytes.count)))
        bytes.append(contentsOf: word.bytes)
        slots[slot] = UInt64(hash) << 32 | UInt64(count)
        if count * 2 > slots.count { grow() }
        return count - 1
    }

    /// Few words are longer than their heads.
    private static func hash(_ word: ScannedWord) -> UInt32 {
        var hash = word.head.hash
        for byte in word.bytes.dropFirst(ShortWord.mostBytes) {
            hash = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
        }
        return UInt32(truncatingIfNeeded: hash >> 32)
    }

    private func isEqual(_ number: Int, _ word: ScannedWord) -> Bool {
        words[number].head == word.head && Int(words[number].length) == word.bytes.count
            && (word.bytes.count <= ShortWord.mostBytes
                || self.word(number).elementsEqual(word.bytes))
    }

    private func firstSlot(_ hash: UInt32) -> Int { Int(hash &>> shift) }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        shift -= 1
        for entry in old where entry != 0 {
            var slot = firstSlot(UInt32(truncatingIfNeeded: entry >> 32))
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = entry
        }
    }

    /// All numbers in the order of the bytes of their words.
    func sorted() -> [Int] {
        let heads = bytes.withUnsafeBytes { bytes in
            (0..<count).map { number in
                let start = Int(words[number].start)
                let end = start + Int(words[number].length)
                return UnsafeRawBufferPointer(rebasing: bytes[start..<end]).head
            }
        }
        return (0..<count).sorted { one, other in
            heads[one] == heads[other]
                ? word(one).lexicographicallyPrecedes(word(other)) : heads[one] < heads[other]
        }
    }
}
