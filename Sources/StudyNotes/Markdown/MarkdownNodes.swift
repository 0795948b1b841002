/// The nodes of a tree in document order, packed: what is of one size in one run of memory, the
/// words of all of them in another.
///
/// A note has a node for each twenty bytes, and most of them are looked at once or never: what a node
/// is made of costs more than what it says. `MarkdownNode` is made of an entry where one is asked for.
public struct MarkdownNodes: RandomAccessCollection, Sendable {
    /// The default would hold the nodes while they are changed, so that they were copied.
    public typealias Indices = Range<Int>

    /// A node, its words left out.
    struct Entry {
        var tag: MarkdownNode.Tag
        /// The level of a heading, or the place of a kind that says more among `kinds`; else 0.
        fileprivate var detail: Int32
        /// Where the literal ends among `bytes`, and how long it is.
        fileprivate var literalEnd, literalLength: UInt32
        var range: MarkdownRange?
        /// The index just after the last descendant.
        var end: Int
    }

    private(set) var entries: [Entry] = []
    private var bytes: [UInt8] = []
    private var kinds: [MarkdownNode.Kind] = []

    /// No nodes yet, with room for those of a text of a length in bytes.
    init(ofText length: Int = 0) {
        entries.reserveCapacity(length / Self.bytesOfNode)
        bytes.reserveCapacity(length)
    }

    init(_ nodes: [MarkdownNode]) {
        entries.reserveCapacity(nodes.count)
        for node in nodes {
            var literal = node.literal
            literal.withUTF8 { append(node.kind, node.range, literal: $0, end: node.end) }
        }
    }

    /// In notes of long lines; where lines are short, the nodes grow beyond what is foreseen.
    private static let bytesOfNode = 32

    /// The place of the document.
    public var startIndex: Int { 0 }
    /// The place behind the last node.
    public var endIndex: Int { entries.count }

    /// A node with its words.
    public subscript(index: Int) -> MarkdownNode {
        MarkdownNode(
            kind: kind(index),
            literal: String(decoding: literal(index), as: UTF8.self),
            range: entries[index].range,
            end: entries[index].end
        )
    }
}

// MARK: - Parts of a node

extension MarkdownNodes {
    func tag(_ index: Int) -> MarkdownNode.Tag { entries[index].tag }

    func end(_ index: Int) -> Int { entries[index].end }

    func literal(_ index: Int) -> ArraySlice<UInt8> {
        let end = Int(entries[index].literalEnd)
        return bytes[end - Int(entries[index].literalLength)..<end]
    }

    /// Room for the literals of nodes, and for a sign beside each.
    func lengthOfText(_ range: Range<Int>) -> Int {
        entries[range].reduce(0) { $0 + Int($1.literalLength) + 1 }
    }

    func kind(_ index: Int) -> MarkdownNode.Kind {
        let entry = entries[index]
        return MarkdownNode.Kind(entry.tag, Int(entry.detail), kinds)
    }
}

// MARK: - Making

extension MarkdownNodes {
    /// Adds a node behind all others; without an `end` it has no descendants yet.
    mutating func append(
        _ kind: MarkdownNode.Kind,
        _ range: MarkdownRange?,
        literal: UnsafeBufferPointer<UInt8>? = nil,
        end: Int? = nil
    ) {
        var detail = kind.number
        if kind.saysMore {
            detail = kinds.count
            kinds.append(kind)
        }
        append(tag: kind.tag, detail: detail, range, literal: literal, end: end)
    }

    /// Adds a node whose kind says no more than a number.
    mutating func append(
        tag: MarkdownNode.Tag,
        detail: Int = 0,
        _ range: MarkdownRange?,
        literal: UnsafeBufferPointer<UInt8>? = nil,
        end: Int? = nil
    ) {
        if let literal { bytes.append(contentsOf: literal) }
        entries.append(
            Entry(
                tag: tag,
                detail: Int32(clamping: detail),
                literalEnd: UInt32(clamping: bytes.count),
                literalLength: UInt32(clamping: literal?.count ?? 0),
                range: range,
                end: end ?? entries.count + 1
            )
        )
    }

    /// Ends a node behind the last one.
    mutating func close(_ index: Int) { entries[index].end = entries.count }

    /// Makes a line break of a soft one.
    mutating func keepBreak(_ index: Int) { entries[index].tag = .lineBreak }

    /// Gives all nodes the lines that theirs are made of.
    mutating func mapLines(_ line: (Int) -> Int) {
        for index in entries.indices {
            guard let range = entries[index].range else { continue }
            entries[index].range = MarkdownRange(
                startLine: line(range.startLine),
                startColumn: range.startColumn,
                endLine: line(range.endLine),
                endColumn: range.endColumn
            )
        }
    }

    /// A document of a run of nodes, whose ends are moved with them, in a `list` where one is named.
    func document(of range: Range<Int>, list: Int?) -> MarkdownNodes {
        let lead = list == nil ? 1 : 2
        let shift = range.lowerBound - lead
        func moved(_ index: Int) -> Entry {
            var entry = entries[index]
            entry.end = Swift.min(entry.end, range.upperBound) - shift
            return entry
        }
        var document = MarkdownNodes()
        document.entries.reserveCapacity(range.count + lead)
        document.append(tag: .document, nil, end: range.count + lead)
        if let list { document.entries.append(moved(list)) }
        for index in range { document.entries.append(moved(index)) }
        (document.bytes, document.kinds) = (bytes, kinds)
        return document
    }
}

extension MarkdownNodes: Hashable {
    /// Whether all nodes are equal, however they are packed.
    public static func == (left: MarkdownNodes, right: MarkdownNodes) -> Bool {
        left.elementsEqual(right)
    }

    /// Hashes all nodes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for node in self { hasher.combine(node) }
    }
}
