/// The words that people put around a number, and what they mean for a question's unit.
struct AnswerUnits: Hashable, Sendable {
    /// What becomes of a word.
    enum Meaning: Hashable {
        /// It changes nothing.
        case dropped
        /// It stands for this sign or multiplier.
        case sign(String)
        /// The number is a rounded one.
        case approximate
        /// It is a unit that the question does not ask for.
        case foreign
        /// It belongs to the number, or is nothing known.
        case kept
    }

    /// The unit as the question has it.
    let name: String?
    private let own: Set<String>

    init(_ unit: String?) {
        name = unit
        guard let unit = unit?.lowercased() else {
            own = []
            return
        }
        let words = unit.split { !$0.isLetter }.map(String.init)
        own = Set(words + unit.split { !$0.isLetter && $0 != "-" }.map(String.init))
            .union(words.map { $0.hasSuffix("s") ? String($0.dropLast()) : $0 + "s" })
    }

    /// Whether the answer is asked in percent.
    var isPercent: Bool { name?.contains("%") == true || !own.isDisjoint(with: Self.percents) }

    /// What a word means; upper or lower case does not matter.
    func meaning(of typed: String) -> Meaning {
        let word = typed.lowercased()
        if word == "by" { return .sign("x") }
        if word == "times" { return .sign("*") }
        if Self.percents.contains(word) { return .sign("%") }
        if own.contains(word) || Self.common.contains(word) { return .dropped }
        if Self.approximations.contains(word) { return .approximate }
        if own.contains("multiply"), Self.scaled.contains(word),
            let base = ["macs", "mac"].first(where: word.hasSuffix)
        {
            // A multiply-accumulate is a multiply-add; GMACs are a thousand million of them.
            return word == base ? .dropped : .sign(String(word.prefix(1)))
        }
        if Self.scaled.contains(word) {
            return name == nil ? .dropped : .foreign
        }
        if let first = word.first, "kmgbt".contains(first), word.count > 4,
            Self.common.contains(String(word.dropFirst()))
        {
            return .sign(String(first))
        }
        return .kept
    }

    private static let percents: Set<String> = ["percent", "pct", "percents", "prozent"]
    private static let approximations: Set<String> = [
        "about", "approx", "approximately", "circa", "ca", "roughly", "around", "nearly", "almost",
    ]
    /// Words that people put beside a number and that change nothing.
    private static let common: Set<String> = [
        "px", "pixel", "pixels", "weight", "weights", "bias", "biases", "parameter", "parameters",
        "param", "params", "row", "rows", "column", "columns", "cell", "cells", "channel",
        "channels", "unit", "units", "value", "values", "feature", "features", "map", "maps",
        "filter", "filters", "kernel", "kernels", "position", "positions", "neuron", "neurons",
        "layer", "layers", "image", "images", "sample", "samples", "step", "steps", "epoch",
        "epochs", "iteration", "iterations", "update", "updates", "batch", "batches", "connection",
        "connections", "node", "nodes", "window", "windows", "number", "numbers", "entries",
        "activation", "activations", "multiplication", "multiplications", "addition", "additions",
        "operation", "operations", "multiply-adds", "multiply-add", "high", "wide", "deep", "in",
        "total", "and", "as", "many", "the", "answer", "is", "it", "are", "there", "exactly",
    ]
    /// Units of different size: the wrong one changes the number.
    private static let scaled: Set<String> = {
        let prefixes = ["", "k", "m", "g", "t"]
        var words: Set<String> = ["byte", "bytes", "bit", "bits", "ms", "second", "seconds"]
        for prefix in prefixes {
            for base in ["flop", "flops", "mac", "macs"] { words.insert(prefix + base) }
            if !prefix.isEmpty {
                for base in ["b", "ib", "byte", "bytes", "bit", "bits", "ibit"] {
                    words.insert(prefix + base)
                }
            }
        }
        return words
    }()
}
