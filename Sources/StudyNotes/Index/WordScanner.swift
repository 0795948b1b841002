/// A word of a text in the form in which words are compared.
struct ScannedWord {
    /// Its bytes, there as long as it is looked at.
    let bytes: UnsafeBufferPointer<UInt8>
    /// The first sixteen of them.
    let head: ShortWord
    /// The bytes of the text that it is made of.
    let place: Range<Int>

    /// The first bytes of a buffer, one at least, of which the head is known.
    @inline(__always)
    init(
        _ buffer: UnsafeBufferPointer<UInt8>,
        _ count: Int,
        _ head: ShortWord,
        _ place: Range<Int>
    ) {
        bytes = UnsafeBufferPointer(rebasing: buffer[..<count])
        (self.head, self.place) = (head, place)
    }

    init(_ buffer: UnsafeBufferPointer<UInt8>, _ count: Int, _ place: Range<Int> = 0..<0) {
        let head = ShortWord(buffer, 0..<min(count, ShortWord.mostBytes))
        self.init(buffer, count, head ?? ShortWord(low: 0, high: 0), place)
    }
}

/// Cuts text into words in the form in which words are compared: lower case, singular.
///
/// A word is a run of letters, digits and marks of any script, or a size (``SizeWord``). Plain ASCII, most of all notes, is
/// read byte by byte.
enum WordScanner {
    /// Longer runs are no words: they are keys, hashes or embedded images.
    static let longestWord = 64

    /// Hands over each word of UTF-8 text.
    static func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (ScannedWord) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestWord) { word in
            withUnsafeTemporaryAllocation(byteCount: WordBlock.sizeWithWord, alignment: 16) {
                room in
                letters.withUnsafeBufferPointer { letters in
                    var place = 0
                    while place < bytes.count {
                        guard var block = WordBlock(bytes, at: place, room: room) else { return }
                        place += read(&block, of: bytes, at: place, letters, into: word, body)
                    }
                }
            }
        }
    }

    /// Reads the words of a block; answers how many bytes that takes.
    ///
    /// Where words begin and end is seen for all of them at once, as no processor foresees it.
    @inline(__always)
    private static func read(
        _ block: inout WordBlock,
        of bytes: UnsafeBufferPointer<UInt8>,
        at start: Int,
        _ letters: UnsafeBufferPointer<UInt8>,
        into word: UnsafeMutableBufferPointer<UInt8>,
        _ body: (ScannedWord) -> Void
    ) -> Int {
        while block.letters | block.others != 0 {
            let place = block.word
            let other = block.others.trailingZeroBitCount
            // A word that may go on behind the block begins the next one.
            if place.upperBound == WordBlock.size, place.lowerBound > 0, other == WordBlock.size {
                return place.lowerBound
            }
            if place.count < ShortWord.mostBytes, place.upperBound < other,
                // A digit may begin a size.
                !ByteScan.isDigit(block.byte(place.lowerBound))
            {
                readShort(block, place, at: start, into: word, body)
                block.drop(before: place.upperBound)
            } else {
                let first = start + min(place.lowerBound, other)
                let end = read(bytes, from: first, letters, into: word, body) - start
                guard end < WordBlock.size else { return end }
                block.drop(before: end)
            }
        }
        return WordBlock.size
    }

    /// Reads a short word of ASCII.
    @inline(__always)
    private static func readShort(
        _ block: WordBlock,
        _ place: Range<Int>,
        at start: Int,
        into word: UnsafeMutableBufferPointer<UInt8>,
        _ body: (ScannedWord) -> Void
    ) {
        guard let room = word.baseAddress else { return }
        var head = block.lowercased(place)
        var count = place.count
        head.write(to: room)
        if count > 3, word[count - 1] == UInt8(ascii: "s") {
            count = makeSingular(word, count)
            head = ShortWord(UnsafeBufferPointer(word), 0..<count) ?? head
        }
        let range = start + place.lowerBound..<start + place.upperBound
        body(ScannedWord(UnsafeBufferPointer(word), count, head, range))
    }

    /// Reads a word, or a sign that belongs to none; answers the place behind it.
    @inline(__always)
    private static func read(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from start: Int,
        _ letters: UnsafeBufferPointer<UInt8>,
        into word: UnsafeMutableBufferPointer<UInt8>,
        _ body: (ScannedWord) -> Void
    ) -> Int {
        if ByteScan.isDigit(bytes[start]), let size = SizeWord(bytes, start),
            let count = size.write(bytes, into: word)
        {
            let place = start..<size.sides.1.upperBound
            body(ScannedWord(UnsafeBufferPointer(word), count, place))
            return size.next
        }
        // Most words are ASCII: they are written down as they are passed.
        var end = start
        while end < bytes.count {
            let letter = letters[Int(bytes[end])]
            guard letter != 0 else { break }
            if end - start < longestWord { word[end - start] = letter }
            end += 1
        }
        let endOfASCII = end
        if end < bytes.count, bytes[end] >= 0x80 {
            while let length = letterLength(bytes, end) { end += length }
            if end == start { return start + scalarLength(bytes[start], start, bytes.count) }
        }
        guard end > start, end - start <= longestWord else { return max(end, start + 1) }
        if end == endOfASCII {
            let count = makeSingular(word, end - start)
            body(ScannedWord(UnsafeBufferPointer(word), count, start..<end))
        } else {
            scan(lettersOfAnyScript: bytes, start..<end, body)
        }
        return end
    }

    /// For each byte the small letter or the digit that it is; 0 where it is none.
    private static let letters = (0...UInt8.max).map { byte in
        ByteScan.isWord(byte) ? (byte &- 0x41 < 26 ? byte | 0x20 : byte) : 0
    }

    private static func scan(
        lettersOfAnyScript bytes: UnsafeBufferPointer<UInt8>,
        _ place: Range<Int>,
        _ body: (ScannedWord) -> Void
    ) {
        var word = Array(String(decoding: bytes[place], as: UTF8.self).lowercased().utf8)
        word.withUnsafeMutableBufferPointer { word in
            let count = makeSingular(word, word.count)
            body(ScannedWord(UnsafeBufferPointer(word), count, place))
        }
    }

    /// The words of a text.
    static func words(of text: some StringProtocol) -> [String] {
        var words: [String] = []
        var text = String(text)
        text.withUTF8 { bytes in
            scan(bytes) { words.append(String(decoding: $0.bytes, as: UTF8.self)) }
        }
        return words
    }

    /// The bytes of the letter, digit or mark in a place; `nil` when none stands there.
    @inline(__always)
    private static func letterLength(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
        guard place < bytes.count else { return nil }
        let byte = bytes[place]
        if byte < 0x80 { return ByteScan.isWord(byte) ? 1 : nil }
        let length = scalarLength(byte, place, bytes.count)
        return isWordScalar(bytes, place, length) ? length : nil
    }

    private static func scalarLength(_ lead: UInt8, _ offset: Int, _ count: Int) -> Int {
        lead < 0x80 ? 1 : min(lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2, count - offset)
    }

    private static func isWordScalar(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ offset: Int,
        _ length: Int
    ) -> Bool {
        if isSignOfNotes(bytes, offset, length) { return false }
        if isLatinLetter(bytes, offset, length) { return true }
        let text = String(decoding: bytes[offset..<offset + length], as: UTF8.self)
        guard let scalar = text.unicodeScalars.first else { return false }
        let properties = scalar.properties
        if properties.isAlphabetic || properties.numericType != nil { return true }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark: return true
        default: return false
        }
    }

    /// `ä` and its like, U+00C0–00FF without `×` and `÷`.
    private static func isLatinLetter(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ offset: Int,
        _ length: Int
    ) -> Bool {
        guard bytes[offset] == 0xC3, length == 2 else { return false }
        let second = bytes[offset + 1]
        return second & 0xC0 == 0x80 && second != 0x97 && second != 0xB7
    }

    /// `×`, and the dashes, quotation marks, arrows, operators, brackets and boxes of U+2000–206F,
    /// U+2190–23FF and U+2500–26FF: notes are full of them, and the tables of Unicode are slow to
    /// ask.
    private static func isSignOfNotes(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ offset: Int,
        _ length: Int
    ) -> Bool {
        guard length > 1 else { return false }
        let second = bytes[offset + 1]
        if bytes[offset] == 0xC3 { return second == 0x97 }
        guard bytes[offset] == 0xE2, length == 3 else { return false }
        switch second {
        case 0x80, 0x87...0x8F, 0x94...0x9B: return true
        case 0x81: return bytes[offset + 2] < 0xB0
        case 0x86: return bytes[offset + 2] >= 0x90
        default: return false
        }
    }

    /// Both sides of each comparison pass through here, so `bias` may well become `bia`.
    ///
    /// Answers the new length of a word of a length.
    private static func makeSingular(_ word: UnsafeMutableBufferPointer<UInt8>, _ count: Int) -> Int
    {
        guard count > 3, word[count - 1] == UInt8(ascii: "s") else { return count }
        func ends(_ suffix: StaticString) -> Bool {
            let width = suffix.utf8CodeUnitCount
            guard count >= width else { return false }
            return (0..<width).allSatisfy { word[count - width + $0] == suffix.utf8Start[$0] }
        }
        if ends("ss") || ends("us") || ends("is") { return count }
        if ends("ies") {
            word[count - 3] = UInt8(ascii: "y")
            return count - 2
        }
        return count - (ends("xes") || ends("ches") || ends("shes") || ends("sses") ? 2 : 1)
    }
}
