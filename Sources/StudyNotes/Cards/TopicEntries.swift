/// Which entries of a list are topics of their own, and begin a card.
///
/// Reasons, steps and remedies stay together in their card. An entry is a topic of its own when it
/// begins with a term (`**Max pooling** takes…`, `LeNET 5: first CNN`, `AlexNET`), and
///
/// 1. the term is the proper name of a model or a detector, and the card is not about another one; or
/// 2. the term is a known topic of the field with words about it, the list is not led to by a
///    sentence with a colon, and the card it stands in is only a place in the course (`Day 5`), or
///    all entries are kinds of the card's topic (max pooling, below `Pooling layer`); or
/// 3. it has the form `Term: words` in a list in which at least two entries, and half of them,
///    are topics by the first two rules.
///
/// Never so in a numbered list, below another entry, or when a heading of the file names the same
/// topic: then the list is a summary.
struct TopicEntries {
    /// An entry that begins a card.
    struct Opening {
        /// The entry, or the paragraph.
        let item: Int
        let term: String
        let topic: FieldTopics.Topic?
    }

    /// The card in which a list stands.
    struct Surroundings {
        /// The topic of the field that the card is about.
        let topic: () -> FieldTopics.Topic?
        /// Whether its heading says no more than where in the course it stands.
        let isPlace: Bool
    }

    private let tree: MarkdownTree
    private let headings: [CardHeading]
    private lazy var headed = Set(headings.compactMap { $0.topic })

    /// For a tree and the headings of its file.
    init(_ tree: MarkdownTree, headings: [CardHeading]) {
        (self.tree, self.headings) = (tree, headings)
    }

    /// The entries of a list behind another block that begin cards, in order.
    mutating func openings(
        in list: Int,
        behind before: Int?,
        _ surroundings: Surroundings
    ) -> [Opening] {
        guard tree.nodes.tag(list) == .list, case .list(false, _, _) = tree.nodes.kind(list) else {
            return []
        }
        let entries = tree.children(of: list).map { TopicEntry(tree, item: $0) }
        guard entries.contains(where: { $0?.topic != nil }) else { return [] }
        let own = surroundings.topic()
        var isTopic: [Bool] = []
        for entry in entries {
            let isOne = entry.map { isTopicByItself($0, before, own, surroundings.isPlace) }
            isTopic.append(isOne ?? false)
        }
        let count = isTopic.count { $0 }
        guard count > 0, !sharesFacts(isTopic, entries, surroundings) else { return [] }
        if count > 1, 2 * count >= entries.count {
            isTopic = zip(entries, isTopic).map { $1 || $0?.isTitled == true }
        }
        var openings: [Opening] = []
        var current: FieldTopics.Topic?
        for case (let entry?, true) in zip(entries, isTopic) {
            // A second entry on the same topic belongs to the first.
            guard entry.topic == nil || entry.topic != current else { continue }
            current = entry.topic
            openings.append(Opening(item: entry.item, term: entry.term, topic: entry.topic))
        }
        return openings
    }

    private mutating func isTopicByItself(
        _ entry: TopicEntry,
        _ before: Int?,
        _ own: FieldTopics.Topic?,
        _ isPlace: Bool
    ) -> Bool {
        guard let topic = entry.topic, !headed.contains(topic) else { return false }
        if topic == own { return false }
        if topic.isProperName { return own?.isProperName != true }
        guard entry.hasWords, !leadsToList(before) else { return false }
        return isPlace || own.map { isKind(topic, of: $0) } == true
    }

    /// Whether kinds of the card's topic stand among what is said of it: before `- has no weights`,
    /// or within sentences behind it.
    private func sharesFacts(
        _ isTopic: [Bool],
        _ entries: [TopicEntry?],
        _ surroundings: Surroundings
    ) -> Bool {
        guard !surroundings.isPlace else { return false }
        let kinds = zip(entries, isTopic).filter { $1 }.compactMap { $0.0 }
        let facts = zip(entries, isTopic).map { !$1 && $0?.isTitled != true }
        guard kinds.allSatisfy({ $0.topic?.isProperName == false }), facts.contains(true) else {
            return false
        }
        return facts.last == true || !kinds.allSatisfy(\.isTitled)
    }

    /// Max pooling is a kind of pooling.
    private func isKind(_ topic: FieldTopics.Topic, of general: FieldTopics.Topic) -> Bool {
        Name(topic.name).words.dropFirst().ends(with: Name(general.name).words)
    }

    /// Whether the block before a list leads to it with a colon.
    private func leadsToList(_ before: Int?) -> Bool {
        guard let before, tree.nodes.tag(before) == .paragraph else { return false }
        return tree.lineOfText(of: before).hasSuffix(":")
    }
}

// MARK: - Paragraphs

extension TopicEntries {
    /// Whether two paragraphs or more of a place in the course begin with topics: `Padding: zeros`.
    mutating func isPage(_ blocks: some Sequence<Int>) -> Bool {
        var topics: Set<FieldTopics.Topic> = []
        for block in blocks {
            if let topic = opening(paragraph: block, behind: nil)?.topic { topics.insert(topic) }
            if topics.count > 1 { return true }
        }
        return false
    }

    /// A paragraph `Padding: zeros around the image`, which is about another topic than the card
    /// before it, and about no part of that.
    mutating func opening(
        paragraph block: Int,
        behind before: FieldTopics.Topic?
    ) -> Opening? {
        guard tree.nodes.tag(block) == .paragraph,
            let entry = TopicEntry(tree, item: block, paragraph: block), entry.isTitled,
            let topic = entry.topic, topic != before, !headed.contains(topic),
            before.map({ topic.isPart(of: $0) }) != true, defines(entry)
        else { return nil }
        return Opening(item: block, term: entry.term, topic: topic)
    }

    /// Whether words are said of a term, and no setting: `Kernel: 3`; `ReLU' = 1` is about another.
    private func defines(_ entry: TopicEntry) -> Bool {
        guard entry.term.last.map({ "'’".contains($0) }) == false else { return false }
        var line = tree.lineOfText(of: entry.item)
        return line.withUTF8 { line in
            guard let colon = DefinitionTerm.colon(in: line) else {
                return DefinitionTerm.equation(in: line) != nil
            }
            return DefinitionBody(line[(colon + 1)...]) == .words
        }
    }
}

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
                let rest = text[separator.upperBound...].drop(while: ByteScan.isSpace)
                // `Input Size: 7 Padding: 0` is a setting, and says nothing of the input size.
                if rest.first.map(ByteScan.isDigit) == true,
                    Substring(decoding: rest, as: UTF8.self).isSetting
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

extension Collection where Element: Equatable {
    fileprivate func ends(with suffix: some Collection<Element>) -> Bool {
        self.suffix(suffix.count).elementsEqual(suffix)
    }
}
