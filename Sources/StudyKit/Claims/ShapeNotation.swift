/// Shapes as frameworks and papers write them, read as `28×28×6`: `(None, 28, 28, 6)`,
/// `(28, 28, 6)` and LeCun's `6@28x28`.
struct ShapeNotation {
    private let tokens: [TextToken]

    /// The same tokens with numbers joined by `×` in place of such shapes.
    static func plain(_ tokens: [TextToken]) -> [TextToken] {
        // Only notes with these signs are looked at closely.
        guard tokens.contains(where: { $0.isSign("@") || $0.isSign(",") }) else { return tokens }
        let notation = ShapeNotation(tokens: tokens)
        var (plain, index) = ([TextToken](), 0)
        while index < tokens.count {
            if let shape = notation.shape(at: index) {
                plain += notation.times(shape.sizes, index..<shape.end)
                index = shape.end
            } else {
                plain.append(tokens[index])
                index += 1
            }
        }
        return plain
    }

    private func shape(at index: Int) -> (sizes: [TextToken], end: Int)? {
        tokens[index].isSign("(") ? tuple(at: index) : maps(at: index)
    }

    // MARK: - `6@28x28`

    private func maps(at index: Int) -> (sizes: [TextToken], end: Int)? {
        guard index + 4 < tokens.count, isSize(index), tokens[index + 1].isSign("@"),
            isSize(index + 2), tokens[index + 3].isSign("×"), isSize(index + 4),
            index == 0 || !tokens[index - 1].isSign("×")
        else { return nil }
        return ([tokens[index + 2], tokens[index + 4], tokens[index]], index + 5)
    }

    // MARK: - `(None, 28, 28, 6)`

    private static let batches: Set<String> = [
        "none", "batch", "batch_size", "batch-size", "n", "b", "bs",
    ]

    private func tuple(at index: Int) -> (sizes: [TextToken], end: Int)? {
        // A bracket right behind a word holds the arguments of a call.
        guard index == 0 || tokens[index].gap > 0 || tokens[index - 1].isSign("="),
            let close = tokens[index...].prefix(12).firstIndex(where: { $0.isSign(")") })
        else { return nil }
        var parts = tokens[(index + 1)..<close].split(
            omittingEmptySubsequences: false
        ) { $0.isSign(",") }
        if parts.last?.isEmpty == true { parts.removeLast() }
        let isBatch = parts.first.map(isBatch) ?? false
        if isBatch { parts.removeFirst() }
        guard parts.allSatisfy({ $0.count == 1 && isSize($0.startIndex) }),
            isBatch ? (1...3).contains(parts.count) : parts.count == 3
        else { return nil }
        return (parts.flatMap(Array.init), close + 1)
    }

    private func isBatch(_ part: ArraySlice<TextToken>) -> Bool {
        guard part.count == 1, let token = part.first else { return false }
        return token.isSign("?") || Self.batches.contains(token.word ?? "")
    }

    private func isSize(_ index: Int) -> Bool {
        tokens[index].number?.integer.map { $0 > 0 } ?? false
    }

    // MARK: - The tokens in their place

    /// Numbers joined by `×`, the first of which begins where the shape does, and the last ends so.
    private func times(_ sizes: [TextToken], _ place: Range<Int>) -> [TextToken] {
        guard let first = tokens[place].first, let last = tokens[place].last else { return [] }
        return sizes.enumerated().flatMap { offset, size in
            let start = offset == 0 ? first.start : last.start
            let number = TextToken(
                content: size.content,
                line: offset == 0 ? first.line : last.line,
                start: start,
                end: offset == sizes.count - 1 ? last.end : start,
                gap: offset == 0 ? first.gap : 0
            )
            guard offset > 0 else { return [number] }
            let sign = TextToken(
                content: .sign("×"),
                line: last.line,
                start: last.start,
                end: last.start,
                gap: 0
            )
            return [sign, number]
        }
    }
}
