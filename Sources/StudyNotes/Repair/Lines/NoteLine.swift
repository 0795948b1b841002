/// A line of notes on its way through the repair; it knows where in the file its bytes come from.
///
/// It points to what it does not own, and is valid within `LineStore.withLines` only.
struct NoteLine {
    /// Its text in UTF-8.
    let bytes: UnsafeBufferPointer<UInt8>
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
    private var jumps = 0..<0
    private unowned(unsafe) let store: LineStore

    /// A part of the text to be written anew.
    struct Edit {
        /// The bytes of the text that go.
        let range: Range<Int>
        /// What comes instead.
        let text: String
    }

    init(
        _ bytes: UnsafeBufferPointer<UInt8>,
        number: Int,
        isVerbatim: Bool = false,
        start: Int = 0,
        in store: LineStore
    ) {
        (self.bytes, self.number, self.isVerbatim) = (bytes, number, isVerbatim)
        (self.start, self.store) = (start, store)
        isBlank = bytes.isBlank
        signs = isVerbatim || isBlank ? [] : LineSigns(bytes)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The blanks at the start, in bytes.
    var indent: Int { bytes.firstIndex { !ByteScan.isBlank($0) } ?? bytes.count }

    /// Makes the line verbatim or free to be changed.
    mutating func set(isVerbatim: Bool, isFormulaGap: Bool = false) {
        guard isVerbatim || self.isVerbatim else { return }
        self.isVerbatim = isVerbatim
        signs = isVerbatim ? (isFormulaGap ? .formulaGap : []) : LineSigns(bytes)
    }

    /// The place in the line of the file from which a byte of the text comes.
    func origin(of place: Int) -> Int {
        jumps.isEmpty ? start + place : store.origin(of: place, start, jumps)
    }
}

@available(*, unavailable, message: "a line is valid within LineStore.withLines only")
extension NoteLine: Sendable {}

// MARK: - Lines made of others

extension NoteLine {
    /// Another line that stands at the beginning, or at the end, of this one.
    func beside(_ text: String, atEnd: Bool = false) -> NoteLine {
        let start = origin(of: atEnd ? bytes.count : 0)
        return NoteLine(store.bytes(of: text), number: number, start: start, in: store)
    }

    /// A part of the text, given by its bytes, as a line of its own.
    func part(_ range: Range<Int>, isVerbatim: Bool = false) -> NoteLine {
        var part = NoteLine(
            UnsafeBufferPointer(rebasing: bytes[range]),
            number: number,
            isVerbatim: isVerbatim,
            start: origin(of: range.lowerBound),
            in: store
        )
        guard !jumps.isEmpty else { return part }
        part.jumps = store.jumps(jumps, within: range)
        return part
    }

    /// The text with another beginning.
    func beginning(with text: String, inPlaceOf count: Int = 0) -> NoteLine {
        edited([Edit(range: 0..<count, text: text)])
    }

    /// The text with some parts written anew; the edits are in order and apart from each other.
    func edited(_ edits: [Edit]) -> NoteLine {
        guard !edits.isEmpty else { return self }
        let count = edits.reduce(bytes.count) { $0 + $1.text.utf8.count - $1.range.count }
        let text = store.room(for: count)
        write(edits, to: text)
        var result = NoteLine(
            UnsafeBufferPointer(text),
            number: number,
            isVerbatim: isVerbatim,
            start: start,
            in: store
        )
        result.jumps = store.jumps(jumps, of: bytes.count, start, behind: edits)
        return result
    }

    private func write(_ edits: [Edit], to new: UnsafeMutableBufferPointer<UInt8>) {
        var (place, written) = (0, 0)
        for edit in edits {
            written = new[written...].update(fromContentsOf: bytes[place..<edit.range.lowerBound])
            written = new[written...].update(fromContentsOf: edit.text.utf8)
            place = edit.range.upperBound
        }
        _ = new[written...].update(fromContentsOf: bytes[place...])
    }
}
