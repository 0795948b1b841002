internal import CNNEngine

/// Finds what a window makes of a size: `same padding, 225 -> 113 with stride 2`.
struct SizeChangeClaims {
    private let tokens: [TextToken]

    /// The claims of a sentence.
    static func find(in tokens: [TextToken], _ runs: inout LayerRuns) -> [ClaimDraft] {
        let finder = SizeChangeClaims(tokens: tokens)
        guard let stride = finder.number(of: .stride), (1...10_000).contains(stride),
            !tokens.contains(where: { isOtherwise($0.word ?? "") }),
            !SeveralLayers.areNamed(in: tokens[...])
        else { return [] }
        let padding = finder.padding
        let kernel = finder.number(of: .kernel)
        // How many positions `same` has does not depend on the window.
        let isSame = if case .same = padding { true } else { false }
        guard isSame || (kernel != nil && padding != nil) else { return [] }
        return finder.changes.compactMap { change in
            let sizes: [SettingWord: [Int]] = [
                .input: change.from, .kernel: [kernel ?? 3], .stride: [stride],
            ]
            return LayerSetting(sizes, padding: padding, claimed: change.to)?
                .draft(change.to, kind: .setting, tokens[change.range], &runs)
        }
    }

    /// Windows that enlarge, or that a setting with its own names is about.
    private static func isOtherwise(_ word: String) -> Bool {
        ["transpos", "deconv", "upsampl", "dilat", "conv2dtranspose"].contains(
            where: word.hasPrefix
        )
            || ["input", "output", "not", "cannot", "no"].contains(word)
    }

    // MARK: - The window

    private func number(of meaning: SettingWord) -> Int? {
        for index in tokens.indices {
            guard let word = tokens[index].word, word.count > 2, SettingWord(word) == meaning else {
                continue
            }
            let rest = tokens[(index + 1)...].prefix(3).drop { token in
                SettingWord.fillers.contains(token.word ?? "") || token.isSign("=")
                    || token.isSign(":")
            }
            if let number = rest.first?.number?.integer { return number }
            // `3x3 kernel`
            if meaning == .kernel, index > 2, let number = tokens[index - 1].number?.integer,
                tokens[index - 2].isSign("×"), tokens[index - 3].number?.integer == number
            {
                return number
            }
        }
        return nil
    }

    /// `same padding`, `padding = "valid"`, `padding 1`.
    private var padding: LayerSetting.PaddingWord? {
        for index in tokens.indices where ["padding", "pad"].contains(tokens[index].word) {
            if index > 0, let word = tokens[index - 1].word, ["same", "valid"].contains(word) {
                return LayerSetting.PaddingWord(word)
            }
            let rest = tokens[(index + 1)...].prefix(4).drop { token in
                token.word == "is" || token.word == "of"
                    || ["=", ":", "\"", "'"].contains(token.sign)
            }
            if let word = rest.first?.word, ["same", "valid"].contains(word) {
                return LayerSetting.PaddingWord(word)
            }
            if let number = rest.first?.number?.integer { return .number(number) }
        }
        return nil
    }

    // MARK: - The sizes

    private var changes: [(from: [Int], to: [Int], range: Range<Int>)] {
        tokens.indices.compactMap { index in
            guard tokens[index].number != nil, index == 0 || !tokens[index - 1].isSign("×"),
                let from = ShapeText(tokens[index...]), from.end + 1 < tokens.count,
                leads(from.end, from: index), let to = ShapeText(tokens[(from.end + 1)...]),
                from.sizes.count == to.sizes.count, !isCounted(behind: to.end),
                from.sizes.allSatisfy({ $0 > 0 })
            else { return nil }
            return (from.sizes, to.sizes, index..<to.end)
        }
    }

    /// `225 → 113`, `225 becomes 113`, `from 225 to 113`; `1 to 9` may be values.
    private func leads(_ place: Int, from start: Int) -> Bool {
        let token = tokens[place]
        if token.word == "to" { return start > 0 && tokens[start - 1].word == "from" }
        return token.isSign("→") || ["becomes", "become", "into", "gives"].contains(token.word)
    }

    /// `32 → 64 channels` is no size of a map.
    private func isCounted(behind end: Int) -> Bool {
        guard end < tokens.count, let word = tokens[end].word else { return false }
        return ["channel", "filter", "map", "feature", "unit", "param", "epoch", "class", "kernel"]
            .contains(where: word.hasPrefix)
    }
}
