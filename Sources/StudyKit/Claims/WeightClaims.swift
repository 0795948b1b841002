internal import CNNEngine
internal import StudyQuizzes

/// Finds `3 million features, W1 = 3 billion parameters` and `3 billion parameters, 12 GB`.
struct WeightClaims {
    private let tokens: [TextToken]
    private let counts: [CountedNumber]

    /// The claims of a sentence.
    static func find(in tokens: [TextToken], _ runs: inout LayerRuns) -> [ClaimDraft] {
        let finder = WeightClaims(tokens: tokens, counts: CountedNumber.all(in: tokens))
        return [finder.dense(&runs), finder.memory()].compactMap(\.self)
    }

    /// Finds the units for which inputs and parameters of one sentence agree.
    private func dense(_ runs: inout LayerRuns) -> ClaimDraft? {
        let isWeight = { (noun: CountNoun) in noun == .parameters || noun == .weights }
        guard let weights = counts.first(where: { isWeight($0.noun) && $0.number.value != nil }),
            let features = counts.first(where: { $0.noun == .features }) ?? product,
            let inputs = features.number.integer, inputs > 1, let claimed = weights.number.value,
            weights.range.lowerBound > features.range.lowerBound
        else { return nil }
        let isDense =
            inputs >= 10_000
            || tokens.contains { ["dense", "linear", "fc", "w1", "connected"].contains($0.word) }
        guard isDense, !tokens.contains(where: { $0.word?.hasPrefix("conv") == true }) else {
            return nil
        }
        let range = tokens[features.range.lowerBound..<weights.range.upperBound]
        if let units = counts.first(where: { $0.noun == .units })?.number.integer, units > 0 {
            return told(inputs, units, weights, range, &runs)
        }
        guard let quotient = try? claimed / Rational(inputs),
            let nearest = (try? (quotient + Rational(1, over: 2)).floor())?.integer, nearest > 1,
            let product = try? Rational(inputs) * Rational(nearest), weights.agrees(with: product),
            let result = try? runs.run(.dense(nearest), on: [inputs])
        else { return nil }
        return ClaimDraft(
            kind: .weights,
            tokens: range,
            verdict: .conditional,
            expected: product.grouped,
            working: "\(inputs.grouped) × \(nearest.grouped) = \(product.grouped)",
            assumption: """
                holds for a layer of \(nearest.grouped) units: \(inputs.grouped) × \
                \(nearest.grouped) weights, and \(nearest.grouped) biases more
                """,
            isVerified: result.isVerified
        )
    }

    private func told(
        _ inputs: Int,
        _ units: Int,
        _ weights: CountedNumber,
        _ range: ArraySlice<TextToken>,
        _ runs: inout LayerRuns
    ) -> ClaimDraft? {
        guard let result = try? runs.run(.dense(units), on: [inputs]),
            let product = try? Rational(inputs) * Rational(units)
        else { return nil }
        let total = Rational(result.parameters.total)
        let isRight = weights.agrees(with: total) || weights.agrees(with: product)
        return ClaimDraft(
            kind: .weights,
            tokens: range,
            verdict: isRight ? .right : .wrong,
            expected: total.grouped,
            working: "(\(inputs.grouped) + 1) × \(units.grouped) = \(total.grouped)",
            isVerified: result.isVerified
        )
    }

    /// A product of three numbers, which may stand for the features: `1000*1000*3`.
    private var product: CountedNumber? {
        for index in tokens.indices where index == 0 || !tokens[index - 1].isSign("×") {
            guard let shape = ShapeText(tokens[index...]), shape.sizes.count == 3,
                let value = try? shape.sizes.reduce(Rational(1), { try $0 * Rational($1) })
            else { continue }
            let number = WrittenNumber(value: value, lastPlace: 0, isScaled: false)
            return CountedNumber(
                number: number,
                noun: .features,
                isApproximate: false,
                range: index..<shape.end
            )
        }
        return nil
    }

    /// Finds the bytes for each parameter at which both numbers of one sentence agree.
    private func memory() -> ClaimDraft? {
        guard let weights = counts.first(where: { $0.noun == .parameters || $0.noun == .weights }),
            let bytes = counts.first(where: { if case .bytes = $0.noun { true } else { false } }),
            case .bytes(let factor, let isBinary) = bytes.noun,
            let count = weights.number.value, count > 0, bytes.number.value != nil,
            !tokens.contains(where: {
                ["per", "adam", "gradients", "activations"].contains($0.word)
            })
        else { return nil }
        let (first, last) = (
            min(weights.range.lowerBound, bytes.range.lowerBound),
            max(weights.range.upperBound, bytes.range.upperBound)
        )
        guard !isOfMachine(from: weights.range.upperBound, bytes: bytes.range) else { return nil }
        let isTold = { (words: [String]) in tokens.contains { words.contains($0.word ?? "") } }
        let candidates: [(width: Int, name: String, isTold: Bool)] = [
            (4, "float32", isTold(["float32", "float"])),
            (2, "float16", isTold(["float16", "half"])),
            (8, "float64", isTold(["float64", "double"])), (1, "int8", isTold(["int8"])),
        ]
        var draft = ClaimDraft(kind: .memory, tokens: tokens[first..<last], verdict: .wrong)
        let factors = isBinary ? [factor] : [factor, Self.binary(factor)]
        let told = candidates.filter(\.isTold)
        for candidate in told.isEmpty ? candidates : told {
            for unit in factors {
                guard let size = try? count * Rational(candidate.width) / Rational(unit),
                    agrees(bytes, size)
                else { continue }
                draft.expected = size.written
                let isPlain = candidate.width == 4 || candidate.isTold
                guard !isPlain || unit != factor else {
                    draft.verdict = .right
                    return draft
                }
                return draft.conditional(
                    "at \(candidate.width) bytes each, \(candidate.name)"
                        + (unit == factor ? "" : ", in units of 1,024")
                )
            }
        }
        let width = told.first?.width ?? 4
        guard let total = try? count * Rational(width), let size = try? total / Rational(factor)
        else { return nil }
        let unit = tokens[bytes.range.upperBound - 1].word?.uppercased() ?? ""
        draft.expected = "\(size.written) \(unit) at \(width) bytes each"
        return draft
    }

    /// Whether the bytes are those of a machine, or stand too far behind the weights to be theirs.
    private func isOfMachine(from end: Int, bytes: Range<Int>) -> Bool {
        guard end <= bytes.lowerBound else { return false }
        let between = tokens[end..<bytes.lowerBound]
        let behind = tokens[bytes.upperBound...].prefix(2)
        return between.count > Self.farthest
            || (between + behind).contains { Self.machines.contains($0.word ?? "") }
    }

    private static let farthest = 14
    private static let machines: Set<String> = [
        "gpu", "gpus", "card", "cards", "gtx", "each", "grafikkarte", "grafikkarten", "vram",
        "machine", "laptop", "colab",
    ]

    private func agrees(_ bytes: CountedNumber, _ size: Rational) -> Bool {
        if bytes.agrees(with: size) { return true }
        // A size is seldom written with all its digits.
        guard let half = bytes.number.halfOfLastDigit, let value = bytes.number.value,
            let distance = try? (value - size).magnitude()
        else { return false }
        return distance <= half
    }

    private static func binary(_ factor: Int) -> Int {
        switch factor {
        case 1_000: 1 << 10
        case 1_000_000: 1 << 20
        case 1_000_000_000: 1 << 30
        case 1_000_000_000_000: 1 << 40
        default: factor
        }
    }
}
