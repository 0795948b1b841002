/// The words that take back what is said around them.
enum Negation {
    private static let words: Set<String> = [
        "not", "no", "never", "nor", "cannot", "neither", "hardly", "without", "zero", "nothing",
        "none",
    ]

    /// Those behind what they deny: `it learns nothing`.
    static let objects: Set<String> = ["none", "nothing"]

    static func isWord(_ word: String) -> Bool { words.contains(word) || isContracted(word) }

    private static func isContracted(_ word: String) -> Bool {
        word.hasSuffix("n't") || word.hasSuffix("n’t")
    }

    /// Those that deny all up to the end of their part of a clause: `nobody designs them by hand`.
    static func isFar(_ word: String) -> Bool {
        ["not", "never", "cannot", "nobody", "neither", "hardly", "rarely", "seldom"].contains(word)
            || word.hasPrefix("avoid") || isContracted(word)
    }

    /// Words that leave some of what a `not` before them denies: `not all`, `not only`.
    static let limits: Set<String> = ["only", "all", "every", "always", "necessarily", "just"]
}
