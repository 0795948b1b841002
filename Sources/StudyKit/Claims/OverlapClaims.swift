internal import StudyQuizzes

/// Finds how far two boxes overlap: `two 10x10 boxes overlapping 5x5: IoU = 25/175`.
struct OverlapClaims {
    /// An area with its place in the tokens; of one without sides, the height is 1.
    private struct Area {
        let value: Int
        let width: Int
        let height: Int
        let range: Range<Int>
    }

    /// Areas of a sentence by what they are said to be.
    private struct Areas {
        var boxes: [Area] = []
        var overlap: Area
        var union: Area?
    }

    private let tokens: [TextToken]

    /// The claims of a sentence.
    static func find(in tokens: [TextToken]) -> [ClaimDraft] {
        guard let name = tokens.firstIndex(where: { names.contains($0.word ?? "") }),
            // What is compared with a limit is no result.
            !tokens.contains(where: { ["threshold", "nms"].contains($0.word) })
        else { return [] }
        return [OverlapClaims(tokens: tokens).draft(named: name)].compactMap(\.self)
    }

    private static let names: Set<String> = ["iou", "jaccard"]
    private static let overlaps: Set<String> = [
        "overlap", "overlaps", "overlapping", "overlapped", "intersection", "intersect",
        "intersects", "intersecting",
    ]
    private static let fillers: Set<String> = [
        "by", "in", "of", "is", "a", "an", "the", "region", "area", "areas", "with", "at", "about",
        "size", "sizes", "square",
    ]

    // MARK: - Areas

    private var areas: Areas? {
        guard let overlap = area(saidBy: Self.overlaps) else { return nil }
        var areas = Areas(overlap: overlap, union: area(saidBy: ["union"]))
        let used = [areas.overlap, areas.union].compactMap { $0?.range }
        for index in tokens.indices where !used.contains(where: { $0.contains(index) }) {
            guard tokens[index].number != nil, areas.boxes.last?.range.contains(index) != true,
                let area = area(at: index), area.range.count == 3
            else { continue }
            areas.boxes.append(area)
        }
        if areas.boxes.isEmpty { areas.boxes = listed }
        let isOfBoth = tokens.contains { ["two", "both", "boxes"].contains($0.word) }
        if areas.boxes.count == 1, isOfBoth { areas.boxes.append(areas.boxes[0]) }
        return areas
    }

    /// `areas 100 and 50`, `boxes of 100 and 50`.
    private var listed: [Area] {
        for index in tokens.indices where ["areas", "boxes"].contains(tokens[index].word) {
            guard let first = area(behind: index), first.range.upperBound + 1 < tokens.count,
                tokens[first.range.upperBound].word == "and",
                let second = area(at: first.range.upperBound + 1)
            else { continue }
            return [first, second]
        }
        return []
    }

    /// The area behind the first of some words that has one, or just before it.
    private func area(saidBy words: Set<String>) -> Area? {
        for index in tokens.indices where words.contains(tokens[index].word ?? "") {
            if let area = area(behind: index) { return area }
            let before = (max(index - 3, 0)..<index).compactMap(area(at:))
            if let area = before.first(where: { $0.range.upperBound == index }) { return area }
        }
        return nil
    }

    private func area(behind index: Int) -> Area? {
        let rest = tokens[(index + 1)...].prefix(5).drop { token in
            Self.fillers.contains(token.word ?? "") || token.isSign("=") || token.isSign(":")
        }
        return rest.isEmpty ? nil : area(at: rest.startIndex)
    }

    /// A number, or the product of two sides.
    private func area(at index: Int) -> Area? {
        guard tokens[index].number != nil, let shape = ShapeText(tokens[index...]),
            shape.sizes.count < 3
        else { return nil }
        let sides = shape.sizes
        let (product, isTooLarge) = sides[0].multipliedReportingOverflow(by: sides.last ?? 1)
        guard !isTooLarge else { return nil }
        return Area(
            value: sides.count == 1 ? sides[0] : product,
            width: sides[0],
            height: sides.count == 1 ? 1 : sides[1],
            range: index..<shape.end
        )
    }

    // MARK: - Verdict

    private func draft(named name: Int) -> ClaimDraft? {
        guard let areas, let (claimed, range) = claimed(behind: name, areas),
            let union = union(areas), areas.overlap.value <= union, union > 0
        else { return nil }
        let overlap = Rational(areas.overlap.value)
        guard let ratio = try? overlap / Rational(union), let value = try? claimed.value() else {
            return nil
        }
        let places = areas.boxes.map(\.range) + [areas.overlap.range, range, name..<name + 1]
        let start = places.map(\.lowerBound).min() ?? name
        let end = places.map(\.upperBound).max() ?? name + 1
        var isRight = value == ratio
        if case .number(let number) = claimed { isRight = number.isRounding(of: ratio) }
        var draft = ClaimDraft(
            kind: .overlap,
            tokens: tokens[start..<end],
            verdict: isRight ? .right : .wrong,
            expected: "\(areas.overlap.value.grouped)/\(union.grouped), \(ratio.written)"
        )
        guard areas.union == nil else { return draft }
        draft.isVerified = isMeasured(ratio, areas)
        let boxes = areas.boxes.map(\.value)
        draft.working =
            "\(areas.overlap.value)/(\(boxes[0]) + \(boxes[1]) − \(areas.overlap.value))"
        let sum = Rational(union + areas.overlap.value)
        if let twice = try? overlap / sum, value == twice {
            draft.mistake = "what both boxes cover is counted once in the union, not twice"
        }
        return draft
    }

    /// Whether the engine comes to the same with two boxes that have the overlap at a corner; `nil`
    /// where none have, and where they are too large.
    private func isMeasured(_ ratio: Rational, _ areas: Areas) -> Bool? {
        let (a, b, common) = (areas.boxes[0], areas.boxes[1], areas.overlap)
        guard common.width <= min(a.width, b.width), common.height <= min(a.height, b.height)
        else { return nil }
        let (left, top) = (a.width - common.width, a.height - common.height)
        let (right, isTooWide) = left.addingReportingOverflow(b.width)
        let (bottom, isTooHigh) = top.addingReportingOverflow(b.height)
        guard !isTooWide, !isTooHigh else { return nil }
        return Quantity.intersectionOverUnion.isMeasured(
            .number(ratio),
            for: [0, 0, a.width, a.height, left, top, right, bottom]
        )
    }

    private func union(_ areas: Areas) -> Int? {
        if let union = areas.union { return union.value }
        guard areas.boxes.count == 2 else { return nil }
        let (first, second) = (areas.boxes[0].value, areas.boxes[1].value)
        guard areas.overlap.value <= min(first, second) else { return nil }
        let (sum, isTooLarge) = first.addingReportingOverflow(second)
        return isTooLarge ? nil : sum - areas.overlap.value
    }

    /// What is said to come out: behind the name, else behind the last `=` of the sentence.
    private func claimed(behind name: Int, _ areas: Areas) -> (Arithmetic, Range<Int>)? {
        let next = name + 1
        guard next < tokens.count else { return nil }
        let isMark = ["=", ":", "→", "≈"].contains(tokens[next].sign)
        if isMark || ["is", "of"].contains(tokens[next].word),
            let claimed = expression(behind: next)
        {
            return claimed
        }
        guard let equals = tokens.lastIndex(where: { $0.isSign("=") || $0.isSign("≈") }),
            equals >= areas.overlap.range.upperBound
        else { return nil }
        return expression(behind: equals)
    }

    private func expression(behind index: Int) -> (Arithmetic, Range<Int>)? {
        guard let (value, end) = ArithmeticParser.prefix(tokens[(index + 1)...]),
            end >= tokens.count || !tokens[end].isSign("%")
        else { return nil }
        return (value, index + 1..<end)
    }
}
