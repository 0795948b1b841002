/// Reads titles that are stressed in other ways than with `**`: `__Pooling__`, `***Pooling***`, and
/// `*Pooling*` where a topic of the field stands alone.
enum StressedTitles {
    /// Writes `**` for the marks of such lines.
    @Sendable static func mark(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        lines.enumerated().map { index, line in
            guard line.signs.contains(.stressed), let stress = Stress.init(line.bytes) else {
                return line
            }
            let neighbours = [index - 1, index + 1].filter { lines.indices.contains($0) }
            let isAlone = neighbours.allSatisfy { lines[$0].isBlank } && index + 1 < lines.count
            guard stress.width > 1 || isAlone && isTitle(line, stress) else { return line }
            let edits = [
                NoteLine.Edit(range: stress.open, text: "**"),
                NoteLine.Edit(range: stress.close, text: "**"),
            ]
            let written = line.edited(edits)
            log.note(.boldHeading, line, as: written.text.trimmingBlanks)
            return written
        }
    }

    private static func isTitle(_ line: NoteLine, _ stress: Stress) -> Bool {
        let words = line.bytes[stress.open.upperBound..<stress.close.lowerBound]
        return LineTitle(UnsafeBufferPointer(rebasing: words)).map { $0 != .term } ?? false
    }

    /// The marks around the first words of a line.
    private struct Stress {
        let width: Int
        let open: Range<Int>
        let close: Range<Int>

        init?(_ bytes: UnsafeBufferPointer<UInt8>) {
            guard let sign = bytes.first else { return nil }
            let width = bytes.prefix(4).prefix { $0 == sign }.count
            let inner = bytes[width...].prefix { $0 != sign }
            let end = inner.endIndex
            let closing = bytes[end...].prefix(4).prefix { $0 == sign }
            let all = ByteScan.trimmed(bytes, 0..<bytes.count)
            guard (1...3).contains(width), closing.count == width,
                let first = inner.first, let last = inner.last, !ByteScan.isBlank(first),
                !ByteScan.isBlank(last)
            else { return nil }
            let isWhole = closing.endIndex == all.upperBound
            let isApart = isWhole || !ByteScan.isWordByte(bytes[closing.endIndex])
            // `__init__` is a name of Python; `**x** …` is bold already.
            let isName = !inner.contains(where: { ByteScan.isSpace($0) || ByteScan.isCapital($0) })
            guard isApart, isWhole || width == 2 && sign == UInt8(ascii: "_"),
                width != 2 || sign == UInt8(ascii: "_") && !isName, !".!,".utf8.contains(last)
            else { return nil }
            (self.width, open, close) = (width, 0..<width, end..<closing.endIndex)
        }
    }
}
