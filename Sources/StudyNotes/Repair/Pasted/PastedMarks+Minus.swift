// MARK: - A minus sign, or the dash of an entry

extension PastedMarks {
    /// Whether a dash at a place, before the next word, takes one number from another.
    func isMinus(_ place: Int, _ next: Int) -> Bool {
        isBetweenNumbers(place, next) || isInFormula(place, next)
    }

    /// `7 - 3 = 4` and `0.2 - 0.5`.
    private func isBetweenNumbers(_ place: Int, _ next: Int) -> Bool {
        guard place > 1, ByteScan.isDigit(bytes[place - 2]) || bytes[place - 2] == UInt8(ascii: ")")
        else { return false }
        let digits = bytes[next...].prefix(8).prefix { ByteScan.isDigit($0) || $0 == 0x2E }
        guard !digits.isEmpty else { return false }
        guard let sign = firstSign(from: digits.endIndex) else { return true }
        if "=)".utf8.contains(bytes[sign]) { return true }
        // A range ends before another mark; before words, the number may begin an entry.
        let isApart = sign > digits.endIndex && "#-*".utf8.contains(bytes[sign])
        return isApart || "%,".utf8.contains(bytes[sign]) || digits.contains(0x2E)
    }

    /// `n - f + 1` and `n + 2p - f`: between letters, with another sign beside one of them.
    private func isInFormula(_ place: Int, _ next: Int) -> Bool {
        let before = ByteScan.trimmed(bytes, 0..<place)
        let left = ByteScan.startOfLastWord(bytes, before)
        let right = bytes[next...].prefix { !ByteScan.isBlank($0) }
        guard isOperand(left..<before.upperBound), isOperand(next..<right.endIndex) else {
            return false
        }
        if let sign = firstSign(from: right.endIndex) {
            if ByteScan.isAny(of: "+/)^", bytes[sign]) { return true }
            // A second equation begins an entry: `- a = b - c = 2`.
            let isFirst = !bytes[(marks.last?.range.upperBound ?? 0)..<place].contains(0x3D)
            if bytes[sign] == UInt8(ascii: "="), isFirst { return true }
        }
        let sign = bytes[..<left].last { !ByteScan.isBlank($0) }
        return sign.map { ByteScan.isAny(of: "+/=(", $0) } ?? false
    }

    /// `n`, `2p`, `(n`, `lr` or `H(x)`: two letters at most that are no word, with numbers or
    /// parentheses.
    private func isOperand(_ word: Range<Int>) -> Bool {
        let letters = bytes[word].count { ByteScan.isLetter($0) }
        return (1...6).contains(word.count) && letters <= 2
            && bytes[word].allSatisfy { ByteScan.isWord($0) || ByteScan.isAny(of: "()_", $0) }
            && !Self.shortWords.contains(lowercased: bytes, word)
    }

    private static let shortWords: WordSet = [
        "no", "is", "it", "in", "of", "to", "as", "at", "by", "or", "so", "we", "an", "if", "on",
        "up", "do", "be", "a", "i", "am", "im", "es", "er", "wo", "zu",
    ]
}
