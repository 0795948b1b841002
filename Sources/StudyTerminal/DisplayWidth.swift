/// The columns that text takes on a terminal.
public enum DisplayWidth {
    /// Columns of a text: wide characters count 2, combining ones and escape sequences 0.
    public static func of(_ text: some StringProtocol) -> Int {
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        if isPlain { return text.utf8.count }
        return withoutEscapes(text).reduce(0) { $0 + of($1) }
    }

    /// Columns of a character as a person counts them: a flag or a family is 2.
    public static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first, scalars.count > 1 else {
            return scalars.first.map(columns) ?? 0
        }
        // A flag is two letters, a family is joined by U+200D, and U+FE0F asks for the picture.
        let isPicture =
            first.properties.isEmojiPresentation
            || first.properties.isEmoji && scalars.contains("\u{FE0F}")
        return isPicture ? 2 : scalars.reduce(0) { $0 + columns(of: $1) }
    }

    private static func columns(of scalar: Unicode.Scalar) -> Int {
        // ASCII first: nearly all text is.
        if scalar.value >= 0x20 && scalar.value < 0x7F { return 1 }
        // Vowels and final consonants of Hangul join the syllable before them.
        if (0x1160...0x11FF).contains(scalar.value) { return 0 }
        switch scalar.properties.generalCategory {
        case .format: return scalar == "\u{AD}" ? 1 : 0
        case .nonspacingMark, .enclosingMark, .control: return 0
        default: return isWide(scalar) ? 2 : 1
        }
    }

    /// East Asian Wide and Fullwidth of Unicode 15 (UAX #11), and emoji shown as pictures.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
            0x1F200...0x1F2FF, 0x20000...0x3FFFD:
            true
        default:
            scalar.properties.isEmojiPresentation
        }
    }
}

extension DisplayWidth {
    /// The text without colour codes (ESC [ … letter) and links (ESC ] … BEL, or ESC ] … ESC \).
    private static func withoutEscapes(_ text: some StringProtocol) -> String {
        guard text.utf8.contains(0x1B) else { return String(text) }
        var kept = String.UnicodeScalarView()
        var scalars = text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "\u{1B}" else {
                kept.append(scalar)
                continue
            }
            switch scalars.next() {
            case "[": while let next = scalars.next(), !(0x40...0x7E).contains(next.value) {}
            case "]": skipCommand(&scalars)
            default: break
            }
        }
        return String(kept)
    }

    private static func skipCommand(_ scalars: inout some IteratorProtocol<Unicode.Scalar>) {
        while let next = scalars.next(), next != "\u{07}" {
            if next == "\u{1B}" {
                _ = scalars.next()
                return
            }
        }
    }
}
