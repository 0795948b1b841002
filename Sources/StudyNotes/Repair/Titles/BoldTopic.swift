/// `**Underfitting** more data, train longer` right below a list: a heading and what stands under it.
///
/// CommonMark takes the line for a part of the entry above. Where its neighbours begin with bold
/// words as well, they are definitions of a list.
struct BoldTopic {
    /// Where the bold words end, in bytes.
    let end: Int
    /// The heading, a blank line and the words.
    let lines: [NoteLine]

    /// `nil` when the line does not begin with a topic of the field, or only goes on with a sentence.
    init?(_ line: NoteLine, after before: NoteLine, before next: NoteLine?) {
        guard line.signs.contains(.boldStart), !before.isBlank, !before.isVerbatim,
            !before.signs.contains(.boldStart), next?.signs.contains(.boldStart) != true
        else { return nil }
        guard let (end, rest, isEntry) = Self.cut(line.bytes), isEntry || before.isEntry else {
            return nil
        }
        self.end = end
        let count = line.bytes.count
        lines = [line.part(0..<end), line.beside(""), line.part(rest..<count)]
    }

    /// Where the bold words end, where the others begin, and whether these are an entry.
    private static func cut(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (end: Int, rest: Int, isEntry: Bool)? {
        let words = bytes[2...].prefix(DefinitionTerm.mostBytes).prefix { $0 != UInt8(ascii: "*") }
        let end = words.endIndex + 2
        guard ByteScan.begins("** ", bytes, words.endIndex..<bytes.count), end + 1 < bytes.count,
            let first = words.first, ByteScan.isCapital(first),
            FieldTopics.topic(of: UnsafeBufferPointer(rebasing: words)) != nil
        else { return nil }
        if ByteScan.begins("- ", bytes, end + 1..<bytes.count) { return (end, end + 1, true) }
        return ByteScan.isSmallLetter(bytes[end + 1]) ? (end, end + 1, false) : nil
    }
}

extension NoteLine {
    /// Whether a mark of a list begins it.
    fileprivate var isEntry: Bool {
        signs.contains(.dashDash) || wordsOfEntry != nil
    }
}
