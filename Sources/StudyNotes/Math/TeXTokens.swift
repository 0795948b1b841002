/// A token of TeX.
enum TeXToken: Hashable, Sendable {
    /// A command without its backslash: a word, or one other character.
    case command(String)
    /// `{`
    case beginGroup
    /// `}`
    case endGroup
    /// `^`
    case superscript
    /// `_`
    case `subscript`
    /// `&`
    case cellEnd
    /// White space, which TeX itself does not print.
    case space
    /// Any other character.
    case character(Character)
}

/// Splits TeX into tokens.
enum TeXTokens {
    static func split(_ tex: some StringProtocol) -> [TeXToken] {
        var tokens: [TeXToken] = []
        var rest = tex[...]
        while let character = rest.popFirst() {
            switch character {
            case "\\": tokens.append(.command(commandName(&rest)))
            case "{": tokens.append(.beginGroup)
            case "}": tokens.append(.endGroup)
            case "^": tokens.append(.superscript)
            case "_": tokens.append(.subscript)
            case "&": tokens.append(.cellEnd)
            case "~": tokens.append(.command(" "))
            case _ where character.isWhitespace:
                if tokens.last != .space { tokens.append(.space) }
            default: tokens.append(.character(character))
            }
        }
        return tokens
    }

    /// `lfloor`, `frac`, or the one character that follows.
    private static func commandName<Text: StringProtocol>(_ rest: inout Text) -> String
    where Text.SubSequence == Text {
        var name = ""
        while let letter = rest.first, letter.isASCII, letter.isLetter {
            name.append(letter)
            rest.removeFirst()
        }
        guard name.isEmpty else {
            if name == "operatorname", rest.first == "*" { rest.removeFirst() }
            return name
        }
        guard let next = rest.popFirst() else { return "backslash" }
        return next.isWhitespace ? " " : String(next)
    }
}
