/// Whether a sentence says something itself, or only tells of it: as what others believe, as what
/// would be, or to take it back.
enum Assertion {
    /// Whether what a sentence says is its own, and meant.
    static func isMade(in words: [String], before next: [TextToken]) -> Bool {
        !words.contains(where: doubts.contains) && !isBelief(words) && !isImagined(words)
            && !isTakenBack(by: next)
    }

    private static let doubts: Set<String> = [
        "wrong", "wrongly", "false", "falsely", "myth", "misconception", "incorrect",
        "incorrectly", "slip", "mistake", "mistaken", "mistakenly", "untrue", "contrary",
        "actually", "fallacy", "exaggeration", "exaggerated", "belief", "misleading", "misread",
        "supposedly", "allegedly",
    ]

    // MARK: - What others say

    private static let believers: Set<String> = [
        "people", "students", "beginners", "many", "some", "others", "blogs", "books", "textbooks",
        "tutorials", "authors", "they", "someone", "somebody", "one", "everyone", "everybody",
        "you",
    ]
    private static let believing: Set<String> = [
        "think", "thinks", "thought", "believe", "believes", "believed", "claim", "claims",
        "claimed", "say", "says", "said", "state", "states", "argue", "argues", "argued", "assume",
        "assumes", "expect", "expects", "suppose", "guess",
    ]
    private static let habits: Set<String> = [
        "often", "commonly", "sometimes", "widely", "frequently", "usually", "generally",
    ]
    private static let reported: Set<String> = [
        "said", "thought", "believed", "claimed", "stated", "assumed", "given", "told", "written",
    ]
    private static let reports: Set<String> = [
        "question", "said", "called", "written", "claimed", "remark", "listed",
    ]

    /// How far a verb may stand behind the one whose belief it is.
    private static let reach = 4

    private static func isBelief(_ words: [String]) -> Bool {
        let isTold = words.indices.contains { index in
            let behind = words[(index + 1)...].prefix(reach)
            return believers.contains(words[index]) && behind.contains(where: believing.contains)
                || habits.contains(words[index])
                    && behind.prefix(1).contains(where: reported.contains)
        }
        return isTold || (words.contains("class") && words.contains(where: reports.contains))
    }

    // MARK: - What would be

    private static func isImagined(_ words: [String]) -> Bool {
        guard let first = words.first else { return false }
        return ["suppose", "imagine", "pretend"].contains(first)
            || (words.contains("if") && words.contains("would"))
    }

    // MARK: - What is taken back

    private static let subjects: Set<String> = ["it", "they", "this", "that", "these"]
    private static let agreement: Set<String> = ["true", "so", "right", "correct", "case"]
    private static let opposites: Set<String> = ["wrong", "false", "not", "opposite", "never"]

    /// A sentence without what marks it as an answer: `-> no`, `A: no`.
    private static func answer(_ sentence: [TextToken]) -> ArraySlice<TextToken> {
        let words = sentence.drop { $0.isSign("→") || $0.isSign("-") || $0.isSign("=") }
        guard ["a", "answer", "antwort"].contains(words.first?.word),
            words.dropFirst().first?.isSign(":") == true
        else { return words }
        return words.dropFirst(2)
    }

    /// Whether the next sentence is a `no`, or `it does not`, or `the opposite is true`.
    private static func isTakenBack(by next: [TextToken]) -> Bool {
        let words = answer(next).prefix(8).map(\.word)
        guard let first = words.first ?? nil else { return false }
        if first == "no" { return words.count < 2 || words[1] == nil }
        let said = words.prefix { $0 != nil }.compactMap(\.self)
        guard said.count < 7, let last = said.last else { return false }
        if opposites.contains(first) { return said.count < 4 }
        if said.contains("opposite") { return true }
        guard subjects.contains(where: { first == $0 || first.hasPrefix($0 + "'") }) else {
            return false
        }
        let isDenied = said.contains { Negation.isWord($0) || doubts.contains($0) }
        return isDenied && (said.count < 4 || agreement.contains(last))
    }
}
