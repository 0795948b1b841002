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
        // A name is a line; comparing whole chapters would cost time and find nothing.
        let line = text.utf8.count <= Self.longest ? text[...] : text.prefix(Self.longest)
        self.init(words: WordScanner.words(of: line))
    }
}
