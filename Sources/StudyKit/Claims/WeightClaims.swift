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

    // MARK: - Memory

    /// How wide numbers are stored, and the words for it; the usual width first.
    private static let widths: [(bytes: Int, name: String, words: Set<String>)] = [
        (4, "float32", ["float32", "float"]), (2, "float16", ["float16", "half"]),
        (8, "float64", ["float64", "double"]), (1, "int8", ["int8"]),
    ]

    /// A count of weights and the size in bytes that may be theirs.
    private struct Memory {
        let count: Rational
        let bytes: CountedNumber
        let tokens: ArraySlice<TextToken>

        /// The size in a unit, at a width in bytes.
        func size(width: Int, unit: Int) -> Rational? {
            try? count * Rational(width) / Rational(unit)
        }
    }

    /// Finds the bytes for each parameter at which both numbers of one sentence agree.
    private func memory() -> ClaimDraft? {
        guard let memory = weightsInMemory,
            case .bytes(let factor, let isBinary) = memory.bytes.noun
        else { return nil }
        let told = Self.widths.filter { width in
            tokens.contains { width.words.contains($0.word ?? "") }
        }
        var draft = ClaimDraft(kind: .memory, tokens: memory.tokens, verdict: .wrong)
        for (width, name, _) in told.isEmpty ? Self.widths : told {
            for unit in isBinary ? [factor] : [factor, Self.binary(factor)] {
                guard let size = memory.size(width: width, unit: unit),
                    agrees(memory.bytes, size)
                else { continue }
                draft.expected = size.written
                if unit == factor, width == 4 || !told.isEmpty {
                    draft.verdict = .right
                    return draft
                }
                let units = unit == factor ? "" : ", in units of 1,024"
                return draft.conditional("at \(width) bytes each, \(name)\(units)")
            }
        }
        let width = told.first?.bytes ?? 4
        guard let size = memory.size(width: width, unit: factor) else { return nil }
        let unit = tokens[memory.bytes.range.upperBound - 1].word?.uppercased() ?? ""
        draft.expected = "\(size.written) \(unit) at \(width) bytes each"
        return draft
    }

    /// The weights and the bytes of a sentence, where these are not those of a machine.
    private var weightsInMemory: Memory? {
        guard let weights = counts.first(where: { $0.noun == .parameters || $0.noun == .weights }),
            let bytes = counts.first(where: { if case .bytes = $0.noun { true } else { false } }),
            let count = weights.number.value, count > 0, bytes.number.value != nil,
            !tokens.contains(where: {
                ["per", "adam", "gradients", "activations"].contains($0.word)
            }),
            !isOfMachine(from: weights.range.upperBound, bytes: bytes.range)
        else { return nil }
        let first = min(weights.range.lowerBound, bytes.range.lowerBound)
        let last = max(weights.range.upperBound, bytes.range.upperBound)
        return Memory(count: count, bytes: bytes, tokens: tokens[first..<last])
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
