extension MarkdownTree {
    /// The tree for a place far from its folder: links to files beside it become plain words, and
    /// images captions with their address.
    public func detached() -> MarkdownTree {
        var kept: [MarkdownNode] = []
        var places: [Int] = []
        var endOfImage = 0
        for (index, node) in nodes.enumerated() {
            places.append(kept.count)
            guard index >= endOfImage else { continue }
            switch node.kind {
            case .image(let address, _):
                endOfImage = node.end
                let words = plainText(of: index)
                let caption = "[image: \(words.isEmpty ? address : "\(words), \(address)")]"
                kept.append(
                    MarkdownNode(kind: .text, literal: caption, range: node.range, end: node.end)
                )
            case .link(let address, _) where !address.contains(":"): continue
            default: kept.append(node)
            }
        }
        places.append(kept.count)
        for index in kept.indices { kept[index].end = places[kept[index].end] }
        return MarkdownTree(nodes: MarkdownNodes(kept))
    }
}
