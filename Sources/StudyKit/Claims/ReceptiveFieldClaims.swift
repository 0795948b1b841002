internal import CNNEngine
internal import StudyQuizzes

/// Finds what stacked layers are said to see: `three 3x3 layers see 7x7`.
struct ReceptiveFieldClaims {
    /// Equal layers behind each other.
    struct Stack: Hashable {
        let count: Int
        let kernel: Int
        /// Places in the tokens.
        let range: Range<Int>
    }

    /// The kernels and the stride of all, the first layer first.
    fileprivate struct Chain: Hashable {
        let kernels: [Int]
        let stride: Int
    }

    private var verified: [Chain: Bool] = [:]

    private static let verbs: Set<String> = [
        "see", "sees", "cover", "covers", "equal", "equals", "replace", "replaces", "reach",
        "reaches", "sehen", "look",
    ]
    /// Of these the rule for convolutions does not speak.
    private static let others: Set<String> = [
        "pool", "pooling", "maxpool", "max-pooling", "dilation", "dilated", "atrous", "rate",
        "parameters", "weights", "transposed", "not",
    ]

    /// The claims of a sentence.
    mutating func find(in tokens: [TextToken]) -> [ClaimDraft] {
        guard let trigger = Self.trigger(tokens),
            !tokens.contains(where: { Self.others.contains($0.word ?? "") }),
            !Self.speaksOfEach(tokens)
        else { return [] }
        let stacks = StackReader(tokens).stacks
        let before = stacks.filter { $0.range.upperBound <= trigger.lowerBound }
        let told = before.isEmpty ? Self.stacks(stacks, following: trigger, tokens) : before
        guard let first = told.first, let last = told.last,
            let claimed = Self.side(tokens, from: max(last.range.upperBound, trigger.upperBound))
        else { return [] }
        let start = min(first.range.lowerBound, trigger.lowerBound)
        let draft = draft(told, claimed.side, tokens[start..<claimed.end], in: tokens)
        return [draft].compactMap(\.self)
    }

    /// `three layers, each sees …`, and not `on top of each other`.
    private static func speaksOfEach(_ tokens: [TextToken]) -> Bool {
        zip(tokens, tokens.dropFirst()).contains { $0.word == "each" && $1.word != "other" }
    }

    private static func trigger(_ tokens: [TextToken]) -> Range<Int>? {
        let field = tokens.indices.dropLast().first {
            tokens[$0].word == "receptive" && tokens[$0 + 1].word?.hasPrefix("field") == true
        }
        if let field { return field..<field + 2 }
        return tokens.firstIndex { verbs.contains($0.word ?? "") }.map { $0..<$0 + 1 }
    }

    /// `the receptive field of two 3x3 layers`: those that follow, joined.
    private static func stacks(
        _ stacks: [Stack],
        following trigger: Range<Int>,
        _ tokens: [TextToken]
    ) -> [Stack] {
        guard let first = stacks.first, first.range.lowerBound >= trigger.upperBound,
            first.range.lowerBound - trigger.upperBound < 4
        else { return [] }
        return stacks.dropFirst().reduce(into: [first]) { joined, stack in
            let between = tokens[(joined.last?.range.upperBound ?? 0)..<stack.range.lowerBound]
            let isJoined = between.allSatisfy { ["and", "then", "plus"].contains($0.word) }
            if isJoined { joined.append(stack) }
        }
    }

    private static let fillers: Set<String> = [
        "a", "an", "of", "the", "is", "area", "region", "window", "patch", "at", "as", "much",
        "same", "size", "one", "like", "single", "field", "receptive", "by", "pixels", "out",
        "have",
        "has", "to", "about", "layers", "convs", "was", "it",
    ]

    /// The side of a square behind a place.
    private static func side(
        _ tokens: [TextToken],
        from start: Int
    ) -> (side: Int, end: Int)? {
        let place = tokens[min(start, tokens.count)...].prefix(10).firstIndex { token in
            !fillers.contains(token.word ?? "")
                && !"=:,→`*".unicodeScalars.contains {
                    token.isSign($0)
                }
        }
        guard let place, let shape = ShapeText(tokens[place...]), shape.sizes.count < 3,
            let side = shape.sizes.first, shape.sizes.allSatisfy({ $0 == side }),
            shape.end == tokens.count
                || !["layers", "filters", "times"].contains(
                    tokens[shape.end].word
                )
        else { return nil }
        return (side, shape.end)
    }

    // MARK: - Verdict

    private mutating func draft(
        _ stacks: [Stack],
        _ claimed: Int,
        _ words: ArraySlice<TextToken>,
        in tokens: [TextToken]
    ) -> ClaimDraft? {
        let kernels = stacks.flatMap { Array(repeating: $0.kernel, count: $0.count) }
        let stride = Self.stride(tokens)
        guard kernels.count > 1, kernels.count <= Self.mostLayers, stride > 0 else { return nil }
        let chain = Chain(kernels: kernels, stride: stride)
        let field = kernels.reduce(ReceptiveField()) { field, kernel in
            field.extended(by: .window(span: kernel, stride: stride, paddingBefore: 0))
        }.cells
        var draft = ClaimDraft(kind: .receptiveField, tokens: words, verdict: .right)
        draft.expected = [field, field].timesText
        draft.working = Self.working(chain, field)
        draft.isVerified = isVerified(chain, field)
        guard claimed != field else { return draft }
        draft.verdict = .wrong
        draft.mistake = chain.quantities.flatMap {
            Quantity.receptiveField.mistake($0, leadingTo: Rational(claimed))
        }
        return draft
    }

    private static let mostLayers = 100

    private static func stride(_ tokens: [TextToken]) -> Int {
        let place = tokens.indices.dropLast().first {
            tokens[$0].word?.hasPrefix("stride") == true && tokens[$0 + 1].number != nil
        }
        return place.flatMap { tokens[$0 + 1].number?.integer } ?? 1
    }

    /// `1 + 2 + 2 + 2`: each layer adds `k − 1` of its steps.
    private static func working(_ chain: Chain, _ field: Int) -> String? {
        guard chain.kernels.count < 7, field < .max else { return nil }
        var (jump, terms) = (1, ["1"])
        for kernel in chain.kernels {
            terms.append(chain.stride == 1 ? "\(kernel - 1)" : "\(kernel - 1)·\(jump)")
            let next = jump.multipliedReportingOverflow(by: chain.stride)
            guard !next.overflow else { return nil }
            jump = next.partialValue
        }
        return terms.joined(separator: " + ") + " = \(field.grouped)"
    }

    private mutating func isVerified(_ chain: Chain, _ field: Int) -> Bool? {
        if let known = verified[chain] { return known }
        guard let numbers = chain.quantities, field < 256 else { return nil }
        let quantity = Quantity.receptiveField
        guard
            case .number(let measured)? = try? quantity.measured(
                quantity.values(numbers),
                quantity.budget
            )
        else { return nil }
        verified[chain] = measured == Rational(field)
        return verified[chain]
    }
}

extension ReceptiveFieldClaims.Chain {
    /// The numbers of the quantity that asks the same of up to four layers.
    fileprivate var quantities: [Int]? {
        guard kernels.count <= 4 else { return nil }
        let layers = kernels + Array(repeating: 0, count: 4 - kernels.count)
        return layers.flatMap { [$0, $0 == 0 ? 1 : stride, 1, 0] }
    }
}
