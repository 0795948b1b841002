internal import CNNEngine
internal import StudyQuizzes

/// The letters of a layer's rules with their numbers, and the rules worked out with them.
struct SheetRules {
    /// In the order in which they are read.
    private static let order: [Character] = ["n", "k", "s", "p", "C", "K", "F", "U", "o"]

    private var numbers: [Character: Int]
    private let used: Set<Character>

    init(_ entry: SheetLayerEntry, _ step: ChainReport.Step) throws {
        var numbers: [Character: Int] = [:]
        if entry.input.count == 3 {
            numbers["n"] = entry.input[0]
            numbers["C"] = entry.input[2]
        } else {
            numbers["F"] = entry.input[0]
        }
        if let window = step.windows?.rows {
            numbers["k"] = window.kernel
            numbers["s"] = window.stride
            numbers["p"] = window.paddingBefore
        }
        if let layer = step.analyses.last?.layer as? ConvTranspose2D {
            numbers["k"] = layer.geometry.kernelSize.height
            numbers["s"] = layer.geometry.stride.height
            numbers["p"] = 0
        }
        numbers["K"] = step.request.filters
        numbers["U"] = step.request.units
        used = Set([entry.shape, entry.size, entry.parameters].compactMap(\.self).joined())
        self.numbers = numbers
        if let size = entry.size { self.numbers["o"] = try value(size) }
    }

    /// `n = 32`, `k = 3`: the letters that are given.
    var shownLetters: [String] {
        Self.order.compactMap { letter in
            guard letter != "o", used.contains(letter), let number = numbers[letter] else {
                return nil
            }
            return "\(letter) = \(number)"
        }
    }

    /// A rule as people write it: `2p` for `2·p`.
    static func shown(_ rule: String) -> String {
        var shown = ""
        let signs = Array(rule)
        for (place, sign) in signs.enumerated() {
            let isBetween = place > 0 && place + 1 < signs.count
            if sign == "·", isBetween, signs[place - 1].isNumber, signs[place + 1].isLetter {
                continue
            }
            shown.append(sign)
        }
        return shown
    }

    /// `(3·3·3 + 1)·16 = 448`; a rule without letters is its own value.
    func working(_ rule: String) throws -> String {
        let value = Rational(try value(rule)).grouped
        guard rule.contains(where: \.isLetter) else { return value }
        return rule.map { numbers[$0].map { Rational($0).grouped } ?? String($0) }.joined()
            + " = \(value)"
    }

    /// Throws unless a rule has a value.
    func check(_ rule: String, is count: Int) throws {
        let value = try value(rule)
        guard value == count else {
            throw Disagreement(rule, "gives \(value), and the engine counted \(count)")
        }
    }

    /// Throws unless `n×n×C → o×o×K` says what goes in and what comes out.
    func check(_ shape: String, input: [Int], output: [Int]) throws {
        let sides = shape.split(separator: " → ").map { $0.split(separator: "×").map(String.init) }
        guard sides.count == 2 else { throw Disagreement(shape, "is no pair of shapes") }
        let (before, behind) = (try sides[0].map(value), try sides[1].map(value))
        guard before == input, behind == output else {
            throw Disagreement(shape, "gives \(before) → \(behind), not \(input) → \(output)")
        }
    }

    /// The share of each channel in what PyTorch counts, where that is not what Keras counts.
    func pytorchParameters(_ keras: ChainReport.Step, _ pytorch: ChainReport.Step) throws -> String?
    {
        guard keras.parameters.total != pytorch.parameters.total else { return nil }
        let rule = "2·C"
        try check(rule, is: pytorch.parameters.total)
        return Self.shown(rule)
    }

    private func value(_ rule: String) throws -> Int {
        let letters = Self.order.filter { numbers[$0] != nil }
        let expression = try ArithmeticExpression(rule, names: letters.map(String.init))
        guard let value = try expression.value(letters.map { Rational(numbers[$0] ?? 0) }).integer
        else { throw Disagreement(rule, "is no whole number") }
        return value
    }
}
