/// Writes a tree as people do: `⌊(n + 2p − k)/s⌋ + 1`, and with numbers `⌊(7 + 2·1 − 3)/2⌋ + 1`.
struct ExpressionText {
    /// What names are called, by slot.
    let symbols: [String]

    /// How tightly an operation binds; a part that binds less gets brackets.
    private enum Binding: Int, Comparable {
        case sum, product, sign, power, atom

        static func < (left: Binding, right: Binding) -> Bool { left.rawValue < right.rawValue }
    }

    /// The text of a tree.
    func text(_ tree: ExpressionTree) -> String { written(tree).text }

    private func written(_ tree: ExpressionTree) -> (text: String, binding: Binding) {
        switch tree {
        case .number(let value):
            let binding: Binding = value.denominator > 1 ? .product : value < 0 ? .sign : .atom
            return (value.grouped, binding)
        case .name(let slot):
            return (symbols.indices.contains(slot) ? symbols[slot] : "?", .atom)
        case .operation(let step, let operands): return written(step, operands)
        }
    }

    private func written(
        _ step: ArithmeticExpression.Step,
        _ operands: [ExpressionTree]
    ) -> (text: String, binding: Binding) {
        func part(_ index: Int, atLeast binding: Binding) -> String {
            let part = written(operands[index])
            return part.binding < binding ? "(\(part.text))" : part.text
        }
        /// Two signs never meet: `3·(−4)`, `7 + (−12)`.
        func behindSign(_ index: Int, atLeast binding: Binding) -> String {
            let text = part(index, atLeast: binding)
            return text.hasPrefix("−") ? "(\(text))" : text
        }
        func call(_ name: String) -> (String, Binding) {
            let parts = operands.indices.map { part($0, atLeast: .sum) }
            return ("\(name)(\(parts.joined(separator: ", ")))", .atom)
        }
        switch step {
        case .add: return ("\(part(0, atLeast: .sum)) + \(behindSign(1, atLeast: .product))", .sum)
        case .subtract:
            return ("\(part(0, atLeast: .sum)) − \(behindSign(1, atLeast: .product))", .sum)
        case .multiply:
            let (left, right) = (part(0, atLeast: .product), behindSign(1, atLeast: .sign))
            return (left + sign(operands) + right, .product)
        case .divide:
            return ("\(part(0, atLeast: .product))/\(part(1, atLeast: .power))", .product)
        case .remainder:
            return ("\(part(0, atLeast: .product)) mod \(part(1, atLeast: .power))", .product)
        case .power: return (part(0, atLeast: .atom) + exponent(operands[1]), .power)
        case .negate: return ("−\(part(0, atLeast: .sign))", .sign)
        case .floor: return ("⌊\(written(operands[0]).text)⌋", .atom)
        case .ceil: return ("⌈\(written(operands[0]).text)⌉", .atom)
        case .abs: return ("|\(written(operands[0]).text)|", .atom)
        case .min: return call("min")
        case .max: return call("max")
        default: return call("?")
        }
    }

    /// `2p`, but `2·3` and `k·k`.
    private func sign(_ operands: [ExpressionTree]) -> String {
        if case .number(let value) = operands[0], value.denominator == 1,
            case .name(let slot) = operands[1], symbols[slot].count == 1
        {
            return ""
        }
        return "·"
    }

    private func exponent(_ tree: ExpressionTree) -> String {
        switch tree.number?.integer {
        case 2: "²"
        case 3: "³"
        default: "^\(written(tree).binding < .atom ? "(\(text(tree)))" : text(tree))"
        }
    }
}
