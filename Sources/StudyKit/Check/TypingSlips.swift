/// How far a word is from one that was meant, by the slips of a hand that writes fast.
///
/// A letter left out, doubled, put in or swapped with its neighbour, or one vowel for another, is a
/// slip of weight 2; any other letter in place of one weighs 3, as it often makes another word.
enum TypingSlips {
    /// One slip that puts no wrong consonant.
    static let slight = 2
    /// One slip of any kind.
    static let one = 3
    /// Two slips, none of which puts a wrong consonant.
    static let two = 4

    private static let slip = 2
    private static let wrongLetter = 3

    /// The weight of the slips between two words.
    static func weight(_ word: [Unicode.Scalar], _ term: [Unicode.Scalar]) -> Int {
        var beforePrevious: [Int] = []
        var previous = (0...term.count).map { $0 * slip }
        for row in word.indices {
            var current = [(row + 1) * slip]
            for column in term.indices {
                var best = min(
                    previous[column] + cost(word[row], term[column]),
                    min(previous[column + 1], current[column]) + slip
                )
                if row > 0, column > 0, word[row] == term[column - 1],
                    word[row - 1] == term[column]
                {
                    best = min(best, beforePrevious[column - 1] + slip)
                }
                current.append(best)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[term.count]
    }

    private static func cost(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int {
        if first == second { return 0 }
        return isVowel(first) && isVowel(second) ? slip : wrongLetter
    }

    private static func isVowel(_ letter: Unicode.Scalar) -> Bool {
        switch letter {
        case "a", "e", "i", "o", "u", "y": true
        default: false
        }
    }
}
