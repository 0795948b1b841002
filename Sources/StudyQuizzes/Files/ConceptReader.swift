import StudyCore

/// Reads what a question of words asks: its options, their order, or the list to recall.
struct ConceptReader {
    let names: [String]
    let findings: QuizFindings

    /// The concept of a question; `nil` when something in it is wrong.
    func read(_ kind: Concept.Kind, _ block: YAMLBlock) -> Concept? {
        let right = options(block.required("right", example: "[the right option]"), "right")
        let needsWrong = kind == .choice || kind == .choices
        let wrong =
            needsWrong
            ? options(block.required("wrong", example: "[{text: …, says: …}]"), "wrong") : []
        for node in needsWrong ? findings.items(block["wrong"], "wrong") : [] where node.text != nil
        {
            findings.report(.optionNeedsReason, at: node)
        }
        guard !right.isEmpty, !needsWrong || !wrong.isEmpty else { return nil }
        let ids = (right + wrong).map(\.id)
        if let twice = ids.first(where: { id in ids.count { $0 == id } > 1 }) {
            findings.report(.duplicateOption(twice), at: block["wrong"] ?? block.node)
            return nil
        }
        guard let pick = pick(kind, right.count, wrong.count, block) else { return nil }
        return Concept(kind: kind, right: right, wrong: wrong, pick: pick)
    }

    private func pick(
        _ kind: Concept.Kind,
        _ right: Int,
        _ wrong: Int,
        _ block: YAMLBlock
    ) -> Int? {
        let (least, most, usual) =
            switch kind {
            case .choice: (2, min(wrong + 1, AnswerForm.mostOptions), 4)
            case .choices: (2, min(right + wrong, AnswerForm.mostOptions), 5)
            case .order: (2, min(right, AnswerForm.mostOptions), 5)
            case .recall: (1, right, right)
            }
        let key = kind == .recall ? "wanted" : "show"
        guard let node = block.optionalText(key) else { return min(usual, most) }
        guard let number = Int(node.text?.trimmed ?? ""), number >= least, number <= most else {
            findings.report(.badOptionCount(node.text ?? "", least: least, most: most), at: node)
            return nil
        }
        return number
    }

    /// One option, or a list of them, each a text or `{text, says, also, id}`.
    private func options(_ node: YAMLNode?, _ key: String) -> [Concept.Option] {
        guard let node else { return [] }
        let nodes = node.items ?? [node]
        return nodes.compactMap { option($0, key) }
    }

    private func option(_ node: YAMLNode, _ key: String) -> Concept.Option? {
        if let text = node.text {
            return findings.template(node, names: names).map {
                Concept.Option(id: Self.slug(text), text: $0)
            }
        }
        let allowed = ["id", "text", "says", "also"]
        guard let block = YAMLBlock(node, named: key, allowed: allowed, findings),
            let textNode = block.requiredText("text", example: "It halves each side."),
            let text = findings.template(textNode, names: names)
        else { return nil }
        let says = block.optionalText("says").flatMap { findings.template($0, names: names) }
        let aliases = findings.items(block["also"], "also").compactMap { $0.text?.trimmed }
        let id = block.optionalText("id")?.text?.trimmed ?? Self.slug(textNode.text ?? "")
        return Concept.Option(id: id, text: text, says: says, aliases: aliases)
    }

    /// A name made of the first ten words of a text: `more-than-one-filter`.
    private static func slug(_ text: String) -> String {
        let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
        return words.prefix(10).joined(separator: "-")
    }
}
