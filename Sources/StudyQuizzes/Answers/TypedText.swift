/// A typed line with its signs made ASCII: one kind of minus, blank, quote and `x`.
struct TypedText: Hashable {
    private(set) var text: String

    private static let signs: [Character: String] = [
        "−": "-", "–": "-", "—": "-", "‐": "-", "×": "x", "✕": "x", "✖": "x", "·": "x", "*": "x",
        "’": "'", "‘": "'", "ʼ": "'", "⁄": "/", "÷": "/", "，": ",", "≈": "=",
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
        line = line.trimmed
        while line.hasPrefix("=") { line = String(line.dropFirst()).trimmed }
        text = line
    }

    private static func fullWidthDigit(_ character: Character) -> String? {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
            ("\u{FF10}"..."\u{FF19}").contains(scalar)
        else { return nil }
        return String(scalar.value - 0xFF10)
    }

    /// Without the words of a set, brackets around it, and a full stop behind a whole number.
    func withoutWords(_ words: Set<String>) -> TypedText {
        var result = ""
        var word = ""
        func endWord(_ line: inout String) {
            let lowered = word.lowercased()
            if lowered == "by" { line += "x" } else { line += words.contains(lowered) ? " " : word }
            word = ""
        }
        for character in text {
            if character.isLetter {
                word.append(character)
            } else {
                endWord(&result)
                result.append(character)
            }
        }
        endWord(&result)
        var copy = self
        copy.text = Self.withoutBrackets(result.trimmed)
        return copy
    }

    private static func withoutBrackets(_ line: String) -> String {
        var line = line
        for (opening, closing) in [("(", ")"), ("[", "]"), ("{", "}")]
        where line.hasPrefix(opening) && line.hasSuffix(closing) && line.count > 1 {
            line = String(line.dropFirst().dropLast()).trimmed
        }
        return line
    }

    /// `27.1x10^6`.
    var isPowerOfTen: Bool { text.filter { $0 != " " }.lowercased().contains("x10^") }

    /// `455x` and `455 x`, as people write "455 times".
    var withoutFactorSign: String {
        let lowered = text.lowercased()
        return lowered.hasSuffix("x") ? String(text.dropLast()).trimmed : text
    }

    /// The parts between separators, each without blanks; `nil` when one of them is empty.
    func pieces(separatedBy separator: Character) -> [String]? {
        let pieces = text.lowercased().split(separator: separator, omittingEmptySubsequences: false)
            .map(\.trimmed)
        return pieces.contains("") ? nil : pieces
    }
}
