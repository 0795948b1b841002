// MARK: - Bold headings and terms with a colon

extension PastedMarks {
    /// `**Pooling Layer**` and `**LeNet-5** (1998)` before another mark, a capital letter or the end,
    /// and `**Day 2**` before anything; glued or apart.
    func boldHeading(_ place: Int) -> PastedMark? {
        guard begins("**", place), place + 2 < bytes.count, ByteScan.isCapital(bytes[place + 2]),
            !isBehindEntry(place), isFreeBefore(place)
        else { return nil }
        let words = bytes[(place + 2)...].prefix(64).prefix { $0 != UInt8(ascii: "*") }
        let bold = place..<words.endIndex + 2
        guard words.count > 1, begins("**", words.endIndex), let last = words.last,
            !ByteScan.isAny(of: ".:,", last),
            bold.upperBound == bytes.count || ByteScan.isBlank(bytes[bold.upperBound])
        else { return nil }
        let isPlace = isPlace(bold)
        let end = isPlace ? bold.upperBound : endOfRemark(behind: bold.upperBound)
        if let next = firstSign(from: end), !isPlace {
            let isFree =
                ByteScan.isCapital(bytes[next]) || ByteScan.isDigit(bytes[next])
                || "-#!*|$`:>+".utf8.contains(bytes[next])
                || isTopicAmongBold(bold, before: next)
            guard isFree, !isDefinition(bold: place..<end) else { return nil }
        }
        var mark = PastedMark(kind: .boldHeading, range: place..<end)
        mark.isPlaceAlone = isPlace
        return mark
    }

    /// Behind the `(1998)` of a title.
    private func endOfRemark(behind end: Int) -> Int {
        guard begins(" (", end) else { return end }
        let remark = bytes[end...].prefix(24).prefix { $0 != UInt8(ascii: ")") }
        let close = remark.endIndex
        guard close < bytes.count, bytes[close] == UInt8(ascii: ")"),
            close + 1 == bytes.count || ByteScan.isBlank(bytes[close + 1])
        else { return end }
        let text = UnsafeBufferPointer(rebasing: bytes[end...close])
        return FieldTopics.endOfTitle(beforeRemark: text) == 0 ? close + 1 : end
    }

    /// `**Pooling layer** shrinks …` where other bold words are headings, and no sentence needs it.
    private func isTopicAmongBold(_ bold: Range<Int>, before next: Int) -> Bool {
        guard hasBoldHeading,
            let before = bytes[..<bold.lowerBound].last(where: { !ByteScan.isBlank($0) }),
            ByteScan.isSmallLetter(bytes[next])
        else { return false }
        if ".?!".utf8.contains(before) { return isFieldTopic(bold) }
        let word = bytes[next...].prefix(12).prefix { ByteScan.isSmallLetter($0) }
        let isApart =
            ByteScan.isWordByte(before) || ")`".utf8.contains(before)
            || isBehindMark(bold.lowerBound)
        guard isApart, let last = marks.last, !Self.continuing.contains(word),
            !DefinitionTerm.continuesSentence(bytes, bold.lowerBound)
        else { return false }
        // In the prose below a heading words are stressed, too.
        return last.isWholeLine ? last.kind == .boldHeading && isFieldTopic(bold) : true
    }

    /// `**Day 2**`, `**Week 8, Day 1**`.
    private func isPlace(_ bold: Range<Int>) -> Bool {
        let words = UnsafeBufferPointer(rebasing: bytes[bold].dropFirst(2).dropLast(2))
        let (place, rest) = PlaceInCourse.read(words)
        return place != PlaceInCourse() && rest.isEmpty
    }

    private func isFieldTopic(_ bold: Range<Int>) -> Bool { Self.isFieldTopic(bold, bytes) }

    /// Whether what stands between the stars of `**Pooling** (1998)` is a topic of the field.
    static func isFieldTopic(_ bold: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let words = bytes[bold].dropFirst(2).prefix { !ByteScan.isAny(of: "*:", $0) }
        return FieldTopics.topic(of: UnsafeBufferPointer(rebasing: words)) != nil
    }

    /// Small words with which a sentence goes on behind what is stressed in it.
    private static let continuing: WordSet = [
        "which", "that", "and", "or", "but", "is", "are", "was", "were", "as", "for", "in", "of",
        "to", "with", "by", "from", "at", "on", "because", "than", "layer", "layers", "network",
        "networks", "net", "nets", "when", "if", "so",
    ]

    private func isFreeBefore(_ place: Int) -> Bool {
        guard place > 0 else { return true }
        let before = bytes[place - 1]
        return ByteScan.isBlank(before) || ByteScan.isSmallLetter(before)
            || ByteScan.isAny(of: ".?!)", before)
    }

    /// Bold right behind a dash begins the entry: `- **Max pooling** takes…`.
    private func isBehindEntry(_ place: Int) -> Bool {
        guard let last = marks.last else { return false }
        return !last.isWholeLine && last.kind != .heading && last.range.upperBound == place
    }

    /// `Stride: ` before words, with or without `**`, and the first of `Input: 7 Padding: 0`.
    mutating func definition(_ place: Int) -> PastedMark? {
        guard place > 0, place >= parenthesisEnd else { return nil }
        if begins("**", place) { return boldDefinition(place) }
        guard place + 1 < bytes.count, bytes[place] == UInt8(ascii: ":"), place > settingsEnd,
            ByteScan.isBlank(bytes[place + 1]), let body = DefinitionBody(bytes[(place + 1)...])
        else { return nil }
        let limit = marks.last?.range.upperBound ?? 0
        let start = DefinitionTerm.start(bytes, before: place, from: limit)
        if body == .settings { settingsEnd = DefinitionBody.endOfSettings(bytes, from: place + 1) }
        // Right behind another mark it is the heading or the entry itself.
        guard let start, start > 0, !(isBehindMark(start) && marks.last?.isWholeLine == false),
            body != .settings || !isIntroduced(start)
        else { return nil }
        let kind: PastedMark.Kind = body == .settings ? .settings : .definition
        return PastedMark(kind: kind, range: start..<place + 1)
    }

    /// `**Stride:** `, `**Stride**: `, `**Stride** - `, and `**Stride: ` that is not closed.
    private func boldDefinition(_ place: Int) -> PastedMark? {
        guard !isBehindEntry(place), isFreeBefore(place) else { return nil }
        let limit = min(place + 2 + DefinitionTerm.mostBytes, bytes.count)
        let end = ByteScan.firstPlace(ofAny: "*:", bytes, place + 2..<limit)
        guard end < limit, let separator = Self.separators.first(where: { begins($0, end) }),
            DefinitionTerm.begins(bytes[(place + 2)..<end]),
            !DefinitionTerm.continuesSentence(bytes, place)
        else { return nil }
        let behind = end + separator.utf8CodeUnitCount
        guard begins(":** ", end) || begins("**: ", end), isTopicOfItsOwn(place + 2..<end) else {
            return PastedMark(kind: .definition, range: place..<behind)
        }
        return PastedMark(kind: .boldHeading, range: place..<behind - 1)
    }

    /// Whether a term leads to another topic than that of the bold heading before it, and to no part
    /// of that: `**Batch norm** … **Transfer learning**: …`.
    private func isTopicOfItsOwn(_ term: Range<Int>) -> Bool {
        guard let heading = lastHeading, heading.kind == .boldHeading,
            let own = FieldTopics.topic(of: UnsafeBufferPointer(rebasing: bytes[term])),
            let before = topic(ofBold: heading.range)
        else { return false }
        return own != before && !own.isPart(of: before)
    }

    /// What stands between the stars.
    private func topic(ofBold range: Range<Int>) -> FieldTopics.Topic? {
        let words = bytes[range].dropFirst(2).prefix { !"*:".utf8.contains($0) }
        return FieldTopics.topic(of: UnsafeBufferPointer(rebasing: words))
    }

    private static let separators: [StaticString] = [
        ":** ", ": ", "**: ", "** - ", "** = ", "** --> ", "** → ",
    ]

    /// Whether settings go on with an entry: `- e.g. Input Size: 7 …`.
    private func isIntroduced(_ start: Int) -> Bool {
        let before = ByteScan.trimmed(bytes, (marks.last?.range.upperBound ?? 0)..<start)
        return Self.introducing.contains(lowercased: bytes, before)
    }

    private static let introducing: WordSet = ["e.g.", "eg", "ex", "example", "i.e.", "z.b."]

    /// Whether `**Stride** - how far it moves` stands among definitions, and leads to no list.
    private func isDefinition(bold: Range<Int>) -> Bool {
        guard marks.last?.kind == .definition, begins(" - ", bold.upperBound) else { return false }
        let rest = bytes[(bold.upperBound + 3)...]
        let end = rest.indices.first {
            begins("**", $0) || begins(" #", $0) || begins(": ", $0) || begins(" - ", $0)
        }
        return end.map { !begins(" - ", $0) } ?? true
    }

    private func isBehindMark(_ place: Int) -> Bool {
        guard let last = marks.last else { return false }
        return firstSign(from: last.range.upperBound) == place
    }
}
