internal import StudyCore

/// Reads a list of names from memory, forgiving about case, plurals, hyphens and slips of the pen.
struct RecallReader {
    private let form: AnswerForm
    private let items: [RecallItem]
    private let keys: [[String]]

    /// A reader for a form that asks for items; `nil` for other forms.
    init?(_ form: AnswerForm) {
        guard case .recall(let items, _) = form else { return nil }
        self.form = form
        self.items = items
        keys = items.map { item in
            ([item.name] + item.aliases).map(Self.key).filter { !$0.isEmpty }
        }
    }

    /// What one typed name means.
    private enum Meaning {
        case item(Int)
        case several([Int])
        case unknown
    }

    /// Reads a line as it was typed.
    func read(_ typed: String) -> ReadAnswer {
        var (named, unrecognized) = (Set<Int>(), [String]())
        for part in typed.split(whereSeparator: { ",;\n\r•".contains($0) }) {
            guard !Self.key(part).isEmpty else { continue }
            switch meaning(of: part) {
            case .item(let index): named.insert(index)
            case .several(let indices):
                let readings = indices.map { items[$0].name }
                return .unreadable(.ambiguous(part.trimmed, readings: readings))
            case .unknown:
                if let inside = names(within: part) {
                    named.formUnion(inside)
                } else {
                    let word = part.trimmed
                    if !unrecognized.contains(word) { unrecognized.append(word) }
                }
            }
        }
        guard !named.isEmpty || !unrecognized.isEmpty else {
            return .unreadable(.empty(form))
        }
        return .answer(.recall(named, others: unrecognized), precision: nil)
    }

    /// The items of a text without commas, if it is nothing but their names: `sigmoid and tanh`.
    private func names(within part: Substring) -> Set<Int>? {
        for words in [Self.sides(of: part), part.split(whereSeparator: \.isWhitespace)]
        where words.count > 1 {
            var found: Set<Int> = []
            let areAllKnown = words.allSatisfy { word in
                guard case .item(let index) = meaning(of: word) else {
                    return ["and", "&", "or"].contains(word.lowercased())
                }
                found.insert(index)
                return true
            }
            if areAllKnown, !found.isEmpty { return found }
        }
        return nil
    }

    private static func sides(of part: Substring) -> [Substring] {
        part.split(separator: "&").flatMap { $0.split(separator: " and ") }
    }

    private func meaning(of typed: Substring) -> Meaning {
        let word = Self.key(typed)
        guard word.count <= 60 else { return .unknown }
        if let exact = keys.firstIndex(where: { $0.contains(word) }) { return .item(exact) }
        var (nearest, found) = (Int.max, [Int]())
        for (index, spellings) in keys.enumerated() {
            let distances = spellings.compactMap { Self.slips(from: word, to: $0) }
            guard let distance = distances.min(), distance <= nearest else { continue }
            found = distance < nearest ? [index] : found + [index]
            nearest = distance
        }
        switch found.count {
        case 0: return .unknown
        case 1: return .item(found[0])
        default: return .several(found)
        }
    }

    // MARK: - Spelling

    /// The number of misspelt letters: at most one in four to seven, two in longer words.
    ///
    /// Digits are never misspelt (`conv1`, `conv2`), nor is the first letter of a word with two slips
    /// (`increase`, `decrease`).
    private static func slips(from word: String, to name: String) -> Int? {
        let limit = name.count < 4 ? 0 : name.count < 8 ? 1 : 2
        guard abs(word.count - name.count) <= limit,
            word.filter(\.isNumber) == name.filter(\.isNumber)
        else { return nil }
        let distance = Spelling.distance(word, name)
        guard distance <= limit, distance < 2 || word.first == name.first else { return nil }
        return distance
    }

    /// Letters and digits only, each word without the ending of a plural, no list mark or article.
    private static func key(_ text: some StringProtocol) -> String {
        var words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let isNumbered = text.trimmed.prefix { !$0.isWhitespace }.last.map { ".)".contains($0) }
        if words.count > 1, isNumbered == true, Int(words[0]) != nil { words.removeFirst() }
        if words.count > 1, ["the", "a", "an", "and"].contains(words[0]) { words.removeFirst() }
        return words.map(singular).joined()
    }

    private static func singular(_ word: String) -> String {
        if word.count > 4, word.hasSuffix("ies") { return String(word.dropLast(3)) + "y" }
        if word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us") {
            return String(word.dropLast())
        }
        return word
    }
}
