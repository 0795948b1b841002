extension NoteLine {
    /// The lines of a text; what stands between fences or `$$`, or is indented as code, is verbatim.
    static func lines(of text: String) -> [NoteLine] {
        var text = text
        return text.withUTF8 { bytes in
            var lines: [NoteLine] = []
            lines.reserveCapacity(bytes.count / 40 + 1)
            var start = 0
            while start <= bytes.count {
                let end = ByteScan.lineEnd(bytes, from: start)
                let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
                lines.append(NoteLine(line, number: lines.count + 1))
                start = end + 1
            }
            markVerbatim(&lines)
            return lines
        }
    }

    /// Finds the lines of code and of formulas.
    static func markVerbatim(_ lines: inout [NoteLine]) {
        var fence: BlockSign?
        var formulaEnd = -1
        for index in lines.indices {
            let sign = lines[index].text.blockSign
            if let open = fence {
                if open == sign { fence = nil }
                lines[index].set(isVerbatim: true)
            } else if index <= formulaEnd {
                lines[index].set(isVerbatim: true, isFormulaGap: lines[index].isBlank)
            } else if sign == .dollars {
                let closes = ByteScan.countsTwo("$$", in: lines[index].text)
                if !closes, let end = end(ofFormulaAt: index, lines) { formulaEnd = end }
                lines[index].set(isVerbatim: closes || formulaEnd > index)
            } else if let sign, sign != .indent, !lines[index].isCodeSpan(sign) {
                fence = sign
                lines[index].set(isVerbatim: true)
            } else {
                lines[index].set(isVerbatim: sign == .indent)
            }
        }
    }

    /// The line that closes a formula; `nil` when a heading, code or nothing comes before it.
    private static func end(ofFormulaAt index: Int, _ lines: [NoteLine]) -> Int? {
        for next in (index + 1)..<max(min(lines.count, index + mostLinesOfFormula), index + 1) {
            let text = lines[next].text
            if ByteScan.contains("$$", in: text) { return next }
            let sign = text.blockSign
            if text.utf8.first == UInt8(ascii: "#") || sign == .backticks || sign == .tildes {
                return nil
            }
        }
        return nil
    }

    /// Dollar signs further apart have nothing to do with each other.
    private static let mostLinesOfFormula = 80

    /// Whether backticks are closed on their line, as code within a paragraph is.
    private func isCodeSpan(_ sign: BlockSign) -> Bool {
        guard sign == .backticks else { return false }
        let inside = text.utf8.drop { ByteScan.isBlank($0) }.drop { $0 == UInt8(ascii: "`") }
        return inside.contains(UInt8(ascii: "`"))
    }
}

/// What the first signs of a line say of it.
private enum BlockSign {
    case backticks, tildes, dollars
    /// Four blanks or a tab, and no entry of a list below another one.
    case indent
}

extension String {
    fileprivate var blockSign: BlockSign? {
        // Most lines begin with a letter.
        guard let first = utf8.first, !ByteScan.isWord(first) else { return nil }
        var line = self
        return line.withUTF8 { line in
            let isIndented =
                line[0] == UInt8(ascii: "\t")
                || line.count >= 4 && line[..<4].allSatisfy { $0 == UInt8(ascii: " ") }
            let rest = line.drop { $0 == UInt8(ascii: " ") }
            if let sign = rest.first {
                let width = rest.prefix(3).prefix { $0 == sign }.count
                switch sign {
                case UInt8(ascii: "`") where width == 3: return .backticks
                case UInt8(ascii: "~") where width == 3: return .tildes
                case UInt8(ascii: "$") where width > 1: return .dollars
                default: break
                }
            }
            return isIndented && !beginsEntry(line) ? .indent : nil
        }
    }

    private func beginsEntry(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        let rest = line.drop { ByteScan.isBlank($0) }
        guard let sign = rest.first, "-*+".utf8.contains(sign) else { return false }
        let width = sign == UInt8(ascii: "-") ? rest.prefix(3).prefix { $0 == sign }.count : 1
        return rest.dropFirst(width).first == UInt8(ascii: " ")
    }
}

extension ByteScan {
    /// Whether signs stand in a text.
    static func contains(_ signs: StaticString, in text: String) -> Bool {
        var text = text
        return text.withUTF8 { firstPlace(of: signs, $0, 0..<$0.count) != nil }
    }

    /// Whether signs stand in a text twice, apart or not.
    static func countsTwo(_ signs: StaticString, in text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard let first = firstPlace(of: signs, bytes, 0..<bytes.count) else { return false }
            return firstPlace(of: signs, bytes, first + 1..<bytes.count) != nil
        }
    }
}
