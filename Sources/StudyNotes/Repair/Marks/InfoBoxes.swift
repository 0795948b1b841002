/// Reads the boxes of HackMD, `:::info` to `:::`, as quotes.
enum InfoBoxes {
    /// Quotes what stands in a box; its kind and title become the first line.
    @Sendable static func quote(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        // A box without an end is left as it is, or it would take the rest of the file.
        guard let lastEnd = lines.lastIndex(where: isEnd) else { return lines }
        var isInside = false
        var result: [NoteLine] = []
        for (index, line) in lines.enumerated() {
            if !isInside, index < lastEnd, line.signs.contains(.colons),
                let title = title(line.bytes)
            {
                isInside = true
                log.note(.infoBox, line)
                result += [line.beside("> **\(title)**"), line.beside(">")]
            } else if isInside, isEnd(line) {
                isInside = false
                result.append(line.beside(""))
            } else {
                result.append(
                    isInside ? line.beginning(with: line.isBlank ? ">" : "> ") : line
                )
            }
        }
        return result
    }

    /// `info: Remember` of `:::info Remember`.
    private static func title(_ line: UnsafeBufferPointer<UInt8>) -> String? {
        let text = ByteScan.trimmed(line, 0..<line.count)
        guard ByteScan.begins(":::", line, text) else { return nil }
        let kind = line[text.dropFirst(3)].drop { ByteScan.isBlank($0) }
            .prefix { ByteScan.isLetter($0) }
        guard !kind.isEmpty else { return nil }
        let words = line[kind.endIndex...].drop { ByteScan.isBlank($0) }
        return ([kind] + (words.isEmpty ? [] : [words]))
            .map { String(decoding: $0, as: UTF8.self) }.joined(separator: ": ")
    }

    private static func isEnd(_ line: NoteLine) -> Bool {
        guard line.signs.contains(.colons) else { return false }
        let bytes = line.bytes
        let text = ByteScan.trimmed(bytes, 0..<bytes.count)
        return text.count == 3 && ByteScan.begins(":::", bytes, text)
    }
}
