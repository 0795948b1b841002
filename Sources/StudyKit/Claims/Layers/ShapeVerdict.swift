internal import CNNEngine
internal import StudyQuizzes

/// Holds the shape that is said to come out of a layer against the engine's.
struct ShapeVerdict {
    private var mention: LayerMention
    private let input: [Int]
    private let claimed: [Int]
    private let countsValues: Bool
    private let areFiltersTold: Bool
    /// Whether the channels are written in front, as PyTorch does.
    private let isChannelsFirst: Bool
    private let tokens: ArraySlice<TextToken>

    /// What is not said of the layer is taken from the shape that is claimed.
    init(
        _ mention: LayerMention,
        on input: [Int],
        claimed result: LayerPhrase.Sizes,
        _ tokens: ArraySlice<TextToken>
    ) {
        let isFlat = result.sizes.count < 3
        isChannelsFirst =
            input.isChannelsFirst && (isFlat || result.sizes[0] != result.sizes[1])
            && mention.kind != .flatten
        let isTurned = isChannelsFirst && !isFlat
        let claimed = isTurned ? Array(result.sizes.dropFirst() + [result.sizes[0]]) : result.sizes
        self.mention = mention
        areFiltersTold = mention.filters != nil
        if mention.filters == nil { self.mention.filters = claimed.count == 3 ? claimed[2] : 1 }
        self.input = isChannelsFirst ? input.channelsLast : input
        (self.claimed, self.tokens, countsValues) = (claimed, tokens, result.countsValues)
    }

    /// The verdict; `nil` where too little is said, or the layer does not fit.
    func draft(_ runs: inout LayerRuns) -> ClaimDraft? {
        if let depth = mention.depth, mention.kind == .convolution, input.count == 3,
            depth != input[2]
        {
            return tooShallow(depth)
        }
        if mention.kind == .pooling, mention.kernel == nil { return assumedPooling(&runs) }
        guard let request = mention.request, let result = try? runs.run(request, on: input),
            // `32 × 400` behind a flatten counts images as well.
            result.output.count > 1 || claimed.count == 1,
            // Without the filters it is open how many values come out.
            !countsValues || mention.kind != .convolution || areFiltersTold
        else { return nil }
        var draft = ClaimDraft(kind: .layer, tokens: tokens, verdict: .right)
        draft.isVerified = result.isVerified
        draft.expected = text(shown(result.output))
        draft.working = working(result.output)
        if agrees(result.output) { return draft }
        if let assumption = assumption(&runs) {
            draft.expected = text(claimed)
            draft.working = nil
            return draft.conditional(assumption)
        }
        draft.verdict = .wrong
        draft.mistake = mistake(result.output)
        return draft
    }

    private func tooShallow(_ depth: Int) -> ClaimDraft {
        let kernel = (mention.kernel ?? []) + [input[2]]
        return ClaimDraft(
            kind: .layer,
            tokens: tokens,
            verdict: .wrong,
            expected: "a filter of \(kernel.timesText)",
            mistake: "a filter is as deep as its input has channels: \(input[2]), not \(depth)"
        )
    }

    /// Two numbers are height and width; one is the side of a square, or the values in a row.
    private func agrees(_ output: [Int]) -> Bool {
        guard claimed.count == 1, output.count == 3, !countsValues else {
            return shown(output) == claimed
        }
        return output[0] == claimed[0] && output[1] == claimed[0]
    }

    private func shown(_ output: [Int]) -> [Int] {
        countsValues
            ? [Shape(output).elementCount ?? 0] : Array(output.prefix(claimed.count))
    }

    /// A shape in the order in which the claim is written.
    private func text(_ sizes: [Int]) -> String {
        guard isChannelsFirst, let channels = sizes.last, sizes.count == 3 else {
            return sizes.timesText
        }
        return ([channels] + sizes.dropLast()).timesText
    }

    private func working(_ output: [Int]) -> String? {
        switch mention.kind {
        case .flatten: return "\(input.timesText) = \(output.first?.grouped ?? "")"
        case .globalPooling: return "one number for each of the \(output.last ?? 1) maps"
        case .convolution, .pooling:
            guard let window = window(stride: stride, padding: mention.padding ?? .valid) else {
                return "⌈\(input[0])/\(stride)⌉ = \(output[0])"
            }
            let values = countsValues ? "; \(output.timesText) values" : ""
            return "\(window.text) = \(output[0])\(values)"
        case .dense, .batchNorm, .other: return nil
        }
    }

    private var stride: Int {
        max(mention.stride ?? (mention.kind == .pooling ? mention.window?.height ?? 1 : 1), 1)
    }

    private func window(stride: Int, padding: Padding) -> WindowNumbers? {
        guard case .symmetric(let sides) = padding, let kernel = mention.window else { return nil }
        return WindowNumbers(
            input: input[0],
            padding: sides.height,
            kernel: kernel.height,
            stride: stride
        )
    }

    private func mistake(_ output: [Int]) -> String? {
        guard !countsValues || output.count == 1 else { return nil }
        if output.count == 3, claimed.count == 3, claimed.prefix(2) == output.prefix(2) {
            return mention.kind == .pooling
                ? "pooling keeps the number of channels" : "each filter gives one map"
        }
        return strideMistake
            ?? window(stride: stride, padding: mention.padding ?? .valid)?
            .mistake(leadingTo: Rational(claimed[0]))
    }

    /// Another stride of a pooling that none is said of, with which the claim would be right.
    private var strideMistake: String? {
        guard mention.kind == .pooling, mention.stride == nil else { return nil }
        let stride = Self.strides.first { stride in
            guard let window = window(stride: stride, padding: mention.padding ?? .valid) else {
                return false
            }
            return stride != self.stride
                && (window.input - window.kernel) / stride + 1 == claimed[0]
        }
        return stride.map {
            "pooling of which no stride is said steps by its window; say stride \($0) if you mean it"
        }
    }

    // MARK: - What is not said

    private static let strides = 1...4

    /// The stride and the padding under which the claim is right, where the text leaves them open.
    private func assumption(_ runs: inout LayerRuns) -> String? {
        guard mention.kind == .convolution || mention.kind == .pooling, let window = mention.window
        else { return nil }
        // Frames of zeros around what is pooled are rare.
        let frames = mention.kind == .pooling ? 0 : window.height / 2
        let paddings: [Padding] =
            mention.padding.map { [$0] }
            ?? [.valid, .same] + (0..<frames).map { .symmetric(Size2D($0 + 1)) }
        // A pooling without a stride steps by its window, in every framework; windows of 3 are those
        // of AlexNet and ResNet, which step by 2.
        let ofPooling = window.height == 3 ? [stride, 2] : [stride]
        let strides =
            mention.stride.map { [$0] }
            ?? (mention.kind == .pooling ? ofPooling : Array(Self.strides))
        for stride in strides {
            for padding in paddings {
                var tried = mention
                (tried.stride, tried.padding) = (stride, padding)
                guard let request = tried.request, let result = try? runs.run(request, on: input),
                    agrees(result.output)
                else { continue }
                return said(stride, padding)
            }
        }
        return nil
    }

    /// `with stride 2 and padding 3`: only what the text does not say.
    private func said(_ stride: Int, _ padding: Padding) -> String {
        var words: [String] = []
        if mention.stride == nil, stride != self.stride { words.append("stride \(stride)") }
        if mention.padding == nil {
            switch padding {
            case .same: words.append("padding \"same\"")
            case .symmetric(let sides) where sides.height > 0:
                words.append("padding \(sides.height)")
            default: break
            }
        }
        return "with " + words.joined(separator: " and ")
    }

    private func assumedPooling(_ runs: inout LayerRuns) -> ClaimDraft? {
        var usual = self
        usual.mention.kernel = [2, 2]
        guard let draft = usual.draft(&runs) else { return nil }
        return draft.verdict == .wrong ? draft : draft.conditional("with a 2×2 window")
    }
}
