internal import StudyQuizzes

/// The words and numbers of a clause, signs left out.
struct SentenceWords: Sendable {
    private(set) var words: [String] = []
    private(set) var tokens: [TextToken] = []
    /// For each word the part of the clause it stands in, counted from 0.
    private(set) var parts: [Int] = []

    init(_ clause: some Sequence<TextToken>) {
        var previous: TextToken?
        var part = 0
        let clause = Array(clause)
        for (index, token) in clause.enumerated() {
            if Self.multiplies(clause, at: index) {
                words.append("times")
                tokens.append(token)
                parts.append(part)
            }
            if Self.endsPart(token) { part += 1 }
            for word in Self.words(of: token, behind: previous) {
                words.append(word)
                tokens.append(token)
                parts.append(part)
            }
            previous = token
        }
    }

    /// `batch-norm` are two words, `x-ray` is one; `-1` keeps its sign.
    private static func words(of token: TextToken, behind previous: TextToken?) -> [String] {
        if let word = token.word {
            guard word.utf8.contains(UInt8(ascii: "-")) else { return [word] }
            let parts = word.split(separator: "-")
            return parts.count > 1 && parts[0].count > 1 ? parts.map(String.init) : [word]
        }
        guard let value = token.number?.value else { return [] }
        guard let number = value.integer else {
            return ["\(Double(value.numerator) / Double(value.denominator))"]
        }
        let isNegative = previous?.isSign("-") == true && token.gap == 0
        return [isNegative ? "-\(number)" : "\(number)"]
    }

    /// Whether a sign multiplies what a function gives: `F(x) · x`; in `3×3` it parts sides.
    private static func multiplies(_ clause: [TextToken], at index: Int) -> Bool {
        guard index > 0, index + 1 < clause.count, clause[index - 1].isSign(")"),
            clause[index + 1].word != nil, let sign = clause[index].sign
        else { return false }
        // A star may be the end of emphasis.
        return "×·⋅".unicodeScalars.contains(sign)
            || sign == "*" && (clause[index].gap > 0) == (clause[index + 1].gap > 0)
    }

    /// The clauses of a sentence: what stands between `;`, `while` and `whereas`.
    static func clauses(of sentence: [TextToken]) -> [SentenceWords] {
        sentence.split { token in
            token.isSign(";") || token.word.map { contrasts.contains($0) } ?? false
        }
        .map(SentenceWords.init)
    }

    /// Whether a token ends the part of a clause that a `not` reaches.
    private static func endsPart(_ token: TextToken) -> Bool {
        switch token.content {
        case .sign(let sign):
            ",:()→".unicodeScalars.contains(sign) || (sign == "-" && token.gap > 0)
        case .word(let word): conjunctions.contains(word)
        case .number: false
        }
    }

    private static let conjunctions: Set<String> = [
        "but", "because", "since", "so", "yet", "although", "though", "however", "which", "who",
        "therefore", "hence", "then",
    ]
    private static let contrasts: Set<String> = ["while", "whereas"]
}
