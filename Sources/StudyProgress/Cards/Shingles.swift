/// The pieces of four letters that a text is made of, to tell how alike two texts are.
struct Shingles: Hashable {
    /// In ascending order, each once.
    let pieces: [UInt64]

    private static let length = 4

    init(_ text: String) {
        // Case, marks and spaces are how a text is written, not what it says.
        let letters = Array(
            text.lowercased().unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            }
        )
        let starts = 0...max(letters.count - Self.length, 0)
        let all = starts.map { start in
            letters[start..<min(start + Self.length, letters.count)].reduce(UInt64(0)) {
                piece,
                letter in
                piece << 16 ^ UInt64(letter.value)
            }
        }
        .sorted()
        pieces = all.indices.filter { $0 == 0 || all[$0] != all[$0 - 1] }.map { all[$0] }
    }

    /// The share of all pieces that both have (Jaccard), from 0 to 1.
    func similarity(to other: Shingles) -> Double {
        let shared = sharedCount(with: other)
        return Double(shared) / Double(pieces.count + other.pieces.count - shared)
    }

    /// The most that the likeness of two texts can be, by their lengths alone.
    func mostSimilarity(to other: Shingles) -> Double {
        let (fewer, more) = (
            min(pieces.count, other.pieces.count), max(pieces.count, other.pieces.count)
        )
        return Double(fewer) / Double(max(more, 1))
    }

    private func sharedCount(with other: Shingles) -> Int {
        var (own, others, shared) = (0, 0, 0)
        while own < pieces.count, others < other.pieces.count {
            let (left, right) = (pieces[own], other.pieces[others])
            if left == right { shared += 1 }
            if left <= right { own += 1 }
            if right <= left { others += 1 }
        }
        return shared
    }
}
