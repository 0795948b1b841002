extension Network {
    /// Freezes the nodes whose names start with a prefix, and returns how many they are.
    ///
    /// A prefix does not end inside a number: `conv1` means `conv1` and `conv1.bn`, not `conv10`.
    /// Throws when there is no such node.
    @discardableResult
    public mutating func freeze(_ prefix: String) throws(TrainingError) -> Int {
        let nodes = try nodes(named: prefix)
        frozenNodes.formUnion(nodes)
        return nodes.count
    }

    /// Lets the nodes whose names start with a prefix learn again, and returns how many they are.
    ///
    /// Throws when there is no such node.
    @discardableResult
    public mutating func unfreeze(_ prefix: String) throws(TrainingError) -> Int {
        let nodes = try nodes(named: prefix)
        frozenNodes.subtract(nodes)
        return nodes.count
    }

    private func nodes(named prefix: String) throws(TrainingError) -> [Int] {
        let nodes = spec.nodes.indices.filter { spec.nodes[$0].name.hasWholePrefix(prefix) }
        guard !nodes.isEmpty else {
            throw .unknownLayer(prefix: prefix, names: spec.nodes.map(\.name))
        }
        return nodes
    }
}

extension String {
    fileprivate func hasWholePrefix(_ prefix: String) -> Bool {
        guard hasPrefix(prefix) else { return false }
        guard prefix.last?.isNumber == true, let next = dropFirst(prefix.count).first else {
            return true
        }
        return !next.isNumber
    }
}
