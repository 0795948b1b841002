/// Finds the texts that share most with another one, through the pieces that few texts have.
struct ShingleIndex {
    /// The texts that are looked at closely.
    private static let nearest = 40
    /// The entries of the index that are counted for one text: pieces in very many texts tell
    /// nothing, and would make the search of all for all quadratic.
    private static let effort = 4_000

    private let texts: [Shingles]
    private var places: [UInt64: [Int]] = [:]

    init(_ texts: [Shingles]) {
        self.texts = texts
        for (number, text) in texts.enumerated() {
            for piece in text.pieces { places[piece, default: []].append(number) }
        }
    }

    /// Texts of a likeness (Jaccard) or more, those first that share the most of the rarest pieces.
    func nearest(
        to text: Shingles,
        atLeast least: Double
    ) -> [(text: Int, similarity: Double)] {
        var shared: [Int: Int] = [:]
        var effort = 0
        for (piece, count) in rarestFirst(text) {
            effort += count
            // The rarest counts in any case: of texts that are all alike, one is the nearest.
            if effort > Self.effort, !shared.isEmpty { break }
            for place in (places[piece] ?? []).prefix(Self.effort) {
                shared[place, default: 0] += 1
            }
        }
        return shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(Self.nearest)
            .compactMap { place, _ in
                guard text.mostSimilarity(to: texts[place]) >= least else { return nil }
                let similarity = text.similarity(to: texts[place])
                return similarity >= least ? (place, similarity) : nil
            }
    }

    private func rarestFirst(_ text: Shingles) -> [(piece: UInt64, count: Int)] {
        text.pieces
            .compactMap { piece -> (piece: UInt64, count: Int)? in
                places[piece].map { (piece, $0.count) }
            }
            .sorted { ($0.count, $0.piece) < ($1.count, $1.piece) }
    }
}
