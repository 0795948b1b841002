internal import CNNEngine
internal import StudyQuizzes

/// Finds the value of an activation at a number: `sigmoid(0) = 0.5`, `ReLU(-3) = 0`.
struct ActivationClaims {
    private let tokens: [TextToken]

    /// The claims of a sentence.
    static func find(in tokens: [TextToken]) -> [ClaimDraft] {
        let finder = ActivationClaims(tokens: tokens)
        return tokens.indices.compactMap { finder.claim(at: $0) }
    }

    private static let layers: [String: any Layer] = [
        "sigmoid": Sigmoid(), "σ": Sigmoid(), "tanh": Tanh(), "relu": ReLU(), "relu6": ReLU6(),
    ]

    private func claim(at index: Int) -> ClaimDraft? {
        guard index + 4 < tokens.count, let word = tokens[index].word,
            let layer = Self.layers[word], tokens[index + 1].isSign("("),
            let (input, close) = number(at: index + 2), close + 1 < tokens.count,
            tokens[close].isSign(")"), let mark = tokens[close + 1].sign,
            "=≈→".unicodeScalars.contains(mark), let (claimed, end) = number(at: close + 2),
            tokens.isClean(behind: end)
        else { return nil }
        let output = layer.forward(Tensor<Double>([1, 1], [input.value])).values[0]
        var draft = ClaimDraft(kind: .activation, tokens: tokens[index..<end], verdict: .wrong)
        draft.expected = output.written
        draft.isVerified = true
        let tolerance = claimed.isWhole && mark == "=" ? 0.005 : claimed.tolerance
        if abs(claimed.value - output) <= tolerance { draft.verdict = .right }
        return draft
    }

    /// A number as it is written, negative or not.
    private struct Written {
        let value: Double
        /// Half of its last digit.
        let tolerance: Double
        let isWhole: Bool
    }

    private func number(at index: Int) -> (Written, end: Int)? {
        let isNegative = index < tokens.count && tokens[index].isSign("-")
        let place = isNegative ? index + 1 : index
        guard place < tokens.count, let number = tokens[place].number, let value = number.value,
            let half = number.halfOfLastDigit
        else { return nil }
        let magnitude = Double(value.numerator) / Double(value.denominator)
        let written = Written(
            value: isNegative ? -magnitude : magnitude,
            tolerance: Double(half.numerator) / Double(half.denominator) + 1e-12,
            isWhole: number.lastPlace >= 0
        )
        return (written, place + 1)
    }
}
