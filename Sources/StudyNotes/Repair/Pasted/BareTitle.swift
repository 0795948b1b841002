/// A title without a mark before a dash of a pasted line.
struct BareTitle {
    /// Where its words begin.
    var start: Int
    /// What they name; `nil` where it is no topic of the field.
    let topic: FieldTopics.Topic?
    /// Where it ends before the dash: behind the sign of `IoU = overlap / union - good if …`.
    var end: Int?
}

/// Reads the titles with which the words before a dash end.
struct BareTitleReader {
    let bytes: UnsafeBufferPointer<UInt8>

    /// The title with which the words before a dash end.
    func title(_ words: Range<Int>) -> BareTitle? {
        guard !words.isEmpty else { return nil }
        if let start = questions(words) { return BareTitle(start: start, topic: nil) }
        if let gap = gap(in: words), let title = term(gap..<words.upperBound) { return title }
        return comparison(words) ?? topic(atEndOf: words) ?? equation(words)
    }

    /// A topic of the field, or `Networks`, which no sentence needs.
    private func topic(atEndOf words: Range<Int>) -> BareTitle? {
        let end = words.upperBound
        guard
            let start = DefinitionTerm.start(bytes, before: end, from: words.lowerBound),
            isFree(start, behind: words.lowerBound)
        else { return nil }
        let title = BareTitle(start: start, topic: topic(start..<end))
        return title.topic != nil || isSection(start..<end) ? title : nil
    }

    /// `Padding and Stride`.
    private func comparison(_ words: Range<Int>) -> BareTitle? {
        guard let last = topic(lastIn: words) else { return nil }
        let joint = ByteScan.trimmed(bytes, words.lowerBound..<last)
        let start = ByteScan.startOfLastWord(bytes, joint)
        guard Self.joining.contains(lowercased: bytes, start..<joint.upperBound) else { return nil }
        return topic(atEndOf: ByteScan.trimmed(bytes, words.lowerBound..<start))
    }

    /// Where the capital letter of the last topic stands.
    private func topic(lastIn words: Range<Int>) -> Int? {
        let start = words.last { ByteScan.isBlank(bytes[$0]) }.map { $0 + 1 }
        guard let start, ByteScan.isCapital(bytes[start]), topic(start..<words.upperBound) != nil
        else { return nil }
        return start
    }

    private static let joining: WordSet = ["and", "und", "&", "vs", "vs."]

    /// `… once IoU = overlap / union` behind the words of an entry.
    private func equation(_ words: Range<Int>) -> BareTitle? {
        guard let sign = ByteScan.firstPlace(of: " = ", bytes, words), sign > words.lowerBound,
            let title = topic(atEndOf: words.lowerBound..<sign), title.topic != nil,
            title.start > words.lowerBound,
            ByteScan.firstPlace(of: ". ", bytes, sign..<words.upperBound) == nil,
            DefinitionTerm.equation(
                in: UnsafeBufferPointer(rebasing: bytes[title.start..<words.upperBound])
            ) != nil
        else { return nil }
        return BareTitle(start: title.start, topic: title.topic, end: sign + 2)
    }

    /// Few words that begin with a capital letter, where a line begins for sure.
    func term(_ words: Range<Int>) -> BareTitle? {
        guard let first = words.first, ByteScan.isCapital(bytes[first]),
            words.count <= Self.longestTerm,
            Term.stands(in: UnsafeBufferPointer(rebasing: bytes[words]))
        else { return nil }
        return BareTitle(start: first, topic: topic(words))
    }

    private static let longestTerm = 32

    /// Where the words begin behind the last empty line.
    private func gap(in words: Range<Int>) -> Int? {
        words.dropFirst(2).last { bytes[$0 - 1] == 0x20 && bytes[$0 - 2] == 0x20 }
    }

    /// Whether a title may begin at a place: behind a sentence, or with a capital letter that the
    /// word before does not need.
    private func isFree(_ start: Int, behind limit: Int) -> Bool {
        let before = ByteScan.trimmed(bytes, limit..<start)
        guard let last = before.last, !ByteScan.isAny(of: ".?!:)", bytes[last]) else { return true }
        return ByteScan.isCapital(bytes[start]) && !isNeeded(by: before)
    }

    /// Where `Questions for the tutor` begins, at the end of words.
    private func questions(_ words: Range<Int>) -> Int? {
        var end = words.upperBound
        for _ in 0..<Self.mostWordsOfQuestions {
            let word = words.lowerBound..<end
            let start = ByteScan.startOfLastWord(bytes, word)
            if start < end, ByteScan.isAny(of: "QF", bytes[start]),
                Self.asking.contains(bytes, start..<end)
            {
                return start
            }
            guard start > words.lowerBound else { return nil }
            end = ByteScan.trimmed(bytes, words.lowerBound..<start).upperBound
        }
        return nil
    }

    private static let mostWordsOfQuestions = 5
    private static let asking: WordSet = ["Questions", "Fragen"]

    /// Whether the word before a title needs it: `used ReLU`, `dropout, ReLU`.
    private func isNeeded(by before: Range<Int>) -> Bool {
        guard let last = before.last else { return false }
        if ",;(/=+".utf8.contains(bytes[last]) { return true }
        let word = ByteScan.startOfLastWord(bytes, before)
        let verb = word..<before.upperBound
        return Self.needing.contains(lowercased: bytes, verb)
            || TopicEntry.verbs.contains(bytes, verb)
    }

    private static let needing: WordSet = [
        "used", "using", "before", "after", "no", "not", "add", "added", "only", "then", "max",
        "every", "each", "one", "two", "was", "were", "via", "through", "against", "see", "also",
        "called", "plus", "but", "if", "when", "while", "what", "why", "how",
        "vom", "von", "der", "die", "das", "dem", "den", "des", "im", "mit", "und", "oder", "ein",
        "eine", "einen", "einer", "zum", "zur", "am", "auf", "bei", "als", "ist", "sind", "pro",
        "für", "ohne", "kein", "keine", "nach", "vor", "durch", "jeder", "jede", "jeden",
    ]

    /// Whether words are a title that is no topic of the field.
    func isSection(_ words: Range<Int>) -> Bool {
        questions(words) == words.lowerBound || Self.sections.contains(lowercased: bytes, words)
    }

    private static let sections: WordSet = [
        "architectures", "networks", "layers", "formulas", "definitions", "summary", "examples",
        "exam",
        "keras", "pytorch", "code", "todo", "other",
    ]

    func topic(_ range: Range<Int>) -> FieldTopics.Topic? {
        let words = ByteScan.trimmed(bytes, range)
        return FieldTopics.topic(of: UnsafeBufferPointer(rebasing: bytes[words]))
    }
}
