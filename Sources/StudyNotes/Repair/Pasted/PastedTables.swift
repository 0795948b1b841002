/// Finds the rows of tables in a pasted line: `| a | b | |---|---| | 1 | 2 |`.
///
/// The row of dashes says how many cells each row has.
enum PastedTables {
    /// The rows with their outer bars, in order; `|` in code, in a formula or behind `\` is no bar.
    static func rows(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        guard ByteScan.contains(UInt8(ascii: "|"), bytes) else { return [] }
        let bars = bars(bytes)
        var rows: [Range<Int>] = []
        var (bar, firstFree) = (0, 0)
        while bar < bars.count {
            // A gap first: the dashes behind it are counted once.
            guard bar > 0, isGap(bars[bar - 1], bars[bar], bytes),
                let count = dashedCells(bars, from: bar, bytes), bar >= firstFree + count + 1
            else {
                bar += 1
                continue
            }
            let header = bar - 1 - count
            rows.append(bars[header]..<bars[bar - 1] + 1)
            rows.append(bars[bar]..<bars[bar + count] + 1)
            bar += count
            while bar + 1 + count < bars.count, isGap(bars[bar], bars[bar + 1], bytes) {
                rows.append(bars[bar + 1]..<bars[bar + 1 + count] + 1)
                bar += count + 1
            }
            bar += 1
            firstFree = bar
        }
        return rows
    }

    private static func bars(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        var bars: [Int] = []
        var spans = InlineSpans(bytes, line: 0..<bytes.count)
        var span = spans.next()
        var place = 0
        while place < bytes.count {
            while let passed = span, passed.range.upperBound <= place { span = spans.next() }
            let limit = span?.range.lowerBound ?? bytes.count
            place = ByteScan.firstPlace(ofAny: "|\\", bytes, place..<max(limit, place))
            guard place < bytes.count else { break }
            if let span, span.range.contains(place), span.kind == .code || span.kind == .formula {
                place = span.range.upperBound
            } else {
                if bytes[place] == UInt8(ascii: "|") { bars.append(place) }
                place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
            }
        }
        return bars
    }

    /// How many cells of dashes stand between a bar and the next gap.
    private static func dashedCells(
        _ bars: [Int],
        from first: Int,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        var bar = first
        while bar + 1 < bars.count, isDashed(bars[bar] + 1..<bars[bar + 1], bytes) { bar += 1 }
        return bar > first ? bar - first : nil
    }

    private static func isDashed(_ cell: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let cell = ByteScan.trimmed(bytes, cell)
        return cell.count > 1
            && cell.allSatisfy { bytes[$0] == UInt8(ascii: "-") || bytes[$0] == UInt8(ascii: ":") }
            && cell.contains { bytes[$0] == UInt8(ascii: "-") }
    }

    /// Whether only blanks stand between two bars, and at least one.
    private static func isGap(_ left: Int, _ right: Int, _ bytes: UnsafeBufferPointer<UInt8>)
        -> Bool
    {
        right > left + 1 && (left + 1..<right).allSatisfy { ByteScan.isBlank(bytes[$0]) }
    }
}
