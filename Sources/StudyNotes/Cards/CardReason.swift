/// A question of a card for a reason, and the answer that the card gives.
public struct CardReason: Hashable, Sendable {
    /// The question, such as `The values are hyperparameters. Why?`.
    public let question: String
    /// The answer, in the words of the card.
    public let answer: String
    /// The line of the file on which it begins.
    public let line: Int
}

extension TopicCard {
    /// The reasons that the card gives, in order; made anew from its text at each call.
    ///
    /// They are written `**Why X.** …`, `Why X? …`, `X because …`, `X so that …`, `…, therefore X`, or
    /// `The reason for X is …`; a heading `Why X` counts where the paragraph below it says because.
    /// What leans on the sentence before it (`It shrinks because …`) is left out: nobody could tell
    /// what is asked.
    public var reasons: [CardReason] {
        if let pair { return [pair] }
        var seen: Set<String> = []
        let texts = body.blockTexts().filter { body.nodes[$0.block].kind == .paragraph }
        let first = texts.first.flatMap { headed($0) }
        let rest = texts.dropFirst(first == nil ? 0 : 1)
        return (([first].compactMap(\.self)) + rest.flatMap(reasons))
            .filter { seen.insert($0.question).inserted }
    }

    /// The question with its answer, where the card is made of `Q: …` and `A: …`.
    private var pair: CardReason? {
        guard isQuestion,
            let block = body.blockTexts().first(where: { body.nodes[$0.block].kind == .paragraph })
        else { return nil }
        return CardReason(
            title,
            Substring(withoutAnswerLabel(block.text)),
            block,
            block.text.startIndex,
            fewestWords: 1
        )
    }

    /// Whether the card is the answer to a question that its writer asked.
    var isQuestion: Bool {
        path.last.map { QuestionLabel.words(of: $0, behind: .question) != nil } ?? false
    }

    /// The paragraph below a heading `Why …` of a section.
    private func headed(_ block: BlockText) -> CardReason? {
        let heading = title.hasSuffix("?") ? String(title.dropLast()) : title
        guard level > 1, heading.hasPrefix("Why "), heading.split(separator: " ").count > 2,
            block.text.contains("because")
        else { return nil }
        return CardReason(heading + "?", Substring(block.text), block, block.text.startIndex)
    }

    private func reasons(_ block: BlockText) -> [CardReason] {
        if let marked = marked(block) { return [marked] }
        let sentences = Sentences.of(block.text)
        if let question = sentences.first, question.hasPrefix("Why "), question.hasSuffix("?"),
            sentences.count > 1
        {
            let rest = block.text[sentences[1].startIndex...]
            return [CardReason(String(question), rest, block, question.startIndex)]
                .compactMap(\.self)
        }
        return sentences.compactMap { sentence in
            Reasoning(sentence).flatMap {
                CardReason($0.question, Substring($0.answer), block, sentence.startIndex)
            }
        }
    }

    /// `**Why the division.** …`: bold that asks, with its paragraph.
    private func marked(_ block: BlockText) -> CardReason? {
        let strong = block.block + 1
        guard strong < body.nodes[block.block].end, body.nodes[strong].kind == .strong else {
            return nil
        }
        let lead = body.lineOfText(of: strong)
        let words = lead.drop { ".:?".contains($0) }.split(separator: " ")
        guard words.first == "Why", words.count > 1 else { return nil }
        let question = words.dropFirst().joined(separator: " ")
            .trimmingSuffix { ".:?".contains($0) }
        let rest = block.text.dropFirst(body.inlineText(of: strong).text.count)
            .drop { ".:? \n".contains($0) }
        return CardReason("\(title): why \(question)?", rest, block, block.text.startIndex)
    }
}

extension CardReason {
    private static let fewestWords = 3
    private static let mostWords = 45

    /// `nil` where the answer is none; a long one is cut behind a sentence.
    fileprivate init?(
        _ question: String,
        _ answer: Substring,
        _ block: BlockText,
        _ place: String.Index,
        fewestWords: Int = fewestWords
    ) {
        var kept: [Substring] = []
        for sentence in Sentences.of(String(answer)) {
            let words = sentence.split(whereSeparator: \.isWhitespace)
            guard kept.isEmpty || kept.count + words.count <= Self.mostWords else { break }
            kept += words
        }
        guard kept.count >= fewestWords, kept.last?.hasSuffix(":") == false else { return nil }
        self.question = question.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        self.answer = kept.joined(separator: " ")
        line = block.line(at: place)
    }
}

/// A sentence that gives a reason, taken apart.
private struct Reasoning {
    let question: String
    let answer: String

    init?(_ sentence: Substring) {
        let words = sentence.split(whereSeparator: \.isWhitespace)
        let text = words.joined(separator: " ").trimmingSuffix { $0 == "." }
        guard !words.contains(where: Self.doubts.contains), !text.hasSuffix("?"),
            let found = Self.reason(text) ?? Self.split(text)
        else { return nil }
        self = found
    }

    private init(question: String, answer: String) {
        self.question = question
        self.answer = answer
    }

    /// Words of what somebody said, or of what is not so.
    private static let doubts: Set<Substring> = [
        "said", "says", "claim", "claims", "think", "believe", "myth", "wrong", "maybe", "perhaps",
    ]

    private static func split(_ text: String) -> Reasoning? {
        if let (claim, reason) = halves(of: text, at: " because "), isClaim(claim),
            !reason.hasPrefix("of "), !["not", "just", "only", "partly"].contains(lastWord(claim))
        {
            return Reasoning(question: claim + ". Why?", answer: "because " + reason)
        }
        if let (claim, purpose) = halves(of: text, at: " so that "), isClaim(claim) {
            return Reasoning(question: claim + ". What for?", answer: "so that " + purpose)
        }
        for sign in [", therefore ", "; therefore "] {
            guard let (reason, claim) = halves(of: text, at: sign), isClaim(reason),
                isClaim(capitalized(claim))
            else { continue }
            return Reasoning(question: capitalized(claim) + ". Why?", answer: reason)
        }
        return nil
    }

    /// `The reason for X is Y`, `The reason why X is that Y`.
    private static func reason(_ text: String) -> Reasoning? {
        for (lead, question) in [
            ("The reason for ", "What is the reason for "), ("The reason why ", "Why "),
            ("The reason that ", "Why "),
        ] where text.hasPrefix(lead) {
            let rest = String(text.dropFirst(lead.count))
            guard
                let (what, reason) = halves(of: rest, at: " is that ")
                    ?? halves(of: rest, at: " is "),
                !leans(what)
            else { return nil }
            return Reasoning(question: question + what + "?", answer: reason)
        }
        return nil
    }

    private static func halves(of text: String, at sign: String) -> (String, String)? {
        guard let range = text.firstRange(of: sign) else { return nil }
        let claim = String(text[..<range.lowerBound]).trimmingSuffix { $0 == "," }
        return (claim, String(text[range.upperBound...]))
    }

    /// A statement that can be asked about by itself.
    private static func isClaim(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        let isPlain = !text.contains { ":;()?→=".contains($0) }
        return (3...20).contains(words.count) && text.first?.isUppercase == true && isPlain
            && !leans(text)
    }

    /// Whether it speaks of something that was said before it.
    private static func leans(_ text: String) -> Bool {
        let words = text.lowercased().split { !($0.isLetter || $0 == "'") }
        guard let first = words.first else { return true }
        return openers.contains(first) || words.contains(where: pointers.contains)
    }

    private static let openers: Set<Substring> = [
        "but", "and", "so", "then", "also", "there", "here", "which", "that", "he", "she", "we",
        "you", "or", "yet", "still", "both", "neither", "such",
    ]
    private static let pointers: Set<Substring> = [
        "it", "they", "them", "this", "these", "those",
    ]

    private static func lastWord(_ text: String) -> Substring {
        text.split(separator: " ").last ?? ""
    }

    private static func capitalized(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}

extension StringProtocol {
    fileprivate func trimmingSuffix(_ isDropped: (Character) -> Bool) -> String {
        var text = self[...]
        while let last = text.last, isDropped(last) { text.removeLast() }
        return String(text)
    }
}
