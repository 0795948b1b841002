/// Whether words name more than one layer, so that no single step of a chain is that of the first.
enum SeveralLayers {
    private static let convolutions: Set<String> = ["conv", "convolution", "convolutional"]
    private static let plurals: Set<String> = [
        "convs", "convolutions", "layers", "schichten", "faltungen", "branches", "blocks",
    ]
    private static let sideBySide: Set<String> = [
        "inception", "parallel", "concat", "concatenated", "concatenation", "stacked", "bottleneck",
    ]
    private static let orders: Set<String> = ["then", "followed", "dann"]
    /// Windows of layers are seldom larger.
    private static let windows = 1...11

    /// Whether several are named, each of its own kind, one behind the other or side by side.
    static func areNamed(in tokens: ArraySlice<TextToken>) -> Bool {
        var (hasConvolution, hasPooling, isOrdered) = (false, false, false)
        for index in tokens.indices {
            guard let word = tokens[index].word else {
                if isOrdered, isWindow(tokens, index) { return true }
                continue
            }
            if sideBySide.contains(word) || plurals.contains(word) { return true }
            if orders.contains(word) { isOrdered = hasConvolution || hasPooling }
            switch LayerMention.Kind.named(word, before: "") {
            case .pooling:
                if hasConvolution || isOrdered { return true }
                hasPooling = true
            case .convolution where isConvolution(word):
                if hasPooling || isOrdered { return true }
                hasConvolution = true
            default: break
            }
        }
        return areWindowsListed(tokens)
    }

    /// `conv` and `conv1`, and no `filter`, which pooling has as well.
    private static func isConvolution(_ word: String) -> Bool {
        convolutions.contains(word) || word.hasPrefix("conv")
    }

    private static func isWindow(_ tokens: ArraySlice<TextToken>, _ index: Int) -> Bool {
        window(tokens, index) != nil
    }

    /// The place behind two equal sides that a window may have.
    private static func window(_ tokens: ArraySlice<TextToken>, _ index: Int) -> Int? {
        guard tokens[index].number != nil,
            index == tokens.startIndex || !tokens[index - 1].isSign("×"),
            let shape = ShapeText(tokens[index...]), shape.sizes.count == 2,
            shape.sizes[0] == shape.sizes[1], windows.contains(shape.sizes[0])
        else { return nil }
        return shape.end
    }

    /// `1x1, 3x3, 5x5`, or two of them before an image.
    private static func areWindowsListed(_ tokens: ArraySlice<TextToken>) -> Bool {
        var (listed, hasImage, end) = (0, false, Int?.none)
        for index in tokens.indices where tokens[index].number != nil {
            if let next = window(tokens, index) {
                let isNext = end.map { $0 + 1 == index && isLink(tokens[$0]) } ?? false
                listed += isNext ? 1 : 0
                end = next
            } else if let shape = ShapeText(tokens[index...]), shape.sizes.count == 3 {
                hasImage = true
            }
        }
        return listed > 1 || listed == 1 && hasImage
    }

    private static func isLink(_ token: TextToken) -> Bool {
        [",", "+", "/", "&"].contains(token.sign) || ["and", "und", "or"].contains(token.word)
    }
}
