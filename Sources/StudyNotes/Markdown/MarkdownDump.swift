extension MarkdownTree {
    /// The tree as text, a node a line with its place, for tests and for looking at a parse.
    ///
    ///     document @1:1-1:9
    ///       paragraph @1:1-1:9
    ///         text @1:1-1:9 "A kernel."
    public func dump() -> String {
        var lines: [String] = []
        var depth = 0
        for event in events() {
            switch event {
            case .enter(let index):
                lines.append(String(repeating: "  ", count: depth) + nodes[index].dump)
                depth += 1
            case .exit:
                depth -= 1
            }
        }
        return lines.joined(separator: "\n")
    }
}

extension MarkdownNode {
    fileprivate var dump: String {
        var text = kind.dump
        if let range { text += " @\(range)" }
        if !literal.isEmpty { text += " \(literal.debugDescription)" }
        return text
    }
}

extension MarkdownNode.Kind {
    fileprivate var dump: String {
        switch self {
        case .heading(let level): "heading(\(level))"
        case .list(true, let start, let tight): "list(from \(start), \(tight ? "tight" : "loose"))"
        case .list(false, _, let tight): "list(\(tight ? "tight" : "loose"))"
        case .codeBlock(let info): info.isEmpty ? "codeBlock" : "codeBlock(\(info))"
        case .link(let destination, let title):
            title.isEmpty ? "link(\(destination))" : "link(\(destination), \(title))"
        case .image(let destination, let title):
            title.isEmpty ? "image(\(destination))" : "image(\(destination), \(title))"
        case .table(let alignments): "table(\(alignments.map(\.rawValue).joined(separator: ", ")))"
        case .tableRow(let isHeader): isHeader ? "tableRow(header)" : "tableRow"
        case .math(let isDisplay): isDisplay ? "math(display)" : "math"
        case .taskMarker(let isDone): isDone ? "taskMarker(done)" : "taskMarker(open)"
        default: "\(self)"
        }
    }
}
