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
    private static let mostNoted = 1 << 18

    mutating func add(_ word: String, to document: Int, weight: Int = 1) {
        var word = word
        word.withUTF8 {
            guard !$0.isEmpty else { return }
            add(ScannedWord($0, $0.count), to: document, weight: weight)
        }
    }

    mutating func add(_ word: ScannedWord, to document: Int, weight: Int = 1) {
        begin(document)
        var batch = WaitingWord(word, weight: weight)
        withUnsafeMutablePointer(to: &batch) {
            note(UnsafeMutableBufferPointer(start: $0, count: 1), longWord: word)
        }
    }

    /// Adds all words of a text, and answers how many they are.
    mutating func add(
        wordsOf text: UnsafeBufferPointer<UInt8>,
        to document: Int,
        weight: Int
    ) -> Int {
        begin(document)
        return withUnsafeTemporaryAllocation(of: WaitingWord.self, capacity: 64) { room in
            var (total, waiting) = (0, 0)
            WordScanner.scan(text) { word in
                room.initializeElement(at: waiting, to: WaitingWord(word, weight: weight))
                waiting += 1
                total += 1
                let isLong = !room[waiting - 1].isShort
                guard isLong || waiting == room.count else { return }
                note(.init(rebasing: room[..<waiting]), longWord: isLong ? word : nil)
                waiting = 0
            }
            note(.init(rebasing: room[..<waiting]), longWord: nil)
            return total
        }
    }

    private mutating func begin(_ document: Int) {
        let document = UInt32(clamping: document)
        guard document != current else { return }
        current = document
        if count >= Self.mostNoted { moveEntries() }
    }

    /// Notes some words of the document that is taken in; the last one may be long.
    ///
    /// The loops are so short that the processor reads memory for several words at a time.
    private mutating func note(
        _ words: UnsafeMutableBufferPointer<WaitingWord>,
        longWord: ScannedWord?
    ) {
        numbers.number(words, longWord: longWord)
        while last.count < numbers.count {
            last.append((.max, 0))
            lists.append(PostingList())
        }
        if entries.count - count < words.count {
            entries += Array(repeating: Entry(), count: entries.count)
        }
        let current = current
        count = entries.withUnsafeMutableBufferPointer { entries in
            last.withUnsafeMutableBufferPointer { last in
                words.reduce(count) { count, word in
                    // No processor foresees whether a word was in the document before: nothing is
                    // asked.
                    let number = Int(word.number)
                    let isNew = last[number].document != current
                    let place = isNew ? count : Int(last[number].place)
                    entries[count] = Entry(word: word.number, document: current, weight: 0)
                    entries[place].weight += word.weight
                    last[number] = (current, UInt32(place))
                    return count + (isNew ? 1 : 0)
                }
            }
        }
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
        for number in moved.numbers.sorted() {
            writer.add(moved.numbers.word(number), moved.lists[number])
        }
        writer.end()
        return writer
    }
}
