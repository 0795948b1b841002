internal import StudyCore
internal import StudyNotes

/// Finds statements that are known to be wrong, in whatever words, and says what is true.
enum KnownErrorCheck {
    static func findings(of checked: CheckedNote) -> [Finding] {
        let matcher = KnownErrorMatcher.shared
        var findings: [Finding] = []
        var heading: [String] = []
        for block in checked.blocks.blocks where block.kind != .code {
            if block.kind == .heading || NoteBlocks.isBold(block.tokens) {
                heading = block.tokens.compactMap(\.word)
            }
            // A question is answered as well; only what is told as said by others is left alone.
            for sentence in block.sentences {
                let words = SentenceWords(sentence)
                for (error, range) in matcher.errors(in: words, under: heading) {
                    findings.append(finding(error, words.tokens[range.lowerBound], checked))
                }
            }
        }
        return findings
    }

    private static func finding(
        _ error: KnownError,
        _ token: TextToken,
        _ checked: CheckedNote
    ) -> Finding {
        checked.warning(
            .knownError,
            line: token.line,
            column: token.start + 1,
            "[\(error.id)] \(error.correction)",
            remedy: error.source
        )
    }
}

/// The words and numbers of a sentence.
struct SentenceWords {
    private(set) var words: [String] = []
    private(set) var tokens: [TextToken] = []

    init(_ sentence: [TextToken]) {
        for token in sentence {
            if let word = token.word {
                words.append(word)
            } else if let number = token.number?.integer {
                words.append("\(number)")
            } else {
                continue
            }
            tokens.append(token)
        }
    }
}

/// The known errors, made ready to be looked for.
struct KnownErrorMatcher: Sendable {
    static let shared = KnownErrorMatcher(KnownError.all)

    /// A word, or the beginning of one.
    private struct Pattern: Sendable {
        var words: Set<String> = []
        var beginnings: [String] = []

        init(_ texts: some Sequence<some StringProtocol>) {
            for text in texts {
                if text.hasSuffix("*") {
                    beginnings.append(String(text.dropLast()))
                } else {
                    words.insert(String(text))
                }
            }
        }

        func matches(_ word: String) -> Bool {
            words.contains(word) || beginnings.contains { word.hasPrefix($0) }
        }
    }

    private struct Entry: Sendable {
        let error: KnownError
        let subject: Pattern
        let phrases: [[Pattern]]
        let unless: Pattern
    }

    private let entries: [Entry]
    /// Words one of which every phrase has; a sentence without any is passed over.
    private let triggers: Pattern

    private init(_ errors: [KnownError]) {
        entries = errors.map { error in
            Entry(
                error: error,
                subject: Pattern(error.subject),
                phrases: error.phrases.map { phrase in
                    phrase.split(separator: " ").map { Pattern($0.split(separator: "|")) }
                },
                unless: Pattern(error.unless.split { $0 == " " || $0 == "\n" })
            )
        }
        triggers = Pattern(
            errors.flatMap(\.phrases).flatMap { phrase in
                (phrase.split(separator: " ").first ?? "").split(separator: "|")
            }
        )
    }

    /// How far apart the words of a phrase may stand.
    private static let widestGap = 9
    private static let longestSentence = 400

    /// The errors of a sentence, each with the places of its words.
    func errors(
        in sentence: SentenceWords,
        under heading: [String]
    ) -> [(error: KnownError, range: Range<Int>)] {
        let words = sentence.words
        guard words.count > 1, words.count < Self.longestSentence,
            words.contains(where: triggers.matches),
            !Self.isReported(words)
        else { return [] }
        return entries.compactMap { entry in
            guard let range = place(of: entry, in: words, under: heading) else { return nil }
            return (entry.error, range)
        }
    }

    private func place(of entry: Entry, in words: [String], under heading: [String]) -> Range<Int>?
    {
        let isMeant =
            entry.error.subject.isEmpty || words.contains(where: entry.subject.matches)
            || heading.contains(where: entry.subject.matches)
        guard isMeant else { return nil }
        for phrase in entry.phrases {
            guard let range = Self.place(of: phrase, in: words),
                !words.contains(where: entry.unless.matches),
                entry.error.isNegative || !Self.isNegated(words, range)
            else { continue }
            return range
        }
        return nil
    }

    private static func place(of phrase: [Pattern], in words: [String]) -> Range<Int>? {
        for start in words.indices where phrase[0].matches(words[start]) {
            var place = start
            let isWhole = phrase.dropFirst().allSatisfy { pattern in
                let rest = words[(place + 1)...].prefix(widestGap)
                guard let next = rest.firstIndex(where: pattern.matches) else { return false }
                place = next
                return true
            }
            if isWhole { return start..<place + 1 }
        }
        return nil
    }

    private static let negations: Set<String> = [
        "not", "no", "never", "nor", "isn't", "wasn't", "doesn't", "don't", "didn't", "aren't",
        "isn’t", "wasn’t", "doesn’t", "don’t", "didn’t", "neither", "hardly", "without",
    ]

    private static func isNegated(_ words: [String], _ range: Range<Int>) -> Bool {
        words[max(0, range.lowerBound - 3)..<range.upperBound].contains(where: negations.contains)
    }

    private static let doubts: Set<String> = [
        "wrong", "false", "myth", "misconception", "incorrect", "slip", "mistake", "untrue",
        "contrary", "actually",
    ]
    private static let reports: Set<String> = [
        "question", "said", "called", "written", "claimed", "remark",
    ]

    /// Whether a sentence tells what others say, or that it is wrong.
    private static func isReported(_ words: [String]) -> Bool {
        words.contains(where: doubts.contains)
            || (words.contains("class") && words.contains(where: reports.contains))
    }
}
