/// Formulas in the delimiters of LaTeX and MathJax: `\(…\)`, and `\[…\]` on display.
///
/// In markdown both are escapes as well, so that what stands between them decides: `\[link\]` and
/// `\(see above\)` are words in brackets.
enum TeXDelimiters {
    /// What a backslash begins.
    enum Reading {
        /// A formula, with the place behind it.
        case formula(isDisplay: Bool, end: Int)
        /// No formula; its end may stand further on.
        case escape
        /// No formula, and its end stands nowhere further on in the line.
        case unclosed
    }

    /// Reads what begins with the backslash at the start of a range.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Reading {
        guard range.count > 2, let close = closing(bytes[range.lowerBound + 1]) else {
            return .escape
        }
        let (open, isDisplay) = (bytes[range.lowerBound + 1], close == UInt8(ascii: "]"))
        let start = range.lowerBound + 2
        var place = start
        while place + 1 < range.upperBound {
            guard bytes[place] == UInt8(ascii: "\\") else {
                place += 1
                continue
            }
            // Nothing is nested; so each part of a line is read for one formula only.
            if bytes[place + 1] == open { return .escape }
            guard bytes[place + 1] == close else {
                place += 2
                continue
            }
            let content = start..<place
            let isFormula = hasSign(bytes, content) || !isDisplay && isSymbol(bytes, content)
            let isAddressed = place + 2 < range.upperBound && bytes[place + 2] == UInt8(ascii: "(")
            return isFormula && !(isDisplay && isAddressed)
                ? .formula(isDisplay: isDisplay, end: place + 2) : .escape
        }
        return .unclosed
    }

    private static func closing(_ open: UInt8) -> UInt8? {
        switch open {
        case UInt8(ascii: "("): UInt8(ascii: ")")
        case UInt8(ascii: "["): UInt8(ascii: "]")
        default: nil
        }
    }

    /// Whether a part of a text has a command, a script or an equals sign that is not escaped.
    static func hasSign(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var place = range.lowerBound
        while place < range.upperBound {
            switch bytes[place] {
            case UInt8(ascii: "\\"):
                let next = place + 1
                if next < range.upperBound, ByteScan.isLetter(bytes[next]) { return true }
                place += 1
            case UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "="): return true
            default: break
            }
            place += 1
        }
        return false
    }

    /// Whether a part has letters or digits, and no word: `n`, `2pk`, `(n - k)/s`.
    private static func isSymbol(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>
    ) -> Bool {
        var (letters, hasAny) = (0, false)
        for place in range {
            letters = ByteScan.isLetter(bytes[place]) ? letters + 1 : 0
            if letters > 2 || bytes[place] == UInt8(ascii: "\\") { return false }
            hasAny = hasAny || ByteScan.isWordByte(bytes[place])
        }
        return hasAny
    }
}
