internal import CNNEngine

/// Finds the padding with which a window keeps the size: `same padding for 5×5: p = 2`.
struct SamePaddingClaims {
    private let tokens: [TextToken]

    /// The claims of a sentence.
    static func find(in tokens: [TextToken], _ runs: inout LayerRuns) -> [ClaimDraft] {
        let finder = SamePaddingClaims(tokens: tokens)
        guard finder.isAboutSameSize else { return [] }
        return finder.pairs.compactMap { finder.draft($0, &runs) }
    }

    private var isAboutSameSize: Bool {
        let words = tokens.compactMap(\.word)
        let keeps = words.contains { ["keeps", "keep", "preserves", "preserve"].contains($0) }
        let isSame = words.contains("same") || keeps && words.contains { $0.hasPrefix("size") }
        // With a stride, or with sizes that are named, it is a setting.
        return isSame && !words.contains { Self.others.contains($0) }
    }

    private static let others: Set<String> = [
        "stride", "strides", "input", "output", "dilation", "dilated", "not", "pool", "pooling",
        "transposed",
    ]

    private struct Pair {
        let kernel: Int
        let padding: Int
        let range: Range<Int>
    }

    /// Each padding with the window before it, or else with the next one.
    private var pairs: [Pair] {
        var pairs: [Pair] = []
        let windows = windows
        var passed = 0
        for padding in paddings {
            while passed < windows.count,
                windows[passed].range.upperBound <= padding.range.lowerBound
            {
                passed += 1
            }
            let before = passed > 0 ? windows[passed - 1] : nil
            let next = windows.dropFirst(passed).first
            guard let window = before ?? next else { continue }
            let start = min(window.range.lowerBound, padding.range.lowerBound)
            let end = max(window.range.upperBound, padding.range.upperBound)
            guard end - start <= 14, pairs.last.map({ $0.range.upperBound <= start }) ?? true
            else { continue }
            pairs.append(Pair(kernel: window.size, padding: padding.size, range: start..<end))
        }
        return pairs
    }

    /// `f = 5`, `kernel 5`, `5×5`; only odd sides can be kept by the same padding on both sides.
    private var windows: [(size: Int, range: Range<Int>)] {
        tokens.indices.compactMap { index in
            if let word = tokens[index].word, SettingWord(word) == .kernel,
                let named = named(at: index)
            {
                return named.size % 2 == 1 ? named : nil
            }
            guard tokens[index].number != nil, index == 0 || !tokens[index - 1].isSign("×"),
                let shape = ShapeText(tokens[index...]), shape.sizes.count == 2,
                shape.sizes[0] == shape.sizes[1], shape.sizes[0] % 2 == 1,
                (1...31).contains(shape.sizes[0])
            else { return nil }
            return (shape.sizes[0], index..<shape.end)
        }
    }

    private var paddings: [(size: Int, range: Range<Int>)] {
        tokens.indices.compactMap { index in
            guard let word = tokens[index].word, SettingWord(word) == .padding else { return nil }
            return named(at: index)
        }
    }

    /// A number behind a name: `p = 2`, `padding of 2`.
    private func named(at index: Int) -> (size: Int, range: Range<Int>)? {
        guard let entry = SettingReader(tokens: tokens).named(at: index), entry.sizes.count == 1,
            (0...1_000).contains(entry.sizes[0])
        else { return nil }
        return (entry.sizes[0], entry.range)
    }

    private func draft(_ pair: Pair, _ runs: inout LayerRuns) -> ClaimDraft? {
        let side = pair.kernel + 2
        let request = LayerRequest.convolution(
            kernel: Size2D(pair.kernel),
            padding: .symmetric(Size2D(pair.padding))
        )
        guard let result = try? runs.run(request, on: [side, side, 1]) else { return nil }
        var draft = ClaimDraft(kind: .setting, tokens: tokens[pair.range], verdict: .wrong)
        draft.verdict = result.output[0] == side ? .right : .wrong
        draft.expected = "\((pair.kernel - 1) / 2)"
        draft.working = "(\(pair.kernel) − 1)/2"
        draft.isVerified = result.isVerified
        return draft
    }
}
