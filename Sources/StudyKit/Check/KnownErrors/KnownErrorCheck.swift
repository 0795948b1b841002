internal import StudyCore
internal import StudyNotes

/// Finds statements that are known to be wrong, in whatever words, and says what is true.
struct KnownErrorCheck {
    private var reader = ConceptReader()
    /// What the heading, or the entry that ends in a colon, says all below it is about.
    private var topic = ConceptSet()
    /// What the entries are about that others stand below.
    private var entries = EntryTopics()
    /// What the line before a list names with a colon, another thing than the heading perhaps.
    private var lead: ConceptSet?

    mutating func findings(of checked: CheckedNote) -> [Finding] {
        (topic, entries, lead) = (ConceptSet(), EntryTopics(), nil)
        let blocks = checked.blocks.blocks
        return blocks.indices.flatMap { index in
            findings(of: blocks[index], before: blocks.dropFirst(index + 1).first, checked)
        }
    }

    private mutating func findings(
        of block: NoteBlock,
        before nextBlock: NoteBlock?,
        _ checked: CheckedNote
    ) -> [Finding] {
        guard block.kind != .code else { return [] }
        let isTitle = block.kind == .heading || block.isBold || block.opensList
        enter(block, isTitle: isTitle)
        let around = entries.topic ?? lead ?? topic
        let rowTopic = block.kind == .tableRow ? firstCell(of: block) : around
        var (findings, before): ([Finding], ConceptSet) = ([], ConceptSet())
        let sentences = block.phrases
        for (index, sentence) in sentences.enumerated() where sentence.count < Self.longestSentence
        {
            let next = index + 1 < sentences.count ? sentences[index + 1] : []
            let answer = next.isEmpty ? block.answer(in: nextBlock) : next
            guard !sentence.isQuestion || !answer.isOwnAnswer else { continue }
            findings += self.findings(in: sentence, next: next, rowTopic, &before, checked)
        }
        leave(block, isTitle: isTitle, things: before)
        return findings
    }

    /// What a sentence says wrongly; `before` are the things of the clause before it.
    private mutating func findings(
        in sentence: [TextToken],
        next: [TextToken],
        _ topic: ConceptSet,
        _ before: inout ConceptSet,
        _ checked: CheckedNote
    ) -> [Finding] {
        var findings: [Finding] = []
        for clause in SentenceWords.clauses(of: sentence) {
            let speaksOn = !before.isEmpty && clause.words.contains(where: Self.pronouns.contains)
            let matcher = StatementMatcher(clause, topic: speaksOn ? before : topic, &reader)
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
        return findings
    }

    /// Forgets what a block ends that was spoken of.
    private mutating func enter(_ block: NoteBlock, isTitle: Bool) {
        if isTitle { topic = ConceptSet() }
        entries.enter(block)
        // Behind a blank line it is open whether the list is about the line or the heading.
        if lead != nil, block.isFirst { lead = ConceptSet() }
        if isTitle || block.kind == .prose { lead = nil }
    }

    /// Notes what the blocks below one may be about.
    private mutating func leave(_ block: NoteBlock, isTitle: Bool, things: ConceptSet) {
        if isTitle, block.tokens.count(where: { $0.sign == nil }) <= Self.longestTitle {
            topic = things
        } else if block.kind == .prose || block.kind == .entry, let own = subject(of: block) {
            // `YOLO: You Only Look Once` below a heading about R-CNN.
            if block.kind == .prose { lead = own } else { entries.name(own) }
        }
    }

    /// What a block is about that begins with its name and a colon.
    private mutating func subject(of block: NoteBlock) -> ConceptSet? {
        let words = block.tokens.drop { $0.isSign("*") }.prefix(Self.longestTitle)
        guard let colon = words.firstIndex(where: { $0.isSign(":") }) else { return nil }
        let things = StatementMatcher(
            SentenceWords(words[..<colon]),
            topic: ConceptSet(),
            &reader
        )
        .things
        return things.isEmpty ? nil : things
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

/// What entries of a list are about for those that are indented below them.
private struct EntryTopics {
    private var open: [(line: Int, column: Int, things: ConceptSet?)] = []

    /// The topic of the entry above; `nil` where it names none.
    var topic: ConceptSet? { open.dropLast().last { $0.things != nil }?.things }

    mutating func enter(_ block: NoteBlock) {
        guard block.kind == .entry, let first = block.tokens.first else {
            open = []
            return
        }
        // Pieces of one line are indented below none.
        while let last = open.last, last.column >= first.start || last.line == first.line {
            open.removeLast()
        }
        open.append((first.line, first.start, nil))
    }

    /// Notes what the entry is about.
    mutating func name(_ things: ConceptSet) {
        if !open.isEmpty { open[open.count - 1].things = things }
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
