/// Reads lines below each other whose signs count on, `a)` and `b)` or `1️⃣` and `2️⃣`, as a list.
enum SignedLists {
    /// Writes `- ` before such lines; their signs stay.
    @Sendable static func mark(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var result = lines
        var index = 0
        while index < lines.count {
            let end = end(of: lines, from: index)
            if end > index + 1 {
                for place in index..<end {
                    log.note(.bulletSign, lines[place])
                    result[place] = lines[place].beginning(with: "- ")
                }
            }
            index = max(end, index + 1)
        }
        return result
    }

    /// The line behind those that count on from one that counts as the first.
    private static func end(of lines: [NoteLine], from first: Int) -> Int {
        guard let begin = sign(lines[first])?.readings.first(where: { $0.number == 1 }) else {
            return first
        }
        var end = first + 1
        while end < lines.count, let next = sign(lines[end]),
            next.readings.contains(where: { $0 == (begin.family, end - first + 1) })
        {
            end += 1
        }
        return end
    }

    private static func sign(_ line: NoteLine) -> TitleSign? {
        line.signs.contains(.signed) ? TitleSign(line.bytes) : nil
    }
}
