/// Long numbers as notes write them: `61706` for `61,706`, and the other way round.
enum NumberWords {
    /// The query with its long numbers cut into groups of three digits, then with groups joined.
    static func readings(_ name: Name) -> [Name] {
        // A sentence is no number; each of its words would have to be looked at.
        guard name.words.count <= 12 else { return [] }
        return [name.words.flatMap(groups), joined(name.words)].filter { $0 != name.words }.map {
            Name(words: $0)
        }
    }

    private static func groups(_ word: String) -> [String] {
        guard word.utf8.count > 3, isNumber(word) else { return [word] }
        let digits = Array(word)
        let first = digits.count % 3
        let starts = (first == 0 ? [] : [0]) + stride(from: first, to: digits.count, by: 3)
        let ends = starts.dropFirst() + [digits.count]
        return zip(starts, ends).map { String(digits[$0..<$1]) }
    }

    private static func joined(_ words: [String]) -> [String] {
        var joined: [String] = []
        for word in words {
            if word.utf8.count == 3, isNumber(word), let last = joined.last, isNumber(last) {
                joined[joined.count - 1] = last + word
            } else {
                joined.append(word)
            }
        }
        return joined
    }

    private static func isNumber(_ word: String) -> Bool {
        word.utf8.allSatisfy { $0 &- 0x30 < 10 }
    }
}
