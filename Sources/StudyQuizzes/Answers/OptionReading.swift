import StudyCore

/// Reads answers of words: letters of options, and lists from memory.
extension AnswerReader {
    /// One option, by its letter, its number, or its own first words.
    func choice(_ typed: String, _ options: [String]) -> ReadAnswer {
        let word = Self.plain(typed)
        if let place = Self.place(word, below: options.count) {
            return .answer(.choice(place), precision: nil)
        }
        let texts = options.map(Self.plain)
        let found =
            texts.firstIndex(of: word).map { [$0] }
            ?? texts.indices.filter { word.count > 2 && texts[$0].hasPrefix(word) }
        guard let place = found.first, found.count == 1 else {
            return .unreadable(.notAnOption(shown(typed), form))
        }
        return .answer(.choice(place), precision: nil)
    }

    /// All options that are right, by their letters: `a c`, `ac`, `1, 3`, `none`.
    func choices(_ typed: String, _ options: [String]) -> ReadAnswer {
        if ["none", "no", "0", "-", "nothing"].contains(Self.plain(typed)) {
            return .answer(.choices([]), precision: nil)
        }
        guard let places = Self.places(typed, below: options.count) else {
            return .unreadable(.notAnOption(shown(typed), form))
        }
        return .answer(.choices(Set(places)), precision: nil)
    }

    /// All options in their order: `b a d c`, `badc`, `2 1 4 3`.
    func order(_ typed: String, _ options: [String]) -> ReadAnswer {
        guard let places = Self.places(typed, below: options.count) else {
            return .unreadable(.notAnOption(shown(typed), form))
        }
        guard places.count == options.count, Set(places).count == places.count else {
            return .unreadable(.wrongOptionCount(actual: Set(places).count, form))
        }
        return .answer(.order(places), precision: nil)
    }

    /// Entries of a list, apart by commas or semicolons, however they are spelt.
    func recall(_ typed: String, _ items: [RecallItem]) -> ReadAnswer {
        var places: Set<Int> = []
        var others: [String] = []
        for entry in typed.split(whereSeparator: { ",;\n".contains($0) }) {
            let word = Self.plain(String(entry))
            if word.isEmpty { continue }
            if let place = Self.recalled(word, items) {
                places.insert(place)
            } else {
                others.append(String(entry).trimmed)
            }
        }
        guard !places.isEmpty || !others.isEmpty else { return .unreadable(.empty(form)) }
        return .answer(.recall(places, others: others), precision: nil)
    }

    private func shown(_ typed: String) -> String { String(typed.prefix(40)).trimmed }

    private static func recalled(_ word: String, _ items: [RecallItem]) -> Int? {
        let names = items.enumerated().flatMap { place, item in
            ([item.name] + item.aliases).map { (place: place, name: plain($0)) }
        }
        if let exact = names.first(where: { singular($0.name) == singular(word) }) {
            return exact.place
        }
        let nearest = Spelling.nearest(to: word, among: names.map(\.name))
        if let nearest { return names.first { $0.name == nearest }?.place }
        // "use more data" names "more data".
        let words = Set(word.split(separator: " ").map { singular(String($0)) })
        return names.first { entry in
            entry.name.split(separator: " ").allSatisfy { words.contains(singular(String($0))) }
        }?.place
    }

    private static func singular(_ word: String) -> String {
        word.count > 3 && word.hasSuffix("s") ? String(word.dropLast()) : word
    }

    /// Lower case, with hyphens and other signs as blanks.
    private static func plain(_ text: String) -> String {
        text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "-") }
            .joined(separator: " ").replacing("-", with: text.trimmed == "-" ? "-" : " ")
    }

    private static func places(_ typed: String, below count: Int) -> [Int]? {
        var words = typed.lowercased().replacing("and", with: " ")
            .split { !($0.isLetter || $0.isNumber) }.map(String.init)
        if words.count == 1, words[0].count > 1 { words = words[0].map { String($0) } }
        let places = words.compactMap { place($0, below: count) }
        return places.isEmpty || places.count != words.count ? nil : places
    }

    /// The place that a letter or a number from 1 stands for.
    private static func place(_ word: String, below count: Int) -> Int? {
        (0..<count).first { AnswerForm.letter($0) == word || String($0 + 1) == word }
    }
}
