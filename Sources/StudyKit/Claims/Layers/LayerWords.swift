internal import CNNEngine

/// Reads a layer from words: `6 filters of 5x5, stride 1, no padding`, `2x2 max pooling`.
struct LayerWords {
    let tokens: [TextToken]
    let range: Range<Int>
    var mention: LayerMention?
    /// Also where no layer is named: `26x26x8 with no padding`.
    private(set) var (stride, padding): (Int?, Padding?)
    var image: LayerPhrase.Sizes?
    var leading: LayerPhrase.Sizes?
    var others: [LayerPhrase.Sizes] = []
    /// Whether words stand before, other than `output` and its like.
    var hasWords = false

    init(tokens: [TextToken], range: Range<Int>, kind: LayerMention.Kind?) {
        (self.tokens, self.range) = (tokens, range)
        mention = kind.map { LayerMention($0) }
    }

    mutating func read() {
        var index = range.lowerBound
        while index < range.upperBound {
            if tokens[index].number != nil {
                index = readNumbers(index)
            } else if let word = tokens[index].word {
                index = readWord(word, index)
            } else {
                index += 1
            }
        }
        mention?.stride = stride
        mention?.padding = padding
    }

    // MARK: - Words with their numbers

    private static let openers: Set<String> = [
        "a", "an", "the", "output", "outputs", "shape", "size", "of", "about", "result", "is",
        "and", "vector", "volume", "tensor", "length", "ein", "eine", "einen", "vektor",
    ]

    private mutating func readWord(_ word: String, _ index: Int) -> Int {
        if !Self.openers.contains(word) { hasWords = true }
        switch isMarked(index) ? Self.letters[word] ?? word : word {
        case "stride", "strides", "schrittweite":
            guard let sizes = sizes(behind: index) else { return index + 1 }
            stride = sizes.sizes[0]
            return sizes.range.upperBound
        case "padding", "pad", "zero-padding": return readPadding(index)
        case "kernel", "kernels", "filter", "filters", "filtern", "window", "windows":
            guard let sizes = sizes(behind: index), word != "filters" || sizes.sizes.count > 1
            else {
                return index + 1
            }
            take(filter: sizes.sizes)
            return sizes.range.upperBound
        default:
            if let count = Self.countWords[word], isOfFilters(index + 1) {
                mention?.filters = count
            }
            return index + 1
        }
    }

    /// What single letters stand for, where a sign of equality stands behind them.
    private static let letters = ["s": "stride", "p": "padding", "f": "filter", "k": "kernel"]

    private func isMarked(_ index: Int) -> Bool {
        index + 1 < range.upperBound && tokens[index + 1].isSign("=")
    }

    private static let countWords: [String: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10,
    ]

    /// Whether `filters` or `3×3 filters` stand at a place.
    func isOfFilters(_ index: Int) -> Bool {
        guard index < range.upperBound else { return false }
        let place = shape(index)?.range.upperBound ?? index
        return place < range.upperBound
            && ["filters", "filter", "filtern", "kernels"].contains(tokens[place].word)
    }

    private mutating func readPadding(_ index: Int) -> Int {
        let before = index > range.lowerBound ? tokens[index - 1].word : nil
        let behind = index + 1 < range.upperBound ? tokens[index + 1].word : nil
        if ["no", "without", "ohne", "kein"].contains(before) || behind == "none"
            || behind == "valid"
            || before == "valid"
        {
            padding = .valid
        } else if before == "same" || behind == "same" {
            padding = .same
        } else if let sizes = sizes(behind: index), (0...1_000).contains(sizes.sizes[0]) {
            padding = .symmetric(Size2D(sizes.sizes[0]))
            return sizes.range.upperBound
        }
        return index + 1
    }

    private static let fillers: Set<String> = [
        "of", "size", "with", "is", "a", "shape", "der", "größe", "mit", "je", "von",
    ]

    /// The numbers that belong to a word before them.
    private func sizes(behind index: Int) -> LayerPhrase.Sizes? {
        var place = index + 1
        while place < range.upperBound, place - index < 4,
            tokens[place].word.map({ Self.fillers.contains($0) })
                ?? (tokens[place].isSign("=") || tokens[place].isSign(":")
                    || tokens[place].isSign("("))
        {
            place += 1
        }
        return place < range.upperBound ? shape(place) : nil
    }

    func shape(_ index: Int) -> LayerPhrase.Sizes? {
        guard let shape = ShapeText(tokens[index..<range.upperBound]) else { return nil }
        return LayerPhrase.Sizes(sizes: shape.sizes, range: index..<shape.end)
    }

    /// `5x5x3` is a filter with its channels; `5x5` leaves these open.
    mutating func take(filter sizes: [Int]) {
        guard mention?.kernel == nil else { return }
        mention?.kernel = Array(sizes.prefix(2))
        if sizes.count == 3 { mention?.depth = sizes[2] }
    }
}
