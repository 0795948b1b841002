internal import CNNEngine

/// Finds layers in words with what comes out of them, and with their parameters:
/// `32x32x3 → conv 5x5, 6 filters → 28x28x6`, `10 filters of 5x5x3 have 760 parameters`.
struct LayerPhraseClaims {
    private let tokens: [TextToken]
    private let parts: [LayerPhrase]

    /// The claims of a sentence.
    static func find(in tokens: [TextToken], _ runs: inout LayerRuns) -> [ClaimDraft] {
        let finder = LayerPhraseClaims(tokens: tokens, parts: LayerPhrase.parts(of: tokens))
        guard finder.parts.contains(where: { $0.mention != nil }) else { return [] }
        let shapes = finder.shapes(&runs)
        return shapes + [finder.clause.parameters(&runs)].compactMap(\.self)
    }

    /// What stands before a semicolon, where it names a layer and counts its parameters by itself.
    private var clause: LayerPhraseClaims {
        for end in tokens.indices where tokens[end].isSign(";") {
            let clause = Array(tokens[..<end])
            let parts = LayerPhrase.parts(of: clause)
            guard parts.contains(where: { $0.mention != nil }) else { continue }
            for count in CountedNumber.all(in: clause)
            where count.noun == .parameters || count.noun == .weights {
                return LayerPhraseClaims(tokens: clause, parts: parts)
            }
        }
        return self
    }

    // MARK: - Shapes

    /// A layer whose result is not said yet.
    private struct Pending {
        let mention: LayerMention
        let input: [Int]
        /// Where the words about it begin.
        let start: Int
    }

    private func shapes(_ runs: inout LayerRuns) -> [ClaimDraft] {
        var drafts: [ClaimDraft] = []
        var pending: Pending?
        var current: LayerPhrase.Sizes?
        for part in parts where !part.keepsShape {
            if let result = result(of: part, behind: pending) {
                if let pending, pending.mention.kind != .dense {
                    drafts += [draft(pending, result, part, &runs)].compactMap(\.self)
                }
                current = result
            } else if let unsaid = pending {
                current = output(of: unsaid, &runs)
            }
            pending = nil
            guard let mention = part.mention else {
                current = current ?? part.image
                continue
            }
            if !isOneOfSeveral(part), let image = part.image ?? current ?? row(part) {
                let start = min(image.range.lowerBound, part.range.lowerBound)
                pending = Pending(
                    mention: mention.on(image.sizes.channelsLast, part),
                    input: image.sizes,
                    start: start
                )
            }
            current = nil
        }
        return drafts
    }

    /// Whether the layer is not the only one that may lead from its image to the next shape, as in
    /// `conv 3x3 -> pool 2: 28x28x1 -> 26x26x32 -> 13x13x32`.
    private func isOneOfSeveral(_ part: LayerPhrase) -> Bool {
        if SeveralLayers.areNamed(in: tokens[part.range]) { return true }
        guard let image = part.image, image.range.lowerBound > part.range.lowerBound,
            tokens[image.range.lowerBound - 1].isSign(":")
        else { return false }
        var hasLayer = false
        for earlier in parts where earlier.range.lowerBound < part.range.lowerBound {
            if earlier.image != nil || (earlier.leading?.sizes.count ?? 0) == 3 { return false }
            hasLayer = hasLayer || earlier.mention != nil
        }
        return hasLayer
    }

    private func draft(
        _ pending: Pending,
        _ result: LayerPhrase.Sizes,
        _ part: LayerPhrase,
        _ runs: inout LayerRuns
    ) -> ClaimDraft? {
        let end = result.range.upperBound
        let words = tokens[pending.start..<end]
        let completed = pending.mention.completed(by: part)
        let draft = ShapeVerdict(completed, on: pending.input, claimed: result, words).draft(&runs)
        guard draft?.verdict == .wrong, NextResult.follows(tokens, behind: end) else {
            return draft
        }
        // What is said behind the result may be about the next one.
        return ShapeVerdict(pending.mention, on: pending.input, claimed: result, words).draft(&runs)
    }

    /// What a part says to come out of the layer before it: the numbers that it begins with.
    private func result(of part: LayerPhrase, behind pending: Pending?) -> LayerPhrase.Sizes? {
        guard let leading = part.leading else { return nil }
        if part.mention == nil { return leading }
        // `28x28x6, pool 2x2`: the result of one layer and the input of the next.
        return pending != nil && leading.sizes.count == 3 ? leading : nil
    }

    /// What a layer gives of which nothing is said.
    private func output(of pending: Pending, _ runs: inout LayerRuns) -> LayerPhrase.Sizes? {
        guard let request = pending.mention.request,
            let result = try? runs.run(request, on: pending.input)
        else { return nil }
        return LayerPhrase.Sizes(sizes: result.output, range: pending.start..<pending.start)
    }

    /// The values in a row that a flatten or a dense layer is put on.
    private func row(_ part: LayerPhrase) -> LayerPhrase.Sizes? {
        part.mention?.kind == .flatten ? part.others.first { $0.sizes.count > 1 } : nil
    }

    // MARK: - Parameters

    private func parameters(_ runs: inout LayerRuns) -> ClaimDraft? {
        // A flatten has no parameters, so the count is that of the layer behind it.
        let named = parts.filter { $0.mention.map { $0.kind != .flatten } ?? false }
        // With two layers in a sentence the count may belong to either.
        guard named.count == 1, let part = named.first, var mention = part.mention,
            !SeveralLayers.areNamed(in: tokens[part.range]),
            [.convolution, .dense, .batchNorm].contains(mention.kind),
            let count = CountedNumber.all(in: tokens).first(where: {
                $0.noun == .parameters || $0.noun == .weights
            }) ?? CountedNumber.last(of: tokens)
        else { return nil }
        let image = parts.lazy.filter { !$0.isResult(of: part) }.compactMap(\.image).first
        switch mention.kind {
        case .convolution:
            mention = mention.on(image?.sizes.channelsLast ?? [], part)
            mention.depth = mention.depth ?? image?.sizes.channelsLast[2]
        case .dense:
            // `C3 has 1516 (not fully connected), F6 10164`
            guard !tokens.contains(where: { $0.word == "not" }) else { return nil }
            (mention.depth, mention.units) = dense(mention, image, count)
        default:
            let told = part.others.first { !$0.range.overlaps(count.range) }?.sizes.first
            mention.depth =
                mention.depth ?? image?.sizes.channelsLast[2] ?? (isPerChannel ? 1 : told)
        }
        let start = min(
            part.range.lowerBound,
            image?.range.lowerBound ?? .max,
            count.range.lowerBound
        )
        // `has 27 weights + 1 bias = 29`: what is computed with the count is an equation of its own.
        let goesOn = tokens[count.range.upperBound...].contains { $0.isSign("=") }
        let end =
            goesOn ? count.range.upperBound : max(part.range.upperBound, count.range.upperBound)
        return ParameterVerdict(mention: mention, count: count, tokens: tokens[start..<end])
            .draft(&runs)
    }

    /// `4 parameters per channel` and `4 params/channel`.
    private var isPerChannel: Bool {
        zip(tokens, tokens.dropFirst()).contains { share, noun in
            (share.isSign("/") || ["per", "each", "every", "pro", "je"].contains(share.word))
                && ["channel", "map", "filter", "feature", "kanal"].contains(noun.word)
        }
    }

    /// Inputs and units of `Dense layer 400 → 120` and `dense layer of 120 units on 5x5x16`.
    private func dense(
        _ mention: LayerMention,
        _ image: LayerPhrase.Sizes?,
        _ count: CountedNumber
    ) -> (inputs: Int?, units: Int?) {
        let plain = parts.flatMap {
            $0.others + ($0.mention == nil ? [$0.leading].compactMap(\.self) : [])
        }
        .filter { $0.sizes.count == 1 && !count.range.overlaps($0.range) }
        .reduce(into: [LayerPhrase.Sizes]()) { unique, sizes in
            if !unique.contains(where: { $0.range == sizes.range }) { unique.append(sizes) }
        }
        .map { $0.sizes[0] }
        let inputs = mention.depth ?? image.flatMap { Shape($0.sizes).elementCount }
        switch (inputs, mention.units, plain.count) {
        case (nil, nil, 2): return (plain[0], plain[1])
        case (let inputs?, nil, 1) where inputs != plain[0]: return (inputs, plain[0])
        case (nil, let units?, 1): return (plain[0], units)
        default: return (inputs, mention.units)
        }
    }
}

extension LayerMention {
    /// The layer with what is said of its window behind its result.
    fileprivate func completed(by part: LayerPhrase) -> LayerMention {
        guard part.mention == nil else { return self }
        var mention = self
        mention.stride = stride ?? part.stride
        mention.padding = padding ?? part.padding
        return mention
    }

    /// The layer put on an image: `conv 5x5x6` has six filters, unless the image has six channels.
    func on(_ image: [Int], _ part: LayerPhrase) -> LayerMention {
        var mention = self
        guard kind == .convolution else { return mention }
        if kernel == nil, let filter = part.others.first(where: { $0.sizes.count == 3 })?.sizes {
            mention.kernel = Array(filter.prefix(2))
            if image.count == 3, filter[2] == image[2] {
                mention.depth = filter[2]
            } else if filters == nil {
                mention.filters = filter[2]
            }
        }
        return mention
    }
}
