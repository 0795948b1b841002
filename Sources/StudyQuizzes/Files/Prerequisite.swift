public import StudyCore

/// A topic that another one builds on, and the share of an answer that exercises it.
public struct Prerequisite: Hashable, Sendable {
    /// The topic that is built on.
    public let topic: TopicID
    /// The share, above 0, at most 1.
    public let share: Double
    /// Where it stands in its quiz file.
    public let position: SourcePosition
}

extension QuizFindings {
    /// Reads `requires: {conv-params: 0.5, pooling-output: 0.25}`.
    func prerequisites(_ node: YAMLNode?) -> [Prerequisite] {
        guard let node else { return [] }
        guard case .mapping(let pairs) = node.content else {
            let expected = "topics with their shares"
            report(.wrongKind(key: "requires", expected: expected, actual: node.kind), at: node)
            return []
        }
        return pairs.compactMap { key, value in
            guard let topic = topicID(key) else { return nil }
            guard let text = value.text, let share = Double(text), share > 0, share <= 1 else {
                report(.badShare(value.text ?? value.kind), at: value)
                return nil
            }
            return Prerequisite(topic: topic, share: share, position: position(of: key))
        }
    }
}

extension QuizLibrary {
    /// The share that an answer to a topic exercises each topic below it, by the best way there.
    ///
    /// Along a way shares multiply: half of a half is a quarter.
    public func shares(below topic: TopicID) -> [TopicID: Double] {
        var shares: [TopicID: Double] = [:]
        var open: [(topic: TopicID, share: Double)] = [(topic, 1)]
        while let (current, share) = open.popLast() {
            for prerequisite in self.topic(current)?.requires ?? [] {
                let product = share * prerequisite.share
                guard prerequisite.topic != topic, product > shares[prerequisite.topic] ?? 0 else {
                    continue
                }
                shares[prerequisite.topic] = product
                open.append((prerequisite.topic, product))
            }
        }
        return shares
    }

    /// What is wrong with the graph of topics: a topic that there is none of, or a circle.
    static func graphFindings(_ topics: [QuizTopic]) -> [Diagnostic] {
        let byID = Dictionary(topics.map { ($0.id, $0) }) { first, _ in first }
        return topics.flatMap { topic in
            topic.requires.compactMap { prerequisite in
                let below = prerequisite.topic
                guard let found = byID[below] else {
                    let names = byID.keys.map(\.slug).sorted()
                    let nearest = Spelling.nearest(to: below.slug, among: names)
                    return finding(
                        .unknownTopic(below.slug, nearest: nearest, known: names),
                        prerequisite.position
                    )
                }
                guard reaches(topic.id, from: found, byID) else { return nil }
                return finding(
                    .requiresItself(topic.id.slug, through: below.slug),
                    prerequisite.position
                )
            }
        }
    }

    private static func reaches(
        _ goal: TopicID,
        from start: QuizTopic,
        _ topics: [TopicID: QuizTopic]
    ) -> Bool {
        var seen: Set<TopicID> = [start.id]
        var open = [start.id]
        while let current = open.popLast() {
            if current == goal { return true }
            for prerequisite in topics[current]?.requires ?? []
            where seen.insert(prerequisite.topic).inserted {
                open.append(prerequisite.topic)
            }
        }
        return false
    }

    private static func finding(_ problem: QuizProblem, _ position: SourcePosition) -> Diagnostic {
        Diagnostic(.warning, at: position, problem.message, remedy: problem.remedy)
    }
}
