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
        letters = bytes.withUnsafeBytes(Self.letters).set
        var places = [UInt64](repeating: 0, count: 128)
        let isShort = !bytes.isEmpty && bytes.count <= 64 && bytes.allSatisfy { $0 < 0x80 }
        if isShort {
            for (place, byte) in bytes.enumerated() { places[Int(byte)] |= 1 << UInt64(place) }
        }
        self.places = isShort ? places : []
    }

    /// The distance to another word, or `nil` when it is above a limit.
    func distance(to other: IndexSlice, limit: Int) -> Int? {
        other.withBytes { distance(to: $0, limit: limit) }
    }

    /// The distance to another word in UTF-8, or `nil` when it is above a limit.
    func distance(to other: UnsafeRawBufferPointer, limit: Int) -> Int? {
        guard isNear(other, limit) else { return nil }
        return distance(to: other, Self.letters(of: other), limit: limit)
    }

    private func isNear(_ other: UnsafeRawBufferPointer, _ limit: Int) -> Bool {
        abs(other.count - length) <= limit * (places.isEmpty ? 4 : 1)
    }

    private func distance(
        to other: UnsafeRawBufferPointer,
        _ letters: (set: UInt64, isASCII: Bool),
        limit: Int
    ) -> Int? {
        let (others, isASCII) = letters
        if isASCII, !places.isEmpty {
            // An edit takes one kind of letter away and brings another.
            guard (self.letters & ~others).nonzeroBitCount <= limit,
                (others & ~self.letters).nonzeroBitCount <= limit
            else { return nil }
            let distance = byBits(other)
            return distance <= limit ? distance : nil
        }
        let distance = Spelling.distance(word, String(decoding: other, as: UTF8.self))
        return distance <= limit ? distance : nil
    }

    /// The nearest of some words to one in UTF-8, the first of equals, if none is too far.
    static func nearest(
        of words: [EditDistance],
        to other: UnsafeRawBufferPointer,
        limit: Int
    ) -> Int? {
        let letters = letters(of: other)
        var best: (index: Int, distance: Int)?
        for (index, word) in words.enumerated() where word.isNear(other, limit) {
            guard let distance = word.distance(to: other, letters, limit: limit) else { continue }
            if distance < best?.distance ?? .max { best = (index, distance) }
        }
        return best?.index
    }

    private static func letters(
        of bytes: UnsafeRawBufferPointer
    ) -> (set: UInt64, isASCII: Bool) {
        var (set, all) = (UInt64(0), UInt8(0))
        for byte in bytes {
            set |= 1 << UInt64(byte & 63)
            all |= byte
        }
        return (set, all < 0x80)
    }

    private func byBits(_ other: UnsafeRawBufferPointer) -> Int {
        var (rises, falls, diagonal, before) = (~UInt64(0), UInt64(0), UInt64(0), UInt64(0))
        var distance = length
        let last = UInt64(1) << UInt64(length - 1)
        for byte in other {
            let match = places[Int(byte)]
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
