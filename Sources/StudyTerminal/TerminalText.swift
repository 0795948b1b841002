/// Text of other people on its way to a terminal.
public enum TerminalText {
    /// The text with every character that could drive a terminal replaced by a visible one.
    ///
    /// ESC becomes `␛`, other C0 controls their own pictures; C1 controls and the marks that turn
    /// the direction of writing become `�`; tabs and line separators become spaces.
    public static func harmless(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { replacement(for: $0) != nil }) else {
            return text
        }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(replacement(for: scalar) ?? scalar) }
        return String(scalars)
    }

    private static func replacement(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x20..<0x7F: nil
        case 0x09, 0x2028, 0x2029: " "
        case 0x00..<0x20: Unicode.Scalar(0x2400 + scalar.value)
        case 0x7F: "\u{2421}"
        case 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
        default: nil
        }
    }

    /// Lines as one text, each with its end.
    static func joined(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

    /// A line of code, harmless, with its tabs filled up to every fourth column.
    static func codeLine(_ line: some StringProtocol) -> String {
        guard line.contains("\t") else { return harmless(String(line)) }
        var filled = ""
        var columns = 0
        for character in line {
            let isTab = character == "\t"
            let width = isTab ? 4 - columns % 4 : DisplayWidth.of(character)
            filled += isTab ? String(repeating: " ", count: width) : String(character)
            columns += width
        }
        return harmless(filled)
    }
}
