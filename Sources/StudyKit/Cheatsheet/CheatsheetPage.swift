internal import StudyQuizzes

/// A cheat sheet as one HTML file to print on two pages of A4, and to read on a screen.
public struct CheatsheetPage: Sendable {
    /// The text of the file.
    public let html: String

    /// The page of a sheet.
    public init(_ sheet: Cheatsheet) {
        html = HTMLPage.file(
            title: sheet.title,
            style: Self.style,
            body: ["<header><h1>\(Self.text(sheet.title))</h1>", Self.legend, "</header>"]
                + Self.layers(sheet) + ["<div class=\"columns\">"] + Self.models(sheet)
                + sheet.remedies.flatMap(Self.remedies) + ["</div>"] + Self.facts(sheet)
                + [Self.footer]
        )
    }

    private static let letters = [
        ("n", "side of the input"), ("o", "of the output"), ("k", "window"), ("s", "stride"),
        ("p", "zeros on each side"), ("C", "channels"), ("K", "filters"), ("F", "features"),
        ("U", "units"),
    ]

    private static let legend =
        "<p class=\"legend\">"
        + letters.map { "<span><i>\($0)</i> \($1)</span>" }.joined(separator: " ") + "</p>"

    private static let footer =
        "<footer>Made by <code>study cheatsheet</code> from the cards of the notes. Each example "
        + "was run by the engine: its shape and its parameters are counted, and every rule gives "
        + "the same number.</footer>"

    // MARK: - Parts

    private static func layers(_ sheet: Cheatsheet) -> [String] {
        guard !sheet.layers.isEmpty else { return [] }
        let header =
            "<tr><th>Layer</th><th>Keras<br>PyTorch</th><th>Shape</th><th>Parameters</th>"
            + "<th>The example worked out</th></tr>"
        return ["<section>", "<h2>Layers</h2>", "<table class=\"layers\">", header]
            + sheet.layers.map(row) + ["</table>", "</section>"]
    }

    private static func row(_ layer: SheetLayer) -> String {
        let size = layer.size.map { "<br><var>o = \(text($0))</var>" } ?? ""
        let counted = layer.pytorchParameters.map {
            "<br><small>PyTorch counts \(text($0))</small>"
        }
        let example = layer.example
        let shapes = "\(sides(example.input)) → <b>\(sides(example.output))</b>"
        let worked = example.size.map { "<br>\(text($0))" } ?? ""
        let count = example.parameterCount > 0 ? "<br>\(text(example.parameters))" : ""
        return "<tr><th>\(text(layer.name))</th>"
            + "<td><code>\(text(layer.keras))</code><br><code>\(text(layer.pytorch))</code></td>"
            + "<td><var>\(text(layer.shape))</var>\(size)</td>"
            + "<td><var>\(text(layer.parameters))</var>\(counted ?? "")</td>"
            + "<td>\(shapes)\(worked)\(count)</td></tr>"
    }

    private static func models(_ sheet: Cheatsheet) -> [String] {
        guard !sheet.models.isEmpty else { return [] }
        let rows = sheet.models.map { model in
            let keras = model.kerasParameters.map { "<br><small>Keras \(digits($0))</small>" } ?? ""
            let name = model.isExample ? "for example \(model.summary)" : model.summary
            return "<tr><td>\(text(name))</td><td class=\"number\">\(sides(model.input))"
                + "</td><td class=\"number\"><b>\(digits(model.parameters))</b>\(keras)</td>"
                + "<td class=\"number\">\(digits(model.multiplyAdds))</td></tr>"
        }
        return [
            "<section class=\"models\">", "<h2>Networks</h2>", "<table>",
            "<tr><th></th>"
                + ["input", "parameters", "multiply-adds"].map {
                    "<th class=\"number\">\($0)</th>"
                }.joined() + "</tr>",
        ] + rows + ["</table>", "</section>"]
    }

    private static func remedies(_ list: SheetRemedies) -> [String] {
        ["<section>", "<h2>Against \(list.illness.rawValue)</h2>", "<ol>"]
            + list.remedies.map { remedy in
                let reason = remedy.text.isEmpty ? "" : ": \(text(remedy.text))"
                return
                    "<li><b>\(text(remedy.name))</b>\(reason)\(corrections(remedy.corrections))</li>"
            } + ["</ol>", "</section>"]
    }

    private static func facts(_ sheet: Cheatsheet) -> [String] {
        guard !sheet.facts.isEmpty else { return [] }
        return ["<section>", "<h2>In a sentence</h2>", "<dl>"]
            + sheet.facts.map { fact in
                "<div title=\"\(text(fact.source))\"><dt>\(text(fact.heading))</dt> "
                    + "<dd>\(text(fact.sentence))"
                    + "\(corrections(fact.corrections, isAnswer: fact.isQuestion))</dd></div>"
            } + ["</dl>", "</section>"]
    }

    private static func corrections(_ corrections: [String], isAnswer: Bool = false) -> String {
        let lead = isAnswer ? "Answer" : "Not quite"
        return corrections.map { "<br><small><b>\(lead):</b> \(text($0))</small>" }.joined()
    }

    // MARK: - Text

    private static func text(_ text: String) -> String { HTMLPage.text(text) }

    private static func sides(_ shape: [Int]) -> String {
        shape.map(digits).joined(separator: "×")
    }

    private static func digits(_ number: Int) -> String { Rational(number).grouped }
}
