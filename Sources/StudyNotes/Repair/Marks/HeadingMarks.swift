/// Reads `##Heading` as a heading; `#word` is a tag.
enum HeadingMarks {
    /// Puts a blank behind two or more `#` at the start of a line.
    @Sendable static func space(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        lines.replacingEach(.headingMark) { line in
            let level = line.bytes.prefix { $0 == UInt8(ascii: "#") }.count
            guard level <= 6, let next = line.bytes[level...].first, ByteScan.isWordByte(next)
            else { return nil }
            log.note(.headingMark, line)
            return line.edited([NoteLine.Edit(range: level..<level, text: " ")])
        }
    }
}
