/// Finds the word that was probably meant.
public enum Spelling {
    /// The number of insertions, deletions, substitutions and swaps of neighbours between two words.
    ///
    /// Optimal string alignment distance (Damerau 1964), in Characters.
    /// Complexity: O(n · m) time, O(m) memory.
    public static func distance(_ first: some StringProtocol, _ second: some StringProtocol) -> Int
    {
        let source = Array(first)
        let target = Array(second)
        var beforePrevious = [Int](repeating: 0, count: target.count + 1)
        var previous = Array(0...target.count)
        for row in source.indices {
            var current = [row + 1]
            current.reserveCapacity(target.count + 1)
            for column in target.indices {
                let substitution = previous[column] + (source[row] == target[column] ? 0 : 1)
                var best = min(substitution, previous[column + 1] + 1, current[column] + 1)
                let swapped =
                    row > 0 && column > 0 && source[row] == target[column - 1]
                    && source[row - 1] == target[column]
                if swapped { best = min(best, beforePrevious[column - 1] + 1) }
                current.append(best)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[target.count]
    }

    /// The candidate nearest to a word, or `nil` when none is near enough to be a slip.
    ///
    /// Near enough is one edit per three characters, and at least one; the first of equals wins.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String?
    {
        // Longer words are not misspellings, and the distance costs their square.
        guard word.count <= 60 else { return nil }
        let wanted = word.lowercased()
        var best: (candidate: String, distance: Int)?
        for candidate in candidates {
            let limit = max(1, max(wanted.count, candidate.count) / 3)
            let distance = distance(wanted, candidate.lowercased())
            if distance <= limit, distance < best?.distance ?? .max {
                best = (candidate, distance)
            }
        }
        return best?.candidate
    }
}
