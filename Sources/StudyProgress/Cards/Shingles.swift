/// The pieces of four letters that a text is made of, to tell how alike two texts are.
struct Shingles: Hashable {
    let pieces: Set<UInt64>

    private static let length = 4

    init(_ text: String) {
        // Case, marks and spaces are how a text is written, not what it says.
        let letters = Array(
            text.lowercased().unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            }
        )
        let starts = 0...max(letters.count - Self.length, 0)
        pieces = Set(
            starts.map { start in
                letters[start..<min(start + Self.length, letters.count)].reduce(0) {
                    piece,
                    letter in
                    piece << 16 ^ UInt64(letter.value)
                }
            }
        )
    }

    /// The share of all pieces that both have (Jaccard), from 0 to 1.
    func similarity(to other: Shingles) -> Double {
        let shared = pieces.intersection(other.pieces).count
        return Double(shared) / Double(pieces.count + other.pieces.count - shared)
    }
}
