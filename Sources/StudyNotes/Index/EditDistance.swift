internal import StudyCore

/// The distance of `Spelling` from one word to many, by bits instead of a table.
///
/// Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances" (2003), in
/// bytes: each column of the table is two words of 64 bits. Words with other letters than ASCII,
/// or longer than 64, go the long way.
struct EditDistance {
    let word: String
    private let length: Int
    private let letters: UInt64
    /// For each byte its places in the word; empty when the word goes the long way.
    private let places: [UInt64]

    init(from word: String) {
        self.word = word
        let bytes = Array(word.utf8)
        length = bytes.count
        letters = bytes.reduce(0) { $0 | Self.bit($1) }
        var places = [UInt64](repeating: 0, count: 128)
        let isShort = !bytes.isEmpty && bytes.count <= 64 && bytes.allSatisfy { $0 < 0x80 }
        if isShort {
            for (place, byte) in bytes.enumerated() { places[Int(byte)] |= 1 << UInt64(place) }
        }
        self.places = isShort ? places : []
    }

    /// The distance to another word, or `nil` when it is above a limit.
    func distance(to other: IndexSlice, limit: Int) -> Int? {
        guard abs(other.count - length) <= limit * (places.isEmpty ? 4 : 1) else { return nil }
        var (otherLetters, isASCII) = (UInt64(0), true)
        for offset in 0..<other.count {
            otherLetters |= Self.bit(other[offset])
            if other[offset] >= 0x80 { isASCII = false }
        }
        if isASCII, !places.isEmpty {
            // An edit takes one kind of letter away and brings another.
            guard (letters & ~otherLetters).nonzeroBitCount <= limit,
                (otherLetters & ~letters).nonzeroBitCount <= limit
            else { return nil }
            let distance = byBits(other)
            return distance <= limit ? distance : nil
        }
        let distance = Spelling.distance(word, other.text)
        return distance <= limit ? distance : nil
    }

    private static func bit(_ byte: UInt8) -> UInt64 { 1 << UInt64(byte & 63) }

    private func byBits(_ other: IndexSlice) -> Int {
        var (rises, falls, diagonal, before) = (~UInt64(0), UInt64(0), UInt64(0), UInt64(0))
        var distance = length
        let last = UInt64(1) << UInt64(length - 1)
        for offset in 0..<other.count {
            let match = places[Int(other[offset])]
            let swapped = ((~diagonal & match) << 1) & before
            diagonal = (((match & rises) &+ rises) ^ rises) | match | falls | swapped
            var across = falls | ~(diagonal | rises)
            let down = diagonal & rises
            if across & last != 0 { distance += 1 }
            if down & last != 0 { distance -= 1 }
            across = across << 1 | 1
            falls = across & diagonal
            rises = (down << 1) | ~(diagonal | across)
            before = match
        }
        return distance
    }
}
