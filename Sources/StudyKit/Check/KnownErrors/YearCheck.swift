/// Finds years in which networks and methods are said to have come up and did not.
struct YearCheck {
    private let checked: CheckedNote

    /// The findings of a note.
    static func findings(of checked: CheckedNote) -> [Finding] {
        let check = YearCheck(checked: checked)
        let blocks = checked.blocks.blocks.filter { $0.kind != .code }
        return blocks.flatMap { block in
            block.phrases.flatMap { check.findings(in: $0) }
        } + NoteTable.all(in: blocks).flatMap(check.findings)
    }

    // MARK: - Sentences

    private func findings(in sentence: [TextToken]) -> [Finding] {
        guard sentence.contains(where: { $0.year != nil }), sentence.count < Self.longestSentence,
            !sentence.contains(where: { $0.isSign("?") || Self.denials.contains($0.word ?? "") })
        else { return [] }
        var (findings, index) = ([Finding](), 0)
        while index < sentence.count {
            guard let (publication, end) = Publication.named(sentence, at: index) else {
                index += 1
                continue
            }
            if let place = year(in: sentence, behind: end, of: publication) {
                findings += [finding(publication, sentence[place])].compactMap(\.self)
            }
            index = end
        }
        return findings
    }

    /// The place of the year that is said of a name: `ResNet (He et al., 2015)`, `was invented by
    /// LeCun in 1998`, `AlexNet 2012`.
    private func year(
        in sentence: [TextToken],
        behind end: Int,
        of publication: Publication
    ) -> Int? {
        let near = sentence[end...].prefix(Self.farthest)
        guard let place = near.firstIndex(where: { $0.year != nil }) else { return nil }
        let between = sentence[end..<place]
        guard isFree(behind: place, sentence) else { return nil }
        if publication.isCommonWord,
            !between.contains(where: { Self.makings.contains($0.word ?? "") || $0.word == "et" })
        {
            return nil
        }
        if between.isEmpty { return place }
        if between.first?.isSign("(") == true {
            return between.dropFirst().contains { $0.isSign(")") } ? nil : place
        }
        let words = between.compactMap(\.word)
        let isSaid =
            words.first.map { ["is", "was", "comes", "came", "dates"].contains($0) }
            ?? between.allSatisfy { $0.isSign(",") || $0.isSign("-") || $0.isSign(":") }
        let verbs = words.filter { !Self.links.contains($0) }
        let isMade = verbs.isEmpty || verbs.contains { Self.makings.contains($0) }
        return isSaid && isMade ? place : nil
    }

    /// Whether a number is not the beginning of something else: `2000 region proposals`.
    private func isFree(behind place: Int, _ sentence: [TextToken]) -> Bool {
        guard place + 1 < sentence.count else { return true }
        switch sentence[place + 1].content {
        case .word(let word): return Self.goingOn.contains(word)
        case .sign(let sign): return !"×/%+^=".unicodeScalars.contains(sign)
        case .number: return false
        }
    }

    private static let goingOn: Set<String> = [
        "won", "was", "is", "by", "and", "but", "paper", "in", "at", "with", "uses", "used", "had",
        "has", "made", "brought", "the", "it", "as", "for", "when", "which",
    ]
    private static let farthest = 9
    private static let longestSentence = 200
    private static let denials: Set<String> = [
        "not", "never", "wrong", "false", "isn't", "wasn't", "after", "before", "until", "than",
    ]
    private static let links: Set<String> = [
        "is", "was", "comes", "came", "dates", "in", "from", "back", "to", "of", "the", "year",
        "out", "first", "a", "network", "net",
    ]
    private static let makings: Set<String> = [
        "invented", "developed", "introduced", "published", "proposed", "released", "presented",
        "created", "born", "designed", "made", "described",
    ]

    // MARK: - Tables

    private func findings(in table: NoteTable) -> [Finding] {
        let column = table.header.firstIndex { cell in
            cell.contains { ["year", "jahr", "published"].contains($0.word) }
        }
        guard let column, column > 0 else { return [] }
        return table.rows.compactMap { cells in
            guard column < cells.count, cells[column].count == 1, let year = cells[column].first,
                year.year != nil, let name = cells.first.map(Array.init),
                let (publication, _) = Publication.named(name, at: 0)
            else { return nil }
            return finding(publication, year)
        }
    }

    private func finding(_ publication: Publication, _ token: TextToken) -> Finding? {
        guard let year = token.year, !publication.years.contains(year) else { return nil }
        let (first, last) = (publication.years.lowerBound, publication.years.upperBound)
        let years =
            first == last ? "\(first)" : "\(first) \(last == first + 1 ? "or" : "to") \(last)"
        return checked.source.warning(
            .knownError,
            line: token.line,
            column: token.start + 1,
            "[year-of-\(publication.id)] \(publication.title) is of \(years), not \(year)",
            remedy: publication.source
        )
    }
}

extension TextToken {
    /// A number of four digits that may be a year of this field.
    fileprivate var year: Int? {
        guard let value = number?.integer, (1950...2030).contains(value), end - start == 4 else {
            return nil
        }
        return value
    }
}
