/// Decides which signs of a pasted line are marks: one star or `1.` may be anything, a row is a list.
enum PastedLists {
    /// The marks without those that turn out to be prose.
    ///
    /// - `* ` and `+ ` begin entries where at least two stand below one heading, none of `- ` does,
    ///   and the first of them comes right behind a bold heading or soon after another one.
    /// - `1. ` begins an entry where `2. ` follows below the same heading, and so on.
    /// - `Stride: ` in the words of an entry begins a line where no entry follows below the same
    ///   heading, or where such a line stands above the list.
    /// - `:::info` begins a box where its `:::` follows.
    static func settled(_ marks: [PastedMark]) -> [PastedMark] {
        var result: [PastedMark] = []
        result.reserveCapacity(marks.count)
        var start = 0
        for index in marks.indices.dropFirst()
        where marks[index].kind.isHeading {
            settle(marks[start..<index], &result)
            start = index
        }
        settle(marks[start...], &result)
        return withoutOpenBox(result)
    }

    private static func settle(_ section: ArraySlice<PastedMark>, _ result: inout [PastedMark]) {
        guard section.contains(where: \.kind.isUnsure) else { return result += section }
        let hasStars = hasStarEntries(section)
        let numbers = numberedEntries(section)
        let definitions = definitionLines(section)
        for index in section.indices {
            let stands =
                switch section[index].kind {
                case .maybeEntry: hasStars
                case .maybeNumber: numbers.contains(index)
                case .definition, .settings: definitions.contains(index)
                default: true
                }
            if stands { result.append(section[index]) }
        }
    }

    private static func definitionLines(_ section: ArraySlice<PastedMark>) -> Range<Int> {
        let isLine = section.first { $0.kind == .definition || $0.kind == .entry }
        if isLine?.kind == .definition { return section.indices }
        let last = section.lastIndex { $0.kind == .entry } ?? section.startIndex
        return last..<section.endIndex
    }

    private static func hasStarEntries(_ section: ArraySlice<PastedMark>) -> Bool {
        guard let heading = section.first, section.count(where: { $0.kind == .maybeEntry }) > 1,
            !section.contains(where: { $0.kind == .entry && $0.level == 1 }),
            let first = section.first(where: { $0.kind == .maybeEntry })
        else { return false }
        let gap = first.range.lowerBound - heading.range.upperBound
        switch heading.kind {
        case .heading: return gap <= 80
        case .boldHeading: return gap <= 2
        default: return first.range.lowerBound == 0
        }
    }

    /// The places of the marks that count up from 1.
    private static func numberedEntries(_ section: ArraySlice<PastedMark>) -> Set<Int> {
        var result: Set<Int> = []
        var run: [Int] = []
        for index in section.indices {
            guard case .maybeNumber(let number) = section[index].kind else { continue }
            if number == run.count + 1 {
                run.append(index)
            } else if number == 1 {
                if run.count > 1 { result.formUnion(run) }
                run = [index]
            }
        }
        return run.count > 1 ? result.union(run) : result
    }

    private static func withoutOpenBox(_ marks: [PastedMark]) -> [PastedMark] {
        guard let last = marks.lastIndex(where: { $0.kind == .box || $0.kind == .boxEnd }),
            marks[last].kind == .box
        else { return marks }
        var marks = marks
        marks.remove(at: last)
        return marks
    }
}

extension PastedMark.Kind {
    /// Whether it takes other marks to tell.
    fileprivate var isUnsure: Bool {
        switch self {
        case .maybeEntry, .maybeNumber, .definition, .settings: true
        default: false
        }
    }
}
