/// A name in the form in which names are compared: lower case, words, singular.
///
/// `Max-Pooling`, `max pooling` and `MaxPoolings` agree in `joined`.
struct Name: Hashable {
    let words: [String]
    let joined: String

    static let longest = 200

    init(words: [String]) {
        self.words = words
        joined = words.joined()
    }

    init(_ text: some StringProtocol) {
        self.init(words: WordScanner.words(of: Self.compared(text)))
    }

    /// What of a text is compared: a name is a line, and comparing whole chapters would cost time and
    /// find nothing.
    static func compared(_ text: some StringProtocol) -> String {
        String(text.utf8.count <= longest ? text[...] : text.prefix(longest))
    }
}
