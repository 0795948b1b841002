internal import CNNEngine
internal import StudyQuizzes

/// Holds the number of parameters that is said of a layer against the engine's.
struct ParameterVerdict {
    let mention: LayerMention
    let count: CountedNumber
    /// The words of the claim.
    let tokens: ArraySlice<TextToken>

    /// The verdict; `nil` where too little is said.
    func draft(_ runs: inout LayerRuns) -> ClaimDraft? {
        switch mention.kind {
        case .convolution, .dense:
            guard let request = mention.request else { return nil }
            guard let input = mention.smallestInput else { return assumed(request, &runs) }
            return counted(request, on: input, &runs)
        case .batchNorm: return normalization()
        case .pooling, .globalPooling, .flatten, .other: return nothingToLearn()
        }
    }

    private var blank: ClaimDraft { ClaimDraft(kind: .layer, tokens: tokens, verdict: .wrong) }

    private func counted(
        _ request: LayerRequest,
        on input: [Int],
        _ runs: inout LayerRuns
    ) -> ClaimDraft? {
        guard let result = try? runs.run(request, on: input) else { return nil }
        let total = Rational(result.parameters.total)
        let count = count.grouped
        var draft = blank
        draft.isVerified = result.isVerified
        draft.expected = total.grouped
        draft.working = working(request, input)
        let weights = try? weights(request, input, &runs)
        if count.agrees(with: total) {
            draft.verdict = .right
        } else if let weights, count.number.integer == weights {
            if count.noun == .weights {
                draft.verdict = .right
                draft.expected = weights.grouped
            } else {
                let biases = result.parameters.total - weights
                draft.mistake = "\(weights.grouped) are the weights; \(biases.grouped) biases more"
            }
        } else if let value = count.number.value {
            draft.mistake = mistake(request, input, value)
        }
        return draft
    }

    private func weights(
        _ request: LayerRequest,
        _ input: [Int],
        _ runs: inout LayerRuns
    ) throws(RequestError) -> Int {
        var request = request
        request.bias = false
        return try runs.run(request, on: input).parameters.total
    }

    /// Without an input, the input for which the number would be right.
    private func assumed(_ request: LayerRequest, _ runs: inout LayerRuns) -> ClaimDraft? {
        let filters = request.filters ?? request.units ?? 1
        let biases = request.bias == false ? 0 : 1
        guard let value = count.number.integer, value % filters == 0, value / filters > biases
        else { return nil }
        let kernel = request.kernel ?? 1
        let (each, area) = (value / filters - biases, kernel.height * kernel.width)
        guard each % area == 0 else { return nil }
        let inputs = each / area
        let isDense = request.kind == .dense
        let shape = isDense ? [inputs] : [kernel.height, kernel.width, inputs]
        guard let result = try? runs.run(request, on: shape), result.parameters.total == value
        else { return nil }
        let noun = isDense ? "inputs" : "input channels"
        var draft = blank.conditional("holds for \(inputs.grouped) \(noun)")
        draft.expected = value.grouped
        draft.working = working(request, shape)
        draft.isVerified = result.isVerified
        return draft
    }

    private func working(_ request: LayerRequest, _ input: [Int]) -> String {
        let plus = request.bias == false ? "" : " + 1"
        let window =
            request.kind == .dense ? input.suffix(1).map(\.grouped).joined() : input.timesText
        return "(\(window)\(plus)) × \((request.filters ?? request.units ?? 1).grouped)"
    }

    private func mistake(_ request: LayerRequest, _ input: [Int], _ value: Rational) -> String? {
        let bias = request.bias == false ? 0 : 1
        if request.kind == .dense {
            return Quantity.denseParameters.mistake(
                [0, 0, 1, input[0], request.units ?? 1, bias],
                leadingTo: value
            )
        }
        return Quantity.convolutionParameters.mistake(
            [input[0], input[1], input[2], request.filters ?? 1, bias, 1, 0, 0, 0],
            leadingTo: value
        )
    }

    private func normalization() -> ClaimDraft? {
        guard let channels = mention.depth, (1..<1 << 40).contains(channels),
            let value = count.number.integer
        else { return nil }
        var draft = blank
        if isOfLearned {
            draft.expected = (2 * channels).grouped
            draft.working = "γ and β of each channel"
            if value == 2 * channels { draft.verdict = .right }
            draft.mistake = "running mean and variance are kept, not learned"
            return draft
        }
        draft.expected = "\((2 * channels).grouped) in PyTorch, \((4 * channels).grouped) in Keras"
        if value == 2 * channels {
            return draft.conditional("as PyTorch counts: 2 for each channel")
        }
        if value == 4 * channels { return draft.conditional("as Keras counts: 4 for each channel") }
        draft.mistake = "per channel two are learned, and two are running statistics"
        return draft
    }

    /// Whether a word says that only learned numbers are counted, and no other number stands nearer
    /// to it: in `256 params, 128 trainable` the 256 are all.
    private var isOfLearned: Bool {
        tokens.indices.contains { place in
            guard Self.learned.contains(tokens[place].word ?? "") else { return false }
            let between =
                place < count.range.lowerBound
                ? place..<count.range.lowerBound
                : count.range.upperBound..<max(place, count.range.upperBound)
            return !tokens[between].contains { $0.number != nil }
        }
    }

    private static let learned: Set<String> = [
        "learned", "learnt", "learnable", "learns", "trainable", "trained", "trains",
    ]

    private func nothingToLearn() -> ClaimDraft? {
        guard let value = count.number.integer else { return nil }
        var draft = blank
        draft.verdict = value == 0 ? .right : .wrong
        draft.expected = "0"
        draft.mistake = "this layer has nothing to learn"
        return draft
    }
}
