// Letters of ASCII are told byte by byte; others are what `Character` says.

extension UnsafeBufferPointer<UInt8> {
    /// Whether a letter of any script is among the bytes.
    var holdsLetter: Bool {
        if contains(where: ByteScan.isLetter) { return true }
        return contains { $0 >= 0x80 }
            && String(decoding: self, as: UTF8.self).contains { $0.isLetter }
    }

    /// Whether there is nothing but blanks.
    var isBlank: Bool {
        guard let first = firstIndex(where: { !ByteScan.isSpace($0) }) else { return true }
        // As a character, a blank with an accent is a blank.
        return self[first] >= 0x80
            && String(decoding: self[first...], as: UTF8.self).unicodeScalars
                .allSatisfy(\.properties.isWhitespace)
    }

    /// Whether signs stand in it twice, apart or not.
    func countsTwo(_ signs: StaticString) -> Bool {
        guard let first = ByteScan.firstPlace(of: signs, self, indices) else { return false }
        return ByteScan.firstPlace(of: signs, self, first + 1..<count) != nil
    }

    /// Whether it begins with a capital letter.
    var beginsLarge: Bool {
        guard let first, isAlone else { return firstCharacter?.isUppercase == true }
        return ByteScan.isCapital(first)
    }

    /// Whether it begins with a small letter.
    var beginsSmall: Bool {
        guard let first, isAlone else { return firstCharacter?.isLowercase == true }
        return ByteScan.isSmallLetter(first)
    }

    /// Whether the first byte is of ASCII, and no accent follows it.
    private var isAlone: Bool {
        guard let first else { return false }
        return first < 0x80 && (count == 1 || self[1] < 0x80)
    }

    /// The first letter or sign.
    var firstCharacter: Character? {
        guard let first else { return nil }
        return isAlone
            ? Character(Unicode.Scalar(first))
            : String(decoding: prefix(Self.longestCharacter), as: UTF8.self).first
    }

    /// Whether a blank of any script ends it.
    var endsInBlank: Bool {
        guard let last else { return false }
        if last < 0x80 { return ByteScan.isSpace(last) }
        return String(decoding: suffix(Self.longestCharacter), as: UTF8.self)
            .last?.isWhitespace == true
    }

    /// A letter with some accents; what stands behind it says nothing of its kind.
    private static var longestCharacter: Int { 32 }
}
