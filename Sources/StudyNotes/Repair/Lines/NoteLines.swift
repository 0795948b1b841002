extension [NoteLine] {
    /// The lines with others in place of some of those that have a sign.
    ///
    /// Where nothing is replaced, nothing is copied.
    func replacing(_ signs: LineSigns, by others: (NoteLine) -> [NoteLine]?) -> [NoteLine] {
        var result: [NoteLine] = []
        /// Up to here the lines are in the result.
        var copied = 0
        for index in indices where !self[index].signs.isDisjoint(with: signs) {
            guard let lines = others(self[index]) else { continue }
            result += self[copied..<index]
            result += lines
            copied = index + 1
        }
        return copied == 0 ? self : result + self[copied...]
    }

    /// The lines with another one in place of each of some that have a sign.
    func replacingEach(_ signs: LineSigns, by other: (NoteLine) -> NoteLine?) -> [NoteLine] {
        var result = self
        for index in indices where !self[index].signs.isDisjoint(with: signs) {
            if let line = other(self[index]) { result[index] = line }
        }
        return result
    }
}

// MARK: - What stands between lines

extension [NoteLine] {
    /// Whether one is a heading with a mark.
    var haveHeadings: Bool { contains { !$0.isVerbatim && $0.firstByte == UInt8(ascii: "#") } }

    /// The next line behind one that is not blank.
    func indexOfText(behind index: Int) -> Int? {
        self[(index + 1)...].firstIndex { !$0.isBlank }
    }

    /// Ends the paragraph that stands last, with a blank line where there is none, before a line.
    mutating func endParagraph(before line: NoteLine) {
        if let last, !last.isBlank { append(line.beside("")) }
    }
}
