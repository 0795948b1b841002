// Letters of ASCII are told byte by byte; others are what `Character` says.

extension UnsafeBufferPointer<UInt8> {
    /// Whether a letter of any script is among the bytes.
    var holdsLetter: Bool {
        if contains(where: ByteScan.isLetter) { return true }
        return contains { $0 >= 0x80 }
            && String(decoding: self, as: UTF8.self).contains { $0.isLetter }
    }

    /// The first letter or sign.
    var firstCharacter: Character? {
        guard let first else { return nil }
        let isAlone = first < 0x80 && (count == 1 || self[1] < 0x80)
        return isAlone
            ? Character(Unicode.Scalar(first))
            : String(decoding: prefix(Self.longestCharacter), as: UTF8.self).first
    }

    /// The last letter or sign.
    var lastCharacter: Character? {
        guard let last else { return nil }
        return last < 0x80
            ? Character(Unicode.Scalar(last))
            : String(decoding: suffix(Self.longestCharacter), as: UTF8.self).last
    }

    /// A letter with some accents; what stands behind it says nothing of its kind.
    private static var longestCharacter: Int { 32 }
}
