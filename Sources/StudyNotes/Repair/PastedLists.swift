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
        var section: [PastedMark] = []
        for mark in marks {
            if mark.kind == .heading || mark.kind == .boldHeading {
                result += settledSection(section)
                section = []
            }
            section.append(mark)
        }
        result += settledSection(section)
        return withoutOpenBox(result)
    }

    private static func settledSection(_ section: [PastedMark]) -> [PastedMark] {
        let hasStars = hasStarEntries(section)
        let numbers = numberedEntries(section)
        let definitions = definitionLines(section)
        return section.enumerated().filter { index, mark in
            switch mark.kind {
            case .maybeEntry: hasStars
            case .maybeNumber: numbers.contains(index)
            case .definition, .settings: definitions.contains(index)
            default: true
            }
        }.map(\.element)
    }

    private static func definitionLines(_ section: [PastedMark]) -> Range<Int> {
        let isLine = section.first { $0.kind == .definition || $0.kind == .entry }
        if isLine?.kind == .definition { return section.indices }
        let last = section.lastIndex { $0.kind == .entry } ?? 0
        return last..<section.endIndex
    }

    private static func hasStarEntries(_ section: [PastedMark]) -> Bool {
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
    private static func numberedEntries(_ section: [PastedMark]) -> Set<Int> {
        var result: Set<Int> = []
        var run: [Int] = []
        for (index, mark) in section.enumerated() {
            guard case .maybeNumber(let number) = mark.kind else { continue }
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
