internal import StudyCore
internal import StudyNotes

/// Finds terms of the field that are spelt in another way: Kernal, RestNET, resulution.
struct SpellingCheck {
    /// What is right for words that were met; `nil` where they are.
    private var corrections: [String: String?] = [:]

    mutating func findings(of checked: CheckedNote) -> [Finding] {
        var findings: [Finding] = []
        var cursor = ColumnCursor(checked.source)
        for block in checked.blocks.blocks where block.kind != .code {
            var isCode = false
            for (index, token) in block.tokens.enumerated() {
                if token.isSign("`") { isCode.toggle() }
                guard !isCode, let word = token.word, word.utf8.count > 4,
                    !isPartOfAddress(block.tokens, index)
                else { continue }
                if let finding = finding(word, token, checked, &cursor) {
                    findings.append(finding)
                }
            }
        }
        return findings
    }

    private mutating func finding(
        _ word: String,
        _ token: TextToken,
        _ checked: CheckedNote,
        _ cursor: inout ColumnCursor
    ) -> Finding? {
        let stem = word.split(separator: "-", maxSplits: 1).first.map(String.init) ?? word
        let known: String?
        if let cached = corrections[stem] {
            known = cached
        } else {
            known = Self.correction(of: stem)
            corrections[stem] = .some(known)
        }
        if known == nil, FieldTerms.names[stem] == nil { return nil }
        let written = cursor.text(
            line: token.line,
            from: token.start,
            most: stem.unicodeScalars.count
        )
        guard let right = known ?? Self.name(written, stem) else { return nil }
        return checked.warning(
            .misspelling,
            line: token.line,
            column: token.start + 1,
            "'\(written)' is probably '\(right)'",
            remedy: "write '\(right)'"
        )
    }

    private func isPartOfAddress(_ tokens: [TextToken], _ index: Int) -> Bool {
        let isJoined =
            index + 2 < tokens.count && Self.isTight(tokens, index + 1)
            && tokens[index + 2].gap == 0
        return (Self.isTight(tokens, index - 1) && tokens[index].gap == 0) || isJoined
    }

    // The optimizer of Swift 6.3.1 crashes on the same as one closure over the tokens.
    private static func isTight(_ tokens: [TextToken], _ place: Int) -> Bool {
        guard tokens.indices.contains(place) else { return false }
        let token = tokens[place]
        guard token.gap == 0, let sign = token.sign else { return false }
        return "/._@#=".unicodeScalars.contains(sign)
    }

    /// A name whose capitals are mixed up; all small, all large and `Lenet` are left alone.
    private static func name(_ written: String, _ stem: String) -> String? {
        guard let name = FieldTerms.names[stem], written != name else { return nil }
        let rest = written.dropFirst()
        let isPlain = written == written.uppercased() || rest == rest.lowercased()
        return isPlain ? nil : name
    }
}

extension SpellingCheck {
    private static let terms: [String] = FieldTerms.words.filter { $0.count > 4 }
    private static let known: Set<String> = Set(terms)

    /// The term that a word was meant to be; `nil` where it is right, or nothing of the field.
    static func correction(of word: String) -> String? {
        if let known = FieldTerms.misspellings[word] { return known }
        let letters = Array(word)
        guard letters.count > 4, letters.count < 24, letters.allSatisfy(\.isLetter),
            !FieldTerms.others.contains(word),
            !(word.hasSuffix("s") && FieldTerms.others.contains(String(word.dropLast()))),
            !isInflected(word)
        else { return nil }
        var best: (term: String, distance: Int)?
        for term in terms where term.utf8.first == word.utf8.first {
            // One slip in a short word, two in a long one.
            let most = term.count > 9 ? 2 : 1
            guard abs(term.count - letters.count) <= most + 1 else { continue }
            for (form, ending) in forms(term) where abs(form.count - letters.count) <= most {
                let distance = Spelling.distance(word, form)
                guard distance > 0, distance <= most, distance < best?.distance ?? .max else {
                    continue
                }
                best = (ending.isEmpty ? term : form, distance)
            }
        }
        return best.map { FieldTerms.names[$0.term] ?? $0.term }
    }

    private static func forms(_ term: String) -> [(form: String, ending: String)] {
        [(term, ""), (term + "s", "s")]
    }

    /// Whether a word is a term with a usual ending, or a part of one.
    private static func isInflected(_ word: String) -> Bool {
        if known.contains(word) { return true }
        for ending in ["s", "es", "d", "ed", "r", "er", "ing", "al", "ally", "ly", "'s", "e"] {
            if word.hasSuffix(ending), known.contains(String(word.dropLast(ending.count))) {
                return true
            }
        }
        // British spelling, and the verbs and adjectives of the nouns.
        let american = word.replacing("isation", with: "ization").replacing("iser", with: "izer")
        if american != word { return known.contains(american) || isInflected(american) }
        return false
    }
}
