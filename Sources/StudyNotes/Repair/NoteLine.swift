/// A line of notes on its way through the repair; it knows where in the file its bytes come from.
struct NoteLine: Hashable, Sendable {
    /// Its text, as a part of the text of all lines where nothing was changed.
    private let content: Substring
    /// The line of the file, from 1; the pieces of a line share it.
    let number: Int
    /// Whether it belongs to code or to a formula, and stays as it is.
    private(set) var isVerbatim: Bool
    /// Whether it has nothing but blanks.
    let isBlank: Bool
    /// What a repair could look at; nothing of a verbatim line but a gap in a formula.
    private(set) var signs: LineSigns
    /// The place in the line of the file at which the text begins, in bytes.
    private let start: Int
    /// Where the text goes on elsewhere in the line of the file; in order.
    private var jumps: [Jump] = []

    /// From here on, the text comes from another place than its beginning lets expect.
    private struct Jump: Hashable {
        let place: Int
        let origin: Int
    }

    /// A part of the text to be written anew.
    struct Edit {
        /// The bytes of the text that go.
        let range: Range<Int>
        /// What comes instead.
        let text: String
    }

    private init(_ content: Substring, number: Int, isVerbatim: Bool = false, start: Int) {
        (self.content, self.number, self.isVerbatim) = (content, number, isVerbatim)
        (self.start, isBlank, signs) = (start, content.isBlank, [])
        if !isVerbatim { signs = withBytes { LineSigns($0) } }
    }

    /// A line of a file, with the signs of its bytes.
    init(_ content: Substring, number: Int, isVerbatim: Bool, signs: LineSigns) {
        (self.content, self.number, self.signs) = (content, number, signs)
        (self.isVerbatim, start, isBlank) = (isVerbatim, 0, content.isBlank)
    }

    var text: String { String(content) }

    /// Calls a function with the bytes of the text, which are not copied.
    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = content.utf8.withContiguousStorageIfAvailable(body) { return result }
        var text = text
        return text.withUTF8(body)
    }

    /// The blanks at the start, in bytes.
    var indent: Int { withBytes { $0.prefix { ByteScan.isBlank($0) }.count } }

    /// Makes the line verbatim or free to be changed.
    mutating func set(isVerbatim: Bool, isFormulaGap: Bool = false) {
        guard isVerbatim || self.isVerbatim else { return }
        self.isVerbatim = isVerbatim
        let signs = isVerbatim ? (isFormulaGap ? .formulaGap : []) : withBytes { LineSigns($0) }
        self.signs = signs
    }

    /// Another line that stands at the beginning, or at the end, of this one.
    func beside(_ text: String, atEnd: Bool = false) -> NoteLine {
        NoteLine(text[...], number: number, start: origin(of: atEnd ? content.utf8.count : 0))
    }

    /// The place in the line of the file from which a byte of the text comes.
    func origin(of place: Int) -> Int {
        guard !jumps.isEmpty else { return start + place }
        let next = jumps.partitionPoint { $0.place > place }
        let (from, origin) = next > 0 ? (jumps[next - 1].place, jumps[next - 1].origin) : (0, start)
        // What was put in comes from where it was put.
        let limit = next < jumps.count ? jumps[next].origin : Int.max
        return min(origin + place - from, max(limit, origin))
    }

    /// A part of the text, given by its bytes, as a line of its own.
    func part(_ range: Range<Int>, isVerbatim: Bool = false) -> NoteLine {
        let bytes = content.utf8
        let lower = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
        var part = NoteLine(
            content[lower..<bytes.index(lower, offsetBy: range.count)],
            number: number,
            isVerbatim: isVerbatim,
            start: origin(of: range.lowerBound)
        )
        guard !jumps.isEmpty else { return part }
        let first = jumps.partitionPoint { $0.place > range.lowerBound }
        part.jumps = jumps[first...].prefix { $0.place < range.upperBound }
            .map { Jump(place: $0.place - range.lowerBound, origin: $0.origin) }
        return part
    }

    /// The text with some parts written anew; the edits are in order and apart from each other.
    func edited(_ edits: [Edit]) -> NoteLine {
        guard !edits.isEmpty else { return self }
        let text = withBytes { old in
            let count = edits.reduce(old.count) { $0 + $1.text.utf8.count - $1.range.count }
            return String(unsafeUninitializedCapacity: count) { new in
                Self.write(edits, old, to: new)
                return count
            }
        }
        var result = NoteLine(text[...], number: number, isVerbatim: isVerbatim, start: start)
        result.jumps = jumps(behind: edits)
        return result
    }

    private static func write(
        _ edits: [Edit],
        _ old: UnsafeBufferPointer<UInt8>,
        to new: UnsafeMutableBufferPointer<UInt8>
    ) {
        var (place, written) = (0, 0)
        func write(_ bytes: some Collection<UInt8>) {
            written = new[written...].update(fromContentsOf: bytes)
        }
        for edit in edits {
            write(old[place..<edit.range.lowerBound])
            write(edit.text.utf8)
            place = edit.range.upperBound
        }
        write(old[place...])
    }

    /// Where the text comes from when parts of it have been written anew.
    private func jumps(behind edits: [Edit]) -> [Jump] {
        var moved: [Jump] = []
        moved.reserveCapacity(jumps.count + 2 * edits.count + 1)
        var (place, written, nextJump) = (0, 0, 0)
        func copy(to end: Int) {
            moved.append(Jump(place: written, origin: origin(of: place)))
            while nextJump < jumps.count, jumps[nextJump].place < end {
                let jump = jumps[nextJump]
                if jump.place > place {
                    moved.append(Jump(place: written + jump.place - place, origin: jump.origin))
                }
                nextJump += 1
            }
            written += end - place
        }
        for edit in edits {
            if edit.range.lowerBound > place { copy(to: edit.range.lowerBound) }
            let origin = origin(of: edit.range.lowerBound)
            moved.append(Jump(place: written, origin: origin))
            written += edit.text.utf8.count
            place = edit.range.upperBound
        }
        copy(to: content.utf8.count)
        return moved
    }

    /// The text with another beginning.
    func beginning(with text: String, inPlaceOf count: Int = 0) -> NoteLine {
        edited([Edit(range: 0..<count, text: text)])
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first place from which on a condition holds, where it holds for all that follow.
    func partitionPoint(_ condition: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension String.UTF8View {
    /// A part given by the distances from the start.
    func bytes(_ range: Range<Int>) -> Substring.UTF8View {
        let lower = index(startIndex, offsetBy: range.lowerBound)
        return self[lower..<index(lower, offsetBy: range.count)]
    }
}
