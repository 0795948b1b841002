import StudyCore

/// Reads the names of a question: `n: 5..32`, `k: [3, 5, 7]`, `s: 2`, `m: = n + 2*p`.
struct GivenReader {
    let findings: QuizFindings

    /// The names in their order; a derived one sees those before it.
    func read(_ node: YAMLNode?) -> [Given] {
        guard let node else { return [] }
        guard case .mapping(let pairs) = node.content else {
            let problem = QuizProblem.wrongKind(
                key: "given",
                expected: "names with their numbers",
                actual: node.kind
            )
            findings.report(problem, at: node)
            return []
        }
        var givens: [Given] = []
        for (key, value) in pairs {
            let name = key.text ?? key.kind
            guard ExpressionParser.isName(name) else {
                findings.report(.badName(name), at: key)
                continue
            }
            // A name with a bad domain still counts, so that its uses are not reported too.
            let domain = domain(value, names: givens.map(\.name)) ?? .values([1])
            givens.append(Given(name, domain))
        }
        return givens
    }

    private func domain(_ node: YAMLNode, names: [String]) -> Domain? {
        if case .sequence(let items) = node.content {
            let values = items.compactMap { integer($0.text ?? "") }
            guard values.count == items.count, !values.isEmpty else {
                let wrong = items.first { integer($0.text ?? "") == nil }
                findings.report(.badDomain(wrong?.text ?? "[]"), at: wrong ?? node)
                return nil
            }
            return .values(values)
        }
        guard let text = findings.text(node, "given")?.text?.trimmed else { return nil }
        if text.hasPrefix("=") {
            return findings.expression(node, names: names, dropping: 1).map(Domain.derived)
        }
        if let value = integer(text) { return .values([value]) }
        return range(text, node)
    }

    private func range(_ text: String, _ node: YAMLNode) -> Domain? {
        let words = text.split(separator: " ").map(String.init)
        let isStepped = words.count == 3 && words[1] == "by"
        guard words.count == 1 || isStepped,
            let dots = words[0].firstRange(of: ".."),
            let first = integer(String(words[0][..<dots.lowerBound])),
            let last = integer(String(words[0][dots.upperBound...])),
            let step = isStepped ? integer(words[2]) : 1
        else {
            findings.report(.badDomain(text), at: node)
            return nil
        }
        guard step >= 1 else {
            findings.report(.badStep(step), at: node)
            return nil
        }
        guard first <= last else {
            findings.report(.emptyRange(first: first, last: last), at: node)
            return nil
        }
        return .range(first: first, last: last, step: step)
    }

    /// An integer as YAML files write it, short of where arithmetic on ranges could overflow.
    private func integer(_ text: String) -> Int? {
        let digits = text.filter { $0 != "_" }
        guard let value = Int(digits), value.magnitude < 1 << 60 else { return nil }
        return value
    }
}
