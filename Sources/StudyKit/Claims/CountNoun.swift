internal import StudyQuizzes

/// What a number in a sentence counts.
enum CountNoun: Hashable {
    case parameters, weights, features, units, multiplyAdds, operations
    case bytes(factor: Int, isBinary: Bool)

    private static let words: [String: CountNoun] = [
        "parameters": .parameters, "parameter": .parameters, "params": .parameters,
        "param": .parameters, "parametern": .parameters, "gewichte": .weights, "weights": .weights,
        "weight": .weights,
        "features": .features, "feature": .features, "inputs": .features, "input": .features,
        "pixels": .features, "values": .features,
        "werte": .features, "eingaben": .features, "neuronen": .units, "units": .units,
        "neurons": .units, "nodes": .units, "neuron": .units, "unit": .units,
        "macs": .multiplyAdds, "mac": .multiplyAdds, "multiply-adds": .multiplyAdds,
        "flops": .operations,
        "bytes": .bytes(factor: 1, isBinary: false), "kb": .bytes(factor: 1_000, isBinary: false),
        "mb": .bytes(factor: 1_000_000, isBinary: false),
        "gb": .bytes(factor: 1_000_000_000, isBinary: false),
        "tb": .bytes(factor: 1_000_000_000_000, isBinary: false),
        "kib": .bytes(factor: 1 << 10, isBinary: true),
        "mib": .bytes(factor: 1 << 20, isBinary: true),
        "gib": .bytes(factor: 1 << 30, isBinary: true),
    ]

    init?(_ word: String?) {
        guard let word, let noun = Self.words[word] else { return nil }
        self = noun
    }
}

/// A number of a sentence with the noun behind it.
struct CountedNumber {
    let number: WrittenNumber
    let noun: CountNoun
    /// Whether `about`, `roughly` or `~` stands before it.
    let isApproximate: Bool
    /// Places in the tokens.
    let range: Range<Int>

    /// All of a block, in order.
    static func all(in tokens: [TextToken]) -> [CountedNumber] {
        tokens.indices.compactMap { index in
            guard let number = tokens[index].number, index + 1 < tokens.count,
                index == 0 || !isPartOfExpression(tokens[index - 1], tokens[index])
            else { return nil }
            // `3 million trainable parameters`: one adjective may stand between, but `4C` is no 4.
            for place in index + 1..<min(index + 3, tokens.count) {
                guard let word = tokens[place].word else { break }
                guard let noun = CountNoun(word) else {
                    if tokens[place].gap == 0 { break }
                    continue
                }
                if isOfAnother(tokens[place], tokens.dropFirst(place + 1).first) { break }
                return CountedNumber(
                    number: number,
                    noun: noun,
                    isApproximate: index > 0 && isHedge(tokens[index - 1]),
                    range: index..<place + 1
                )
            }
            return nil
        }
    }

    private static let owners: Set<String> = [
        "layer", "layers", "map", "maps", "channel", "channels", "matrix", "matrices", "tensor",
        "tensors", "vector", "vectors", "size", "sizes", "extractor", "decay",
    ]

    /// Whether a noun only tells which layers or maps are counted: `50 weight layers`.
    private static func isOfAnother(_ noun: TextToken, _ next: TextToken?) -> Bool {
        next.map { owners.contains($0.word ?? "") && noun.word?.hasSuffix("s") == false } ?? false
    }

    static func isHedge(_ token: TextToken) -> Bool {
        ["about", "around", "roughly", "approx", "nearly", "circa", "ca", "almost"]
            .contains(token.word) || token.isSign("~") || token.isSign("≈")
    }

    private static func isPartOfExpression(_ before: TextToken, _ token: TextToken) -> Bool {
        guard let sign = before.sign else { return false }
        return "+×/^-.".unicodeScalars.contains(sign)
    }

    /// The same, where a point before three digits can only stand between thousands: nothing that is
    /// counted comes in parts, and `5.130 Parameter` are written so in German.
    var grouped: CountedNumber {
        guard number.lastPlace == -3, !number.isScaled,
            let value = try? number.value.map({
                try $0 * 1000
            }) ?? nil
        else { return self }
        let whole = WrittenNumber(value: value, lastPlace: 0, isScaled: false)
        return CountedNumber(number: whole, noun: noun, isApproximate: isApproximate, range: range)
    }

    /// Whether a value comes out as this number, rounded as it is written.
    func agrees(with exact: Rational) -> Bool {
        if number.isRounding(of: exact) { return true }
        guard let value = number.value,
            let distance = try? (value - exact).magnitude()
        else { return false }
        // Digits that end in zeros are most likely rounded there.
        var place = Rational(1)
        if let integer = value.integer, integer != 0, !number.isScaled {
            while let next = try? place * 10, let rest = try? value % next, rest == 0 {
                place = next
            }
        }
        if let place = place.integer, place >= 10_000, distance <= (try? Rational(place) / 2) ?? 0 {
            return true
        }
        guard isApproximate, let limit = try? exact / 25 else { return false }
        return distance <= limit
    }
}

extension CountedNumber {
    /// The number of a cell of a table, with its noun behind it or not.
    init?(cell: ArraySlice<TextToken>, counting noun: CountNoun) {
        let digits = cell.drop(while: Self.isHedge)
        guard let number = digits.first?.number,
            digits.count == 1 || digits.count == 2 && CountNoun(digits.last?.word) == noun
        else { return nil }
        self.init(
            number: number,
            noun: noun,
            isApproximate: digits.count < cell.count,
            range: cell.startIndex..<cell.endIndex
        )
    }
}
