/// Numbers joined by `×` without much space: `6x6x3`, `3 × 3`.
struct ShapeText {
    let sizes: [Int]
    /// The place behind it.
    let end: Int

    init?(_ tokens: ArraySlice<TextToken>) {
        var index = tokens.startIndex
        var sizes: [Int] = []
        while index < tokens.endIndex, let size = tokens[index].number?.integer, size >= 0 {
            sizes.append(size)
            // Longer products are none, however far they go on.
            guard sizes.count <= 3 else { return nil }
            index += 1
            guard index + 1 < tokens.endIndex, tokens[index].isSign("×"),
                tokens[index + 1].number != nil, tokens[index].gap == tokens[index + 1].gap,
                sizes.count < 2 || tokens[index].gap == tokens[index - 1].gap
            else { break }
            index += 1
        }
        guard !sizes.isEmpty else { return nil }
        self.sizes = sizes
        end = index
    }
}
