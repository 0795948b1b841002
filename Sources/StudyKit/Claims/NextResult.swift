/// A setting behind one result that may belong to the next: `gives 4x4, with padding 1 6x6`.
enum NextResult {
    private static let links: Set<String> = [
        "and", "but", "while", "whereas", "then", "und", "aber",
    ]

    /// Whether a text goes on behind a result, set off by a stop or a link, to another result.
    static func follows(_ tokens: [TextToken], behind end: Int) -> Bool {
        guard end < tokens.count else { return false }
        let next = tokens[end]
        let isStop = [",", ";", "."].contains(next.sign)
        guard isStop || links.contains(next.word ?? "") else { return false }
        for index in end..<tokens.count where tokens[index].number != nil {
            guard let shape = ShapeText(tokens[index...]) else { continue }
            if shape.sizes.count > 1 || isLedTo(tokens, index) { return true }
        }
        return false
    }

    private static func isLedTo(_ tokens: [TextToken], _ index: Int) -> Bool {
        index > 0 && LayerConnector(tokens, at: index - 1).isOne
    }
}
