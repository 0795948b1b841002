/// The columns that text takes on a terminal.
public enum DisplayWidth {
    /// Columns of a text: wide characters count 2, combining ones and colour codes 0.
    public static func of(_ text: some StringProtocol) -> Int {
        var width = 0
        var scalars = text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            if scalar == "\u{1B}" {
                // A colour code runs from ESC to its letter m.
                while let next = scalars.next(), next != "m" {}
            } else {
                width += columns(of: scalar)
            }
        }
        return width
    }

    private static func columns(of scalar: Unicode.Scalar) -> Int {
        // ASCII first: nearly all text is.
        if scalar.value >= 0x20 && scalar.value < 0x7F { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        return isWide(scalar) ? 2 : 1
    }

    /// East Asian Wide and Fullwidth blocks of Unicode 15 (UAX #11), and emoji shown as pictures.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x20000...0x3FFFD:
            true
        default:
            scalar.properties.isEmojiPresentation
        }
    }
}
