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

    private var calls: [Call] = []

    /// The calls of a sentence or a line of code.
    init(_ tokens: [TextToken]) {
        self.tokens = tokens
        calls = tokens.indices.compactMap { call(at: $0) }
    }

    var hasCall: Bool { !calls.isEmpty }

    /// The claims beside the calls.
    func claims(_ runs: inout LayerRuns) -> [ClaimDraft] {
        // With two layers on a line the count may belong to either.
        guard calls.count == 1, let call = calls.first,
            let count = count(behind: call.range.upperBound)
        else { return [] }
        return [draft(call, count, &runs)].compactMap(\.self)
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

    // MARK: - The layer

    private func draft(
        _ call: Call,
        _ count: CountedNumber,
        _ runs: inout LayerRuns
    ) -> ClaimDraft? {
        guard let mention = mention(of: call) else { return nil }
        let first = min(call.range.lowerBound, count.range.lowerBound)
        let range = tokens[first..<max(call.range.upperBound, count.range.upperBound)]
        return ParameterVerdict(mention: mention, count: count, tokens: range).draft(&runs)
    }

    private func mention(of call: Call) -> LayerMention? {
        let sizes = call.arguments
        switch call.name {
        case "linear", "dense":
            var mention = LayerMention(.dense)
            let isTold = call.name == "linear"
            mention.units = sizes.dropFirst(isTold ? 1 : 0).first?.first
            mention.depth =
                isTold ? sizes.first?.first : input(of: call).flatMap { Shape($0).elementCount }
            mention.hasBias = call.hasBias
            return mention
        case "conv2d":
            var mention = LayerMention(.convolution)
            // PyTorch names the input channels first.
            let isTold = sizes.count > 2 && sizes[0].count == 1 && sizes[1].count == 1
            let own = isTold ? Array(sizes.dropFirst()) : sizes
            guard own.count > 1 else { return nil }
            mention.filters = own[0].first
            mention.kernel = [own[1].first, own[1].last].compactMap(\.self)
            mention.depth =
                isTold ? sizes[0][0] : input(of: call).flatMap { $0.count == 3 ? $0[2] : nil }
            mention.hasBias = call.hasBias
            return mention
        case "batchnorm2d":
            var mention = LayerMention(.batchNorm)
            mention.depth = sizes.first?.first
            return mention
        case "depthwiseconv2d": return nil
        default: return LayerMention(.other)
        }
    }
}
