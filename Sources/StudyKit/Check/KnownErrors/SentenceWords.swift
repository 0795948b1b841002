/// The words and numbers of a clause, signs left out.
struct SentenceWords: Sendable {
    private(set) var words: [String] = []
    private(set) var tokens: [TextToken] = []

    init(_ clause: some Sequence<TextToken>) {
        var previous: TextToken?
        for token in clause {
            for word in Self.words(of: token, behind: previous) {
                words.append(word)
                tokens.append(token)
            }
            previous = token
        }
    }

    /// `batch-norm` are two words, `x-ray` is one; `-1` keeps its sign.
    private static func words(of token: TextToken, behind previous: TextToken?) -> [String] {
        if let word = token.word {
            let parts = word.split(separator: "-")
            return parts.count > 1 && parts[0].count > 1 ? parts.map(String.init) : [word]
        }
        guard let number = token.number?.integer else { return [] }
        let isNegative = previous?.isSign("-") == true && token.gap == 0
        return [isNegative ? "-\(number)" : "\(number)"]
    }

    /// The clauses of a sentence: what stands between `;`, `while` and `whereas`.
    static func clauses(of sentence: [TextToken]) -> [SentenceWords] {
        sentence.split { token in
            token.isSign(";") || token.word.map { contrasts.contains($0) } ?? false
        }
        .map(SentenceWords.init)
    }

    private static let contrasts: Set<String> = ["while", "whereas"]
}
