import CNNEngine
import StudyKit
import StudyTerminal
import Testing

/// The words around the figures of one layer.
struct ComputeWordsTests {
    private func text(
        _ layer: String,
        on input: Shape,
        convention: Convention = .keras
    ) throws -> String {
        let request = try #require(try LayerChainText.read(layer).first)
        let report = try ComputeReport(request, on: input, convention: convention)
        let style = TerminalStyle(width: 200, isColored: false)
        return ComputePrinter(style: style).lines(report).joined(separator: "\n")
    }

    @Test func `what was counted and is no parameter of the convention is told`() throws {
        let pytorch = try text("bn", on: [4, 7, 7], convention: .pytorch)
        #expect(
            pytorch.contains(
                "counted 7×7 positions, 16 parameters (8 of them running statistics, "
                    + "which PyTorch does not count) and 0 multiply-adds"
            )
        )
        let keras = try text("bn", on: [4, 7, 7])
        #expect(keras.contains("counted 7×7 positions, 16 parameters and 0 multiply-adds"))
    }

    @Test func `one of a thing is one`() throws {
        let text = try text("dense 1", on: [1])
        for part in [
            "input           1 feature\n", "output          1 feature\n", "counted 1 output,",
            "the one cell computed twice agrees",
        ] {
            #expect(text.contains(part), "\(part) in \(text)")
        }
    }

    @Test func `features that ran in part are told as outputs`() throws {
        let report = try ComputeReport(
            try #require(try LayerChainText.read("dense 5000000").first),
            on: [4_000]
        )
        let style = TerminalStyle(width: 200, isColored: false)
        let text = ComputePrinter(style: style).lines(report).joined(separator: "\n")
        #expect(text.contains("the engine ran 2 of 5,000,000 outputs and counted"))
    }

    @Test func `a dense layer on an image is told by the cell that it ran on`() throws {
        let text = try text("dense 10", on: [4, 7, 7])
        #expect(
            text.contains("the engine ran 10 of 10 units on one cell and counted 7×7 positions")
        )
    }

    @Test(arguments: [
        ("depthwise 3", "DepthwiseConv2D: 1 filter of 3×3 for each of 4 channels, stride 1"),
        (
            "depthwise 3 multiplier 2 stride 2",
            "DepthwiseConv2D: 2 filters of 3×3 for each of 4 channels, stride 2"
        ),
        (
            "separable 8 3 stride 2",
            "SeparableConv2D: 3×3 in each of 4 channels, then 8 filters of 1×1×4, stride 2"
        ),
        ("transposed 8 3", "ConvTranspose2D: 8 filters of 3×3, stride 1, padding 0"),
    ])
    func `a layer is headed by its own name`(layer: String, title: String) throws {
        #expect(try text(layer, on: [4, 7, 7]).hasPrefix(title))
    }

    /// Worked out by hand for 4 rows.
    @Test(arguments: [
        (
            "transposed 1 3 stride 2", Convention.keras,
            ["n·s + max(k − s, 0)", "= 4·2 + max(3 − 2, 0)", "= 8 + 1 = 9"]
        ),
        (
            "transposed 1 2 stride 3", .keras,
            ["n·s + max(k − s, 0)", "= 4·3 + max(2 − 3, 0)", "= 12 + 0 = 12"]
        ),
        (
            "transposed 1 3 stride 2 pad 1", .keras,
            ["n·s + max(k − s, 0) − 2p", "= 4·2 + max(3 − 2, 0) − 2·1", "= 8 + 1 − 2 = 7"]
        ),
        (
            "transposed 1 3 stride 2 pad same", .keras,
            ["n·s", "= 4·2 = 8"]
        ),
        (
            "transposed 1 3 stride 2 pad 1", .pytorch,
            ["(n − 1)·s + k − 2p", "= (4 − 1)·2 + 3 − 2·1", "= 6 + 3 − 2 = 7"]
        ),
        (
            "transposed 1 3 stride 2 dilation 2", .pytorch,
            ["(n − 1)·s + (d(k − 1) + 1)", "= (4 − 1)·2 + (2·(3 − 1) + 1)", "= 6 + 5 = 11"]
        ),
    ])
    func `the size of a transposed convolution is worked out`(
        layer: String,
        convention: Convention,
        formula: [String]
    ) throws {
        let gap = String(repeating: " ", count: 16)
        let text = try text(layer, on: [1, 4, 4], convention: convention)
        let expected = "each side       " + formula.joined(separator: "\n" + gap) + "\n"
        #expect(text.contains(expected), "\(text)")
    }

    @Test func `both axes of a transposed convolution are worked out where they differ`() throws {
        let text = try text("transposed 1 3 stride 1x2", on: [1, 4, 5])
        #expect(text.contains("height          n·s + max(k − s, 0)"))
        #expect(text.contains("= 4·1 + max(3 − 1, 0)"))
        #expect(text.contains("width           n·s + max(k − s, 0)"))
        #expect(text.contains("= 5·2 + max(3 − 2, 0)"))
    }
}
