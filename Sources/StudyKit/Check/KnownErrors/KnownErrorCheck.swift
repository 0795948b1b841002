internal import StudyCore
internal import StudyNotes

/// Finds statements that are known to be wrong, in whatever words, and says what is true.
struct KnownErrorCheck {
    private let checked: CheckedNote
    /// What the heading, or the entry that ends in a colon, says all below it is about.
    private var topic: Set<Concept> = []

    static func findings(of checked: CheckedNote) -> [Finding] {
        var check = KnownErrorCheck(checked: checked)
        return checked.blocks.blocks.flatMap { check.findings(of: $0) }
    }

    private init(checked: CheckedNote) { self.checked = checked }

    private mutating func findings(of block: NoteBlock) -> [Finding] {
        guard block.kind != .code else { return [] }
        let isTitle = block.kind == .heading || block.isBold || block.opensList
        if isTitle { topic = [] }
        var (findings, before): ([Finding], Set<Concept>) = ([], [])
        // A question is answered as well; only what is told as said by others is left alone.
        for (sentence, next) in block.sentencesWithNext {
            var wholeSentence = SentenceWords(sentence).words
            guard wholeSentence.count < Self.longestSentence,
                Assertion.isMade(in: wholeSentence, before: next)
            else { continue }
            if next.goesOn { wholeSentence += SentenceWords(next).words }
            for clause in SentenceWords.clauses(of: sentence) {
                let speaksOn = clause.words.contains(where: Self.pronouns.contains)
                let matcher = StatementMatcher(
                    clause,
                    topic: speaksOn && !before.isEmpty ? before : topic
                )
                for (error, range) in matcher.errors(within: wholeSentence) {
                    findings.append(finding(error, clause.tokens[range.lowerBound]))
                }
                if !matcher.things.isEmpty { before = matcher.things }
            }
        }
        if isTitle, block.tokens.count(where: { $0.sign == nil }) <= Self.longestTitle {
            topic = before
        }
        return findings
    }

    /// Longer headings speak of more than one thing.
    private static let longestTitle = 5
    /// More words without a full stop are no sentence.
    private static let longestSentence = 400
    private static let pronouns: Set<String> = ["it", "they", "this", "these"]

    private func finding(_ error: KnownError, _ token: TextToken) -> Finding {
        checked.warning(
            .knownError,
            line: token.line,
            column: token.start + 1,
            "[\(error.id)] \(error.correction)",
            remedy: error.source
        )
    }
}

extension [TextToken] {
    /// Whether a sentence completes the one before, as `Then sum all products` does.
    fileprivate var goesOn: Bool {
        ["then", "afterwards", "finally", "next"].contains(first?.word)
    }
}

extension NoteBlock {
    /// The sentences, each with the one behind it.
    fileprivate var sentencesWithNext: some Sequence<([TextToken], [TextToken])> {
        let sentences = sentences
        return zip(sentences, sentences.dropFirst() + [[]])
    }

    /// `- LeNet 5:`, whose list stands below it.
    fileprivate var opensList: Bool {
        kind != .heading && tokens.last { !$0.isSign("*") }?.isSign(":") == true
    }
}

extension StatementMatcher {
    /// The errors of the clause, each with the places of its words.
    fileprivate func errors(
        within sentence: [String]
    ) -> [(error: KnownError, range: Range<Int>)] {
        guard mentionsAnything else { return [] }
        return KnownError.all.compactMap { error in
            guard let range = error.statements.lazy.compactMap(range(of:)).first,
                !error.unless.contains(where: { $0.stands(in: sentence) })
            else { return nil }
            return (error, range)
        }
    }
}
