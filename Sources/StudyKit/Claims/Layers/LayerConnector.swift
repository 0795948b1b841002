/// A place of a sentence behind which stands what comes out of a layer.
struct LayerConnector {
    private let tokens: [TextToken]
    private let index: Int

    init(_ tokens: [TextToken], at index: Int) { (self.tokens, self.index) = (tokens, index) }

    private static let always: Set<String> = [
        "gives", "give", "becomes", "become", "into", "yields", "produces", "returns", "outputs",
        "leaves", "ergibt", "ergeben", "liefert",
    ]
    private static let shrinking: Set<String> = [
        "halves", "reduces", "shrinks", "turns", "halbiert", "verkleinert",
    ]

    /// Whether the sentence is cut here.
    var isOne: Bool {
        let token = tokens[index]
        guard let word = token.word else {
            return token.isSign("→") || token.isSign(":") && isBehindImage
        }
        if Self.always.contains(word) { return true }
        switch word {
        // `no padding: output 4×4×8`.
        case "output": return index + 1 < tokens.count && tokens[index + 1].number != nil
        // `makes 27×27×16 into 9×9×16` names the input first.
        case "makes", "make": return shape(index + 1).map { !isWord("into", $0.end) } ?? true
        case "get", "gets", "obtain", "obtains": return shape(index + 1)?.sizes.count == 3
        case "to", "zu", "auf": return isBetweenSizes
        default: return false
        }
    }

    /// `halves 64×64×32 to 32×32×32`.
    private var isBetweenSizes: Bool {
        guard let sizes = shape(index + 1)?.sizes, sizes.count > 1, let before = sizesBefore,
            before.sizes.count == sizes.count
        else { return false }
        let verb = before.start > 0 ? tokens[before.start - 1].word ?? "" : ""
        return sizes.count == 3 || Self.shrinking.contains(verb)
    }

    /// `3×3 conv on 65×65×3: 63×63×8`, with nothing behind it that says what the numbers are of.
    private var isBehindImage: Bool {
        guard let result = shape(index + 1), result.sizes.count == 3,
            result.end == tokens.count || tokens[result.end].word == nil
        else { return false }
        return tokens[..<index].indices.contains {
            tokens[$0].number != nil && ($0 == 0 || !tokens[$0 - 1].isSign("×"))
                && shape($0)?.sizes.count == 3
        }
    }

    private func shape(_ place: Int) -> ShapeText? {
        place < tokens.count ? ShapeText(tokens[place...]) : nil
    }

    private func isWord(_ word: String, _ place: Int) -> Bool {
        place < tokens.count && tokens[place].word == word
    }

    /// The numbers that end here, and where they begin.
    private var sizesBefore: (sizes: [Int], start: Int)? {
        for start in max(0, index - 5)..<index where tokens[start].number != nil {
            if let shape = shape(start), shape.end == index { return (shape.sizes, start) }
        }
        return nil
    }
}
