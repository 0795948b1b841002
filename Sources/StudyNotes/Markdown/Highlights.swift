/// Finds `==text==` among the nodes of a line.
enum Highlights {
    /// Two signs of equality, and what they may do by the signs beside them.
    private struct Mark {
        let child: Int
        let offset: Int
        let canOpen: Bool
        let canClose: Bool
    }

    static func mayStand(in text: String) -> Bool {
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "="), previous == byte { return true }
            previous = byte
        }
        return false
    }

    /// Wraps what stands between two marks among the children that end the nodes.
    static func wrap(_ nodes: inout [MarkdownNode], from first: Int) {
        let children = Array(nodes[first...])
        let marks = paired(marks(of: children, from: first))
        guard !marks.isEmpty else { return }
        nodes.removeSubrange(first...)
        var child = 0
        var next = marks[...]
        var opened: Int?
        while child < children.count {
            let node = children[child]
            let own = next.prefix { $0.child == child }
            next = next.dropFirst(own.count)
            if own.isEmpty {
                let end = node.end - first
                let shift = nodes.count - child - first
                for var descendant in children[child..<end] {
                    descendant.end += shift
                    nodes.append(descendant)
                }
                child = end
            } else {
                split(node, at: own, &opened, into: &nodes)
                child += 1
            }
        }
    }

    private static func marks(of children: [MarkdownNode], from first: Int) -> [Mark] {
        var marks: [Mark] = []
        var child = 0
        while child < children.count {
            let node = children[child]
            let end = node.end - first
            if node.kind == .text {
                let isFirst = child == 0 || children[child - 1].kind.isBreak
                let isLast = end == children.count || children[end].kind.isBreak
                marks += self.marks(of: node.literal, child, touches: (!isFirst, !isLast))
            }
            child = end
        }
        return marks
    }

    /// `touches` says whether something other than a line end stands beside the text.
    private static func marks(
        of text: String,
        _ child: Int,
        touches: (before: Bool, after: Bool)
    ) -> [Mark] {
        let bytes = Array(text.utf8)
        let sign = UInt8(ascii: "=")
        var marks: [Mark] = []
        var place = 0
        while place < bytes.count {
            guard bytes[place] == sign else {
                place += 1
                continue
            }
            var end = place
            while end < bytes.count, bytes[end] == sign { end += 1 }
            if end - place == 2 {
                let isOpen = end < bytes.count ? !ByteScan.isBlank(bytes[end]) : touches.after
                let isClose = place > 0 ? !ByteScan.isBlank(bytes[place - 1]) : touches.before
                marks.append(
                    Mark(child: child, offset: place, canOpen: isOpen, canClose: isClose)
                )
            }
            place = end
        }
        return marks
    }

    /// Opening and closing marks in turn.
    private static func paired(_ marks: [Mark]) -> [Mark] {
        var pairs: [Mark] = []
        var opened: Mark?
        for mark in marks {
            if let start = opened, mark.canClose {
                pairs += [start, mark]
                opened = nil
            } else if opened == nil, mark.canOpen {
                opened = mark
            }
        }
        return pairs
    }

    private static func split(
        _ node: MarkdownNode,
        at marks: ArraySlice<Mark>,
        _ opened: inout Int?,
        into nodes: inout [MarkdownNode]
    ) {
        let bytes = Array(node.literal.utf8)
        var start = 0
        func add(until end: Int) {
            guard start < end else { return }
            let text = String(decoding: bytes[start..<end], as: UTF8.self)
            let range = node.range?.part(start..<end)
            nodes.append(
                MarkdownNode(kind: .text, literal: text, range: range, end: nodes.count + 1)
            )
        }
        for mark in marks {
            add(until: mark.offset)
            start = mark.offset + 2
            let place = node.range?.part(mark.offset..<start)
            if let index = opened {
                let range = nodes[index].range?.ending(with: place)
                nodes[index] = highlight(range, end: nodes.count)
                opened = nil
            } else {
                opened = nodes.count
                nodes.append(highlight(place, end: nodes.count + 1))
            }
        }
        add(until: bytes.count)
    }

    private static func highlight(_ range: MarkdownRange?, end: Int) -> MarkdownNode {
        MarkdownNode(kind: .highlight, literal: "", range: range, end: end)
    }
}

extension MarkdownNode.Kind {
    fileprivate var isBreak: Bool { self == .softBreak || self == .lineBreak }
}

extension MarkdownRange {
    /// The bytes of a text without escapes.
    fileprivate func part(_ offsets: Range<Int>) -> MarkdownRange {
        dropping(offsets.lowerBound).first(offsets.count)
    }
}
