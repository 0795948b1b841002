/// The `**` of a line, but for those in code, formulas and addresses, or behind a backslash.
struct BoldMarks {
    private(set) var count = 0
    /// The place behind the last one.
    private(set) var last: Int?

    init(in line: UnsafeBufferPointer<UInt8>) {
        var spans = InlineSpans(line, line: line.indices)
        var span = spans.next()
        var place = 0
        while place + 1 < line.count {
            while let passed = span, passed.range.upperBound <= place { span = spans.next() }
            let limit = span?.range.lowerBound ?? line.count
            place = ByteScan.firstPlace(ofAny: "*\\", line, place..<max(limit, place))
            guard place + 1 < line.count else { break }
            if let span, span.range.contains(place) {
                place = span.range.upperBound
            } else if line[place] == UInt8(ascii: "\\") {
                place += 2
            } else if line[place] == UInt8(ascii: "*"), line[place + 1] == UInt8(ascii: "*") {
                place += 2
                (count, last) = (count + 1, place)
            } else {
                place += 1
            }
        }
    }

    /// How many there are, where the bytes have so many outside code or not.
    static func count(in line: UnsafeBufferPointer<UInt8>, atMost count: Int) -> Int {
        InlineSpans.mayStand(in: line) ? BoldMarks(in: line).count : count
    }
}
