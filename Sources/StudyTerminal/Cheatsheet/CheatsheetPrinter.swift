internal import CNNEngine
public import StudyKit

/// Prints a cheat sheet on a terminal.
public struct CheatsheetPrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// The sheet, section by section.
    public func lines(_ sheet: Cheatsheet) -> [String] {
        var sections = sheet.layers.map(layer)
        if !sections.isEmpty { sections[0] = heading("Layers") + legend + [""] + sections[0] }
        if !sheet.models.isEmpty { sections.append(heading("Networks") + models(sheet.models)) }
        sections += sheet.remedies.map(remedies)
        if !sheet.facts.isEmpty {
            sections.append(heading("In a sentence") + sheet.facts.flatMap(fact))
        }
        let title = TextWrapper.wrap(sheet.title, width: style.width).map(style.heading)
        return title + sections.flatMap { [""] + $0 }
    }

    private var legend: [String] {
        let letters =
            "n side of the input, o of the output, k window, s stride, p zeros on each side, "
            + "C channels, K filters, F features, U units. The engine has run every example."
        return TextWrapper.wrap(letters, width: style.width).map(style.faint)
    }

    private func heading(_ text: String) -> [String] { [style.heading(text)] }

    // MARK: - Layers

    private func layer(_ layer: SheetLayer) -> [String] {
        let example = layer.example
        let count =
            layer.parameters + (layer.pytorchParameters.map { " (PyTorch counts \($0))" } ?? "")
        let shapes = "\(sides(example.input)) → \(sides(example.output))"
        let worked = example.parameterCount > 0 ? [example.parameters] : []
        return TextWrapper.wrap(style.strong(layer.name), width: style.width)
            + entry("Keras", style.code(layer.keras)) + entry("PyTorch", style.code(layer.pytorch))
            + entry("shape", layer.shape + (layer.size.map { ",  o = \($0)" } ?? ""))
            + entry("parameters", count)
            + (layer.shape == unchanged && worked.isEmpty ? [] : entry("example", shapes))
            + ([example.size].compactMap(\.self) + worked).flatMap { entry("", $0) }
    }

    /// An example of features that stay what they are shows nothing.
    private var unchanged: String { "F → F" }

    private func sides(_ shape: [Int]) -> String {
        shape.map(\.grouped).joined(separator: "×")
    }

    private func entry(_ label: String, _ text: String) -> [String] {
        style.entry(label.isEmpty ? "" : "  \(label)", text)
    }

    // MARK: - Networks, remedies, topics

    private func models(_ models: [SheetModel]) -> [String] {
        var table = TextTable(
            columns: [
                .init("model"), .init("input", isOptional: true),
                .init("parameters", alignment: .right),
                .init("Keras", alignment: .right, isOptional: true),
                .init("multiply-adds", alignment: .right, isOptional: true),
            ])
        for model in models {
            table.append([
                model.isExample ? "e.g. \(model.name)" : model.name, sides(model.input),
                model.parameters.grouped,
                model.kerasParameters?.grouped ?? "", model.multiplyAdds.grouped,
            ])
        }
        return table.lines(style)
    }

    private func remedies(_ list: SheetRemedies) -> [String] {
        heading("Against \(list.illness.rawValue)")
            + list.remedies.enumerated().flatMap { index, remedy in
                let name = style.strong(TerminalText.harmless(remedy.name))
                let text = remedy.text.isEmpty ? "" : ": \(TerminalText.harmless(remedy.text))"
                return TextWrapper.wrap(
                    name + text,
                    width: style.width,
                    lead: "\(index + 1). ",
                    hang: "   "
                ) + corrections(remedy.corrections, indent: "   ")
            }
            + TextWrapper.wrap(TerminalText.harmless(list.source), width: style.width)
            .map(style.faint)
    }

    private func fact(_ fact: SheetFact) -> [String] {
        TextWrapper.wrap(
            style.strong(TerminalText.harmless(fact.heading)) + " "
                + TerminalText.harmless(fact.sentence),
            width: style.width,
            hang: "  "
        ) + corrections(fact.corrections, indent: "  ", isAnswer: fact.isQuestion)
    }

    private func corrections(
        _ corrections: [String],
        indent: String,
        isAnswer: Bool = false
    ) -> [String] {
        let lead = isAnswer ? style.strong("Answer:") : style.paint("Not quite:", .bad)
        return corrections.flatMap { correction in
            TextWrapper.wrap(
                lead + " " + TerminalText.harmless(correction),
                width: style.width,
                lead: indent,
                hang: indent
            )
        }
    }
}
