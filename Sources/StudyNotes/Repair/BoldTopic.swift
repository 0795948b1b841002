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
    init?(_ line: NoteLine, behind before: NoteLine, before after: NoteLine?) {
        guard line.signs.contains(.boldStart), !before.isBlank, !before.isVerbatim,
            !before.signs.contains(.boldStart), after?.signs.contains(.boldStart) != true
        else { return nil }
        var text = line.text
        let cut = text.withUTF8 { Self.cut($0) }
        guard let (end, rest, isEntry) = cut, isEntry || before.isEntry else { return nil }
        self.end = end
        lines = [
            line.part(0..<end), line.beside(""), line.part(rest..<line.text.utf8.count),
        ]
    }

    /// Where the bold words end, where the others begin, and whether these are an entry.
    private static func cut(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (end: Int, rest: Int, isEntry: Bool)? {
        let words = bytes[2...].prefix(DefinitionTerm.mostBytes).prefix { $0 != UInt8(ascii: "*") }
        let end = words.endIndex + 2
        guard ByteScan.begins("** ", bytes, words.endIndex..<bytes.count), end + 1 < bytes.count,
            let first = words.first, ByteScan.isCapital(first),
            FieldTopics.topic(of: String(decoding: words, as: UTF8.self)) != nil
        else { return nil }
        if ByteScan.begins("- ", bytes, end + 1..<bytes.count) { return (end, end + 1, true) }
        return ByteScan.isSmallLetter(bytes[end + 1]) ? (end, end + 1, false) : nil
    }
}

extension NoteLine {
    /// Whether a mark of a list begins it.
    fileprivate var isEntry: Bool {
        var rest = text.utf8.drop { $0 == 0x20 }
        let digits = rest.prefix { ByteScan.isDigit($0) }.count
        if digits > 0, rest.dropFirst(digits).first.map({ ".)".utf8.contains($0) }) == true {
            return true
        }
        let dashes = rest.prefix { $0 == UInt8(ascii: "-") }.count
        rest = rest.dropFirst(max(dashes, 1))
        return (1...2).contains(dashes) && rest.first == 0x20
            || dashes == 0 && "*+".utf8.contains(text.utf8.drop { $0 == 0x20 }.first ?? 0)
                && rest.first == 0x20
    }
}
