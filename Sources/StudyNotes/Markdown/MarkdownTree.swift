/// An immutable markdown document.
///
/// The nodes stand in one run in document order, each with the index after its last descendant.
/// There is no nesting of objects, so that 100,000 nested quotes are walked, copied and freed
/// without recursion.
public struct MarkdownTree: Hashable, Sendable {
    /// All nodes in document order; the first is the document.
    public internal(set) var nodes: MarkdownNodes

    /// A tree of nodes that are already in document order, the document first.
    init(nodes: MarkdownNodes) {
        self.nodes = nodes
    }

    /// The indices of the children of a node, in order.
    public func children(of index: Int) -> Siblings {
        Siblings(nodes, index + 1..<nodes.end(index))
    }

    /// The blocks directly below the document.
    public var topLevelBlocks: Siblings { children(of: 0) }

    /// The indices of neighbouring nodes, of which none stands below another.
    public struct Siblings: Sequence, IteratorProtocol, Sendable {
        private let nodes: MarkdownNodes
        private var place: Int
        private let end: Int

        /// Those that begin in a range of nodes, from its start on.
        init(_ nodes: MarkdownNodes, _ range: Range<Int>) {
            self.nodes = nodes
            (place, end) = (range.lowerBound, range.upperBound)
        }

        /// The next one, or `nil` at the end.
        public mutating func next() -> Int? {
            guard place < end else { return nil }
            defer { place = nodes.end(place) }
            return place
        }
    }

    /// The tree of a run of neighbouring top-level blocks, given by their node indices.
    ///
    /// The run may begin with an entry of a `list`, and end between two entries.
    public func slice(_ range: Range<Int>, list: Int? = nil) -> MarkdownTree {
        MarkdownTree(nodes: nodes.document(of: range, list: list))
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
        private let nodes: MarkdownNodes
        private let end: Int
        private var position: Int
        private var open: [Int] = []

        init(nodes: MarkdownNodes, root: Int) {
            self.nodes = nodes
            position = root
            end = nodes.end(root)
        }

        /// The next step, or `nil` at the end of the walk.
        public mutating func next() -> Event? {
            if let last = open.last, nodes.end(last) <= position {
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
            if let last = open.last { position = nodes.end(last) }
        }
    }
}
