/// Cuts text into words in the form in which words are compared: lower case, singular.
///
/// A word is a run of letters, digits and marks of any script. Plain ASCII, most of all notes, is
/// read byte by byte.
enum WordScanner {
    /// Longer runs are no words: they are keys, hashes or embedded images.
    static let longestWord = 64

    /// Hands over each word of UTF-8 text with the place of its bytes.
    static func scan(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ body: (_ word: [UInt8], _ place: Range<Int>) -> Void
    ) {
        var word: [UInt8] = []
        word.reserveCapacity(longestWord)
        var (start, isASCII, offset) = (0, true, 0)
        func end() {
            guard !word.isEmpty else { return }
            if !isASCII { word = Array(String(decoding: word, as: UTF8.self).lowercased().utf8) }
            makeSingular(&word)
            if offset - start <= longestWord { body(word, start..<offset) }
            word.removeAll(keepingCapacity: true)
            isASCII = true
        }
        while offset < bytes.count {
            let byte = bytes[offset]
            let length = byte < 0x80 ? 1 : scalarLength(byte, offset, bytes.count)
            if byte < 0x80 ? !isAlphanumeric(byte) : !isWordScalar(bytes, offset, length) {
                end()
            } else {
                if word.isEmpty { start = offset }
                if byte < 0x80 {
                    word.append(lowercased(byte))
                } else {
                    isASCII = false
                    for index in offset..<offset + length { word.append(bytes[index]) }
                }
            }
            offset += length
        }
        end()
    }

    /// The words of a text.
    static func words(of text: some StringProtocol) -> [String] {
        var words: [String] = []
        var text = String(text)
        text.withUTF8 { bytes in
            scan(bytes) { word, _ in words.append(String(decoding: word, as: UTF8.self)) }
        }
        return words
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        ByteScan.isWord(byte)
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        byte &- 0x41 < 26 ? byte | 0x20 : byte
    }

    private static func scalarLength(_ lead: UInt8, _ offset: Int, _ count: Int) -> Int {
        min(lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2, count - offset)
    }

    private static func isWordScalar(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ offset: Int,
        _ length: Int
    ) -> Bool {
        let text = String(decoding: bytes[offset..<offset + length], as: UTF8.self)
        guard let scalar = text.unicodeScalars.first else { return false }
        let properties = scalar.properties
        if properties.isAlphabetic || properties.numericType != nil { return true }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark: return true
        default: return false
        }
    }

    /// Both sides of each comparison pass through here, so `bias` may well become `bia`.
    private static func makeSingular(_ word: inout [UInt8]) {
        guard word.count > 3, word.last == UInt8(ascii: "s") else { return }
        if hasSuffix(word, "ss") || hasSuffix(word, "us") || hasSuffix(word, "is") { return }
        if hasSuffix(word, "ies") {
            word.removeLast(3)
            word.append(UInt8(ascii: "y"))
            return
        }
        let isLong =
            hasSuffix(word, "xes") || hasSuffix(word, "ches") || hasSuffix(word, "shes")
            || hasSuffix(word, "sses")
        word.removeLast(isLong ? 2 : 1)
    }

    private static func hasSuffix(_ word: [UInt8], _ suffix: StaticString) -> Bool {
        let count = suffix.utf8CodeUnitCount
        guard word.count >= count else { return false }
        for index in 0..<count
        where word[word.count - count + index] != suffix.utf8Start[index] {
            return false
        }
        return true
    }
}
