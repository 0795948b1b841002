/// `Q:`, `A1:`, `Question 2:` or `**Frage:**` before the words of a question or of its answer.
struct QuestionLabel: Hashable {
    enum Kind: Hashable { case question, answer }

    let kind: Kind
    /// Its letters and digits.
    let range: Range<Int>
    /// The place of the first word behind it.
    let words: Int
    /// Whether `**` opens before it and does not close right behind it.
    let isOpenBold: Bool

    /// The longest one, with its marks, in bytes.
    static let mostBytes = 24

    /// `nil` when none stands at a place, behind `**` or not.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
        func begins(_ signs: StaticString, _ place: Int) -> Bool {
            ByteScan.begins(signs, bytes, min(place, bytes.count)..<bytes.count)
        }
        let isBold = begins("**", place)
        let start = isBold ? place + 2 : place
        let word = bytes[min(start, bytes.count)...].prefix(9).prefix { ByteScan.isLetter($0) }
        let isQuestion = Self.questions.contains(lowercased: word)
        guard isQuestion || Self.answers.contains(lowercased: word) else {
            return nil
        }
        let gap = bytes[word.endIndex...].prefix(1).prefix { ByteScan.isBlank($0) }
        let digits = bytes[gap.endIndex...].prefix(4).prefix { ByteScan.isDigit($0) }
        var end = digits.isEmpty ? word.endIndex : digits.endIndex
        range = start..<end
        let isClosedBefore = isBold && begins("**:", end)
        if isClosedBefore { end += 2 }
        guard begins(":", end) else { return nil }
        end += 1
        let isClosedBehind = isBold && !isClosedBefore && begins("**", end)
        if isClosedBehind { end += 2 }
        guard end == bytes.count || ByteScan.isBlank(bytes[end]) else { return nil }
        while end < bytes.count, ByteScan.isBlank(bytes[end]) { end += 1 }
        // `F: features` is a definition; `F: Wie viele?` asks.
        let isF = word.count == 1 && bytes[start] | 0x20 == UInt8(ascii: "f")
        let asks = bytes[end...].prefix(Self.mostOfQuestion).contains(UInt8(ascii: "?"))
        guard !isF || asks else { return nil }
        (kind, words) = (isQuestion ? .question : .answer, end)
        isOpenBold = isBold && !isClosedBefore && !isClosedBehind
    }

    private static let questions: WordSet = ["q", "question", "f", "frage"]
    private static let answers: WordSet = ["a", "ans", "answer", "antwort"]
    /// In bytes; none is longer.
    private static let mostOfQuestion = 1_000

    /// The words behind a label of a kind with which a text begins; `nil` where it does not.
    static func words(of text: String, behind kind: Kind) -> String? {
        guard let first = text.utf8.first, ByteScan.isAny(of: "QqFfAa", first) else { return nil }
        var text = text
        let label = text.withUTF8 { QuestionLabel($0, at: 0) }
        guard let label, label.kind == kind else { return nil }
        let words = text.utf8.dropFirst(label.words)
        return words.isEmpty ? nil : String(words)
    }
    /// What a label begins that has no colon: `Q`, `Frage 2`; `nil` where words are none.
    static func kind(of words: String) -> Kind? {
        var text = words + ":"
        return text.withUTF8 { bytes in
            QuestionLabel(bytes, at: 0).flatMap { $0.words == bytes.count ? $0.kind : nil }
        }
    }
}

extension TopicCard {
    /// A text of the card, without the label of an answer where the card is its question.
    public func withoutAnswerLabel(_ text: String) -> String {
        isQuestion ? QuestionLabel.words(of: text, behind: .answer) ?? text : text
    }

    /// The blocks below the title; the bare `A:` above the list that answers is none of them.
    public var saidBlocks: [Int] {
        body.topLevelBlocks.filter { $0 != titleBlock && !isLabel($0) }
    }

    /// Whether a block is the bare `A:` below a question.
    func isLabel(_ block: Int) -> Bool { isQuestion && body.isAnswerLabel(block) }
}

extension MarkdownTree {
    fileprivate func isAnswerLabel(_ block: Int) -> Bool {
        guard nodes.tag(block) == .paragraph else { return false }
        let words = lineOfText(of: block)
        return words.hasSuffix(":") && QuestionLabel.kind(of: String(words.dropLast())) == .answer
    }
}
