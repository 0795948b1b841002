internal import Synchronization

/// A document that holds a word, and the weight of the word in it.
struct Posting: Hashable {
    var document: Int
    var weight: Int
}

/// Words in the order of their bytes, each with the documents that hold it: an inverted index.
///
/// Layout: records of 16 bytes (start of the word, start of the list, length of the list in
/// documents, checksum of the list), one more at the end; the words; the lists. A list is the
/// distances from document to document, doubled, plus one where a weight other than 1 follows.
struct WordTable: Sendable {
    private let records: IndexSlice
    private let words: IndexSlice
    private let lists: IndexSlice
    private let damage: IndexDamage

    init(records: IndexSlice, words: IndexSlice, lists: IndexSlice, damage: IndexDamage) {
        (self.records, self.words, self.lists) = (records, words, lists)
        self.damage = damage
    }

    var count: Int { max(records.count / 16 - 1, 0) }

    func word(_ index: Int) -> IndexSlice {
        let start = records.word(index * 4)
        return words.slice(start, records.word(index * 4 + 4) - start)
    }

    /// The number of documents that hold a word.
    func documentCount(_ index: Int) -> Int { records.word(index * 4 + 2) }

    /// The documents of a word in order; none when the list is damaged, which `damage` then tells.
    func postings(_ index: Int) -> [Posting] {
        var postings: [Posting] = []
        postings.reserveCapacity(min(documentCount(index), lists.count))
        forEachPosting(index) { postings.append($0) }
        return postings
    }

    /// Hands over the documents of a word in order.
    func forEachPosting(_ index: Int, _ body: (Posting) -> Void) {
        let start = records.word(index * 4 + 1)
        let list = lists.slice(start, records.word(index * 4 + 5) - start)
        let sum = UInt32(truncatingIfNeeded: list.checksum)
        guard Int(sum) == records.word(index * 4 + 3) else {
            damage.tell()
            return
        }
        var (offset, document) = (0, 0)
        while offset < list.count {
            let step = list.variable(at: &offset)
            document &+= Int(truncatingIfNeeded: step >> 1)
            let weight = step & 1 == 0 ? 1 : Int(clamping: list.variable(at: &offset))
            body(Posting(document: document, weight: weight))
        }
    }

    /// The documents of a word in order, without their weights.
    func documents(_ index: Int) -> [Int] { postings(index).map(\.document) }

    /// The place of a word.
    func index(of word: String) -> Int? {
        let place = lowerBound(word)
        guard place < count, compare(place, word, asPrefix: false) == 0 else { return nil }
        return place
    }

    /// The places of the words that begin with a text.
    func range(ofPrefix prefix: String) -> Range<Int> {
        let start = lowerBound(prefix)
        var (low, high) = (start, count)
        while low < high {
            let middle = (low + high) / 2
            if compare(middle, prefix, asPrefix: true) == 0 {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return start..<low
    }

    /// The place of the first word that does not stand before a text.
    func lowerBound(_ word: String) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if compare(middle, word, asPrefix: false) < 0 {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// Below, equal to or above zero as the word in a place stands before, at or behind a text.
    private func compare(_ index: Int, _ text: String, asPrefix: Bool) -> Int {
        let word = word(index)
        var position = 0
        for byte in text.utf8 {
            guard position < word.count else { return -1 }
            if word[position] != byte { return Int(word[position]) - Int(byte) }
            position += 1
        }
        return asPrefix || position == word.count ? 0 : 1
    }
}

/// Tells that a list was found damaged: what was answered since then is not to be trusted.
final class IndexDamage: Sendable {
    private let found = Atomic(false)

    var isFound: Bool { found.load(ordering: .relaxed) }

    func tell() { found.store(true, ordering: .relaxed) }
}
