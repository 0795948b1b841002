/// Finds the terms that words were meant to be, and remembers what became of those that were met.
struct TermSpelling {
    private var corrections: [String: String?] = [:]
    /// No language has more words that repeat.
    private static let mostKnown = 1 << 16

    /// The term that a word was meant to be; `nil` where it is right, or nothing of the field.
    mutating func correction(of word: String) -> String? {
        if let known = corrections[word] { return known }
        let right = Self.correction(of: word)
        if corrections.count < Self.mostKnown { corrections[word] = .some(right) }
        return right
    }

    /// A text with the terms that are misspelt in it put right; `nil` where none is.
    mutating func corrected(_ text: String) -> String? {
        let words = text.split(separator: " ").map(String.init)
        let right = words.map { correction(of: $0.lowercased()) ?? $0 }
        return words == right ? nil : right.joined(separator: " ")
    }
}

extension TermSpelling {
    /// A term, or a term in the plural.
    private struct Form: Sendable {
        let letters: [Unicode.Scalar]
        /// What to write.
        let text: String
        /// The heaviest slips that are taken for it.
        let most: Int
    }

    private static let terms = FieldTerms.words.filter { $0.count > 4 }
    private static let known = Set(terms + terms.map(plural))
    /// The forms of all terms by their first letters, which are seldom missed.
    private static let forms: [Unicode.Scalar: [Form]] = {
        var forms: [Unicode.Scalar: [Form]] = [:]
        for term in terms {
            guard let first = term.unicodeScalars.first else { continue }
            // A wrong letter makes another network: RegNet, LCNet.
            let one = FieldTerms.names[term] == nil ? TypingSlips.one : TypingSlips.slight
            let most = term.count > 9 ? TypingSlips.two : one
            for form in [term, plural(term)] {
                let text = form == term ? FieldTerms.names[term] ?? term : form
                forms[first, default: []]
                    .append(Form(letters: Array(form.unicodeScalars), text: text, most: most))
            }
        }
        return forms
    }()

    /// The term that a word was meant to be; `nil` where it is right, or nothing of the field.
    static func correction(of word: String) -> String? {
        if let known = FieldTerms.misspellings[word] { return known }
        guard word.utf8.count > 4, !isInflected(word) else { return nil }
        let word = american(word)
        let letters = Array(word.unicodeScalars)
        guard letters.count > 4, letters.count < 24, letters.allSatisfy(\.isLetter),
            !FieldTerms.others.contains(word),
            !(word.hasSuffix("s") && FieldTerms.others.contains(String(word.dropLast()))),
            !isInflected(word)
        else { return nil }
        var best: (form: Form, weight: Int)?
        for form in forms[letters[0]] ?? [] where abs(form.letters.count - letters.count) <= 2 {
            let weight = TypingSlips.weight(letters, form.letters)
            guard weight <= form.most, weight < best?.weight ?? .max else { continue }
            best = (form, weight)
        }
        return best.flatMap { isDerived(letters, $0.form.letters) ? nil : $0.form.text }
    }

    private static func plural(_ term: String) -> String {
        let vowelsBeforeY = ["ay", "ey", "oy", "uy"]
        if term.hasSuffix("y"), !vowelsBeforeY.contains(where: term.hasSuffix) {
            return term.dropLast() + "ies"
        }
        return term + (["s", "x", "sh", "tch"].contains(where: term.hasSuffix) ? "es" : "s")
    }

    /// The American spelling of a British one, as the terms have it.
    private static func american(_ word: String) -> String {
        guard word.contains("is") else { return word }
        return word.replacing("isat", with: "izat").replacing("iser", with: "izer")
            .replacing("imis", with: "imiz").replacing("ising", with: "izing").replacing(
                "ised",
                with: "ized"
            )
            .replacing(#/alise(s?)$/#) { "alize\($0.1)" }
    }

    private static let endings = [
        "ing", "ed", "e", "es", "or", "ors", "er", "ers", "ive", "ives", "ion", "ions", "al",
        "atory",
    ].map { Array($0.unicodeScalars) }

    /// Whether a word differs from a term in its ending alone: translator, connecting.
    private static func isDerived(_ word: [Unicode.Scalar], _ term: [Unicode.Scalar]) -> Bool {
        endings.contains { ending in
            guard word.count > ending.count + 3, Array(word.suffix(ending.count)) == ending else {
                return false
            }
            let stem = word.dropLast(ending.count)
            return term.starts(with: stem) && endings.contains(Array(term.dropFirst(stem.count)))
        }
    }

    /// Whether a word is a term with a usual ending, or a part of one.
    private static func isInflected(_ word: String) -> Bool {
        if known.contains(word) { return true }
        // German: Funktion, Vektor, Augmentierung.
        if word.hasSuffix("ung") || word.hasSuffix("ungen") { return true }
        if word.contains("k"), isInflected(word.replacing("k", with: "c")) { return true }
        return [
            "s", "es", "d", "ed", "r", "er", "ing", "al", "ally", "ly", "'s", "e", "x", "y", "n",
            "en",
        ]
        .contains {
            word.hasSuffix($0) && known.contains(String(word.dropLast($0.count)))
        }
    }
}
