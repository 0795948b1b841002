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
        guard mayDefine(block),
            let entry = TopicEntry(tree, item: block, paragraph: block), entry.isTitled,
            let topic = entry.topic, topic != before, !headed.contains(topic),
            before.map({ topic.isPart(of: $0) }) != true, defines(entry)
        else { return nil }
        return Opening(item: block, term: entry.term, topic: topic)
    }

    /// Whether a paragraph begins with few words before a colon or an equals sign, at a glance.
    func mayDefine(_ block: Int) -> Bool {
        guard tree.nodes.tag(block) == .paragraph else { return false }
        var blanks = 0
        for index in block + 1..<min(block + 4, tree.nodes.end(block))
        where tree.nodes.tag(index) == .text {
            for byte in tree.nodes.literal(index) {
                if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") { return true }
                if byte == 0x20 { blanks += 1 }
                if blanks > Self.mostWordsOfTerm { return false }
            }
        }
        return false
    }

    private static let mostWordsOfTerm = 3

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

extension Collection where Element: Equatable {
    fileprivate func ends(with suffix: some Collection<Element>) -> Bool {
        self.suffix(suffix.count).elementsEqual(suffix)
    }
}
