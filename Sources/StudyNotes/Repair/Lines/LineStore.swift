/// Keeps what a repair writes anew: the bytes of lines, and the places that they come from.
///
/// Lines point to their bytes, here or in the file, so that whole notes of them are passed on for
/// the price of a few numbers each. Nothing counts who points here: `withLines` alone makes a store,
/// and neither lines nor bytes can leave it.
final class LineStore {
    /// From here on, the text of a line comes from another place than its beginning lets expect.
    private struct Jump {
        let place: Int
        let origin: Int
    }

    private var jumps: [Jump] = []
    private var chunks: [UnsafeMutableBufferPointer<UInt8>] = []
    /// What is left of the last chunk.
    private var free = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)

    private static let usualChunk = 1 << 14

    private init() {}

    deinit { for chunk in chunks { chunk.deallocate() } }

    /// Calls a function with the lines of a text, which are valid until it returns.
    ///
    /// That they stay within is checked by the compiler: lines and pointers are not `Sendable`, so
    /// that the function can neither answer them nor put them into what it captures.
    static func withLines<Result: Sendable>(
        of text: String,
        _ body: @Sendable (_ lines: [NoteLine]) -> Result
    ) -> Result {
        var text = text
        return text.withUTF8 { bytes in
            let store = LineStore()
            return withExtendedLifetime(store) { body(NoteLine.lines(of: bytes, in: store)) }
        }
    }

    /// Room for bytes, which has an address even for none of them.
    func room(for count: Int) -> UnsafeMutableBufferPointer<UInt8> {
        if free.count <= count {
            free = .allocate(capacity: max(count + 1, Self.usualChunk))
            chunks.append(free)
        }
        let room = UnsafeMutableBufferPointer(rebasing: free[..<count])
        free = UnsafeMutableBufferPointer(rebasing: free[count...])
        return room
    }

    func bytes(of text: String) -> UnsafeBufferPointer<UInt8> {
        let room = room(for: text.utf8.count)
        _ = room.update(fromContentsOf: text.utf8)
        return UnsafeBufferPointer(room)
    }
}

// MARK: - Where the text of a line comes from

extension LineStore {
    /// The place in the line of the file from which a byte comes, of a text that begins at a place
    /// there and has jumps.
    func origin(of place: Int, _ start: Int, _ own: Range<Int>) -> Int {
        let next = own.partitionPoint { jumps[$0].place > place }
        let (from, origin) =
            next > own.lowerBound ? (jumps[next - 1].place, jumps[next - 1].origin) : (0, start)
        // What was put in comes from where it was put.
        let limit = next < own.upperBound ? jumps[next].origin : Int.max
        return min(origin + place - from, max(limit, origin))
    }

    /// The jumps of a part of a text.
    func jumps(_ own: Range<Int>, within part: Range<Int>) -> Range<Int> {
        let first = jumps.count
        let next = own.partitionPoint { jumps[$0].place > part.lowerBound }
        for index in next..<own.upperBound {
            let jump = jumps[index]
            guard jump.place < part.upperBound else { break }
            jumps.append(Jump(place: jump.place - part.lowerBound, origin: jump.origin))
        }
        return first..<jumps.count
    }

    /// The jumps of a text of so many bytes when parts of it have been written anew.
    func jumps(
        _ own: Range<Int>,
        of count: Int,
        _ start: Int,
        behind edits: [NoteLine.Edit]
    ) -> Range<Int> {
        let first = jumps.count
        var (place, written, next) = (0, 0, own.lowerBound)
        func copy(to end: Int) {
            jumps.append(Jump(place: written, origin: origin(of: place, start, own)))
            while next < own.upperBound, jumps[next].place < end {
                let jump = jumps[next]
                if jump.place > place {
                    let place = written + jump.place - place
                    jumps.append(Jump(place: place, origin: jump.origin))
                }
                next += 1
            }
            written += end - place
        }
        for edit in edits {
            if edit.range.lowerBound > place { copy(to: edit.range.lowerBound) }
            let origin = origin(of: edit.range.lowerBound, start, own)
            jumps.append(Jump(place: written, origin: origin))
            written += edit.text.utf8.count
            place = edit.range.upperBound
        }
        copy(to: count)
        return first..<jumps.count
    }
}
