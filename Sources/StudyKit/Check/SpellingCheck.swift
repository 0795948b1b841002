internal import StudyCore
internal import StudyNotes

/// Finds terms of the field that are spelt in another way: Kernal, RestNET, resulution.
struct SpellingCheck {
    private var terms = TermSpelling()
    /// What is right for common words that were met; `nil` where they are.
    private var commonCorrections: [String: String?] = [:]

    mutating func findings(of checked: CheckedNote) -> [Finding] {
        var findings: [Finding] = []
        var cursor = ColumnCursor(checked.source)
        let blocks = checked.blocks.blocks.filter { $0.kind != .code }
        let language = NoteLanguage(of: blocks)
        for block in blocks {
            var isCode = false
            lazy var isEnglish = language.isEnglish(block)
            for (index, token) in block.tokens.enumerated() {
                if token.isSign("`") { isCode.toggle() }
                guard !isCode, let word = token.word, word.utf8.count > 4,
                    !isPartOfAddress(block.tokens, index)
                else { continue }
                if let finding = finding(word, token, checked, &cursor) {
                    findings.append(finding)
                } else if let right = commonCorrection(of: word), isEnglish,
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
        let hasHyphen = word.utf8.contains(UInt8(ascii: "-"))
        let stem = hasHyphen ? word.split(separator: "-").first.map(String.init) ?? word : word
        let known = terms.correction(of: stem)
        if known == nil, FieldTerms.names[stem] == nil { return nil }
        let written = cursor.text(
            line: token.line,
            from: token.start,
            most: stem.unicodeScalars.count
        )
        guard let right = known ?? Self.name(written, stem), !Self.isClass(written, right) else {
            return nil
        }
        return Self.finding(written, right, token, checked)
    }

    private static func finding(
        _ written: String,
        _ right: String,
        _ token: TextToken,
        _ checked: CheckedNote
    ) -> Finding {
        checked.source.warning(
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

    /// Whether capitals within a word make it a name that is none of the field's: `ExponentialLR`.
    private static func isClass(_ written: String, _ right: String) -> Bool {
        let hasCapitals = written.dropFirst().contains(where: \.isUppercase)
        return hasCapitals && written != written.uppercased() && right == right.lowercased()
    }

    /// A name whose capitals are mixed up; all small, all large and `Lenet` are left alone.
    private static func name(_ written: String, _ stem: String) -> String? {
        guard let name = FieldTerms.names[stem], written != name else { return nil }
        let rest = written.dropFirst()
        let isPlain = written == written.uppercased() || rest == rest.lowercased()
        return isPlain ? nil : name
    }
}
