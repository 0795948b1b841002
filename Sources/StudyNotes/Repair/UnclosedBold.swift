/// Closes `**` that a line leaves open.
enum UnclosedBold {
    /// A mark at the start of a word is closed at the end of the line; any other is a plain sign.
    @Sendable static func close(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        lines.indices.map { index in
            let line = lines[index]
            // Bold may go on in the next line of a paragraph, where its other mark stands.
            guard line.signs.contains(.openBold), let last = line.text.boldMarks.last,
                !continues(into: index + 1, lines), !continues(into: index - 1, lines)
            else { return line }
            let end = line.text.utf8.count
            let isAtWord =
                last < end && !ByteScan.isBlank(line.text.utf8.bytes(last..<end).first ?? 0x20)
            if isAtWord {
                log.note(.unclosedBold, line, last - 2..<end)
                return line.edited([NoteLine.Edit(range: end..<end, text: "**")])
            }
            log.note(.unclosedBold, line, last - 2..<last, as: #"\*\*"#)
            return line.edited([NoteLine.Edit(range: last - 2..<last, text: #"\*\*"#)])
        }
    }

    private static func continues(into index: Int, _ lines: [NoteLine]) -> Bool {
        lines.indices.contains(index) && lines[index].signs.contains(.openBold)
    }
}

extension String {
    /// The places behind each `**`, in bytes, outside code spans and not behind a backslash.
    fileprivate var boldMarks: [Int] {
        var text = self
        return text.withUTF8 { bytes in
            var marks: [Int] = []
            var (place, isCode) = (0, false)
            while place < bytes.count {
                switch bytes[place] {
                case UInt8(ascii: "\\"): place += 1
                case UInt8(ascii: "`"): isCode.toggle()
                case UInt8(ascii: "*")
                where !isCode && place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "*"):
                    place += 1
                    marks.append(place + 1)
                default: break
                }
                place += 1
            }
            return marks
        }
    }
}
