/// Texts on their way into files of other programs.
enum ExportedText {
    /// The text with `\n` as its only line end, and without characters that XML has no place for.
    static func clean(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0D: scalars.append("\n")
            case 0x0A: if !isAfterReturn { scalars.append(scalar) }
            case 0x09: scalars.append(scalar)
            case 0x00..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: scalars.append("\u{FFFD}")
            default: scalars.append(scalar)
            }
            isAfterReturn = scalar == "\r"
        }
        return String(scalars)
    }

    /// Whether it has blanks that a paragraph would lose: indentation, columns, edges.
    static func hasSpacing(_ text: some StringProtocol) -> Bool {
        let (tab, lineEnd, blank) = (UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: " "))
        var previous = lineEnd
        for byte in text.utf8 {
            let isLost = byte == tab || byte == blank && [blank, lineEnd].contains(previous)
            if isLost { return true }
            previous = byte
        }
        return previous == blank
    }

    /// The text without blanks and line ends at its edges, even those that an accent follows.
    static func trimmed(_ text: String) -> String {
        let blanks: Set<Unicode.Scalar> = [" ", "\t", "\n"]
        var rest = text.unicodeScalars[...]
        while let first = rest.first, blanks.contains(first) { rest.removeFirst() }
        while let last = rest.last, blanks.contains(last) { rest.removeLast() }
        return String(rest)
    }

    /// A clean text as HTML that is XML too: `<p>` with `<br/>`, and `<pre>` where blanks count.
    static func html(_ text: String) -> String {
        guard !text.isEmpty else { return "" }
        var blocks: [(text: String, isPreformatted: Bool)] = []
        for paragraph in text.split(separator: "\n\n", omittingEmptySubsequences: false) {
            let isPreformatted = hasSpacing(paragraph)
            // An empty line inside a drawing does not end it.
            if isPreformatted, let last = blocks.popLast() {
                if last.isPreformatted {
                    blocks.append(("\(last.text)\n\n\(paragraph)", true))
                    continue
                }
                blocks.append(last)
            }
            blocks.append((String(paragraph), isPreformatted))
        }
        return blocks.map { block in
            let escaped = escapedMarkup(block.text)
            guard block.isPreformatted else {
                return "<p>\(escaped.replacing("\n", with: "<br/>"))</p>"
            }
            // HTML drops a line end right behind the tag.
            return "<pre>\(escaped.hasPrefix("\n") ? "\n" : "")\(escaped)</pre>"
        }.joined()
    }

    /// The text with the signs of markup as entities, for XML and HTML.
    static func escapedMarkup(_ text: String) -> String {
        escaped(text) { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            default: nil
            }
        }
    }

    /// The text with some of its scalars replaced, even those that an accent follows.
    static func escaped(
        _ text: String,
        _ replacement: (Unicode.Scalar) -> String?
    ) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let replacement = replacement(scalar) {
                scalars.append(contentsOf: replacement.unicodeScalars)
            } else {
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// A text that is typed, as Moodle matches it: without edges, and `*` as the sign itself.
    static func pattern(_ text: String) -> String {
        escaped(trimmed(clean(text))) { $0 == "*" ? "\\*" : nil }
    }

    /// A share of the marks in percent, with as many digits as Moodle compares.
    static func percent(_ part: Int, of whole: Int) -> String {
        let (share, rest) = (100 * part).quotientAndRemainder(dividingBy: whole)
        guard rest != 0 else { return "\(share)" }
        // Rounded to five digits behind the point.
        let scaled = (20_000_000 * part.magnitude + whole.magnitude) / (2 * whole.magnitude)
        let (units, fraction) = scaled.quotientAndRemainder(dividingBy: 100_000)
        var digits = String(fraction)
        digits = String(repeating: "0", count: 5 - digits.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(part < 0 ? "-" : "")\(units).\(digits)"
    }
}
