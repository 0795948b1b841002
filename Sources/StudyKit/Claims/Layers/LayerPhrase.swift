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
        let connectors = tokens.indices.filter { LayerConnector(tokens, at: $0).isOne }
        let cuts = (connectors + cutsBehindFlatten(tokens, connectors)).sorted()
        let starts = [0] + cuts.map { $0 + 1 }
        return zip(starts, cuts + [tokens.count]).map { LayerPhrase(tokens, $0..<$1) }
    }

    /// `flatten 5x5x16 and dense 120`: the places before a dense layer that stands behind a flatten
    /// in the same part.
    private static func cutsBehindFlatten(_ tokens: [TextToken], _ connectors: [Int]) -> [Int] {
        var (cuts, flatten) = ([Int](), Int?.none)
        for index in tokens.indices {
            if connectors.contains(index) { flatten = nil }
            let next = index + 1 < tokens.count ? tokens[index + 1].word ?? "" : ""
            switch tokens[index].word.flatMap({ LayerMention.Kind.named($0, before: next) }) {
            case .flatten: flatten = index
            case .dense:
                let place = index - 1
                guard let start = flatten, place > start, tokens[place].number == nil else { break }
                cuts.append(place)
                flatten = nil
            default: break
            }
        }
        return cuts
    }

    /// Whether it begins with what comes out of a layer before it: `→ 11x11x64`.
    func isResult(of layer: LayerPhrase) -> Bool {
        guard let leading, let image else { return false }
        return range.lowerBound > layer.range.lowerBound && leading.range == image.range
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
