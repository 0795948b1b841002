internal import CNNEngine
public import StudyKit

/// Prints the list of models that are known by name.
public struct ModelCatalogPrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// A line for each model, and how to see one.
    public func lines(_ models: [Model]) -> [String] {
        var table = TextTable(
            columns: [
                .init("model"), .init("input", isOptional: true),
                .init("parameters", alignment: .right),
                .init("multiply-adds", alignment: .right, isOptional: true),
                .init("field", alignment: .right, isOptional: true),
                .init("what it is", isOptional: true),
            ])
        for model in models {
            table.append([
                model.name, model.input.sides, model.parameters.grouped,
                model.multiplyAdds.grouped, model.receptiveField.rows.cells.grouped,
                model.entry.summary,
            ])
        }
        let hint =
            "Counted as PyTorch does, one image. Show one with 'study model resnet50', its Keras "
            + "build with '--like keras', and run it with '--run'."
        return table.lines(style) + [""] + TextWrapper.wrap(hint, width: style.width)
    }
}
