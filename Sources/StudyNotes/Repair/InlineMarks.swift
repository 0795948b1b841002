/// Replaces signs that CommonMark takes for something else, outside code, formulas and addresses.
enum InlineMarks {
    /// One sign and what stands for it.
    private struct Rule: Sendable {
        let kind: Repair.Kind
        /// A text that is in every line the rule applies to: most lines are passed over at once.
        let sign: String
        let replace: @Sendable (String) -> String
    }

    private static let rules: [Rule] = [
        Rule(kind: .arrow, sign: "-->") { $0.replacing(/-{2,}>/, with: "→") },
        Rule(kind: .multiplicationSign, sign: "*") { text in
            // Twice, as factors share their signs: in 3*3*3 the middle 3 belongs to both.
            let sign = /([0-9)²³] ?)\*( ?)(?=[0-9(])/
            return text.replacing(sign) { "\($0.1)×\($0.2)" }
        },
        Rule(kind: .highlight, sign: "==") { text in
            text.replacing(/==([^=\s](?:[^=]*[^=\s])?)==/) { "**\($0.1)**" }
        },
        Rule(kind: .wikiLink, sign: "[[") { text in
            text.replacing(/!?\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]/) { "\($0.2 ?? $0.1)" }
        },
    ]

    /// Applies every rule to the prose of every line.
    @Sendable static func replace(_ lines: [NoteLine], _ repairs: inout [Repair]) -> [NoteLine] {
        var lines = lines
        for index in lines.indices where !lines[index].isVerbatim {
            for rule in rules where lines[index].text.contains(rule.sign) {
                let repaired = Self.prose(of: lines[index].text, rule.replace)
                guard repaired != lines[index].text else { continue }
                repairs.append(Repair(rule.kind, lines[index]))
                lines[index].text = repaired
            }
        }
        return lines
    }

    /// A line with its prose changed; code spans, formulas, addresses and comments stay.
    private static func prose(of text: String, _ change: (String) -> String) -> String {
        var result = ""
        var rest = text[...]
        let verbatim =
            /(`+)[^`]+\1|\$[^$\s](?:[^$]*[^$\s])?\$|<[^<>\s]+>|\]\([^()\s]*\)|https?:\/\/\S+|<!--.*?-->/
        while let match = rest.firstMatch(of: verbatim) {
            result += change(String(rest[..<match.range.lowerBound])) + rest[match.range]
            rest = rest[match.range.upperBound...]
        }
        return result + change(String(rest))
    }
}
