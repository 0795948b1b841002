internal import CNNEngine
internal import StudyQuizzes

/// Finds an image convolved with a filter: `6x6x3 * 3x3x3 = 4x4x1`.
struct ConvolutionClaims {
    /// The claims of a block.
    static func find(in tokens: [TextToken], _ runs: inout LayerRuns) -> [ClaimDraft] {
        tokens.indices.compactMap { index in
            guard let image = shape(tokens, at: index) else { return nil }
            let sign = tokens[image.end...].prefix(1).first
            guard sign?.isSign("×") == true, sign?.gap ?? 0 > 0,
                let filter = shape(tokens, at: image.end + 1)
            else { return nil }
            return draft(image, filter, from: index, tokens, &runs)
        }
            + pairs(tokens, &runs)
    }

    /// `6x6 * 3x3 -> 4x4`, an image of one channel, with what the text says of padding and stride.
    private static func pairs(_ tokens: [TextToken], _ runs: inout LayerRuns) -> [ClaimDraft] {
        // What the text says of the window is read where there is a pair at all, and once.
        var window: WindowWords?
        return tokens.indices.compactMap { index in pair(tokens, at: index, &window, &runs) }
    }

    private static func pair(
        _ tokens: [TextToken],
        at index: Int,
        _ window: inout WindowWords?,
        _ runs: inout LayerRuns
    ) -> ClaimDraft? {
        guard let image = shape(tokens, at: index, depth: 2) else { return nil }
        let times = place(tokens, image.end, skipping: ["image", "input", "picture"])
        guard times < tokens.count, tokens[times].isSign("×"), tokens[times].gap > 0,
            let filter = shape(tokens, at: times + 1, depth: 2),
            let result = result(
                tokens,
                behind: place(tokens, filter.end, skipping: ["filter", "kernel"])
            ), result.sizes.count == 2, result.sizes != image.sizes,
            result.end == tokens.count || !tokens[result.end].isSign("×"),
            zip(image.sizes, filter.sizes).allSatisfy({ $0 >= $1 })
        else { return nil }
        let words = window ?? WindowWords(tokens)
        window = words
        let claim = tokens[index..<result.end]
        let setting = words.setting(image.sizes, filter.sizes)
        let draft = setting?.draft(result.sizes, kind: .convolution, claim, &runs)
        guard draft?.verdict != .right, NextResult.follows(tokens, behind: result.end) else {
            return draft
        }
        // What is said behind the result may be about the next one.
        return WindowWords(Array(tokens[..<result.end])).setting(image.sizes, filter.sizes)?
            .draft(result.sizes, kind: .convolution, claim, &runs)
    }

    private static func place(_ tokens: [TextToken], _ place: Int, skipping nouns: [String]) -> Int
    {
        place < tokens.count && nouns.contains(tokens[place].word ?? "") ? place + 1 : place
    }

    /// A shape of height, width and channels that begins at a token and is written without blanks.
    private static func shape(
        _ tokens: [TextToken],
        at index: Int,
        depth: Int = 3
    ) -> ShapeText? {
        guard index < tokens.count, tokens[index].number != nil,
            index == 0 || !tokens[index - 1].isSign("×") || tokens[index].gap > 0,
            index + 1 < tokens.count, tokens[index + 1].gap == 0,
            let shape = ShapeText(tokens[index...]), shape.sizes.count == depth
        else { return nil }
        return shape
    }

    private static func draft(
        _ image: ShapeText,
        _ filter: ShapeText,
        from start: Int,
        _ tokens: [TextToken],
        _ runs: inout LayerRuns
    ) -> ClaimDraft? {
        let result = result(tokens, behind: filter.end)
        let end = result?.end ?? filter.end
        let (depth, channels) = (filter.sizes[2], image.sizes[2])
        guard depth == channels else {
            return ClaimDraft(
                kind: .convolution,
                tokens: tokens[start..<end],
                verdict: .wrong,
                expected: "a filter of \((filter.sizes.prefix(2) + [channels]).timesText)",
                mistake: "a filter is as deep as its input has channels: \(channels), not \(depth)"
            )
        }
        // `6x6x3 * 3x3x3 = 4x4x8` is right with eight filters.
        let filters = result.map { $0.sizes.count == 3 ? max($0.sizes[2], 1) : 1 } ?? 1
        let setting = LayerSetting(
            input: image.sizes,
            kernel: Array(filter.sizes.prefix(2)),
            filters: filters
        )
        let draft = setting.draft(result?.sizes, kind: .convolution, tokens[start..<end], &runs)
        if let last = claimedDepth(tokens, behind: end) {
            return Self.depth(last.depth, channels, draft, tokens[start..<last.end])
        }
        guard draft.verdict == .right, filters > 1 else { return draft }
        return draft.conditional("with \(filters) filters; one filter gives one map")
    }

    /// The verdict on a final depth that is said beside the shapes.
    private static func depth(
        _ claimed: Int,
        _ channels: Int,
        _ draft: ClaimDraft,
        _ tokens: ArraySlice<TextToken>
    ) -> ClaimDraft {
        let sides = (draft.expected ?? "").split(separator: "×").prefix(2)
        return ClaimDraft(
            kind: .convolution,
            tokens: tokens,
            verdict: claimed == 1 ? .right : .wrong,
            expected: (sides + ["1"]).joined(separator: "×"),
            working: draft.working,
            mistake: """
                the filter's depth must be \(channels); each filter sums over its channels and \
                gives one map
                """,
            isVerified: draft.isVerified
        )
    }

    private static func result(_ tokens: [TextToken], behind end: Int) -> ShapeText? {
        guard end + 1 < tokens.count,
            tokens[end].isSign("=") || tokens[end].isSign("→") || tokens[end].word == "gives"
        else { return nil }
        return ShapeText(tokens[(end + 1)...])
    }

    /// `the final shape must be 3` in the same sentence: the depth that is claimed, and its end.
    private static func claimedDepth(
        _ tokens: [TextToken],
        behind end: Int
    ) -> (depth: Int, end: Int)? {
        let rest = tokens[min(end, tokens.count)...].prefix(16)
        guard let shape = rest.firstIndex(where: { $0.word == "shape" || $0.word == "depth" }),
            rest[..<shape].contains(where: {
                ["final", "last", "output", "result"].contains($0.word)
            }),
            !rest[..<shape].contains(where: { $0.word == "remark" || $0.word == "class" }),
            let number = rest[shape...].firstIndex(where: { $0.number != nil }),
            number - shape < 5, let text = ShapeText(tokens[number...]), text.sizes.count == 1
        else { return nil }
        return (text.sizes[0], text.end)
    }
}

/// The padding and the stride that a text names.
private struct WindowWords {
    private var padding: LayerSetting.PaddingWord?
    private var stride: [Int]?
    /// Whether it speaks of one without a number that is understood.
    private var isUnread = false

    init(_ tokens: [TextToken]) {
        for entry in SettingReader(tokens: tokens).groups().joined() {
            switch entry.word {
            case .padding: padding = entry.padding ?? entry.sizes.first.map { .number($0) }
            case .stride: stride = entry.sizes
            default: break
            }
        }
        for token in tokens {
            switch token.word {
            case "stride", "strides": isUnread = isUnread || stride == nil
            case "padding", "pad", "same": isUnread = isUnread || padding == nil
            default: break
            }
        }
    }

    func setting(_ image: [Int], _ kernel: [Int]) -> LayerSetting? {
        var sizes: [SettingWord: [Int]] = [.input: image, .kernel: kernel]
        sizes[.stride] = stride
        return isUnread ? nil : LayerSetting(sizes, padding: padding, claimed: nil)
    }
}
