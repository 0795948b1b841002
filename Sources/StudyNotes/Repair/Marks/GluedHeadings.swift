/// Parts a bold heading from the heading that it is glued to: `## Transfer Learning**What is CNN**`.
enum GluedHeadings {
    /// Puts the bold heading on a line of its own.
    @Sendable static func split(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        lines.replacing(.glued) { line in
            guard let heading = endOfHeading(line.bytes) else { return nil }
            let second = heading..<line.bytes.count
            log.note(.gluedHeading, line, second)
            return [line.part(0..<heading), line.part(second).beside(""), line.part(second)]
        }
    }

    /// Where the first heading ends, behind which bold words stand and nothing else.
    private static func endOfHeading(_ line: UnsafeBufferPointer<UInt8>) -> Int? {
        let star = UInt8(ascii: "*")
        let level = line.prefix { $0 == UInt8(ascii: "#") }.count
        let end = line.lastIndex { !ByteScan.isSpace($0) }.map { $0 + 1 } ?? 0
        guard (1...6).contains(level), level < end, line[level] == 0x20,
            ByteScan.begins("**", line, max(end - 2, level)..<end),
            let open = line[..<(end - 2)].lastIndex(of: star), open + 1 < end - 2,
            open > level + 2, line[open - 1] == star, line[open - 2] != star,
            !ByteScan.isSpace(line[open - 2])
        else { return nil }
        return open - 1
    }
}
