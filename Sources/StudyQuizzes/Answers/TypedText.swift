/// A typed line with its signs made ASCII: one kind of minus, blank, quote and `x`.
///
/// `*` and `·` stay apart from `x` and `×`, which may stand in a shape.
struct TypedText: Hashable {
    private(set) var text: String
    /// Whether the person said that the number is a rounded one: `≈ 27M`, `about 1200`.
    private(set) var isApproximate = false
    /// A unit that the question does not ask for.
    private(set) var foreignUnit: String?

    private static let signs: [Character: String] = [
        "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "×": "x", "✕": "x", "✖": "x", "⨯": "x",
        "·": "*", "•": "*", "⋅": "*", "∙": "*", "∗": "*", "’": "'", "‘": "'", "ʼ": "'", "′": "'",
        "⁄": "/",
        "÷": "/", "∕": "/", "，": ",", "．": ".", "٫": ".", "％": "%", "＋": "+", "＝": "=", "（": "(",
        "）": ")", "；": ";", "≈": "~", "≃": "~", "≅": "~", "∼": "~", "½": " 1/2", "⅓": " 1/3",
        "⅔": " 2/3", "¼": " 1/4", "¾": " 3/4", "⅛": " 1/8", "⅜": " 3/8", "⅝": " 5/8", "⅞": " 7/8",
        "\u{FEFF}": "", "\u{200B}": "", "\u{200E}": "", "\u{200F}": "",
    ]
    private static let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")

    /// Makes the signs of a line ASCII.
    init(_ typed: String) {
        var line = ""
        var isInExponent = false
        for character in typed {
            if let digit = Self.superscripts.firstIndex(of: character) {
                line += (isInExponent ? "" : "^") + String(digit)
                isInExponent = true
                continue
            }
            if character == "⁻", !isInExponent {
                line += "^-"
                isInExponent = true
                continue
            }
            isInExponent = false
            if let sign = Self.signs[character] {
                line += sign
            } else if character.isWhitespace {
                if line.last != " " { line += " " }
            } else if let digit = Self.fullWidthDigit(character) {
                line += digit
            } else {
                line.append(character)
            }
        }
        text = Self.withoutQuotes(line.trimmed)
        dropLeadingSigns()
    }

    private static func fullWidthDigit(_ character: Character) -> String? {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
            ("\u{FF10}"..."\u{FF19}").contains(scalar)
        else { return nil }
        return String(scalar.value - 0xFF10)
    }

    /// Without the marks of a quotation, code or formula around it.
    private static func withoutQuotes(_ line: String) -> String {
        guard let mark = line.first, "`\"$".contains(mark), line.last == mark, line.count > 1
        else { return line }
        return String(line.dropFirst().dropLast()).trimmed
    }

    private mutating func dropLeadingSigns() {
        while let first = text.first, first == "=" || first == "~" {
            if first == "~" { isApproximate = true }
            text = String(text.dropFirst()).trimmed
        }
    }

    /// Without the words around its numbers, and brackets around it.
    func withoutWords(_ units: AnswerUnits) -> TypedText {
        var copy = self
        copy.text = ""
        let letters = Array(text)
        var index = 0
        while index < letters.count {
            guard letters[index].isLetter else {
                copy.text.append(letters[index])
                index += 1
                continue
            }
            var end = index
            while end < letters.count,
                letters[end].isLetter
                    || (letters[end] == "-" && end + 1 < letters.count && letters[end + 1].isLetter
                        && end > index)
            { end += 1 }
            let word = String(letters[index..<end])
            switch units.meaning(of: word) {
            case .dropped: copy.text += " "
            case .sign(let sign): copy.text += sign
            case .approximate where copy.text.trimmed.isEmpty: copy.isApproximate = true
            case .foreign: copy.foreignUnit = word
            case .approximate, .kept: copy.text += word
            }
            index = end
        }
        copy.text = Self.withoutBrackets(copy.text.trimmed)
        if copy.isApproximate, copy.text.hasPrefix(".") { copy.text.removeFirst() }
        copy.dropLeadingSigns()
        if copy.text.hasSuffix(" .") { copy.text.removeLast() }
        while let last = copy.text.last, ",; ?".contains(last) { copy.text.removeLast() }
        if units.isPercent, copy.text.last == "%" {
            copy.text = String(copy.text.dropLast()).trimmed
        }
        return copy
    }

    /// Without a pair of brackets that encloses everything.
    static func withoutBrackets(_ line: String) -> String {
        var line = line
        for (opening, closing) in [("(", ")"), ("[", "]"), ("{", "}")] as [(Character, Character)]
        where line.first == opening && line.last == closing && line.count > 1 {
            var depth = 0
            let closes = line.dropLast().contains { character in
                if character == opening { depth += 1 }
                if character == closing { depth -= 1 }
                return depth == 0
            }
            if !closes { line = String(line.dropFirst().dropLast()).trimmed }
        }
        return line
    }

    /// `27.1x10^6`.
    var isPowerOfTen: Bool {
        let compact = text.filter { $0 != " " }.lowercased()
        return compact.contains("x10^") || compact.contains("*10^")
    }

    /// `455x` and `455 x`, as people write "455 times".
    var withoutFactorSign: TypedText {
        var copy = self
        if let last = text.last, "xX*".contains(last) {
            copy.text = String(text.dropLast()).trimmed
        }
        return copy
    }

    /// With `x` for every sign that may stand between sizes.
    var withSizeSigns: TypedText {
        var copy = self
        copy.text = text.lowercased().replacing("*", with: "x")
        return copy
    }

    /// With one blank where several stand in place of words.
    var withSingleBlanks: TypedText {
        var copy = self
        copy.text = text.split(separator: " ").joined(separator: " ")
        return copy
    }

    /// The sides of an equation; only one, mostly.
    ///
    /// A side that begins with a letter names what follows: `n = 12`.
    var sides: [String] {
        let sides = text.split { $0 == "=" || $0 == "~" }.map(\.trimmed).filter { !$0.isEmpty }
        guard let last = sides.last else { return [text] }
        return sides.dropLast().filter { $0.first?.isLetter != true } + [last]
    }

    /// The parts between separators outside brackets; `nil` when one of them is empty.
    func pieces(separatedBy separator: Character) -> [String]? {
        var pieces = [""]
        var depth = 0
        for character in text.lowercased() {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == separator, depth == 0 {
                pieces.append("")
            } else {
                pieces[pieces.count - 1].append(character)
            }
        }
        let trimmed = pieces.map(\.trimmed)
        return trimmed.contains("") ? nil : trimmed
    }
}
