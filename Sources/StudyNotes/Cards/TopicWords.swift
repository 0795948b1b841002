/// The words of a name in the form in which names are compared, one behind the other.
///
/// They agree with those of ``Name``, and stand on the stack: they are valid within ``read(_:_:)``,
/// which answers nothing that could point to them.
struct TopicWords {
    /// The bytes of all words.
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Where the first words end, each.
    private let ends: SIMD16<Int32>
    private var first = 0
    private let end: Int

    /// Calls a function with the words of a line.
    static func read<Result: Sendable>(
        _ name: UnsafeBufferPointer<UInt8>,
        _ body: (TopicWords) -> Result?
    ) -> Result? {
        guard name.count > Name.longest else { return words(of: name, body) }
        var start = String(String(decoding: name, as: UTF8.self).prefix(Name.longest))
        return start.withUTF8 { words(of: $0, body) }
    }

    private static func words<Result: Sendable>(
        of name: UnsafeBufferPointer<UInt8>,
        _ body: (TopicWords) -> Result?
    ) -> Result? {
        let capacity = 3 * Name.longest
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { joined in
            var (used, count) = (0, 0)
            var ends = SIMD16<Int32>()
            WordScanner.scan(name) { word in
                // What is longer is no name.
                guard used + word.bytes.count <= capacity else { return }
                for byte in word.bytes {
                    joined[used] = byte
                    used += 1
                }
                if count < ends.scalarCount { ends[count] = Int32(used) }
                count += 1
            }
            let bytes = UnsafeBufferPointer(rebasing: joined[..<used])
            return body(TopicWords(bytes: bytes, ends: ends, end: count))
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, ends: SIMD16<Int32>, end: Int) {
        (self.bytes, self.ends, self.end) = (bytes, ends, end)
    }

    var count: Int { end - first }

    /// The bytes of all words, and of all but the last.
    var joined: UnsafeBufferPointer<UInt8> { part(start(of: first)..<bytes.count) }
    var joinedButLast: UnsafeBufferPointer<UInt8> {
        part(start(of: first)..<start(of: end - 1))
    }

    var last: UnsafeBufferPointer<UInt8> { part(start(of: end - 1)..<bytes.count) }

    /// Whether the first words are given ones, of which there are few.
    func begin(with words: [ShortWord]) -> Bool {
        count >= words.count
            && words.indices.allSatisfy { index in
                let place = start(of: first + index)..<start(of: first + index + 1)
                return ShortWord(bytes, place) == words[index]
            }
    }

    /// Leaves the first words out, of which there are few.
    mutating func drop(_ count: Int) { first += count }

    private func start(of index: Int) -> Int { index > 0 ? Int(ends[index - 1]) : 0 }

    private func part(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[range])
    }
}
