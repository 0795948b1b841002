/// A number of a card with what stands beside it: `61,706 parameters`, `stride 2`, `7×7×30`.
public struct CardNumber: Hashable, Sendable {
    /// The number as it is written, with the word of its size: `61,706`, `3 mill`, `7×7×30`.
    public let text: String
    /// Its value; of a size such as `7×7×30` the product.
    public let value: Double
    /// The word or the sign behind it: `parameters`, `GB`, `%`; empty where there is none.
    public let unit: String
    /// The word before it: `stride` in `Stride: 2`; empty where there is none.
    public let label: String
    /// The line of the file on which it stands.
    public let line: Int
}

extension TopicCard {
    /// The numbers of the card in order; made anew from its text at each call.
    ///
    /// The numbers of program code are left out, and those within names: `LeNet-5`, `ResNet-18`.
    public var numbers: [CardNumber] {
        body.blockTexts().flatMap { block -> [CardNumber] in
            if case .codeBlock(let info) = body.nodes[block.block].kind, !info.isEmpty { return [] }
            return NumberScan(block).numbers()
        }
    }
}

/// Finds the numbers in one block of text.
private struct NumberScan {
    private let block: BlockText
    private let text: String

    init(_ block: BlockText) {
        self.block = block
        text = block.text
    }

    // A pattern is compiled when it is made: once for all texts. It is never changed.
    nonisolated(unsafe) private static let number =
        /-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:(?: ?[×*] ?|x)[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)*/
    nonisolated(unsafe) private static let unit =
        /\ ?(%|°)|[ -]([A-Za-z][A-Za-z-]*)/
    nonisolated(unsafe) private static let labelEnd = /\ ?[:=]/
    nonisolated(unsafe) private static let label = /([A-Za-z]+) ?(?:[:=] ?)?$/

    func numbers() -> [CardNumber] {
        text.matches(of: Self.number).compactMap { match in
            var range = match.range
            let scale = attachedScale(behind: range.upperBound)
            if scale != nil { range = range.lowerBound..<text.index(after: range.upperBound) }
            guard standsAlone(range), let plain = value(of: text[match.range]) else { return nil }
            var unit = unit(behind: range.upperBound)
            var value = plain * (scale ?? 1)
            if let scale = unit.flatMap({ Self.scales[$0.word.lowercased()] }), let word = unit {
                range = range.lowerBound..<word.end
                value *= scale
                unit = self.unit(behind: word.end)
            }
            // Digits by the hundred are no number that anybody reckons with.
            guard value.isFinite else { return nil }
            return CardNumber(
                text: String(text[range]),
                value: value,
                unit: unit?.word ?? "",
                label: label(before: range.lowerBound),
                line: block.line(at: range.lowerBound)
            )
        }
    }

    /// What a letter right behind the digits stands for: `60k`, `138M`.
    private func attachedScale(behind place: String.Index) -> Double? {
        place < text.endIndex ? Self.attachedScales[text[place]] : nil
    }

    /// Not a part of a name, of a word or of another number.
    private func standsAlone(_ range: Range<String.Index>) -> Bool {
        if range.lowerBound > text.startIndex {
            let before = text[text.index(before: range.lowerBound)]
            if before.isLetter || before.isNumber || "-_.,/^".contains(before) { return false }
        }
        guard range.upperBound < text.endIndex else { return true }
        let after = text[range.upperBound]
        return !after.isLetter && !after.isNumber && after != "_"
    }

    private func value(of digits: Substring) -> Double? {
        let factors = digits.split { "×*x ".contains($0) }
            .map { Double($0.replacing(",", with: "")) }
        return factors.reduce(1) { product, factor in
            guard let product, let factor else { return nil }
            return product * factor
        }
    }

    private func unit(behind place: String.Index) -> (word: String, end: String.Index)? {
        guard let match = text[place...].prefixMatch(of: Self.unit) else { return nil }
        let word = String(match.1 ?? match.2 ?? "")
        // The next number's label is no unit: `Padding: 0 Kernal: 3`.
        let isLabel = text[match.range.upperBound...].prefixMatch(of: Self.labelEnd) != nil
        let isUnit = !isLabel && !Self.noUnits.contains(word.lowercased())
        return isUnit ? (word, match.range.upperBound) : nil
    }

    private func label(before place: String.Index) -> String {
        let before = text[..<place].suffix(40)
        guard let match = before.firstMatch(of: Self.label) else { return "" }
        let word = String(match.1)
        return Self.noUnits.contains(word.lowercased()) ? "" : word
    }

    private static let attachedScales: [Character: Double] = [
        "k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9,
    ]

    private static let scales: [String: Double] = [
        "thousand": 1e3, "k": 1e3, "mill": 1e6, "mil": 1e6, "mio": 1e6, "million": 1e6,
        "millions": 1e6, "bill": 1e9, "bil": 1e9, "billion": 1e9, "billions": 1e9, "trillion": 1e12,
    ]

    /// Words that say nothing of a number.
    private static let noUnits: Set<String> = [
        "a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "with", "from", "by",
        "is", "are", "was", "were", "has", "have", "had", "it", "its", "that", "this", "these",
        "as", "than", "then", "so", "but", "if", "gives", "give", "becomes", "become", "makes",
        "make", "about", "only", "some", "per", "each", "all", "no", "not", "instead", "after",
        "before", "between", "when", "where", "which", "who", "still", "into", "over", "under",
        "e", "x", "also", "too", "here", "there", "out", "up", "down", "does", "do", "can", "may",
    ]
}
