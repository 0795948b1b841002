// Numbers of a layer, with the noun behind them or by their place.

extension LayerWords {
    /// Reads numbers by the noun behind them; the place behind those.
    mutating func readNumbers(_ index: Int) -> Int {
        guard let found = shape(index) else {
            hasWords = true
            return index + 1
        }
        let end = found.range.upperBound
        let noun = end < range.upperBound ? tokens[end].word ?? "" : ""
        defer { hasWords = true }
        if !hasWords, leading == nil { leading = result(found) }
        switch (noun, found.sizes.count) {
        case ("filters", 1), ("kernels", 1), ("filter", 1), ("filtern", 1):
            mention?.filters = found.sizes[0]
        case ("filter", _), ("filters", _), ("filtern", _), ("kernel", _), ("kernels", _),
            ("window", _):
            take(filter: found.sizes)
        case ("units", 1), ("neurons", 1), ("nodes", 1), ("neuronen", 1):
            mention?.units = found.sizes[0]
        case ("channels", 1), ("channel", 1), ("chanels", 1), ("inputs", 1), ("eingängen", 1),
            ("kanäle", 1),
            ("kanälen", 1):
            takeChannels(found)
        case ("parameters", _), ("params", _), ("weights", _), ("bytes", _), ("parameter", _),
            ("gewichte", _):
            break
        case (_, 3): takeImage(found)
        case (_, 2) where isInput(found) || isLargerThanKernel(found):
            image = .init(sizes: found.sizes + [1], range: found.range)
        case (_, 2) where mention?.kind == .convolution || mention?.kind == .pooling:
            take(filter: found.sizes)
        case (_, 1) where isFilterCount(found) || isOfFilters(end) || isBeforeWindow(found):
            mention?.filters = found.sizes[0]
        default: others.append(found)
        }
        return end
    }

    /// `64 channels` go in, and `to 64 channels` come out; of `from 256 to 64 channels` the first go in, and the others come out.
    private mutating func takeChannels(_ found: LayerPhrase.Sizes) {
        let to = found.range.lowerBound - 1
        guard to - 2 >= range.lowerBound, tokens[to].word == "to", tokens[to - 2].word == "from",
            let input = tokens[to - 1].number?.integer
        else {
            if to >= range.lowerBound, tokens[to].word == "to" {
                mention?.filters = found.sizes[0]
            } else {
                mention?.depth = found.sizes[0]
            }
            return
        }
        mention?.depth = input
        mention?.filters = found.sizes[0]
    }

    private static let values: Set<String> = [
        "values", "numbers", "neurons", "units", "nodes", "features", "inputs", "outputs",
        "elements", "entries", "activations", "werte", "werten", "neuronen",
    ]
    private static let goingOn: Set<String> = [
        "and", "then", "before", "because", "since", "as", "when", "which", "so", "with",
        "without", "instead", "not", "und", "mit", "ohne", "weil", "statt",
    ]
    private static let shares: Set<String> = ["per", "for", "each", "in", "pro", "je"]

    /// One number as what comes out; `nil` where it counts something else: `6 channels`, `75%`.
    private func result(_ found: LayerPhrase.Sizes) -> LayerPhrase.Sizes? {
        let end = found.range.upperBound
        guard found.sizes.count == 1, end < range.upperBound else { return found }
        guard let word = tokens[end].word else { return tokens[end].isSign("%") ? nil : found }
        if Self.goingOn.contains(word) { return found }
        // `1176 flat values`: one adjective may stand between.
        guard
            let noun = tokens[end..<range.upperBound].prefix(2).firstIndex(where: {
                Self.values.contains($0.word ?? "")
            }),
            !tokens[end..<range.upperBound].prefix(noun - end + 2).contains(where: {
                Self.shares.contains($0.word ?? "")
            })
        else { return nil }
        return LayerPhrase.Sizes(sizes: found.sizes, range: found.range, countsValues: true)
    }

    /// `3x3 conv, 64`.
    private func isFilterCount(_ found: LayerPhrase.Sizes) -> Bool {
        let comma = found.range.lowerBound - 1
        guard mention?.kind == .convolution, mention?.filters == nil, comma > range.lowerBound,
            tokens[comma].isSign(",")
        else { return false }
        return tokens[comma - 1].number != nil || tokens[comma - 1].word?.hasPrefix("conv") == true
    }

    /// `conv1 64 3x3`.
    private func isBeforeWindow(_ found: LayerPhrase.Sizes) -> Bool {
        let end = found.range.upperBound
        guard mention?.kind == .convolution, mention?.filters == nil, end < range.upperBound,
            found.range.lowerBound > range.lowerBound,
            let window = shape(end)?.sizes, window.count == 2, window[0] == window[1]
        else { return false }
        return true
    }

    private static let verbs: Set<String> = [
        "turns", "turn", "takes", "reduces", "shrinks", "halves", "on", "over", "from", "makes",
        "halbiert", "verkleinert",
    ]

    /// `turns 8x8 into 4x4`.
    private func isInput(_ found: LayerPhrase.Sizes) -> Bool {
        guard mention != nil, image == nil, found.range.lowerBound > range.lowerBound else {
            return false
        }
        return tokens[found.range.lowerBound - 1].word.map { Self.verbs.contains($0) } ?? false
    }

    /// `2x2 pooling 8x8`: the second pair is what the window goes over.
    private func isLargerThanKernel(_ found: LayerPhrase.Sizes) -> Bool {
        guard mention?.kind == .pooling || mention?.kind == .convolution, image == nil,
            let kernel = mention?.kernel, kernel.count == 2
        else { return false }
        return found.sizes[0] > kernel[0] && found.sizes[1] > kernel[1]
    }

    /// Three numbers are the input, unless they stand right behind `conv` or are the second such.
    private mutating func takeImage(_ found: LayerPhrase.Sizes) {
        let before =
            found.range.lowerBound > range.lowerBound
            ? tokens[found.range.lowerBound - 1].word : nil
        let isFilter =
            mention?.kind == .convolution
            && (["conv", "convolution"].contains(before) || image != nil)
        // `19x19x8; pool 2/2 32x32x16`: what came out before, then what the pooling goes over.
        let isSecond = mention?.kind == .pooling && image?.range == leading?.range
        if isFilter {
            others.append(found)
        } else if image == nil || isSecond {
            image = found
        }
    }
}
