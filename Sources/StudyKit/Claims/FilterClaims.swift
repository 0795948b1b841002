internal import StudyQuizzes

/// Finds the weights of one filter: `a 3x3 filter on an RGB image has 27 weights`.
struct FilterClaims {
    private let tokens: [TextToken]

    /// The claims of a sentence.
    static func find(in tokens: [TextToken]) -> [ClaimDraft] {
        [FilterClaims(tokens: tokens).draft()].compactMap(\.self)
    }

    /// Words with which something else is counted than one filter over all channels.
    private static let others: Set<String> = [
        "filters", "kernels", "layer", "layers", "depthwise", "per", "separable", "slice", "two",
        "three",
    ]

    private func draft() -> ClaimDraft? {
        guard let (sides, start, end) = filter, let channels = channels(sides),
            !tokens.contains(where: { Self.others.contains($0.word ?? "") }),
            let count = CountedNumber.all(in: tokens).first(where: { count in
                (count.noun == .weights || count.noun == .parameters)
                    && count.range.lowerBound >= end
            }), let claimed = count.number.integer,
            let area = try? Rational(sides[0]) * Rational(sides[1]),
            let weights = try? area * Rational(channels), let withBias = try? weights + 1
        else { return nil }
        let isRight = [weights, withBias].contains(Rational(claimed))
        var draft = ClaimDraft(
            kind: .weights,
            tokens: tokens[start..<count.range.upperBound],
            verdict: isRight ? .right : .wrong,
            expected: isRight ? claimed.grouped : "\(weights.grouped), and a bias",
            working: "\(sides[0]) × \(sides[1]) × \(channels) = \(weights.grouped)"
        )
        if !isRight, Rational(claimed) == area {
            draft.mistake = "a filter is as deep as its input has channels: \(channels)"
        }
        return draft
    }

    /// The sides before the first `filter`, with the places of the whole.
    private var filter: (sides: [Int], start: Int, end: Int)? {
        for index in tokens.indices
        where ["filter", "kernel", "kernal"].contains(tokens[index].word) {
            for start in max(index - 5, 0)..<index {
                guard tokens[start].number != nil, start == 0 || !tokens[start - 1].isSign("×"),
                    let shape = ShapeText(tokens[start...]), shape.end == index,
                    shape.sizes.count > 1, shape.sizes.allSatisfy({ $0 > 0 })
                else { continue }
                return (shape.sizes, start, index + 1)
            }
        }
        return nil
    }

    /// The channels the filter spans: its own depth, those that are counted, or those of a color.
    private func channels(_ sides: [Int]) -> Int? {
        if sides.count == 3 { return sides[2] }
        for index in tokens.indices {
            guard let number = tokens[index].number?.integer, number > 0 else { continue }
            let behind = tokens[(index + 1)...].prefix(2).prefix { $0.word != nil }
            if behind.contains(where: { $0.word == "channels" }) { return number }
        }
        if tokens.contains(where: { $0.word == "rgb" }) { return 3 }
        let isGray = tokens.contains { ["grayscale", "greyscale"].contains($0.word) }
        return isGray ? 1 : nil
    }
}
