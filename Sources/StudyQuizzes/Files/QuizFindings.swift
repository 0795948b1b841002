import StudyCore

/// The text of a quiz file, and all that was found wrong with it.
final class QuizFindings {
    let file: String
    private let lines: [Substring]
    private(set) var diagnostics: [Diagnostic] = []

    init(file: String, text: String) {
        self.file = file
        lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    }

    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// The number of errors so far; a part that adds none can be used.
    var errorCount: Int { diagnostics.count { $0.severity == .error } }

    /// Where a node starts.
    func position(of node: YAMLNode) -> SourcePosition {
        SourcePosition(file: file, line: node.line, column: node.column)
    }

    /// Notes a problem at a place.
    func report(
        _ problem: QuizProblem,
        line: Int,
        column: Int,
        _ severity: Diagnostic.Severity = .error
    ) {
        let place = min(max(line, 1), max(lines.count, 1))
        let position = SourcePosition(file: file, line: place, column: max(column, 1))
        let diagnostic = Diagnostic(
            severity,
            at: position,
            problem.message,
            remedy: problem.remedy,
            sourceLine: lines.indices.contains(place - 1) ? String(lines[place - 1]) : nil
        )
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }

    /// Notes a problem at the start of a node.
    func report(_ problem: QuizProblem, at node: YAMLNode, _ severity: Diagnostic.Severity = .error)
    {
        report(problem, line: node.line, column: node.column, severity)
    }

    /// Notes a problem at a fragment of a scalar: `offset` scalars into its text, and `inner`
    /// scalars into the fragment.
    func report(
        _ problem: QuizProblem,
        at node: YAMLNode,
        fragment: String,
        offset: Int,
        inner: Int = 0
    ) {
        let place = self.place(of: fragment, offset: offset, in: node)
        report(problem, line: place.line, column: place.column + inner)
    }

    /// Where a fragment stands: where a text of one line has it, else where it is found below.
    private func place(
        of fragment: String,
        offset: Int,
        in node: YAMLNode
    ) -> (line: Int, column: Int) {
        guard case .scalar(_, let isBlock, let isQuoted) = node.content, !fragment.isEmpty else {
            return (node.line, node.column)
        }
        let wanted = Array(fragment.unicodeScalars)
        if !isBlock, lines.indices.contains(node.line - 1) {
            let start = node.column - 1 + (isQuoted ? 1 : 0) + offset
            let line = lines[node.line - 1].unicodeScalars.dropFirst(start)
            if line.starts(with: wanted) { return (node.line, start + 1) }
        }
        for number in node.line..<min(node.line + 40, lines.count + 1) {
            let line = Array(lines[number - 1].unicodeScalars)
            let first = number == node.line ? node.column - 1 : 0
            guard line.count >= wanted.count, first <= line.count - wanted.count else { continue }
            for start in first...(line.count - wanted.count)
            where line[start..<(start + wanted.count)].elementsEqual(wanted) {
                return (number, start + 1)
            }
        }
        return (node.line, node.column)
    }
}

/// The keys of a block, each allowed and none twice.
struct YAMLBlock {
    let node: YAMLNode
    private var values: [String: YAMLNode] = [:]
    /// Keys that are there under a wrong spelling, which has been reported.
    private var misspelt: Set<String> = []
    private let findings: QuizFindings

    /// Reads a block; reports keys that are not allowed, and returns `nil` for anything else.
    init?(_ node: YAMLNode, named name: String, allowed: [String], _ findings: QuizFindings) {
        guard case .mapping(let pairs) = node.content else {
            let problem = QuizProblem.wrongKind(
                key: name,
                expected: "a block of keys",
                actual: node.kind
            )
            findings.report(problem, at: node)
            return nil
        }
        self.node = node
        self.findings = findings
        for (key, value) in pairs {
            let text = key.text ?? key.kind
            if allowed.contains(text) {
                values[text] = value
            } else {
                let nearest = Spelling.nearest(to: text, among: allowed)
                if let nearest { misspelt.insert(nearest) }
                let problem = QuizProblem.unknownKey(text, nearest: nearest, allowed: allowed)
                findings.report(problem, at: key)
            }
        }
    }

    /// The value of a key, where it stands.
    subscript(key: String) -> YAMLNode? { values[key] }

    /// The value of a key that must be there; the example shows how to write it.
    func required(_ key: String, example: String) -> YAMLNode? {
        if let value = values[key] { return value }
        if !misspelt.contains(key) {
            findings.report(.missingKey(key, example: example), at: node)
        }
        return nil
    }

    /// The text of a key that must be there.
    func requiredText(_ key: String, example: String) -> YAMLNode? {
        required(key, example: example).flatMap { findings.text($0, key) }
    }

    /// The text of a key that may be there.
    func optionalText(_ key: String) -> YAMLNode? {
        values[key].flatMap { findings.text($0, key) }
    }
}

extension QuizFindings {
    /// The node, if it is a text that is not empty.
    func text(_ node: YAMLNode, _ key: String) -> YAMLNode? {
        if let text = node.text, !text.trimmed.isEmpty { return node }
        report(.wrongKind(key: key, expected: "a text", actual: node.kind), at: node)
        return nil
    }

    /// The items of a list; one that is left out is empty.
    func items(_ node: YAMLNode?, _ key: String) -> [YAMLNode] {
        guard let node else { return [] }
        if let items = node.items { return items }
        report(.wrongKind(key: key, expected: "a list", actual: node.kind), at: node)
        return []
    }

    /// The topic that a text names, reported when it names none.
    func topicID(_ node: YAMLNode) -> TopicID? {
        guard let text = node.text, let topic = TopicID(text), topic.slug == text.trimmed else {
            report(.badTopic(node.text ?? node.kind), at: node)
            return nil
        }
        return topic
    }

    /// An expression over names, its errors reported where they stand.
    func expression(
        _ node: YAMLNode,
        _ kind: ArithmeticExpression.Kind = .number,
        names: [String],
        dropping prefix: Int = 0
    ) -> ArithmeticExpression? {
        guard let whole = text(node, "an expression")?.text else { return nil }
        let source = String(whole.unicodeScalars.dropFirst(prefix))
        do throws(ExpressionError) {
            return try ArithmeticExpression(source, kind, names: names)
        } catch {
            report(
                .expression(error),
                at: node,
                fragment: source,
                offset: prefix,
                inner: error.column - 1
            )
            return nil
        }
    }

    /// A text template over names and exhibits, its errors reported where they stand.
    func template(
        _ node: YAMLNode,
        names: [String],
        exhibits: [String] = []
    ) -> TextTemplate? {
        guard let text = text(node, "a text")?.text else { return nil }
        do throws(TextTemplate.Failure) {
            return try TextTemplate(text, names: names, exhibits: exhibits)
        } catch {
            let problem: QuizProblem
            var inner = 0
            switch error.problem {
            case .unclosedBrace: problem = .unclosedBrace
            case .strayBrace: problem = .strayBrace
            case .wrongPlural(let text): problem = .badPlural(text)
            case .expression(let cause):
                problem = .expression(cause)
                inner = cause.column
            }
            let fragment = error.fragment
            report(problem, at: node, fragment: fragment, offset: error.offset, inner: inner)
            return nil
        }
    }
}
