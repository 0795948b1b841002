/// A name in the form in which names are compared: lower case, words, singular.
///
/// `Max-Pooling`, `max pooling` and `MaxPoolings` agree in `joined`.
struct Name: Hashable {
    let words: [String]
    let joined: String

    init(words: [String]) {
        self.words = words
        joined = words.joined()
    }

    init(_ text: some StringProtocol) {
        // A name is a line; comparing whole chapters would cost time and find nothing.
        let words = text.prefix(200).lowercased().split { !$0.isLetter && !$0.isNumber }
        self.init(words: words.map(Self.singular))
    }

    /// Both sides of each comparison pass through here, so `bias` may well become `bia`.
    private static func singular(_ word: Substring) -> String {
        guard word.count > 3, word.hasSuffix("s") else { return String(word) }
        if word.hasSuffix("ss") || word.hasSuffix("us") || word.hasSuffix("is") {
            return String(word)
        }
        if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
        let isLongPlural = ["xes", "ches", "shes", "sses"].contains { word.hasSuffix($0) }
        return String(word.dropLast(isLongPlural ? 2 : 1))
    }
}
