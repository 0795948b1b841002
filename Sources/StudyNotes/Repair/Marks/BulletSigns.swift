/// Reads the bullets of word processors, `•` and its like, as marks of lists.
enum BulletSigns {
    /// Writes `- ` for a bullet at the start of a line; a hollow one stands below a full one.
    @Sendable static func replace(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var result = lines
        var isBelowFull = false
        for index in lines.indices where !lines[index].isBlank {
            let line = lines[index]
            guard line.signs.contains(.bullet), let bullet = Bullet(line) else {
                isBelowFull = false
                continue
            }
            let isNested = bullet.isHollow && isBelowFull && line.indent == 0
            if !bullet.isHollow { isBelowFull = true }
            log.note(.bulletSign, line, bullet.range)
            let mark = (isNested ? "  " : "") + bullet.mark
            result[index] = line.edited([NoteLine.Edit(range: bullet.range, text: mark)])
        }
        return result
    }

    /// Whether a line begins with a bullet as slides have them, rather than with a dash or a box.
    static func isOfSlides(_ line: NoteLine) -> Bool {
        guard !line.isVerbatim, let bullet = Bullet(line) else { return false }
        let sign = String(decoding: line.bytes[bullet.range], as: UTF8.self).first
        return bullet.mark == "- " && sign.map(ofProse.contains) == false
    }

    /// Whether a sign is a bullet, of any level.
    static func isBullet(_ sign: Character) -> Bool { full.contains(sign) || hollow.contains(sign) }

    /// The bullet at the start of a line.
    private struct Bullet {
        /// Its bytes, with the blanks behind it.
        let range: Range<Int>
        let isHollow: Bool
        /// What is written for it.
        let mark: String

        init?(_ line: NoteLine) {
            // Most letters have no blank behind them.
            guard Self.isApart(line.bytes) else { return nil }
            let text = line.text
            let start = text.utf8.index(text.startIndex, offsetBy: line.indent)
            guard let sign = text[start...].first else { return nil }
            let rest = text[text.index(after: start)...]
            let blanks = rest.prefix { $0 == " " || $0 == "\t" }
            // Word writes an `o` and a tab for a bullet of the second level.
            let isLetter = sign == "o" && blanks.first == "\t"
            guard !blanks.isEmpty, isLetter || signs.contains(sign)
            else { return nil }
            let width = sign.utf8.count + blanks.utf8.count
            range = line.indent..<line.indent + width
            isHollow = isLetter || hollow.contains(sign)
            mark = boxes[sign] ?? "- "
        }

        /// Whether a blank stands soon behind the first bytes.
        private static func isApart(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
            line.drop { ByteScan.isBlank($0) }.prefix(8).contains(where: ByteScan.isBlank)
        }
    }

    private static let signs = full.union(hollow).union(boxes.keys)
    /// U+F0B7 is the bullet of the font Symbol.
    static let full: Set<Character> = [
        "•", "‣", "▪", "●", "■", "·", "–", "—", "►", "▶", "➢", "➤", "\u{F0B7}",
        "§", "▸", "▹", "➔", "➜", "❖", "✦", "★", "◆", "◇", "∙", "⁃", "▪️", "🔹", "🔸", "🔷", "🔶",
        "👉", "➡️",
    ]
    static let hollow: Set<Character> = ["◦", "▫", "○", "□"]
    /// Signs that mostly stand in sentences and products.
    static let ofProse: Set<Character> = ["–", "—", "·", "∙", "*"]
    private static let boxes: [Character: String] = [
        "☐": "- [ ] ", "☑": "- [x] ", "☒": "- [x] ", "✅": "- [x] ",
        "✓": "- [x] ", "✔": "- [x] ", "✔️": "- [x] ",
    ]
}
