/// Reads answers that are lists: the values of a map, and the shapes of a chain of layers.
extension AnswerReader {
    /// The values of a map, rows apart by `;`, `/` or `|`, or all of them in one row.
    func grid(_ typed: String, rows: Int, columns: Int) -> ReadAnswer {
        let shown = String(typed.prefix(60)).trimmed
        let text = TypedText(typed).text.filter { !"()".contains($0) }
        var lines = Self.parts(of: text.replacing("],", with: "];"), at: ";|/\n")
        if lines.count == 1 { lines = Self.parts(of: text, at: "[]") }
        var values: [[Rational]] = []
        for line in lines {
            let words = Self.parts(of: line.filter { !"[]".contains($0) }, at: " ,x")
            let numbers = words.compactMap { try? WorkingReader.read($0, .decimal).value }
            guard numbers.count == words.count else {
                return .unreadable(.notANumber(shown, form))
            }
            if !numbers.isEmpty { values.append(numbers) }
        }
        let flat = values.flatMap { $0 }
        guard flat.count == rows * columns else {
            return .unreadable(.wrongCount(actual: flat.count, form))
        }
        if values.count == 1 {
            values = (0..<rows).map { Array(flat[($0 * columns)..<(($0 + 1) * columns)]) }
        }
        guard values.count == rows, values.allSatisfy({ $0.count == columns }) else {
            return .unreadable(.wrongCount(actual: flat.count, form))
        }
        return .answer(.grid(values), precision: nil)
    }

    /// Shapes of a chain, apart by commas, semicolons or arrows: `28x28x6, 14x14x6, 400`.
    func shapes(_ typed: String, count: Int) -> ReadAnswer {
        let shown = String(typed.prefix(80)).trimmed
        let text = TypedText(typed.replacing("->", with: ";").replacing("→", with: ";"))
            .withSizeSigns.text
        var shapes: [[Int]] = []
        for word in Self.parts(of: text.lowercased(), at: ",;\n") {
            let sides = Self.parts(of: word.filter { !"()[] ".contains($0) }, at: "x").map(Int.init)
            let sizes = sides.compactMap { $0 }
            guard sizes.count == sides.count, sizes.allSatisfy({ $0 > 0 }) else {
                return .unreadable(.notANumber(shown, form))
            }
            shapes.append(sizes)
        }
        guard shapes.count == count else {
            return .unreadable(.wrongCount(actual: shapes.count, form))
        }
        return .answer(.shapes(shapes), precision: nil)
    }

    private static func parts(of text: String, at separators: String) -> [String] {
        text.split { separators.contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
    }
}
