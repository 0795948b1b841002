internal import CNNEngine
internal import StudyQuizzes

/// Finds the count of parameters beside a layer: `Conv2D(32, (3,3)) on 28x28x1: 320 parameters`.
struct LayerCallClaims {
    private let tokens: [TextToken]

    private let calls: [LayerCall]

    /// The calls of a sentence or a line of code.
    init(_ tokens: [TextToken]) {
        self.tokens = tokens
        calls = tokens.indices.compactMap { LayerCall(tokens, at: $0) }
    }

    var hasCall: Bool { !calls.isEmpty }

    /// The claims beside the calls.
    func claims(_ runs: inout LayerRuns) -> [ClaimDraft] {
        // With two layers on a line the count may belong to either.
        let weighted = calls.filter { !LayerCall.withoutParameters.contains($0.name) }
        guard weighted.count == 1, let call = weighted.first,
            let count = count(behind: call.range.upperBound)
        else { return [] }
        return [draft(call, count, &runs)].compactMap(\.self)
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
    private func input(of call: LayerCall) -> [Int]? {
        for index in tokens.indices where !call.range.contains(index) {
            guard ["on", "after", "from", "input", "inputs"].contains(tokens[index].word) else {
                continue
            }
            let place = tokens[(index + 1)...].prefix(3).firstIndex { $0.number != nil }
            if let place, let shape = ShapeText(tokens[place...]) { return shape.sizes }
        }
        return nil
    }

    private func draft(
        _ call: LayerCall,
        _ count: CountedNumber,
        _ runs: inout LayerRuns
    ) -> ClaimDraft? {
        guard let mention = call.mention(on: input(of: call)) else { return nil }
        let first = min(call.range.lowerBound, count.range.lowerBound)
        let range = tokens[first..<max(call.range.upperBound, count.range.upperBound)]
        return ParameterVerdict(mention: mention, count: count, tokens: range).draft(&runs)
    }
}
