public import StudyCore

/// The questions of one topic.
public struct QuizTopic: Sendable {
    /// The topic.
    public let id: TopicID
    /// Its title, for people.
    public let title: String
    /// The topic of the notes that teaches it.
    public let card: TopicID?
    /// The file it was read from.
    public let file: String
    /// Its questions, as they stand in the file.
    public let questions: [Question]
    /// The topics it builds on.
    public let requires: [Prerequisite]
}

/// A quiz file, read: its topic, and all that is wrong with it.
public struct QuizFile: Sendable {
    /// The topic with the questions that can be used; `nil` when there are none.
    public let topic: QuizTopic?
    /// Everything that was found, in the order of the text.
    public let diagnostics: [Diagnostic]

    private static let keys = ["topic", "title", "card", "requires", "questions"]

    /// Reads the text of a quiz file; `file` is its name as diagnostics show it.
    ///
    /// A question with an error is left out, and the others work.
    public init(text: String, file: String, quantities: [Quantity] = Quantity.all) {
        let findings = QuizFindings(file: file, text: text)
        topic = Self.topic(text, quantities, findings)
        diagnostics = findings.diagnostics.sorted { $0.position < $1.position }
    }

    private static func topic(
        _ text: String,
        _ quantities: [Quantity],
        _ findings: QuizFindings
    ) -> QuizTopic? {
        let root: YAMLNode
        do throws(YAMLNode.Failure) {
            guard let node = try YAMLNode.read(text), node.kind != "nothing" else {
                findings.report(.emptyFile, line: 1, column: 1)
                return nil
            }
            root = node
        } catch {
            findings.report(error.problem, line: error.line, column: error.column)
            return nil
        }
        guard let block = YAMLBlock(root, named: "the file", allowed: keys, findings) else {
            return nil
        }
        return topic(block, quantities, findings)
    }

    private static func topic(
        _ block: YAMLBlock,
        _ quantities: [Quantity],
        _ findings: QuizFindings
    ) -> QuizTopic? {
        let title = block.requiredText("title", example: "Output size of a convolution")
        let topicNode = block.requiredText("topic", example: "cnn-output")
        let topic = topicNode.flatMap(findings.topicID)
        let card = block.optionalText("card").flatMap(findings.topicID) ?? topic
        if let topic, let topicNode { checkFileName(topic, topicNode, findings) }
        let reader = QuestionReader(
            topic: topic,
            card: card,
            quantities: quantities,
            findings: findings
        )
        let questions = questions(block, reader, findings)
        guard let topic, let title, !questions.isEmpty else { return nil }
        return QuizTopic(
            id: topic,
            title: title.text?.trimmed ?? topic.slug,
            card: card,
            file: findings.file,
            questions: questions,
            requires: findings.prerequisites(block["requires"])
        )
    }

    private static func questions(
        _ block: YAMLBlock,
        _ reader: QuestionReader,
        _ findings: QuizFindings
    ) -> [Question] {
        let list = block.required("questions", example: "[{id: my-question, …}]")
        var questions: [Question] = []
        for node in findings.items(list, "questions") {
            guard let question = reader.read(node) else { continue }
            if questions.contains(where: { $0.id == question.id }) {
                findings.report(.duplicateID(question.id.slug), at: node)
            } else {
                questions.append(question)
            }
        }
        return questions
    }

    private static func checkFileName(
        _ topic: TopicID,
        _ node: YAMLNode,
        _ findings: QuizFindings
    ) {
        let name = findings.file.split(separator: "/").last.map(String.init) ?? findings.file
        guard name.hasSuffix(".yaml"), name != "\(topic).yaml" else { return }
        let problem = QuizProblem.topicIsNotFile(topic: topic.slug, file: name)
        findings.report(problem, at: node, .warning)
    }
}
