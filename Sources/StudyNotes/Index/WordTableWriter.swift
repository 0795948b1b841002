/// Writes a table of words, which come in order.
struct WordTableWriter {
    private(set) var records = IndexBytes()
    private(set) var words = IndexBytes()
    private(set) var lists = IndexBytes()

    /// Adds a word behind those before it; one without documents is left out.
    mutating func add(_ word: some Sequence<UInt8>, _ postings: some Collection<Posting>) {
        guard !postings.isEmpty else { return }
        let start = lists.count
        var last = 0
        for posting in postings {
            let step = UInt64(posting.document - last) << 1
            lists.appendVariable(posting.weight == 1 ? step : step | 1)
            if posting.weight != 1 { lists.appendVariable(UInt64(posting.weight)) }
            last = posting.document
        }
        appendRecord(
            listStart: start,
            documents: postings.count,
            checksum: UInt32(truncatingIfNeeded: lists.checksum(from: start))
        )
        words.append(contentsOf: word)
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
struct WordTableBuilder {
    /// A word in a document.
    private struct Entry {
        let word: UInt32
        let document: UInt32
        var weight: UInt32
    }

    private var numbers = WordNumbers()
    private var entries: [Entry] = []
    /// Of each word the document it was met in last, and the place of that entry.
    private var last: [(document: UInt32, place: Int)] = []

    mutating func add(_ word: String, to document: Int, weight: Int = 1) {
        var word = word
        word.withUTF8 { add($0, to: document, weight: weight) }
    }

    mutating func add(_ word: UnsafeBufferPointer<UInt8>, to document: Int, weight: Int = 1) {
        let (number, document) = (numbers.number(of: word), UInt32(document))
        let place = entries.count
        if number == last.count {
            last.append((document, place))
        } else if last[number].document == document {
            let sum = entries[last[number].place].weight + UInt32(weight)
            entries[last[number].place].weight = min(sum, UInt32(UInt16.max))
            return
        } else {
            last[number] = (document, place)
        }
        entries.append(Entry(word: UInt32(number), document: document, weight: UInt32(weight)))
    }

    /// The table, its words in order.
    func written() -> WordTableWriter {
        var ends = [Int](repeating: 0, count: numbers.count + 1)
        for entry in entries { ends[Int(entry.word) + 1] += 1 }
        for word in 0..<numbers.count { ends[word + 1] += ends[word] }
        // Behind this loop each end is where the next word begins.
        var sorted = [(document: UInt32, weight: UInt32)](
            repeating: (0, 0),
            count: entries.count
        )
        for entry in entries {
            sorted[ends[Int(entry.word)]] = (entry.document, entry.weight)
            ends[Int(entry.word)] += 1
        }
        var writer = WordTableWriter()
        for word in numbers.sorted() {
            let postings = sorted[(word > 0 ? ends[word - 1] : 0)..<ends[word]]
            writer.add(
                numbers.word(word),
                postings.lazy.map { Posting(document: Int($0.document), weight: Int($0.weight)) }
            )
        }
        writer.end()
        return writer
    }
}

/// Numbers words in the order in which they first come: a hash table with open addresses.
struct WordNumbers {
    /// A word: its first bytes, by which most words are told apart, and its place among all bytes.
    private struct Word {
        let head: ShortWord?
        let start: UInt32
        let length: UInt32
    }

    /// The hash of a word above, its number plus one below, so that most of what is not looked for
    /// is told from what is by one look into memory; 0 where there is none.
    private var slots = [UInt64](repeating: 0, count: 1024)
    private var words: [Word] = []
    private var bytes: [UInt8] = []

    var count: Int { words.count }

    func word(_ number: Int) -> ArraySlice<UInt8> {
        let start = Int(words[number].start)
        return bytes[start..<start + Int(words[number].length)]
    }

    /// The number of a word; a new one gets the next.
    mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int {
        let head = ShortWord(word, 0..<min(word.count, ShortWord.mostBytes))
        let hash = Self.hash(word, head)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
            if slots[slot] >> 32 == hash, isEqual(number, word, head) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        words.append(
            Word(head: head, start: UInt32(bytes.count), length: UInt32(word.count))
        )
        bytes.append(contentsOf: word)
        slots[slot] = UInt64(hash) << 32 | UInt64(count)
        if count * 2 > slots.count { grow() }
        return count - 1
    }

    /// Few words are longer than their heads.
    private static func hash(_ word: UnsafeBufferPointer<UInt8>, _ head: ShortWord?) -> UInt32 {
        var hash = (head?.hash ?? 0) ^ UInt64(word.count)
        for byte in word.dropFirst(ShortWord.mostBytes) {
            hash = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
        }
        return UInt32(truncatingIfNeeded: hash >> 32)
    }

    private func isEqual(
        _ number: Int,
        _ word: UnsafeBufferPointer<UInt8>,
        _ head: ShortWord?
    ) -> Bool {
        words[number].head == head && Int(words[number].length) == word.count
            && (word.count <= ShortWord.mostBytes || self.word(number).elementsEqual(word))
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        for entry in old where entry != 0 {
            var slot = Int(entry >> 32) & (slots.count - 1)
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
