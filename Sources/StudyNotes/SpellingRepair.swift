internal import StudyCore

/// Mends the spelling of a query by the words of the notes and of the field.
struct SpellingRepair {
    private let index: CardIndex

    init(_ index: CardIndex) { self.index = index }

    /// The query with its words mended one by one, then taken as one word.
    func readings(of name: Name) -> [Name] {
        // A sentence is not a misspelt name, and each word costs a pass through the vocabulary.
        guard name.words.count <= 8 else { return [] }
        var readings: [Name] = []
        let mended = name.words.map { mend($0) ?? $0 }
        if mended != name.words { readings.append(Name(words: mended)) }
        if let whole = mendWhole(name.joined) { readings.append(Name(words: [whole])) }
        return readings
    }

    /// The word of the names, or of the field, that was probably meant; `nil` when it is one.
    private func mend(_ word: String) -> String? {
        guard word.count > 3, word.count <= 60, !FieldWords.all.contains(word),
            index.nameWords.index(of: word) == nil
        else { return nil }
        var best = NearestWord(to: word)
        for number in 0..<index.nameWords.count { best.consider(index.nameWords.word(number)) }
        for slice in FieldWords.slices { best.consider(slice) }
        // A slip is rarer than the word it is a slip of; a word that is as frequent is one.
        guard let meant = best.word,
            documentCount(word) == 0 || documentCount(word) < documentCount(meant)
        else { return nil }
        return meant
    }

    private func documentCount(_ word: String) -> Int {
        index.terms.index(of: word).map { index.terms.documentCount($0) } ?? 0
    }

    private func mendWhole(_ word: String) -> String? {
        guard word.count > 3, word.count <= 60, !FieldWords.all.contains(word),
            index.joinedNames.index(of: word) == nil
        else { return nil }
        // Of a whole name two letters may be wrong, however long it is: else `dilated convolution`
        // would be taken for `dense or convolution`.
        var best = NearestWord(to: word, limit: 2)
        for number in 0..<index.joinedNames.count { best.consider(index.joinedNames.word(number)) }
        return best.word
    }

    /// Words of a table that are slips of a word of the field: `restnet` for `resnet`.
    ///
    /// Notes have slips as queries have them, and who spells rightly must find those too.
    static func slips(of word: String, in table: WordTable) -> [String] {
        guard word.count > 3, FieldWords.all.contains(word), let first = word.utf8.first else {
            return []
        }
        let distance = EditDistance(from: word)
        let letters = word.utf8.sorted()
        // The first letter of a slip is right; so is the neighbourhood that has to be searched.
        let range = table.range(ofPrefix: String(decoding: [first], as: UTF8.self))
        return range.compactMap { number in
            let other = table.word(number)
            let limit = word.utf8.count >= 8 ? 2 : 1
            let isSwapped = other.count == word.utf8.count && other.sortedBytes == letters
            guard let edits = distance.distance(to: other, limit: isSwapped ? 3 : limit), edits > 0
            else { return nil }
            let text = other.text
            return FieldWords.all.contains(text) || isForm(text, of: word) ? nil : text
        }
    }

    /// Another form of a word is no slip: `pooled` is not `pooling`, `dropouts` not `dropout`.
    private static func isForm(_ text: String, of word: String) -> Bool {
        let shared = zip(text, word).prefix { $0 == $1 }.count
        let endings = [text, word].map { String($0.dropFirst(shared)) }
        return endings.allSatisfy(grammaticalEndings.contains)
    }

    private static let grammaticalEndings: Set<String> = [
        "", "d", "e", "ed", "er", "es", "ing", "ion", "ly", "or", "r", "s", "y",
    ]

    /// Up to three names, nearest first, each once.
    func nearestNames(to name: Name) -> [String] {
        let wanted = String(name.joined.prefix(60))
        let distance = EditDistance(from: wanted)
        let length = wanted.utf8.count
        var nearest: [(share: Double, name: Int, word: Int)] = []
        for word in 0..<index.joinedNames.count {
            let other = index.joinedNames.word(word).slice(0, 60)
            let longer = max(length, other.count, 1)
            let limit = nearest.count < 3 ? longer : Int(nearest[2].share * Double(longer))
            guard let edits = distance.distance(to: other, limit: limit),
                let first = index.joinedNames.postings(word).first
            else { continue }
            nearest.append((Double(edits) / Double(longer), first.document, word))
            nearest.sort { ($0.share, $0.name) < ($1.share, $1.name) }
            nearest.removeLast(max(nearest.count - 3, 0))
        }
        return nearest.map { index.name($0.name).shown }
    }
}

/// The nearest of the words that are near enough to be meant.
struct NearestWord {
    private let distance: EditDistance
    private let count: Int
    private let limit: Int?
    private var best = Int.max
    private var slice: IndexSlice?

    init(to word: String, limit: Int? = nil) {
        distance = EditDistance(from: word)
        count = word.utf8.count
        self.limit = limit
    }

    var word: String? { slice?.text }

    /// One edit per three letters; two letters may be wrong only when the first is right, and in
    /// short words none: `zebra` is not `dense`, `rest` is not `resnet`.
    mutating func consider(_ other: IndexSlice) {
        let isLike = other[0] == distance.word.utf8.first && count > 4
        var allowed = max(1, max(count, other.count) / 3)
        if let limit { allowed = min(allowed, limit) }
        if !isLike { allowed = 1 }
        guard let edits = distance.distance(to: other, limit: min(allowed, best - 1)) else {
            return
        }
        (best, slice) = (edits, other)
    }
}
