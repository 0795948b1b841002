internal import CNNEngine

/// A part of a sentence between its arrows: a layer in words, a shape, or both.
struct LayerPhrase {
    /// Numbers joined by `×`, and the place of the first.
    struct Sizes {
        let sizes: [Int]
        let range: Range<Int>
        /// Whether one number counts values: `1176 values`, not the side of a square.
        var countsValues = false
    }

    private(set) var mention: LayerMention?
    /// Height, width and channels, where they are no filter.
    private(set) var image: Sizes?
    /// The first numbers of the part, where no words but `output` and its like stand before them.
    private(set) var leading: Sizes?
    /// Numbers that nothing is said of.
    private(set) var others: [Sizes] = []
    /// What is said of a window, also where the layer is named before: `26x26x8 with no padding`.
    private(set) var (stride, padding): (Int?, Padding?)
    /// Whether a layer is named that keeps the shape: an activation, dropout.
    private(set) var keepsShape = false
    let range: Range<Int>

    /// The parts of a sentence, cut at `→`, `gives`, `into` and their like.
    static func parts(of tokens: [TextToken]) -> [LayerPhrase] {
        let cuts = tokens.indices.filter { LayerConnector(tokens, at: $0).isOne }
        let starts = [0] + cuts.map { $0 + 1 }
        return zip(starts, cuts + [tokens.count]).map { LayerPhrase(tokens, $0..<$1) }
    }

    private init(_ tokens: [TextToken], _ range: Range<Int>) {
        self.range = range
        let words = range.compactMap { tokens[$0].word }
        let kind = LayerMention.Kind(namedIn: words)
        keepsShape = kind == nil && words.contains(where: LayerMention.Kind.keepingShape.contains)
        var reader = LayerWords(tokens: tokens, range: range, kind: kind)
        reader.read()
        mention = reader.mention
        (stride, padding) = (reader.stride, reader.padding)
        (image, leading, others) = (reader.image, reader.leading, reader.others)
    }
}
