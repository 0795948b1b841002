/// The nodes of a tree in document order, packed: what is of one size in one run of memory, the
/// words of all of them in another.
///
/// A note has a node for each twenty bytes, and most of them are looked at once or never: what a node
/// is made of costs more than what it says. `MarkdownNode` is made of an entry where one is asked for.
/// A part of the nodes shares the memory of all.
public struct MarkdownNodes: RandomAccessCollection, Sendable {
    /// The default would hold the nodes while they are changed, so that they were copied.
    public typealias Indices = Range<Int>

    /// A node, its words left out.
    private struct Entry {
        var tag: MarkdownNode.Tag
        /// The level of a heading, or the place of a kind that says more among `kinds`; else 0.
        var detail: Int32
        /// Where the literal ends among `bytes`, and how long it is.
        var literalEnd, literalLength: UInt32
        /// The index just after the last descendant.
        var end: UInt32
        var place: MarkdownRange

        var range: MarkdownRange? { place == .nowhere ? nil : place }
    }

    /// The nodes that a document is made of: a run of all, in a list where it begins within one.
    private struct Part {
        let run: Range<Int>
        let list: Int?

        /// The document itself, and the list.
        var lead: Int { list == nil ? 1 : 2 }
    }

    private var entries: [Entry] = []
    private var bytes: [UInt8] = []
    private var kinds: [MarkdownNode.Kind] = []
    /// `nil` where all nodes are meant.
    private var part: Part?

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
    public var endIndex: Int { part.map { $0.run.count + $0.lead } ?? entries.count }

    /// A node with its words.
    public subscript(index: Int) -> MarkdownNode {
        MarkdownNode(
            kind: kind(index),
            literal: String(decoding: literal(index), as: UTF8.self),
            range: range(index),
            end: end(index)
        )
    }

    /// Where a node stands among all; `nil` for the document that a part makes.
    private func place(_ index: Int) -> Int? {
        guard let part else { return index }
        if index >= part.lead { return index + part.run.lowerBound - part.lead }
        return index == 0 ? nil : part.list
    }
}

// MARK: - Parts of a node

extension MarkdownNodes {
    func tag(_ index: Int) -> MarkdownNode.Tag { place(index).map { entries[$0].tag } ?? .document }

    func end(_ index: Int) -> Int {
        guard let part else { return Int(entries[index].end) }
        guard let place = place(index) else { return endIndex }
        return Swift.min(Int(entries[place].end), part.run.upperBound)
            - part.run.lowerBound + part.lead
    }

    func range(_ index: Int) -> MarkdownRange? { place(index).flatMap { entries[$0].range } }

    func literal(_ index: Int) -> ArraySlice<UInt8> {
        guard let place = place(index) else { return [] }
        let end = Int(entries[place].literalEnd)
        return bytes[end - Int(entries[place].literalLength)..<end]
    }

    /// Appends a literal to a text, without a slice that would hold the bytes of all nodes.
    @inline(__always)
    func appendLiteral(_ index: Int, to text: inout [UInt8]) {
        guard let place = place(index) else { return }
        let end = Int(entries[place].literalEnd)
        bytes.withUnsafeBufferPointer {
            text.append(contentsOf: $0[end - Int(entries[place].literalLength)..<end])
        }
    }

    /// Room for the literals of nodes, and for a sign beside each.
    func lengthOfText(_ range: Range<Int>) -> Int {
        range.reduce(0) { $0 + (place($1).map { Int(entries[$0].literalLength) } ?? 0) + 1 }
    }

    func kind(_ index: Int) -> MarkdownNode.Kind {
        guard let place = place(index) else { return .document }
        return MarkdownNode.Kind(entries[place].tag, Int(entries[place].detail), kinds)
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
        if kind.tag.saysMore {
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
                end: UInt32(clamping: end ?? entries.count + 1),
                place: range ?? .nowhere
            )
        )
    }

    /// Makes room for so many times what another document takes, and a little more.
    mutating func reserve(for other: MarkdownNodes, times: Double) {
        entries.reserveCapacity(Int(Double(other.entries.count) * times * 1.1))
        bytes.reserveCapacity(Int(Double(other.bytes.count) * times * 1.1))
    }

    /// Adds the blocks of another document behind all others; the first node becomes that of both.
    mutating func append(blocksOf other: MarkdownNodes) {
        let (shift, literals) = (UInt32(clamping: entries.count - 1), UInt32(clamping: bytes.count))
        for entry in other.entries.dropFirst() {
            var entry = entry
            entry.end += shift
            entry.literalEnd += literals
            if entry.tag.saysMore { entry.detail += Int32(clamping: kinds.count) }
            entries.append(entry)
        }
        bytes += other.bytes
        kinds += other.kinds
        if let last = other.range(0) {
            entries[0].place = entries[0].range?.ending(with: last) ?? last
        }
        close(0)
    }

    /// Ends a node behind the last one.
    mutating func close(_ index: Int) { entries[index].end = UInt32(clamping: entries.count) }

    /// Makes a line break of a soft one.
    mutating func keepBreak(_ index: Int) { entries[index].tag = .lineBreak }

    /// Gives all nodes the lines that theirs are made of.
    mutating func mapLines(_ line: (Int) -> Int) {
        for index in entries.indices {
            guard let range = entries[index].range else { continue }
            entries[index].place = MarkdownRange(
                startLine: line(range.startLine),
                startColumn: range.startColumn,
                endLine: line(range.endLine),
                endColumn: range.endColumn
            )
        }
    }

    /// A document of a run of nodes, whose ends are moved with them, in a `list` where one is named.
    func document(of range: Range<Int>, list: Int?) -> MarkdownNodes {
        guard part == nil else {
            return MarkdownNodes(map(\.self)).document(of: range, list: list)
        }
        var document = self
        document.part = Part(run: range, list: list)
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
