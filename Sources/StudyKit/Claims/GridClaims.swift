internal import StudyQuizzes

/// Finds what a detector with a grid gives: `YOLO: 7x7 grid, 2 boxes, 20 classes: 7x7x30`.
struct GridClaims {
    private let tokens: [TextToken]

    /// The claims of a sentence.
    static func find(in tokens: [TextToken]) -> [ClaimDraft] {
        let isAboutGrid = tokens.contains { token in
            token.word == "grid" || token.word?.hasPrefix("yolo") == true
        }
        return isAboutGrid ? [GridClaims(tokens: tokens).draft()].compactMap(\.self) : []
    }

    private func draft() -> ClaimDraft? {
        guard let cells, let boxes = count("b", ["boxes", "box"]),
            let classes = count("c", ["classes", "class"]), let claimed = shape,
            // Larger numbers are no detector.
            [cells, boxes, classes].allSatisfy({ (1...100_000).contains($0) })
        else { return nil }
        let (first, later) = (boxes * 5 + classes, boxes * (5 + classes))
        var draft = ClaimDraft(
            kind: .grid,
            tokens: tokens[claimed.range],
            verdict: claimed.sizes == [cells, cells, first] ? .right : .wrong,
            expected: [cells, cells, first].timesText,
            working: "\(cells)×\(cells)×(\(boxes)·5 + \(classes))",
            isVerified: Quantity.yoloOutput.isMeasured(
                .sizes([cells, cells, first]),
                for: [cells, boxes, classes]
            )
        )
        guard draft.verdict == .wrong else { return draft }
        if claimed.sizes == [cells, cells, later] {
            draft.expected = claimed.sizes.timesText
            draft.isVerified = nil
            return draft.conditional("from YOLOv2 on, where each box has classes of its own")
        }
        if claimed.sizes[2] == boxes * 4 + classes {
            draft.mistake = "each box has five numbers: x, y, width, height and confidence"
        }
        return draft
    }

    /// `S = 7`, or `7x7 grid` and `grid of 7x7`.
    private var cells: Int? {
        if let count = named("s") { return count }
        guard let grid = tokens.firstIndex(where: { $0.word == "grid" }) else { return nil }
        for start in max(grid - 3, 0)..<min(grid + 4, tokens.count) {
            guard tokens[start].number != nil, let shape = ShapeText(tokens[start...]),
                shape.sizes.count == 2, shape.sizes[0] == shape.sizes[1]
            else { continue }
            return shape.sizes[0]
        }
        return nil
    }

    private func named(_ letter: String) -> Int? {
        for index in tokens.indices.dropLast(2)
        where tokens[index].word == letter && tokens[index + 1].isSign("=") {
            if let number = tokens[index + 2].number?.integer { return number }
        }
        return nil
    }

    /// `B = 2`, or `2 boxes` and `2 bounding boxes`.
    private func count(_ letter: String, _ nouns: Set<String>) -> Int? {
        if let count = named(letter) { return count }
        for index in tokens.indices {
            guard let number = tokens[index].number?.integer else { continue }
            let behind = tokens[(index + 1)...].prefix(2).prefix { $0.word != nil }
            if behind.contains(where: { nouns.contains($0.word ?? "") }) { return number }
        }
        return nil
    }

    /// The last shape of two equal sides and a depth.
    private var shape: (sizes: [Int], range: Range<Int>)? {
        for start in tokens.indices.reversed() {
            guard tokens[start].number != nil, start == 0 || !tokens[start - 1].isSign("×"),
                let shape = ShapeText(tokens[start...]), shape.sizes.count == 3,
                shape.sizes[0] == shape.sizes[1]
            else { continue }
            return (shape.sizes, start..<shape.end)
        }
        return nil
    }
}
