/// Keeps the line ends of lines that were ended by hand, and not filled up to a margin.
///
/// To CommonMark all lines of a paragraph are one. HackMD and Obsidian show them as they stand, and
/// notes such as `no weights` below `max / avg` are written so. Lines are filled when each is so
/// long that the first word of the next would go beyond the longest one.
enum ShortLines {
    /// Between these, lines may be filled or not: nobody fills shorter ones, or ends longer ones.
    private static let margins = 45..<60

    /// Makes line breaks of the line ends within such paragraphs of a text.
    fileprivate static func keep(in nodes: inout MarkdownNodes, of source: SourceText) {
        source.withBytes { bytes in
            for index in nodes.indices where nodes.tag(index) == .paragraph {
                guard let range = nodes.range(index), range.endLine > range.startLine,
                    range.startLine > 0, range.endLine <= source.lineCount,
                    !areFilled(source, range.startLine...range.endLine, bytes)
                else { continue }
                for leaf in index..<nodes.end(index) where nodes.tag(leaf) == .softBreak {
                    nodes.keepBreak(leaf)
                }
            }
        }
    }

    private static func areFilled(
        _ source: SourceText,
        _ lines: ClosedRange<Int>,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let words = { ByteScan.trimmed(bytes, source.bytes(ofLine: $0)) }
        let longest = lines.reduce(0) { max($0, words($1).count) }
        guard margins.contains(longest) else { return longest >= margins.upperBound }
        return (lines.lowerBound..<lines.upperBound).allSatisfy { line in
            let next = words(line + 1)
            let word = next.prefix { !ByteScan.isBlank(bytes[$0]) }.count
            return words(line).count + 1 + word > longest
        }
    }
}

extension MarkdownTree {
    /// Keeps the line ends of lines that were ended by hand in the text that the tree is made of.
    mutating func keepShortLines(of source: SourceText) {
        ShortLines.keep(in: &nodes, of: source)
    }
}
