internal import StudyQuizzes

/// Finds results in answers to questions that name the numbers: `Q: input 7, kernel 3? A: 5`.
struct AnswerClaims {
    private enum Asked { case size, parameters }

    /// The pairs of a file, each question with the sentence behind it.
    static func pairs(in blocks: [NoteBlock]) -> [(question: [TextToken], answer: [TextToken])] {
        var pairs: [(question: [TextToken], answer: [TextToken])] = []
        for (index, block) in blocks.enumerated() where block.kind != .code {
            let sentences = block.phrases
            for (place, sentence) in sentences.enumerated() {
                var answer: [TextToken] = []
                if place + 1 < sentences.count {
                    answer = sentences[place + 1]
                } else if index + 1 < blocks.count {
                    answer = block.answer(in: blocks[index + 1])
                }
                guard sentence.isQuestion || answer.hasAnswerLabel, !answer.isEmpty,
                    sentence.contains(where: { $0.number != nil }) || sentence.isQuestion,
                    answer.contains(where: { $0.number != nil })
                else { continue }
                pairs.append((sentence, answer))
            }
        }
        return pairs
    }

    /// What comes of a question with its answer; `nil` where the answer is no number of it.
    static func find(
        _ question: [TextToken],
        _ answer: [TextToken],
        _ models: inout ModelClaims,
        _ runs: inout LayerRuns
    ) -> ClaimDraft? {
        guard let asked = asked(by: question), let mark = question.last,
            let result = result(of: answer)
        else { return nil }
        var words = statement(of: question)
        words.append(mark.replaced(by: .sign(asked == .size ? "→" : ":")))
        let start = words.count
        words += result
        var drafts: [ClaimDraft] = []
        switch asked {
        case .size:
            drafts = SettingClaims.find(in: words, &runs) + ConvolutionClaims.find(in: words, &runs)
            if drafts.isEmpty { drafts = LayerPhraseClaims.find(in: words, &runs) }
        case .parameters:
            if let last = result.last, !result.contains(where: { CountNoun($0.word) != nil }) {
                // Who asks for weights may leave out the biases.
                var noun = "parameters"
                for case let word? in question.map(\.word) where word == "weights" { noun = word }
                words.append(last.replaced(by: .word(noun)))
            }
            drafts = LayerCallClaims(words).claims(&runs) + models.find(in: words)
            if drafts.isEmpty { drafts = LayerPhraseClaims.find(in: words, &runs) }
        }
        for draft in drafts where draft.verdict != .open && draft.tokens.endIndex > start {
            return draft.standing(at: answer)
        }
        return nil
    }

    // MARK: - The question

    /// What a question asks for that can be computed.
    private static func asked(by question: [TextToken]) -> Asked? {
        let words = question.compactMap(\.word)
        guard !words.contains(where: others.contains) else { return nil }
        if words.contains(where: nouns.contains) {
            return .parameters
        }
        // `Which padding …`, `what stride …` ask for a number of the setting.
        for (index, word) in words.enumerated() where asking.contains(word) {
            let near = words[(index + 1)...].prefix(4)
            let named = near.contains { $0.count > 2 && isOfSetting($0) }
            if word == "many" || named && !near.contains(where: isSize) { return nil }
        }
        let isAsked = words.contains(where: isSize) || !words.contains(where: asking.contains)
        return isAsked ? .size : nil
    }

    private static func isOfSetting(_ word: String) -> Bool {
        guard let meaning = SettingWord(word) else { return false }
        return meaning != .output
    }

    private static func isSize(_ word: String) -> Bool {
        sizes.contains(word) || SettingWord(word) == .output && word.count > 2
    }

    private static let nouns: Set<String> = ["parameters", "weights", "params", "parameter"]
    private static let asking: Set<String> = [
        "what", "which", "how", "many", "was", "wie", "welche",
    ]
    private static let sizes: Set<String> = [
        "size", "shape", "dimension", "dimensions", "map", "maps", "big", "large", "resolution",
        "comes", "get", "result", "volume",
    ]
    /// Questions about something else than what one layer gives.
    private static let others: Set<String> = [
        "receptive", "field", "keep", "keeps", "same", "not", "why", "memory", "bytes", "mb",
        "epoch",
        "epochs", "iou", "trainable",
    ]

    /// A question without its label, its sign and the verb that waits for the answer.
    private static func statement(of question: [TextToken]) -> [TextToken] {
        var words = question[...]
        if let colon = words.prefix(3).firstIndex(where: { $0.isSign(":") }),
            ["q", "question", "frage", "f"].contains(words.first { $0.word != nil }?.word)
        {
            words = words[(colon + 1)...]
        }
        // `…, no padding, how large is the output?`
        if let cut = words.lastIndex(where: { $0.isSign(",") || $0.isSign(":") }) {
            let tail = words[(cut + 1)...]
            let asks = tail.contains { isSize($0.word ?? "") || asking.contains($0.word ?? "") }
            if asks, !tail.contains(where: { $0.number != nil }) { words = words[..<cut] }
        }
        while let last = words.last,
            ["?", "*", ",", "."].contains(last.sign)
                || ["have", "has", "need", "give", "needs", "contain"].contains(last.word)
        {
            words.removeLast()
        }
        return Array(words)
    }

    // MARK: - The answer

    private static let fillers: Set<String> = [
        "it", "is", "its", "it's", "the", "output", "size", "shape", "would", "be", "a", "an",
        "has",
        "gives", "about", "we", "get", "you",
    ]

    /// The number or the shape with which an answer begins, and the noun behind it.
    private static func result(of answer: [TextToken]) -> [TextToken]? {
        var place = answer.hasAnswerLabel ? (answer.firstIndex { $0.isSign(":") } ?? 0) + 1 : 0
        while place < answer.count, place < 9,
            fillers.contains(answer[place].word ?? "") || answer[place].isSign("*")
                || answer[place].isSign("→") || answer[place].isSign("-")
                || CountedNumber.isHedge(answer[place])
        {
            place += 1
        }
        guard place < answer.count, answer[place].number != nil,
            let shape = ShapeText(answer[place...]),
            !SettingReader(tokens: answer).isComputed(behind: shape.end),
            shape.end >= answer.count || !answer[shape.end].isSign("=")
        else { return nil }
        let hedges = answer[..<place].suffix(1).filter(CountedNumber.isHedge)
        let noun = answer[shape.end...].prefix(1).filter { $0.word != nil }
        return hedges + answer[place..<shape.end] + noun
    }
}

extension [TextToken] {
    /// `A: `, `**Answer:**` before the words of an answer.
    fileprivate var hasAnswerLabel: Bool {
        let words = drop { $0.isSign("*") }
        return words.first?.word.map(NoteBlock.answerLabels.contains) == true
            && words.dropFirst().prefix(2).contains { $0.isSign(":") }
    }
}

extension TextToken {
    /// Another word or sign at its place.
    fileprivate func replaced(by content: Content) -> TextToken {
        TextToken(content: content, line: line, start: start, end: end, gap: 1)
    }
}

extension ClaimDraft {
    /// The same about the words of an answer.
    fileprivate func standing(at answer: [TextToken]) -> ClaimDraft {
        var end = answer.count
        for (index, token) in answer.enumerated()
        where token.line == tokens.last?.line && token.start == tokens.last?.start {
            end = index + 1
        }
        return ClaimDraft(
            kind: kind,
            tokens: answer[..<end],
            verdict: verdict,
            expected: expected,
            working: working,
            assumption: assumption,
            mistake: mistake,
            isVerified: isVerified
        )
    }
}
