/// Places values in one stretch of memory, so that those that live at the same time do not meet.
struct Arena {
    /// Numbers of the stretch.
    private(set) var count = 0
    private var taken: [(place: Range<Int>, lastUse: Int)] = []

    /// The place of a value that is written by one step and last read by another: the first gap
    /// that is large enough.
    mutating func place(count size: Int, writtenAt step: Int, lastReadAt lastUse: Int) -> Int {
        taken.removeAll { $0.lastUse < step }
        taken.sort { $0.place.lowerBound < $1.place.lowerBound }
        // A multiple of a cache line.
        let size = (size + 15) / 16 * 16
        var start = 0
        for (place, _) in taken {
            if place.lowerBound - start >= size { break }
            start = max(start, place.upperBound)
        }
        taken.append((start..<(start + size), lastUse))
        count = max(count, start + size)
        return start
    }
}
