/// Replaces signs that CommonMark takes for something else, outside code, formulas and addresses.
enum InlineMarks {
    /// One sign and what stands for it.
    private struct Rule: Sendable {
        let kind: Repair.Kind
        /// Without it the rule does not apply.
        let sign: LineSigns
        let replace: @Sendable (String) -> String
    }

    private static let rules: [Rule] = [
        Rule(kind: .arrow, sign: .arrow) {
            $0.replacing(arrow, with: "→")
        },
        Rule(kind: .multiplicationSign, sign: .product) { text in
            // The second factor is only looked at: in 3*3*3 the middle 3 belongs to both signs.
            text.replacing(product) { "\($0.1)×\($0.2)" }
        },
    ]

    /// Applies every rule to the prose of every line.
    @Sendable static func replace(_ lines: [NoteLine], _ repairs: inout [Repair]) -> [NoteLine] {
        var lines = lines
        for index in lines.indices {
            for rule in rules where lines[index].signs.contains(rule.sign) {
                let repaired = VerbatimSpans.changingProse(
                    of: lines[index].text,
                    rule.replace
                )
                guard repaired != lines[index].text else { continue }
                repairs.append(Repair(rule.kind, lines[index]))
                lines[index].text = repaired
            }
        }
        return lines
    }

    // A pattern is compiled when it is made: once for all lines. It is never changed.
    nonisolated(unsafe) private static let arrow = /-{2,}>/
    nonisolated(unsafe) private static let product = /([0-9)²³] ?)\*( ?)(?=[0-9(])/
}
