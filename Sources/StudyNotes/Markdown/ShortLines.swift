/// Keeps the line ends of lines that were ended by hand, and not filled up to a margin.
///
/// To CommonMark all lines of a paragraph are one. HackMD and Obsidian show them as they stand, and
/// notes such as `no weights` below `max / avg` are written so. Lines are filled when each is so
/// long that the first word of the next would go beyond the longest one.
enum ShortLines {
    /// Between these, lines may be filled or not: nobody fills shorter ones, or ends longer ones.
    private static let margins = 45..<60

    /// The nodes of a text with the line ends within such paragraphs as line breaks.
    fileprivate static func kept(
        in nodes: [MarkdownNode],
        of bytes: UnsafeBufferPointer<UInt8>,
        firstLine: Int
    ) -> [MarkdownNode] {
        var nodes = nodes
        var lines: [Range<Int>]?
        for index in nodes.indices {
            guard case .paragraph = nodes[index].kind, let range = nodes[index].range,
                range.endLine > range.startLine
            else { continue }
            let all = lines ?? self.lines(of: bytes)
            lines = all
            let own = range.startLine - firstLine..<range.endLine - firstLine + 1
            guard all.indices.contains(own.lowerBound), own.upperBound <= all.count,
                !areFilled(all[own].map { ByteScan.trimmed(bytes, $0) }, bytes)
            else { continue }
            for leaf in index..<nodes[index].end {
                guard case .softBreak = nodes[leaf].kind else { continue }
                nodes[leaf] = MarkdownNode(
                    kind: .lineBreak,
                    literal: "",
                    range: nodes[leaf].range,
                    end: nodes[leaf].end
                )
            }
        }
        return nodes
    }

    private static func lines(of bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            lines.append(start..<ByteScan.lineEnd(bytes, from: start))
            start = lines[lines.count - 1].upperBound + 1
        }
        return lines
    }

    private static func areFilled(
        _ lines: [Range<Int>],
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let longest = lines.map(\.count).max() ?? 0
        guard margins.contains(longest) else { return longest >= margins.upperBound }
        return zip(lines, lines.dropFirst()).allSatisfy { line, next in
            let word = next.prefix { !ByteScan.isBlank(bytes[$0]) }.count
            return line.count + 1 + word > longest
        }
    }
}

extension MarkdownTree {
    /// The tree of a text with the line ends kept of lines that were ended by hand.
    func keepingShortLines(of text: String, firstLine: Int) -> MarkdownTree {
        var text = text
        return text.withUTF8 {
            MarkdownTree(nodes: ShortLines.kept(in: nodes, of: $0, firstLine: firstLine))
        }
    }
}
