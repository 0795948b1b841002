internal import StudyCore
internal import StudyNotes

/// Finds statements that are known to be wrong, in whatever words, and says what is true.
struct KnownErrorCheck {
    private var reader = ConceptReader()
    /// What the heading, or the entry that ends in a colon, says all below it is about.
    private var topic = ConceptSet()

    mutating func findings(of checked: CheckedNote) -> [Finding] {
        topic = ConceptSet()
        return checked.blocks.blocks.flatMap { findings(of: $0, checked) }
    }

    private mutating func findings(of block: NoteBlock, _ checked: CheckedNote) -> [Finding] {
        guard block.kind != .code else { return [] }
        let isTitle = block.kind == .heading || block.isBold || block.opensList
        if isTitle { topic = ConceptSet() }
        var (findings, before): ([Finding], ConceptSet) = ([], ConceptSet())
        let sentences = block.phrases
        let rowTopic = block.kind == .tableRow ? firstCell(of: block) : topic
        for (index, sentence) in sentences.enumerated() where sentence.count < Self.longestSentence
        {
            let next = index + 1 < sentences.count ? sentences[index + 1] : []
            for clause in SentenceWords.clauses(of: sentence) {
                let speaksOn =
                    !before.isEmpty && clause.words.contains(where: Self.pronouns.contains)
                let topic = speaksOn ? before : rowTopic
                let matcher = StatementMatcher(clause, topic: topic, &reader)
                // A question is answered as well; only what is told as said by others is left alone.
                // An error may have entries for ways to say it that other words take away.
                var told: Set<String> = []
                findings += matcher.errors.filter { error, range in
                    error.isMade(in: sentence, before: next)
                        && !sentence.quotes(clause.tokens[range.upperBound - 1])
                        && told.insert(error.id).inserted
                }
                .map { finding($0.error, clause.tokens[$0.range.lowerBound], checked) }
                let things = matcher.things
                if !things.isEmpty { before = things }
            }
        }
        if isTitle, block.tokens.count(where: { $0.sign == nil }) <= Self.longestTitle {
            topic = before
        }
        return findings
    }

    /// What a row of a table is about, where its first cell names something.
    private mutating func firstCell(of block: NoteBlock) -> ConceptSet {
        let cells = NoteTable.cells(of: block.tokens)
        guard cells.count > 1, let cell = cells.first, cell.count <= Self.longestTitle else {
            return topic
        }
        let things = StatementMatcher(SentenceWords(cell), topic: topic, &reader).things
        return things.isEmpty ? topic : things
    }

    /// Longer headings speak of more than one thing.
    private static let longestTitle = 5
    /// More words and signs without a full stop are no sentence.
    private static let longestSentence = 600
    private static let pronouns: Set<String> = ["it", "they", "this", "these"]

    private func finding(
        _ error: KnownError,
        _ token: TextToken,
        _ checked: CheckedNote
    ) -> Finding {
        checked.source.warning(
            .knownError,
            line: token.line,
            column: token.start + 1,
            "[\(error.id)] \(error.correction)",
            remedy: error.source
        )
    }
}

extension KnownError {
    /// Whether a sentence that states it means it, and says nothing that takes it away.
    fileprivate func isMade(in sentence: [TextToken], before next: [TextToken]) -> Bool {
        var words = SentenceWords(sentence).words
        guard Assertion.isMade(in: words, before: next) else { return false }
        if next.goesOn { words += SentenceWords(next).words }
        return !unless.contains { $0.stands(in: words) }
    }
}

extension [TextToken] {
    /// Whether a token stands in quotation marks, with words of the sentence around them.
    fileprivate func quotes(_ token: TextToken) -> Bool {
        var (isQuoted, isInside, around) = (false, false, 0)
        for other in self {
            switch other.sign {
            case "\"": isInside.toggle()
            case "“", "„", "«": isInside = true
            case "”", "»": isInside = false
            default:
                if other.line == token.line, other.start == token.start { isQuoted = isInside }
                if !isInside, other.word != nil { around += 1 }
            }
        }
        return isQuoted && around > 2
    }

    /// Whether a sentence completes the one before, as `Then sum all products` does.
    fileprivate var goesOn: Bool {
        ["then", "afterwards", "finally", "next"].contains(first?.word)
    }
}

extension NoteBlock {
    /// `- LeNet 5:`, whose list stands below it.
    fileprivate var opensList: Bool {
        kind != .heading && tokens.last { !$0.isSign("*") }?.isSign(":") == true
    }
}
