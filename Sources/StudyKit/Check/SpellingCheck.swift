internal import StudyCore
internal import StudyNotes

/// Finds terms of the field that are spelt in another way: Kernal, RestNET, resulution.
struct SpellingCheck {
    /// What is right for words that were met; `nil` where they are.
    private var corrections: [String: String?] = [:]
    private var commonCorrections: [String: String?] = [:]

    mutating func findings(of checked: CheckedNote) -> [Finding] {
        var findings: [Finding] = []
        var cursor = ColumnCursor(checked.source)
        for block in checked.blocks.blocks where block.kind != .code {
            var isCode = false
            let isEnglish = !Self.isGerman(block.tokens)
            for (index, token) in block.tokens.enumerated() {
                if token.isSign("`") { isCode.toggle() }
                guard !isCode, let word = token.word, word.utf8.count > 4,
                    !isPartOfAddress(block.tokens, index)
                else { continue }
                if let finding = finding(word, token, checked, &cursor) {
                    findings.append(finding)
                } else if isEnglish, let right = commonCorrection(of: word),
                    !Self.isCalled(block.tokens, index),
                    let written = Self.prose(block.tokens, index, &cursor)
                {
                    findings.append(Self.finding(written, right, token, checked))
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
        return Self.finding(written, right, token, checked)
    }

    private static func finding(
        _ written: String,
        _ right: String,
        _ token: TextToken,
        _ checked: CheckedNote
    ) -> Finding {
        checked.warning(
            .misspelling,
            line: token.line,
            column: token.start + 1,
            "'\(written)' is probably '\(right)'",
            remedy: "write '\(right)'"
        )
    }

    private mutating func commonCorrection(of word: String) -> String? {
        if let known = commonCorrections[word] { return known }
        let right = CommonWords.correction(of: word)
        commonCorrections[word] = .some(right)
        return right
    }

    /// The word as it is written; `nil` where its capitals make it a name or an abbreviation.
    private static func prose(
        _ tokens: [TextToken],
        _ index: Int,
        _ cursor: inout ColumnCursor
    ) -> String? {
        let token = tokens[index]
        let written = cursor.text(
            line: token.line,
            from: token.start,
            most: token.end - token.start
        )
        guard written.dropFirst().allSatisfy(\.isLowercase) else { return nil }
        let before = index > 0 ? tokens[index - 1] : nil
        let isFirst = before.map { $0.isSign(".") || $0.isSign(":") || $0.isSign("*") } ?? true
        return written.first?.isLowercase == true || isFirst ? written : nil
    }

    /// Whether a word stands before its arguments: `parms(`.
    private static func isCalled(_ tokens: [TextToken], _ index: Int) -> Bool {
        index + 1 < tokens.count && tokens[index + 1].isSign("(") && tokens[index + 1].gap == 0
    }

    private static let german: Set<String> = [
        "der", "die", "das", "und", "ist", "nicht", "ein", "eine", "einen", "mit", "für", "wird",
        "werden", "von", "den", "dem", "auf", "im", "zu", "sind", "bei", "wie",
    ]

    /// Whether the words around are those of another language.
    private static func isGerman(_ tokens: [TextToken]) -> Bool {
        tokens.lazy.filter { german.contains($0.word ?? "") }.prefix(2).count > 1
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
    /// A term, or a term in the plural.
    private struct Form: Sendable {
        let letters: [Character]
        /// What to write.
        let text: String
        /// The heaviest slips that are taken for it.
        let most: Int
    }

    private static let terms = FieldTerms.words.filter { $0.count > 4 }
    private static let known = Set(terms + terms.map(plural))
    /// The forms of all terms by their first letters, which are seldom missed.
    private static let forms: [Character: [Form]] = {
        var forms: [Character: [Form]] = [:]
        for term in terms {
            guard let first = term.first else { continue }
            let most = term.count > 9 ? TypingSlips.two : TypingSlips.one
            for form in [term, plural(term)] {
                let text = form == term ? FieldTerms.names[term] ?? term : form
                forms[first, default: []]
                    .append(Form(letters: Array(form), text: text, most: most))
            }
        }
        return forms
    }()

    /// A text with the terms that are misspelt in it put right; `nil` where none is.
    static func corrected(_ text: String) -> String? {
        let words = text.split(separator: " ").map(String.init)
        let right = words.map { correction(of: $0.lowercased()) ?? $0 }
        return words == right ? nil : right.joined(separator: " ")
    }

    /// The term that a word was meant to be; `nil` where it is right, or nothing of the field.
    static func correction(of word: String) -> String? {
        if let known = FieldTerms.misspellings[word] { return known }
        let word = american(word)
        let letters = Array(word)
        guard letters.count > 4, letters.count < 24, letters.allSatisfy(\.isLetter),
            !FieldTerms.others.contains(word),
            !(word.hasSuffix("s") && FieldTerms.others.contains(String(word.dropLast()))),
            !isInflected(word)
        else { return nil }
        var best: (form: Form, weight: Int)?
        for form in forms[letters[0]] ?? [] where abs(form.letters.count - letters.count) <= 2 {
            let weight = TypingSlips.weight(letters, form.letters)
            guard weight <= form.most, weight < best?.weight ?? .max else { continue }
            best = (form, weight)
        }
        return best.flatMap { isDerived(letters, $0.form.letters) ? nil : $0.form.text }
    }

    private static func plural(_ term: String) -> String {
        let vowelsBeforeY = ["ay", "ey", "oy", "uy"]
        if term.hasSuffix("y"), !vowelsBeforeY.contains(where: term.hasSuffix) {
            return term.dropLast() + "ies"
        }
        return term + (["s", "x", "sh", "ch"].contains(where: term.hasSuffix) ? "es" : "s")
    }

    /// The American spelling of a British one, as the terms have it.
    private static func american(_ word: String) -> String {
        guard word.contains("is") else { return word }
        return word.replacing("isat", with: "izat").replacing("iser", with: "izer")
            .replacing("ising", with: "izing").replacing("ised", with: "ized")
            .replacing(#/alise(s?)$/#) { "alize\($0.1)" }
    }

    private static let endings = [
        "ing", "ed", "e", "es", "or", "ors", "er", "ers", "ive", "ives", "ion", "ions", "al",
        "atory",
    ].map(Array.init)

    /// Whether a word differs from a term in its ending alone: translator, connecting.
    private static func isDerived(_ word: [Character], _ term: [Character]) -> Bool {
        endings.contains { ending in
            guard word.count > ending.count + 3, Array(word.suffix(ending.count)) == ending else {
                return false
            }
            let stem = word.dropLast(ending.count)
            return term.starts(with: stem) && endings.contains(Array(term.dropFirst(stem.count)))
        }
    }

    /// Whether a word is a term with a usual ending, or a part of one.
    private static func isInflected(_ word: String) -> Bool {
        if known.contains(word) { return true }
        return ["s", "es", "d", "ed", "r", "er", "ing", "al", "ally", "ly", "'s", "e"].contains {
            word.hasSuffix($0) && known.contains(String(word.dropLast($0.count)))
        }
    }
}
