import CNNEngine
import StudyKit
import StudyTerminal
import Testing

struct ChainPrinterTests {
    private func text(
        _ layers: String,
        on input: Shape,
        convention: Convention = .keras,
        budget: Int = 1_000_000
    ) throws -> String {
        let report = try ChainReport(
            input: input,
            layers: try LayerChainText.read(layers),
            convention: convention,
            budget: budget
        )
        let style = TerminalStyle(width: 200, isColored: false)
        return ChainPrinter(style: style).lines(report).joined(separator: "\n")
    }

    @Test func `a chain that ran whole says so`() throws {
        let text = try text("conv 6 5x5 pad 2, sigmoid, flatten, dense 10", on: [1, 28, 28])
        #expect(text.contains("verified: the engine ran every layer whole and counted this."))
    }

    @Test func `no multiply-adds are not doubled, and running statistics are told`() throws {
        let text = try text("bn, relu", on: [4, 7, 7], convention: .pytorch)
        #expect(
            text.contains(
                "8 parameters, counted as PyTorch does, which leaves out 8 running statistics; "
                    + "no multiply-adds."
            )
        )
        #expect(!text.contains("twice"))
    }

    @Test func `a chain that ran in part says which part`() throws {
        // 110,592 multiply-adds run whole, 2,359,296 do not.
        let layers = "conv 64 3 pad 1, relu, conv 64 3 pad 1"
        let some = try text(layers, on: [3, 8, 8], budget: 120_000)
        #expect(
            some.contains(
                "verified: the engine ran 2 of 3 layers whole; of the other one it ran a part, such "
                    + "as each axis and some cells, and multiplied the counts."
            )
        )
        let none = try text("conv 64 3 pad 1, conv 64 3 pad 1", on: [64, 9, 9], budget: 1_000)
        #expect(
            none.contains(
                "verified: the engine ran no layer whole; of each it ran a part, such as each axis "
                    + "and some cells, and multiplied the counts."
            )
        )
        for text in [some, none] { #expect(!text.contains("ran every layer")) }
    }
}
