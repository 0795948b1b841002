/// TeX read as the signs it stands for: `\frac{7-3}{2}` as `(7-3)/(2)`, `\lfloor` as `⌊`.
struct MathNotation {
    private let tokens: [TextToken]
    private var index: Int
    private var plain: [TextToken] = []
    private var depth = 0

    private static let deepest = 24

    /// The same tokens without commands; those that are not known stay.
    static func plain(_ tokens: [TextToken]) -> [TextToken] {
        guard tokens.contains(where: { $0.isSign("\\") }) else { return tokens }
        var notation = MathNotation(tokens: tokens, index: 0)
        notation.read(until: nil)
        return notation.plain
    }

    private static let signs: [String: Unicode.Scalar] = [
        "times": "×", "cdot": "×", "ast": "×", "div": "/", "approx": "≈", "simeq": "≈",
        "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉",
        "to": "→", "rightarrow": "→", "longrightarrow": "→", "implies": "→",
    ]
    /// What only changes how the formula looks.
    private static let looks: Set<String> = [
        "left", "right", "big", "bigl", "bigr", "bigg", "displaystyle", "quad", "qquad",
    ]
    private static let fractions: Set<String> = ["frac", "dfrac", "tfrac", "cfrac"]
    /// What holds words, or numbers in another type.
    private static let types: Set<String> = ["text", "mathrm", "mathbf", "mathit", "operatorname"]

    private mutating func read(until end: Unicode.Scalar?) {
        while index < tokens.count {
            if let end, tokens[index].isSign(end) { return }
            if !readCommand() { take() }
        }
    }

    private mutating func take() {
        plain.append(tokens[index])
        index += 1
    }

    private mutating func readCommand() -> Bool {
        guard tokens[index].isSign("\\"), index + 1 < tokens.count, tokens[index + 1].gap == 0
        else { return false }
        let (slash, name) = (tokens[index], tokens[index + 1])
        if let sign = name.sign {
            // Spaces of all widths.
            guard ",;:!".unicodeScalars.contains(sign) else { return false }
            index += 2
            return true
        }
        guard let word = name.word else { return false }
        if let sign = Self.signs[word] {
            index += 2
            plain.append(slash.as(sign, endingLike: name))
        } else if Self.looks.contains(word) {
            index += 2
        } else if Self.fractions.contains(word), isGroup(index + 2) {
            index += 2
            readFraction(from: slash)
        } else if Self.types.contains(word), isGroup(index + 2) {
            index += 2
            readGroup()
        } else {
            return readAttached(word, slash)
        }
        return true
    }

    /// `\cdot0-3`: numbers stand right behind the name.
    private mutating func readAttached(_ word: String, _ slash: TextToken) -> Bool {
        let letters = word.prefix { $0.isLetter }
        guard let sign = Self.signs[String(letters)] else { return false }
        let name = tokens[index + 1]
        let scalars = Array(word.unicodeScalars.dropFirst(letters.unicodeScalars.count))
        let start = name.end - scalars.count
        plain.append(slash.as(sign, endingLike: name))
        for (place, token) in TextLexer.tokens(of: scalars, line: name.line, gap: 0).enumerated() {
            plain.append(
                TextToken(
                    content: token.content,
                    line: name.line,
                    start: start + token.start,
                    end: start + token.end,
                    gap: place == 0 ? slash.gap : token.gap
                )
            )
        }
        index += 2
        return true
    }

    private func isGroup(_ place: Int) -> Bool {
        place < tokens.count && tokens[place].isSign("{") && depth < Self.deepest
    }

    private mutating func readFraction(from slash: TextToken) {
        plain.append(slash.as("(", endingLike: tokens[index]))
        readGroup(to: ")")
        guard isGroup(index), let last = plain.last else { return }
        plain += [last.as("/"), tokens[index].as("(")]
        readGroup(to: ")")
    }

    /// Reads `{…}` without its brackets, or with another one at its end.
    private mutating func readGroup(to close: Unicode.Scalar? = nil) {
        index += 1
        depth += 1
        read(until: "}")
        depth -= 1
        guard index < tokens.count else { return }
        if let close { plain.append(tokens[index].as(close)) }
        index += 1
    }
}

extension TextToken {
    /// A sign in the place of this token.
    fileprivate func `as`(_ sign: Unicode.Scalar) -> TextToken {
        TextToken(content: .sign(sign), line: line, start: start, end: end, gap: 0)
    }

    /// A sign from here to the end of another token.
    fileprivate func `as`(_ sign: Unicode.Scalar, endingLike last: TextToken) -> TextToken {
        TextToken(content: .sign(sign), line: line, start: start, end: last.end, gap: gap)
    }
}
