/// Lines such as `What is overfitting?` that have words right below them, which answer.
///
/// Such a line begins a paragraph, or follows the answer to one that does.
enum PlainQuestions {
    /// The lines that are such questions.
    static func indices(in lines: [NoteLine]) -> Set<Int> {
        var found: Set<Int> = []
        var (isBehindBlank, isAmongQuestions) = (true, false)
        for index in lines.indices {
            let line = lines[index]
            guard !line.isBlank, line.headingLevel == nil else {
                (isBehindBlank, isAmongQuestions) = (true, false)
                continue
            }
            let isFree = isBehindBlank || isAmongQuestions && endsAnswer(lines[index - 1])
            if isFree, line.asks, isAnswered(index, lines) {
                found.insert(index)
                isAmongQuestions = true
            }
            isBehindBlank = false
        }
        return found
    }

    private static func endsAnswer(_ line: NoteLine) -> Bool {
        guard line.wordsOfEntry == nil else { return true }
        return line.words.last.map { ByteScan.isAny(of: ".!", line.bytes[$0]) } ?? false
    }

    /// Whether words that do not ask stand right below.
    private static func isAnswered(_ index: Int, _ lines: [NoteLine]) -> Bool {
        guard index + 1 < lines.count else { return false }
        let next = lines[index + 1]
        guard !next.isBlank, !next.isVerbatim else { return next.isVerbatim }
        return next.headingLevel == nil && !next.signs.contains(.boldStart)
            && next.words.last.map { next.bytes[$0] != UInt8(ascii: "?") } == true
            && next.bytes.contains(where: ByteScan.isWord)
    }
}

extension NoteLine {
    /// Whether it is a short question at the margin, behind a number or not.
    var asks: Bool {
        guard signs.contains(.asks) else { return false }
        let start = isNumbered ? wordsOfEntry ?? 0 : 0
        return AskingWords.begin(UnsafeBufferPointer(rebasing: bytes[start...]))
    }
}
