/// Text for terminals and readers that know ASCII only: signs are spelt, letters stay.
///
/// It is for the edge of the output, behind all layout; documents and files are never spelt.
public enum ASCIISpelling {
    /// The text with `×`, `→`, `⌊…⌋`, quotation marks and lines of boxes spelt; `ü` stays.
    ///
    /// A line that becomes too long by it is broken again.
    public static func spelled(_ text: String, width: Int = .max) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { fitting(line(String($0)), before: $0, width) }
            .joined(separator: "\n")
    }

    private static func fitting(_ line: String, before: Substring, _ width: Int) -> String {
        guard DisplayWidth.of(line) > width, DisplayWidth.of(before) <= width else { return line }
        let indent = String(line.prefix { $0 == " " })
        return TextWrapper.wrap(
            String(line.dropFirst(indent.count)),
            width: width,
            lead: indent,
            hang: indent
        ).joined(separator: "\n")
    }

    private static func line(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var spelled = String.UnicodeScalarView()
        for index in scalars.indices {
            let scalar = scalars[index]
            if scalar.value < 0x80 {
                spelled.append(scalar)
            } else {
                spelled.append(
                    contentsOf: words(for: scalar, at: index, in: scalars).unicodeScalars
                )
            }
        }
        return String(spelled)
    }

    private static func words(
        for scalar: Unicode.Scalar,
        at index: Int,
        in scalars: [Unicode.Scalar]
    ) -> String {
        let before = index > 0 ? scalars[index - 1] : " "
        let behind = index + 1 < scalars.count ? scalars[index + 1] : " "
        if let raised = raised[scalar] {
            return self.raised[before] == nil ? "^\(raised)" : "\(raised)"
        }
        if let lowered = lowered[scalar] { return lowered }
        switch scalar {
        case "·": return dot(before, behind, scalars[(index + 1)...])
        case "√": return behind == "(" ? "sqrt" : "sqrt "
        default: break
        }
        if let sign = signs[scalar] { return sign }
        // A Greek letter by itself is a sign of mathematics; within a word it is a letter.
        if let name = greek[scalar], !isLetter(before), !isLetter(behind) { return name }
        return box(scalar) ?? String(Character(scalar))
    }

    /// `2·0` multiplies, ` · ` parts words, and a row of them is a grid.
    private static func dot(
        _ before: Unicode.Scalar,
        _ behind: Unicode.Scalar,
        _ rest: ArraySlice<Unicode.Scalar>
    ) -> String {
        if before != " ", behind != " " { return "*" }
        // The words are one blank away; the marks of a grid, and what stands beside it, are not.
        guard let next = rest.dropFirst().first else { return "." }
        return next.properties.numericType != nil ? "*" : isLetter(next) ? "-" : "."
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic
    }

    /// Lines of boxes; where they meet, `+`.
    private static func box(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x2550: "-"
        case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x2551, 0x239B...0x23AD: "|"
        case 0x2500...0x257F: "+"
        // Bars of eight heights, as digits; blocks.
        case 0x2581...0x2587: "\(scalar.value - 0x2580)"
        case 0x2588...0x258F: "#"
        // Pictures of control characters, and what is no character.
        case 0x2400...0x2426, 0xFFFD: "?"
        default: nil
        }
    }
}
