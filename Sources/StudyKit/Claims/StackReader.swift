/// Finds equal layers behind each other in a sentence: `three 3x3 layers`, `2 conv layers of 5x5`.
struct StackReader {
    private let tokens: [TextToken]

    init(_ tokens: [TextToken]) { self.tokens = tokens }

    /// All of a sentence, in order.
    var stacks: [ReceptiveFieldClaims.Stack] {
        var (stacks, index) = ([ReceptiveFieldClaims.Stack](), 0)
        while index < tokens.count {
            guard let stack = stack(at: index) else {
                index += 1
                continue
            }
            stacks.append(stack)
            index = stack.range.upperBound
        }
        return stacks
    }

    private static let counts: [String: Int] = [
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
        "seven": 7, "eight": 8, "nine": 9, "ten": 10, "zwei": 2, "drei": 3, "vier": 4,
    ]
    private static let nouns: Set<String> = [
        "layer", "layers", "conv", "convs", "convolution", "convolutions", "filters", "kernels",
        "conv-layers", "convolutional", "kernel", "filter", "schichten", "faltungen",
    ]
    private static let fillers: Set<String> = [
        "stacked", "successive", "consecutive", "of", "with", "size", "a", "an", "each", "in",
        "row",
        "more", "next", "stride", "mit",
    ]
    private static let sides = 1...1_000

    private func stack(at start: Int) -> ReceptiveFieldClaims.Stack? {
        guard let count = count(at: start) else { return nil }
        var (index, kernel, hasNoun) = (start + 1, Int?.none, false)
        while index < tokens.count, index - start < 12 {
            if let word = tokens[index].word, Self.nouns.contains(word) {
                hasNoun = true
            } else if kernel == nil, let shape = ShapeText(tokens[index...]) {
                guard shape.sizes.count == 2, shape.sizes[0] == shape.sizes[1],
                    Self.sides.contains(shape.sizes[0])
                else { break }
                kernel = shape.sizes[0]
                index = shape.end
                continue
            } else if !Self.fillers.contains(tokens[index].word ?? "") || hasNoun && kernel != nil {
                break
            }
            index += 1
        }
        guard let kernel, hasNoun else { return nil }
        return ReceptiveFieldClaims.Stack(count: count, kernel: kernel, range: start..<index)
    }

    private func count(at index: Int) -> Int? {
        if let word = tokens[index].word { return Self.counts[word] }
        // `3 3x3 layers`, and not the second number of `3x3`.
        guard let number = tokens[index].number?.integer, (1...100).contains(number),
            index + 1 < tokens.count, !tokens[index + 1].isSign("×"),
            index == 0 || !tokens[index - 1].isSign("×")
        else { return nil }
        return number
    }
}
