/// An immutable markdown document.
///
/// The nodes stand in one array in document order, each with the index after its last descendant.
/// There is no nesting of objects, so that 100,000 nested quotes are walked, copied and freed
/// without recursion.
public struct MarkdownTree: Hashable, Sendable {
    /// All nodes in document order; the first is the document.
    public let nodes: [MarkdownNode]

    /// A tree of nodes that are already in document order, the document first.
    init(nodes: [MarkdownNode]) {
        self.nodes = nodes
    }

    /// The indices of the children of a node, in order.
    public func children(of index: Int) -> some Sequence<Int> {
        let parentEnd = nodes[index].end
        return sequence(state: index + 1) { [nodes] next in
            guard next < parentEnd else { return nil }
            defer { next = nodes[next].end }
            return next
        }
    }

    /// The blocks directly below the document.
    public var topLevelBlocks: some Sequence<Int> { children(of: 0) }

    /// The tree of a run of neighbouring top-level blocks, given by their node indices.
    ///
    /// The run may begin with an entry of a `list`, and end between two entries.
    public func slice(_ range: Range<Int>, list: Int? = nil) -> MarkdownTree {
        let shift = range.lowerBound - (list == nil ? 1 : 2)
        func moved(_ node: MarkdownNode) -> MarkdownNode {
            var node = node
            node.end = min(node.end, range.upperBound) - shift
            return node
        }
        var slice = [MarkdownNode(kind: .document, literal: "", range: nil, end: 0)]
        slice.reserveCapacity(range.count + 2)
        if let list { slice.append(moved(nodes[list])) }
        for node in nodes[range] { slice.append(moved(node)) }
        slice[0].end = slice.count
        return MarkdownTree(nodes: slice)
    }
}

extension MarkdownTree {
    /// A step of a walk through the tree.
    public enum Event: Hashable, Sendable {
        /// The walk has come to a node.
        case enter(Int)
        /// All descendants of the node have been visited.
        case exit(Int)
    }

    /// The walk through a node and its descendants, each entered and left once.
    public func events(of root: Int = 0) -> Events {
        Events(nodes: nodes, root: root)
    }

    /// A walk in document order; `skipDescendants()` leaves out what is below the node just entered.
    public struct Events: Sequence, IteratorProtocol, Sendable {
        private let nodes: [MarkdownNode]
        private let end: Int
        private var position: Int
        private var open: [Int] = []

        init(nodes: [MarkdownNode], root: Int) {
            self.nodes = nodes
            position = root
            end = nodes[root].end
        }

        /// The next step, or `nil` at the end of the walk.
        public mutating func next() -> Event? {
            if let last = open.last, nodes[last].end <= position {
                open.removeLast()
                return .exit(last)
            }
            guard position < end else { return nil }
            defer { position += 1 }
            open.append(position)
            return .enter(position)
        }

        /// Goes on behind the node that was entered last.
        public mutating func skipDescendants() {
            if let last = open.last { position = nodes[last].end }
        }
    }
}
