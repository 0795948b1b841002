internal import CNNEngine
internal import StudyQuizzes

/// A convolution as a note describes it, held against what the note says comes out.
struct LayerSetting {
    /// What a note says of padding.
    enum PaddingWord { case number(Int), same, unknown }

    let input: [Int]
    let kernel: [Int]
    let stride: Int
    let padding: Padding
    let dilation: Int
    let filters: Int
    private let countsFilters: Bool
    /// Whether the note says anything of padding; otherwise there is none.
    private let isPaddingGiven: Bool
    /// Whether the window enlarges: a transposed convolution.
    var isTransposed = false

    /// A window at every position of an input.
    init(input: [Int], kernel: [Int], filters: Int) {
        (self.input, self.kernel, self.filters) = (input, kernel, filters)
        (stride, padding, dilation, countsFilters) = (1, .valid, 1, true)
        isPaddingGiven = false
    }

    /// A setting of what is named; `nil` without input and kernel, or with words for a padding
    /// that are not understood.
    init?(_ sizes: [SettingWord: [Int]], padding word: PaddingWord?, claimed: [Int]?) {
        guard let input = sizes[.input], let kernel = sizes[.kernel] else { return nil }
        switch word {
        case nil: padding = .valid
        case .number(let number): padding = .symmetric(Size2D(number))
        case .same: padding = .same
        case .unknown: return nil
        }
        (self.input, self.kernel, isPaddingGiven) = (input, kernel, word != nil)
        stride = sizes[.stride]?[0] ?? 1
        dilation = sizes[.dilation]?[0] ?? 1
        let channels = claimed.flatMap { $0.count == 3 ? $0[2] : nil }
        filters = sizes[.filters]?[0] ?? channels ?? 1
        countsFilters = sizes[.filters] != nil
    }

    private var image: [Int] {
        let input = input.channelsLast
        let side = input[0]
        let width = input.count > 1 ? input[1] : side
        return [side, width, input.count > 2 ? input[2] : 1]
    }

    private var request: LayerRequest {
        var request = LayerRequest.convolution(
            kernel: Size2D(height: kernel[0], width: kernel.count > 1 ? kernel[1] : kernel[0]),
            stride: stride,
            padding: padding,
            dilation: dilation,
            filters: filters
        )
        if isTransposed { request.kind = .convTranspose }
        return request
    }

    /// Keras knows no number for the padding of a transposed convolution.
    private var convention: Convention {
        if isTransposed, case .symmetric = padding { .pytorch } else { .keras }
    }

    /// The verdict on the output that is claimed; a side, two sides, or a whole shape.
    func draft(
        _ claimed: [Int]?,
        kind: Claim.Kind,
        _ tokens: ArraySlice<TextToken>,
        _ runs: inout LayerRuns
    ) -> ClaimDraft {
        do throws(RequestError) {
            let result = try runs.run(request, on: image, convention: convention)
            var draft = verdict(claimed, result.output, kind, tokens)
            draft.isVerified = result.isVerified
            return draft
        } catch {
            guard error.code != "overflow" else {
                return ClaimDraft(kind: kind, tokens: tokens, verdict: .tooLarge)
            }
            return ClaimDraft(
                kind: kind,
                tokens: tokens,
                verdict: .wrong,
                mistake: error.message
            )
        }
    }

    private func verdict(
        _ claimed: [Int]?,
        _ output: [Int],
        _ kind: Claim.Kind,
        _ tokens: ArraySlice<TextToken>
    ) -> ClaimDraft {
        // Of how many maps come out nothing may be said, as in pooling.
        let sides = claimed?.count ?? (countsFilters ? input.count : min(input.count, 2))
        let shown = Array(output.prefix(sides))
        var draft = ClaimDraft(kind: kind, tokens: tokens, verdict: .open)
        draft.expected = shown.timesText
        let window = window
        draft.working = "\(rule(window)) = \(output[0])"
        guard let claimed else { return draft }
        // One number stands for a square.
        let isRight = claimed == shown && (sides > 1 || output[0] == output[1])
        draft.verdict = isRight ? .right : .wrong
        if !isRight { draft.mistake = slip(leadingTo: claimed[0]) }
        return draft
    }

    /// What leads to a wrong side: a padding that is not given, or a wrong rule.
    private func slip(leadingTo side: Int) -> String? {
        guard let window else { return nil }
        if isPaddingGiven { return window.mistake(leadingTo: Rational(side)) }
        let lead = "no padding is given, so p = 0"
        if let padding = window.padding(leadingTo: side) {
            let keeps = stride == 1 && side == input[0] ? " ('same')" : ""
            return "\(lead); with padding \(padding)\(keeps) it would be \(side)"
        }
        if side == (input[0] - 1) / stride + 1 {
            return "\(lead); with 'same' padding it would be \(side)"
        }
        return window.mistake(leadingTo: Rational(side)) ?? lead
    }

    private func rule(_ window: WindowNumbers?) -> String {
        guard isTransposed else { return window?.text ?? "⌈\(image[0])/\(stride)⌉" }
        guard case .symmetric(let sides) = padding else { return "\(image[0])·\(stride)" }
        let frame = sides.height == 0 ? "" : " − 2·\(sides.height)"
        let span = dilation == 1 ? "\(kernel[0])" : "\(dilation)·(\(kernel[0]) − 1) + 1"
        return "(\(image[0]) − 1)·\(stride)\(frame) + \(span)"
    }

    /// The numbers of the rule with padding; `same` has one of its own.
    private var window: WindowNumbers? {
        guard case .symmetric(let sides) = padding, !isTransposed else { return nil }
        return WindowNumbers(
            input: image[0],
            padding: sides.height,
            kernel: kernel[0],
            stride: stride,
            dilation: dilation
        )
    }
}
