/// A word of a text that waits for its number; all of it, if it is short.
struct WaitingWord {
    fileprivate let head: ShortWord
    fileprivate let length: UInt32
    fileprivate let hash: UInt32
    /// What stands in the first slot of its hash.
    fileprivate var found: UInt64 = 0
    fileprivate(set) var number: UInt32 = 0

    @inline(__always)
    init(_ word: ScannedWord) {
        (head, length) = (word.head, UInt32(clamping: word.bytes.count))
        hash = UInt32(truncatingIfNeeded: word.head.hash >> 32)
    }

    var isShort: Bool { length <= ShortWord.mostBytes }
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
        var hash = word.head.hash
        // Few words are longer than their heads.
        for byte in word.bytes.dropFirst(ShortWord.mostBytes) {
            hash = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
        }
        return number(of: word.bytes, word.head, UInt32(truncatingIfNeeded: hash >> 32))
    }

    /// Numbers words, of which only the last may be long: where each may stand is read for all of
    /// them first.
    mutating func number(
        _ words: UnsafeMutableBufferPointer<WaitingWord>,
        longWord: ScannedWord?
    ) {
        for place in 0..<words.count {
            words[place].found = slots[firstSlot(words[place].hash)]
        }
        for place in 0..<words.count {
            let word = words[place]
            let number = Int(word.found & 0xFFFF_FFFF) - 1
            if word.found >> 32 == word.hash, number >= 0, word.isShort,
                isEqual(number, word.head, word.length)
            {
                words[place].number = UInt32(number)
            } else if word.isShort {
                words[place].number = UInt32(self.number(of: word))
            } else if let longWord {
                words[place].number = UInt32(self.number(of: longWord))
            }
        }
    }

    private mutating func number(of word: WaitingWord) -> Int {
        word.head.withBytes(Int(word.length)) { number(of: $0, word.head, word.hash) }
    }

    private mutating func number(
        of word: UnsafeBufferPointer<UInt8>,
        _ head: ShortWord,
        _ hash: UInt32
    ) -> Int {
        var slot = firstSlot(hash)
        while slots[slot] != 0 {
            let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
            if slots[slot] >> 32 == hash, isEqual(number, head, UInt32(clamping: word.count)),
                word.count <= ShortWord.mostBytes || self.word(number).elementsEqual(word)
            {
                return number
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        // Beyond 32 bits words are not told apart; then no index is written either.
        let start = UInt32(clamping: bytes.count)
        words.append(Word(head: head, start: start, length: UInt32(word.count)))
        bytes.append(contentsOf: word)
        slots[slot] = UInt64(hash) << 32 | UInt64(count)
        if count * 2 > slots.count { grow() }
        return count - 1
    }

    @inline(__always)
    private func isEqual(_ number: Int, _ head: ShortWord, _ length: UInt32) -> Bool {
        words[number].head == head && words[number].length == length
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

extension ShortWord {
    /// Hands over its bytes, which are so many.
    fileprivate func withBytes<Result>(
        _ count: Int,
        _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.mostBytes) { bytes in
            if let base = bytes.baseAddress { write(to: base) }
            return body(UnsafeBufferPointer(rebasing: bytes[..<count]))
        }
    }
}
