internal import CNNEngine
internal import StudyQuizzes

/// Finds the count of parameters beside a layer: `Conv2D(32, (3,3)) on 28x28x1: 320 parameters`.
struct LayerCallClaims {
    private let tokens: [TextToken]

    /// A layer as it is called in code.
    private struct Call {
        let name: String
        /// The numbers in its brackets, in order; those of inner brackets are joined to one.
        let arguments: [[Int]]
        let hasBias: Bool
        let range: Range<Int>
    }

    /// The claims of a sentence or a line of code.
    static func find(in tokens: [TextToken], _ runs: inout LayerRuns) -> [ClaimDraft] {
        let finder = LayerCallClaims(tokens: tokens)
        let calls = tokens.indices.compactMap { finder.call(at: $0) }
        // With two layers on a line the count may belong to either.
        guard calls.count == 1, let call = calls.first,
            let count = finder.count(behind: call.range.upperBound)
        else { return [] }
        return [finder.draft(call, count, &runs)].compactMap(\.self)
    }

    private static let names: Set<String> = [
        "conv2d", "dense", "linear", "batchnorm2d", "maxpooling2d", "averagepooling2d", "maxpool2d",
        "avgpool2d", "flatten", "dropout", "depthwiseconv2d",
    ]

    private func call(at index: Int) -> Call? {
        guard let name = tokens[index].word, Self.names.contains(name), index + 1 < tokens.count,
            tokens[index + 1].isSign("("), tokens[index + 1].gap == 0
        else { return nil }
        var arguments: [[Int]] = []
        var (place, depth, hasBias, keyword) = (index + 2, 1, true, "")
        while place < tokens.count, depth > 0, place - index < 60 {
            let token = tokens[place]
            switch token.content {
            case .sign("("):
                depth += 1
                if depth == 2, keyword.isEmpty { arguments.append([]) }
            case .sign(")"): depth -= 1
            case .sign(",") where depth == 1: keyword = ""
            case .word(let word):
                if place + 1 < tokens.count, tokens[place + 1].isSign("=") { keyword = word }
                if ["bias", "use_bias"].contains(keyword), word == "false" { hasBias = false }
            case .number(let number):
                guard keyword.isEmpty || keyword == "kernel_size", let value = number.integer else {
                    break
                }
                if depth == 1 {
                    arguments.append([value])
                } else if !arguments.isEmpty {
                    arguments[arguments.count - 1].append(value)
                }
            default: break
            }
            place += 1
        }
        guard depth == 0 else { return nil }
        return Call(name: name, arguments: arguments, hasBias: hasBias, range: index..<place)
    }

    /// The number of parameters behind a call: by its noun, or as the only number of a comment.
    private func count(behind end: Int) -> CountedNumber? {
        let counts = CountedNumber.all(in: tokens)
        if let named = counts.first(where: {
            $0.range.lowerBound >= end && ($0.noun == .parameters || $0.noun == .weights)
        }) {
            return named
        }
        guard end < tokens.count,
            let hash = tokens[end...].prefix(6).firstIndex(where: {
                $0.isSign("#") || $0.isSign(":")
            }),
            hash + 1 < tokens.count, let number = tokens[hash + 1].number,
            hash + 2 == tokens.count
        else { return nil }
        return CountedNumber(
            number: number,
            noun: .parameters,
            isApproximate: false,
            range: hash + 1..<hash + 2
        )
    }

    /// The shape in the same sentence that the layer is put on: `on 28x28x1`, `after 84`.
    private func input(of call: Call) -> [Int]? {
        for index in tokens.indices where !call.range.contains(index) {
            guard ["on", "after", "from", "input", "inputs"].contains(tokens[index].word) else {
                continue
            }
            let place = tokens[(index + 1)...].prefix(3).firstIndex { $0.number != nil }
            if let place, let shape = ShapeText(tokens[place...]) { return shape.sizes }
        }
        return nil
    }

    private static func product(_ sizes: [Int]) -> Int? {
        Shape(sizes).elementCount
    }

    // MARK: - Verdict

    private func draft(
        _ call: Call,
        _ count: CountedNumber,
        _ runs: inout LayerRuns
    ) -> ClaimDraft? {
        let first = min(call.range.lowerBound, count.range.lowerBound)
        let range = tokens[first..<max(call.range.upperBound, count.range.upperBound)]
        let sizes = call.arguments
        switch call.name {
        case "linear", "dense":
            let isTold = call.name == "linear"
            guard let units = sizes.dropFirst(isTold ? 1 : 0).first?.first, units > 0 else {
                return nil
            }
            let inputs = isTold ? sizes.first?.first : input(of: call).flatMap(Self.product)
            let one = LayerRequest.dense(units, bias: call.hasBias)
            return verdict(one, inputs.map { [$0] }, count, range, per: "inputs", &runs)
        case "conv2d":
            let isTold = sizes.count > 2 && sizes[0].count == 1 && sizes[1].count == 1
            let own = isTold ? Array(sizes.dropFirst()) : sizes
            let sides = 1...1_000
            guard own.count > 1, let filters = own[0].first, filters > 0,
                let height = own[1].first, let width = own[1].last, sides.contains(height),
                sides.contains(width)
            else { return nil }
            let kernel = Size2D(height: height, width: width)
            let request = LayerRequest.convolution(
                kernel: kernel,
                filters: filters,
                bias: call.hasBias
            )
            let image = input(of: call)
            let channels = isTold ? sizes[0][0] : image.flatMap { $0.count == 3 ? $0[2] : nil }
            let shape = channels.map { [kernel.height, kernel.width, $0] }
            return verdict(request, shape, count, range, per: "input channels", &runs)
        case "batchnorm2d":
            guard let channels = sizes.first?.first, channels > 0 else { return nil }
            return normalization(channels, count, range)
        default:
            guard let value = count.number.integer else { return nil }
            return ClaimDraft(
                kind: .layer,
                tokens: range,
                verdict: value == 0 ? .right : .wrong,
                expected: "0",
                mistake: "this layer has nothing to learn"
            )
        }
    }

    /// The count held against the engine's; without an input, the input that it would be right for.
    private func verdict(
        _ request: LayerRequest,
        _ input: [Int]?,
        _ count: CountedNumber,
        _ tokens: ArraySlice<TextToken>,
        per noun: String,
        _ runs: inout LayerRuns
    ) -> ClaimDraft? {
        var draft = ClaimDraft(kind: .layer, tokens: tokens, verdict: .wrong)
        guard let input else { return assumed(request, count, draft, per: noun, &runs) }
        guard let result = try? runs.run(request, on: input) else { return nil }
        let total = Rational(result.parameters.total)
        draft.isVerified = result.isVerified
        draft.expected = total.grouped
        draft.working = working(request, input)
        if count.agrees(with: total) {
            draft.verdict = .right
        } else if count.noun == .weights, let weights = try? weights(request, input, &runs),
            count.agrees(with: Rational(weights))
        {
            draft.verdict = .right
            draft.expected = weights.grouped
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

    private func assumed(
        _ request: LayerRequest,
        _ count: CountedNumber,
        _ draft: ClaimDraft,
        per noun: String,
        _ runs: inout LayerRuns
    ) -> ClaimDraft? {
        let kernel = request.kernel ?? 1
        let filters = request.filters ?? request.units ?? 1
        guard let value = count.number.integer, value % filters == 0,
            value / filters > (request.bias == false ? 0 : 1)
        else { return nil }
        let each = value / filters - (request.bias == false ? 0 : 1)
        let area = kernel.height * kernel.width
        guard each % area == 0 else { return nil }
        let inputs = each / area
        let shape = request.kind == .dense ? [inputs] : [kernel.height, kernel.width, inputs]
        guard let result = try? runs.run(request, on: shape), result.parameters.total == value
        else {
            return nil
        }
        var draft = draft.conditional("holds for \(inputs.grouped) \(noun)")
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

    private func normalization(
        _ channels: Int,
        _ count: CountedNumber,
        _ tokens: ArraySlice<TextToken>
    ) -> ClaimDraft? {
        guard channels < 1 << 40, let value = count.number.integer else { return nil }
        var draft = ClaimDraft(kind: .layer, tokens: tokens, verdict: .wrong)
        draft.expected = "\((2 * channels).grouped) in PyTorch, \((4 * channels).grouped) in Keras"
        if value == 2 * channels {
            return draft.conditional("as PyTorch counts: 2 for each channel")
        }
        if value == 4 * channels { return draft.conditional("as Keras counts: 4 for each channel") }
        draft.mistake = "per channel two are learned, and two are running statistics"
        return draft
    }
}
