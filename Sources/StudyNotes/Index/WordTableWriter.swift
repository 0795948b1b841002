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
    /// The place of the last entry of each word.
    private var lastPlaces: [Int] = []

    mutating func add(_ word: String, to document: Int, weight: Int = 1) {
        var word = word
        word.withUTF8 { add($0, to: document, weight: weight) }
    }

    mutating func add(_ word: UnsafeBufferPointer<UInt8>, to document: Int, weight: Int = 1) {
        let number = numbers.number(of: word)
        if number == lastPlaces.count {
            lastPlaces.append(entries.count)
        } else if entries[lastPlaces[number]].document == UInt32(document) {
            let sum = Int(entries[lastPlaces[number]].weight) + weight
            entries[lastPlaces[number]].weight = UInt32(min(sum, Self.mostWeight))
            return
        } else {
            lastPlaces[number] = entries.count
        }
        entries.append(
            Entry(word: UInt32(number), document: UInt32(document), weight: UInt32(weight))
        )
    }

    private static let mostWeight = Int(UInt16.max)

    /// The table, its words in order.
    func written() -> WordTableWriter {
        var starts = [Int](repeating: 0, count: numbers.count + 1)
        for entry in entries { starts[Int(entry.word) + 1] += 1 }
        for word in 0..<numbers.count { starts[word + 1] += starts[word] }
        var next = starts
        var order = [UInt32](repeating: 0, count: entries.count)
        for (place, entry) in entries.enumerated() {
            order[next[Int(entry.word)]] = UInt32(place)
            next[Int(entry.word)] += 1
        }
        var writer = WordTableWriter()
        for word in numbers.sorted() {
            let postings = order[starts[word]..<starts[word + 1]].lazy.map { place in
                let entry = entries[Int(place)]
                return Posting(document: Int(entry.document), weight: Int(entry.weight))
            }
            writer.add(numbers.word(word), postings)
        }
        writer.end()
        return writer
    }
}

/// Numbers words in the order in which they first come: a hash table with open addresses.
struct WordNumbers {
    /// The hash of a word above, its number plus one below, so that most of what is not looked for
    /// is told from what is by one look into memory; 0 where there is none.
    private var slots = [UInt64](repeating: 0, count: 1024)
    private var starts: [Int] = [0]
    private var bytes: [UInt8] = []
    /// The first bytes of each word, by which most are told apart.
    private var heads: [ShortWord?] = []

    var count: Int { starts.count - 1 }

    func word(_ number: Int) -> ArraySlice<UInt8> { bytes[starts[number]..<starts[number + 1]] }

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
        bytes.append(contentsOf: word)
        starts.append(bytes.count)
        heads.append(head)
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
        heads[number] == head && starts[number + 1] - starts[number] == word.count
            && (word.count <= ShortWord.mostBytes || self.word(number).elementsEqual(word))
    }

    private mutating func grow() {
        let words = slots
        slots = [UInt64](repeating: 0, count: words.count * 2)
        for word in words where word != 0 {
            var slot = Int(word >> 32) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = word
        }
    }

    /// All numbers in the order of the bytes of their words.
    func sorted() -> [Int] {
        let heads = bytes.withUnsafeBytes { bytes in
            (0..<count).map { number in
                UnsafeRawBufferPointer(rebasing: bytes[starts[number]..<starts[number + 1]]).head
            }
        }
        return (0..<count).sorted { one, other in
            heads[one] == heads[other]
                ? word(one).lexicographicallyPrecedes(word(other)) : heads[one] < heads[other]
        }
    }
}
