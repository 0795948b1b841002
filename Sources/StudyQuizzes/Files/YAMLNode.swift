import StudyCore
import Yams

/// A part of a YAML text with the place where it starts; aliases are not let in.
struct YAMLNode {
    indirect enum Content {
        case scalar(String, isBlock: Bool, isQuoted: Bool)
        case sequence([YAMLNode])
        case mapping([(key: YAMLNode, value: YAMLNode)])
    }

    var content: Content
    /// From 1.
    var line: Int
    /// In Unicode scalars, from 1.
    var column: Int

    /// The text of a scalar.
    var text: String? {
        if case .scalar(let text, _, _) = content { text } else { nil }
    }

    var items: [YAMLNode]? {
        if case .sequence(let items) = content { items } else { nil }
    }

    /// What it is, in words.
    var kind: String {
        switch content {
        case .scalar(let text, _, _): text.isEmpty ? "nothing" : "text"
        case .sequence: "a list"
        case .mapping: "a block of keys"
        }
    }
}

extension YAMLNode {
    /// Why a text is not YAML that we read.
    struct Failure: Error {
        var problem: QuizProblem
        var line: Int
        var column: Int
    }

    static let largestText = 1 << 20
    static let deepest = 24

    /// Reads a text; `nil` when it holds nothing.
    static func read(_ text: String) throws(Failure) -> YAMLNode? {
        guard text.utf8.count <= largestText else {
            throw Failure(problem: .fileTooLarge, line: 1, column: 1)
        }
        // An anchor that is repeated can grow to any size before a reader sees it.
        if let anchor = firstAnchor(in: text) {
            throw Failure(problem: .anchor, line: anchor.line, column: anchor.column)
        }
        do {
            // Every scalar is text here: the basic resolver tries no patterns on it.
            guard let node = try Yams.compose(yaml: text, .basic) else { return nil }
            return try converted(node, depth: 0)
        } catch let failure as Failure {
            throw failure
        } catch let error as YamlError {
            throw Failure(error)
        } catch {
            throw Failure(problem: .notYAML("\(error)"), line: 1, column: 1)
        }
    }

    private static func converted(_ node: Node, depth: Int) throws(Failure) -> YAMLNode {
        let mark = node.mark
        let (line, column) = (mark?.line ?? 1, mark?.column ?? 1)
        guard depth <= deepest else {
            throw Failure(problem: .tooDeep, line: line, column: column)
        }
        let content: Content
        switch node {
        case .scalar(let scalar):
            content = .scalar(
                scalar.string,
                isBlock: scalar.style == .literal || scalar.style == .folded,
                isQuoted: scalar.style == .singleQuoted || scalar.style == .doubleQuoted
            )
        case .sequence(let sequence):
            var items: [YAMLNode] = []
            for item in sequence { items.append(try converted(item, depth: depth + 1)) }
            content = .sequence(items)
        case .mapping(let mapping):
            var pairs: [(key: YAMLNode, value: YAMLNode)] = []
            for (key, value) in mapping {
                let key = try converted(key, depth: depth + 1)
                pairs.append((key, try converted(value, depth: depth + 1)))
            }
            content = .mapping(pairs)
        case .alias:
            throw Failure(problem: .anchor, line: line, column: column)
        }
        return YAMLNode(content: content, line: line, column: column)
    }

    /// The first `&name` that stands where YAML reads an anchor.
    private static func firstAnchor(in text: String) -> (line: Int, column: Int)? {
        var (line, column) = (1, 0)
        var before: Unicode.Scalar = "\n"
        var isAfterAmpersand = false
        for scalar in text.unicodeScalars {
            if isAfterAmpersand, !scalar.properties.isWhitespace { return (line, column) }
            column += 1
            isAfterAmpersand =
                scalar == "&"
                && (before.properties.isWhitespace || "[{,".contains(Character(before)))
            if scalar == "\n" { (line, column) = (line + 1, 0) }
            before = scalar
        }
        return nil
    }
}

extension YAMLNode.Failure {
    fileprivate init(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(problem: .notYAML(problem), line: mark.line, column: mark.column)
        case .duplicatedKeysInMapping(let keys, let context):
            let problem = QuizProblem.duplicateKey(keys.first ?? "")
            self.init(problem: problem, line: context.mark.line, column: context.mark.column)
        case .reader(let problem, _, _, _):
            self.init(problem: .notYAML(problem), line: 1, column: 1)
        default:
            self.init(problem: .notYAML("the text cannot be parsed"), line: 1, column: 1)
        }
    }
}
