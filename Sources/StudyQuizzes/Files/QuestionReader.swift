import StudyCore

/// Reads one question of a quiz file; whatever is wrong is noted, and all of it is looked at.
struct QuestionReader {
    /// The file's topic; without one, questions are looked at and not kept.
    let topic: TopicID?
    let card: TopicID?
    let quantities: [Quantity]
    let findings: QuizFindings

    private static let keys = [
        "id", "level", "given", "require", "ask", "layer", "prompt", "unit", "form", "mistakes",
        "hints", "solution", "traps", "source", "card", "right", "wrong", "show", "wanted",
    ]
    private static let conceptKeys: Set<String> = ["right", "wrong", "show", "wanted"]
    private static let quantityKeys: Set<String> = ["layer", "form", "mistakes"]

    /// The question, or `nil` when something in it is wrong.
    func read(_ node: YAMLNode) -> Question? {
        let before = findings.errorCount
        guard let block = YAMLBlock(node, named: "questions", allowed: Self.keys, findings),
            let question = question(block), findings.errorCount == before
        else { return nil }
        return QuestionTrial(question, block, findings).tried()
    }

    private func question(_ block: YAMLBlock) -> Question? {
        let givens = GivenReader(findings: findings).read(block["given"])
        let names = givens.map(\.name)
        let (id, level) = (slug(block), level(block))
        let card = block.optionalText("card").flatMap(findings.topicID) ?? card
        let requirements = findings.items(block["require"], "require")
            .compactMap { findings.expression($0, .truth, names: names) }
        guard let asked = asked(block, names) else {
            let kind = block["ask"]?.text.flatMap { Concept.Kind(rawValue: $0.trimmed) }
            _ = texts(block, names, [], isNumeric: kind == nil)
            return nil
        }
        let quantity: Quantity? =
            if case .quantity(let quantity, _) = asked { quantity } else { nil }
        let exhibits = quantity?.exhibits.map(\.name) ?? []
        let texts = texts(block, names, exhibits, isNumeric: quantity?.explainsItself == false)
        let wrongRules = quantity.map { mistakes(block["mistakes"], of: $0, names) } ?? []
        let source = block.optionalText("source")?.text?.trimmed
        if quantity == nil, source == nil {
            findings.report(.missingKey("source", example: "Fukushima 1980"), at: block.node)
        }
        guard let topic, let id, let level, let prompt = texts.prompt else { return nil }
        return Question(
            id: QuestionID(topic: topic, slug: id),
            level: level,
            card: card,
            givens: givens,
            unit: block.optionalText("unit")?.text?.trimmed,
            source: source,
            position: findings.position(of: block.node),
            asked: asked,
            requirements: requirements,
            prompt: prompt,
            mistakes: wrongRules,
            hints: texts.hints,
            solution: texts.solution,
            traps: texts.traps,
            stream: Given.stream(of: "\(topic)/\(id)")
        )
    }

    private func asked(_ block: YAMLBlock, _ names: [String]) -> Question.Asked? {
        guard let node = block.requiredText("ask", example: "output-size"),
            let text = node.text?.trimmed
        else { return nil }
        if let kind = Concept.Kind(rawValue: text) {
            reportKeys(Self.quantityKeys, of: block, ask: text)
            return ConceptReader(names: names, findings: findings).read(kind, block)
                .map(Question.Asked.concept)
        }
        guard let quantity = quantity(text, node) else { return nil }
        reportKeys(Self.conceptKeys, of: block, ask: text)
        checkForm(block, quantity)
        return bindings(block["layer"], of: quantity, block.node, names)
            .map { .quantity(quantity, $0) }
    }

    /// Reports keys that belong to another kind of question.
    private func reportKeys(_ keys: Set<String>, of block: YAMLBlock, ask: String) {
        for key in keys.sorted() {
            if let node = block[key] { findings.report(.keyOfOtherKind(key, ask: ask), at: node) }
        }
    }

    // MARK: - Name, level, form

    private func slug(_ block: YAMLBlock) -> String? {
        guard let node = block.requiredText("id", example: "square-with-padding"),
            let text = node.text?.trimmed
        else { return nil }
        if TopicID(text)?.slug == text { return text }
        findings.report(.badID(text), at: node)
        return nil
    }

    private func level(_ block: YAMLBlock) -> Question.Level? {
        guard let node = block.requiredText("level", example: "easy"), let text = node.text else {
            return nil
        }
        if let level = Question.Level(rawValue: text.trimmed) { return level }
        findings.report(.badLevel(text), at: node)
        return nil
    }

    private func checkForm(_ block: YAMLBlock, _ quantity: Quantity) {
        guard let node = block.optionalText("form"), let text = node.text?.trimmed,
            text != quantity.form.name
        else { return }
        let problem = QuizProblem.wrongForm(text, quantity: quantity.id, form: quantity.form.name)
        findings.report(problem, at: node)
    }

    // MARK: - Texts

    private struct Texts {
        var prompt: TextTemplate?
        var hints: [TextTemplate]
        var solution: [TextTemplate]
        var traps: [TextTemplate]
    }

    /// The texts of a question; one of numbers whose rule cannot be shown needs them all.
    private func texts(
        _ block: YAMLBlock,
        _ names: [String],
        _ exhibits: [String],
        isNumeric: Bool
    ) -> Texts {
        func templates(_ key: String, example: String?) -> [TextTemplate] {
            let node = example.flatMap { block.required(key, example: $0) } ?? block[key]
            return findings.items(node, key)
                .compactMap { findings.template($0, names: names, exhibits: exhibits) }
        }
        let prompt = block.requiredText("prompt", example: "What is the height of the output?")
            .flatMap { findings.template($0, names: names, exhibits: exhibits) }
        let hints = block["hints"]?.items?.count ?? 3
        if hints != 3 { findings.report(.wrongHintCount(hints), at: block["hints"] ?? block.node) }
        return Texts(
            prompt: prompt,
            hints: templates(
                "hints",
                example: isNumeric ? "[the rule, the numbers put in, the last step]" : nil
            ),
            solution: templates(
                "solution",
                example: isNumeric ? "[n - k + 1 = {=n - k + 1}]" : nil
            ),
            traps: templates("traps", example: nil)
        )
    }

    // MARK: - What is asked

    private func quantity(_ id: String, _ node: YAMLNode) -> Quantity? {
        if let quantity = quantities.first(where: { $0.id == id }) { return quantity }
        let known = quantities.map(\.id)
        let nearest = Spelling.nearest(to: id, among: known + Concept.Kind.allCases.map(\.rawValue))
        findings.report(.unknownQuantity(id, nearest: nearest, known: known), at: node)
        return nil
    }

    private func bindings(
        _ node: YAMLNode?,
        of quantity: Quantity,
        _ question: YAMLNode,
        _ names: [String]
    ) -> [Question.Binding]? {
        let written = written(node, of: quantity, names)
        var bindings: [Question.Binding] = []
        for input in quantity.inputs {
            let given = input.names.filter { names.contains($0) }
            if let expression = written[input.names[0]] {
                bindings.append(.expression(expression))
            } else if let name = given.first {
                if given.count > 1 {
                    findings.report(.inputGivenTwice(input.names[0], names: given), at: question)
                }
                guard let same = try? ArithmeticExpression(name, names: names) else { return nil }
                bindings.append(.expression(same))
            } else {
                bindings.append(binding(ofDefault: input, in: quantity, question))
            }
        }
        return bindings
    }

    private func binding(
        ofDefault input: QuantityInput,
        in quantity: Quantity,
        _ question: YAMLNode
    ) -> Question.Binding {
        switch input.defaultValue {
        case .constant(let value): return .constant(value)
        case .product(let names):
            let places = names.compactMap { name in
                quantity.inputs.firstIndex { $0.names[0] == name }
            }
            return .product(places)
        case .required:
            let problem = QuizProblem.unboundInput(names: input.names, quantity: quantity.id)
            findings.report(problem, at: question)
            return .constant(0)
        }
    }

    /// The expressions under `layer`, by the full names of the inputs.
    private func written(
        _ node: YAMLNode?,
        of quantity: Quantity,
        _ names: [String]
    ) -> [String: ArithmeticExpression] {
        guard let node else { return [:] }
        let known = quantity.inputs.flatMap(\.names)
        guard case .mapping(let pairs) = node.content else {
            let kind = node.kind
            findings.report(
                .wrongKind(key: "layer", expected: "inputs with their values", actual: kind),
                at: node
            )
            return [:]
        }
        var written: [String: ArithmeticExpression] = [:]
        for (key, value) in pairs {
            let text = key.text ?? key.kind
            guard let input = quantity.inputs.first(where: { $0.names.contains(text) }) else {
                let nearest = Spelling.nearest(to: text, among: known)
                let id = quantity.id
                findings.report(
                    .unknownInput(text, quantity: id, nearest: nearest, known: known),
                    at: key
                )
                continue
            }
            written[input.names[0]] = findings.expression(value, names: names)
        }
        return written
    }

    private func mistakes(
        _ node: YAMLNode?,
        of quantity: Quantity,
        _ names: [String]
    ) -> [Question.MistakeSource] {
        guard node != nil else { return quantity.mistakes.map { .catalogue($0) } }
        let reader = MistakeReader(quantity: quantity, names: names, findings: findings)
        return findings.items(node, "mistakes").flatMap(reader.read)
    }
}
