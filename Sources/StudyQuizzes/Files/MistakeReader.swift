import StudyCore

/// Reads the mistakes of a question: `all`, names of the quantity's catalogue, and new ones.
struct MistakeReader {
    let quantity: Quantity
    let names: [String]
    let findings: QuizFindings

    /// One item of the list.
    func read(_ node: YAMLNode) -> [Question.MistakeSource] {
        if let text = node.text?.trimmed {
            if text == "all" { return quantity.mistakes.map { .catalogue($0) } }
            if let mistake = quantity.mistake(text) { return [.catalogue(mistake)] }
            let known = quantity.mistakes.map(\.id) + ["all"]
            let nearest = Spelling.nearest(to: text, among: known)
            let problem = QuizProblem.unknownMistake(
                text,
                quantity: quantity.id,
                nearest: nearest,
                known: known
            )
            findings.report(problem, at: node)
            return []
        }
        return written(node).map { [$0] } ?? []
    }

    private func written(_ node: YAMLNode) -> Question.MistakeSource? {
        let allowed = ["id", "value", "says"]
        guard let block = YAMLBlock(node, named: "mistakes", allowed: allowed, findings),
            let id = block.requiredText("id", example: "padding-forgotten")?.text?.trimmed,
            let value = block.required("value", example: "n - k + 1"),
            let says = block.requiredText("says", example: "You left out the padding.")
                .flatMap({ findings.template($0, names: names) })
        else { return nil }
        let nodes = value.items ?? [value]
        let values = nodes.compactMap { findings.expression($0, names: names) }
        var expected = 1
        if case .sizes(let sizes) = quantity.form { expected = sizes.count }
        guard nodes.count == expected else {
            findings.report(.mistakeSizes(expected: expected, actual: nodes.count), at: value)
            return nil
        }
        guard values.count == expected else { return nil }
        return .written(id: id, rule: Rule(values, names: names), says: says)
    }
}
