import Testing

@testable import StudyKit

struct SheetLayerTests {
    @Test(arguments: SheetLayerEntry.all)
    func `every layer of the catalogue runs and keeps its rules`(entry: SheetLayerEntry) throws {
        let layer = try SheetLayer(entry)
        #expect(layer.keras.hasPrefix("layers.") && layer.pytorch.hasPrefix("nn."))
        let count = layer.example.parameters.split(separator: " ").last?.filter(\.isNumber)
        #expect(count == "\(layer.example.parameterCount)")
    }

    /// Worked out by hand; the counts are those of `model.summary()` and of torchinfo.
    private static let examples: [(name: String, example: String)] = [
        ("Convolution", "15×15×16 | ⌊(32 + 2·0 − 3)/2⌋ + 1 = 15 | (3·3·3 + 1)·16 = 448 | 448"),
        ("Convolution, padded", "32×32×16 | ⌈32/1⌉ = 32 | (3·3·3 + 1)·16 = 448 | 448"),
        ("Max pooling", "13×13×64 | ⌊(27 + 2·0 − 3)/2⌋ + 1 = 13 | 0 | 0"),
        ("Global average pooling", "512 |  | 0 | 0"),
        ("Flatten", "25088 |  | 0 | 0"),
        ("Dense", "120 |  | (400 + 1)·120 = 48,120 | 48120"),
        ("Batch normalization", "32×32×64 |  | 4·64 = 256 | 128"),
        (
            "Transposed convolution",
            "15×15×32 | (7 − 1)·2 − 2·0 + 3 = 15 | "
                + "(3·3·64 + 1)·32 = 18,464 | 18464"
        ),
    ]

    @Test(arguments: examples)
    func `the examples are those of the frameworks`(name: String, expected: String) throws {
        let entry = try #require(SheetLayerEntry.all.first { $0.name == name })
        let example = try SheetLayer(entry).example
        let output = example.output.map(String.init).joined(separator: "×")
        let shown = "\(output) | \(example.size ?? "") | \(example.parameters) | "
        #expect(shown + "\(example.pytorchParameterCount)" == expected)
    }

    @Test func `a wrong rule keeps a layer off the sheet`() throws {
        let right = try #require(SheetLayerEntry.all.first { $0.name == "Convolution" })
        for (shape, size, parameters, found) in [
            (right.shape, "⌈(n + 2·p − k)/s⌉ + 1", right.parameters, "[16, 16, 16], not"),
            ("n×n×C → o×o×C", right.size, right.parameters, "gives [32, 32, 3] → [15, 15, 3]"),
            ("n×C → o×o×K", right.size, right.parameters, "gives [32, 3]"),
            (right.shape, right.size, "k·k·C·K", "gives 432, and the engine counted 448"),
            (right.shape, right.size, "(k·k·C + b)·K", "b"),
        ] {
            let wrong = SheetLayerEntry(
                name: "Convolution",
                mentions: [],
                input: right.input,
                layer: right.layer,
                shape: shape,
                size: size,
                parameters: parameters
            )
            let refusal = #expect(throws: SheetLayer.Refusal.self) { try SheetLayer(wrong) }
            #expect(refusal?.description.contains(found) == true, "\(refusal?.description ?? "")")
        }
    }
}
