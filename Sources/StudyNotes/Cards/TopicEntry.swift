/// An entry of a list that begins with a term.
struct TopicEntry {
    let item: Int
    let term: String
    /// Whether something is said about the term.
    let hasWords: Bool
    /// Whether it has the form `Term: words`, with a capital letter and of few words.
    let isTitled: Bool
    let topic: FieldTopics.Topic?

    /// `nil` when the entry does not begin with a term.
    init?(_ tree: MarkdownTree, item: Int) {
        self.init(tree, item: item, paragraph: item + 1)
    }

    /// The same of a paragraph that stands by itself.
    init?(_ tree: MarkdownTree, item: Int, paragraph: Int) {
        let end = tree.nodes.end(item)
        guard paragraph < end, tree.nodes.tag(paragraph) == .paragraph,
            let (words, isApart, isWhole) = Self.beginning(tree, paragraph),
            let term = Term(words), let first = term.text.first
        else { return nil }
        self.item = item
        self.term = term.text
        // An image or a list below says something, too.
        let hasMore =
            !isWhole || tree.nodes.end(paragraph) < end
            || (paragraph..<end).contains { tree.nodes.tag($0) == .image }
        hasWords = hasMore
        topic = FieldTopics.topic(of: term.text)
        isTitled =
            isApart && hasMore && first.isUppercase && term.text.split(separator: " ").count <= 3
    }

    /// The words before what is said of them; all of them, where nothing is.
    private static func beginning(
        _ tree: MarkdownTree,
        _ paragraph: Int
    ) -> (words: String, isApart: Bool, isWhole: Bool)? {
        let strong = paragraph + 1
        let end = tree.nodes.end(paragraph)
        guard strong < end else { return nil }
        if tree.nodes.tag(strong) == .strong {
            return (tree.lineOfText(of: strong), true, tree.nodes.end(strong) == end)
        }
        let (text, isWhole) = firstWords(tree, paragraph)
        return text.withUnsafeBufferPointer { text in
            if let separator = TermSeparator.first(in: text, dashes: true) {
                // `Input Size: 7 Padding: 0` is a setting, and says nothing of the input size.
                if DefinitionBody.endOfSettings(text, from: separator.upperBound)
                    > separator.upperBound
                {
                    return nil
                }
                return (String(decoding: text[..<separator.lowerBound], as: UTF8.self), true, false)
            }
            if let end = endOfSubject(text) {
                return (String(decoding: text[..<end], as: UTF8.self), false, false)
            }
            return isWhole ? (String(decoding: text, as: UTF8.self), false, true) : nil
        }
    }

    /// Where the words end of which a sentence says something.
    private static func endOfSubject(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        var words: [Range<Int>] = []
        while words.count <= Term.mostWords,
            let word = ByteScan.word(text, from: words.last?.upperBound ?? 0)
        {
            words.append(word)
        }
        // `YOLO is the famous one`.
        if let verb = words.firstIndex(where: { verbs.contains(text, $0) }), verb > 0 {
            return words[verb - 1].upperBound
        }
        // `AlexNet 2012, 60 million parameters`; what has fewer words is part of an enumeration.
        guard words.count > 4, let count = FieldTopics.properNameWords(of: text),
            words.count >= count + 4
        else { return nil }
        return words[count - 1].upperBound
    }

    static let verbs: WordSet = [
        "is", "was", "are", "were", "has", "means", "makes", "takes", "removes", "keeps", "gives",
        "adds", "uses", "looks", "shrinks", "reduces", "replaces", "puts", "drops", "collapses",
        "ends", "stops", "balances", "needs", "works", "helps", "sets", "turns", "measures",
    ]

    /// The beginning of a paragraph as far as a term may reach.
    private static func firstWords(
        _ tree: MarkdownTree,
        _ paragraph: Int
    ) -> (text: [UInt8], isWhole: Bool) {
        var text: [UInt8] = []
        let nodes = tree.nodes
        for index in paragraph + 1..<nodes.end(paragraph) {
            switch nodes.tag(index) {
            case .text, .code: text += nodes.literal(index)
            case .math, .displayMath: text += nodes[index].readableLiteral.utf8
            case .softBreak, .lineBreak: text.append(UInt8(ascii: " "))
            default: break
            }
            if text.count > 100 { return (text, false) }
        }
        return (text, true)
    }
}
