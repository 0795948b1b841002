/// A document that holds a word, and how often.
struct WeightedDocument {
    var document, weight: UInt32
}

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

    /// Adds some documents behind those before them.
    mutating func append(_ postings: Slice<UnsafeMutableBufferPointer<WeightedDocument>>) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.roomOfSome) { room in
            var count = 0
            for posting in postings {
                if count + Self.mostBytes > room.count {
                    bytes.append(contentsOf: room[..<count])
                    count = 0
                }
                let step = UInt64(posting.document - last) << 1
                room.putVariable(posting.weight == 1 ? step : step | 1, &count)
                if posting.weight != 1 { room.putVariable(UInt64(posting.weight), &count) }
                last = posting.document
            }
            bytes.append(contentsOf: room[..<count])
        }
        documents += UInt32(clamping: postings.count)
    }

    /// What a document and its weight take at most.
    private static let mostBytes = 10
    private static let roomOfSome = 256

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
        records.append(
            SIMD4(
                UInt32(clamping: words.count),
                UInt32(clamping: listStart),
                UInt32(clamping: documents),
                checksum
            )
        )
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
        note(CollectionOfOne(UInt32(clamping: numbers.number(of: word))), weight: weight, \.self)
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
                room.initializeElement(at: waiting, to: WaitingWord(word))
                waiting += 1
                total += 1
                let isLong = !room[waiting - 1].isShort
                guard isLong || waiting == room.count else { return }
                note(room[..<waiting], weight: weight, longWord: isLong ? word : nil)
                waiting = 0
            }
            note(room[..<waiting], weight: weight)
            return total
        }
    }

    /// Numbers and notes some words; the last one may be long.
    @inline(never)
    private mutating func note(
        _ words: Slice<UnsafeMutableBufferPointer<WaitingWord>>,
        weight: Int,
        longWord: ScannedWord? = nil
    ) {
        let words = UnsafeMutableBufferPointer(rebasing: words)
        numbers.number(words, longWord: longWord)
        note(words, weight: weight, \.number)
    }

    /// The numbers of all words of a text, by which they can be added to several documents.
    mutating func numbers(ofWordsOf text: UnsafeBufferPointer<UInt8>) -> [UInt32] {
        var found: [UInt32] = []
        WordScanner.scan(text) { found.append(UInt32(clamping: numbers.number(of: $0))) }
        return found
    }

    /// Adds words by their numbers.
    mutating func add(_ words: [UInt32], to document: Int, weight: Int) {
        begin(document)
        note(words, weight: weight, \.self)
    }

    private mutating func begin(_ document: Int) {
        let document = UInt32(clamping: document)
        guard document != current else { return }
        current = document
        if count >= Self.mostNoted { moveEntries() }
    }

    /// Notes some words of the document that is taken in, each of which has its number.
    ///
    /// The loop is so short that the processor reads memory for several words at a time.
    @inline(__always)
    private mutating func note<Words: Collection>(
        _ words: Words,
        weight: Int,
        _ number: (Words.Element) -> UInt32
    ) {
        makeRoom(for: words.count)
        let (current, weight) = (current, UInt32(weight))
        count = entries.withUnsafeMutableBufferPointer { entries in
            last.withUnsafeMutableBufferPointer { last in
                words.reduce(count) { count, word in
                    // No processor foresees whether a word was in the document before: nothing is
                    // asked.
                    let word = number(word)
                    let isNew = last[Int(word)].document != current
                    let place = isNew ? count : Int(last[Int(word)].place)
                    entries[count] = Entry(word: word, document: current, weight: 0)
                    entries[place].weight += weight
                    last[Int(word)] = (current, UInt32(place))
                    return count + (isNew ? 1 : 0)
                }
            }
        }
    }

    private mutating func makeRoom(for words: Int) {
        while last.count < numbers.count {
            last.append((.max, 0))
            lists.append(PostingList())
        }
        while entries.count - count < words {
            entries += Array(repeating: Entry(), count: entries.count)
        }
    }

    private mutating func moveEntries() {
        var ends = [Int](repeating: 0, count: lists.count + 1)
        for entry in entries[..<count] { ends[Int(entry.word) + 1] += 1 }
        for word in lists.indices { ends[word + 1] += ends[word] }
        // Behind this loop each end is where the next word begins.
        var sorted = [WeightedDocument](repeating: .init(document: 0, weight: 0), count: count)
        for entry in entries[..<count] {
            let weight = min(entry.weight, UInt32(UInt16.max))
            sorted[ends[Int(entry.word)]] = WeightedDocument(
                document: entry.document,
                weight: weight
            )
            ends[Int(entry.word)] += 1
        }
        sorted.withUnsafeMutableBufferPointer { sorted in
            var start = 0
            for word in lists.indices where ends[word] > start {
                lists[word].append(sorted[start..<ends[word]])
                start = ends[word]
            }
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
