import CNNEngine
import Testing

@testable import StudyKit

/// Tables with a layer on each row.
struct LayerTableTests {
    private func verdicts(_ table: String) throws -> [String] {
        try CheckedText.document("# Notes\n\n\(table)\n").claims.map {
            "\($0.verdict) \($0.expected ?? "")"
        }
    }

    // Worked out by hand; the network is LeNet-5.
    @Test func `each row is judged from the shape of the row before`() throws {
        let table = """
            | Layer | Output | Parameters |
            |---|---|---|
            | Input | 32x32x1 | 0 |
            | Conv 5x5, 6 filters | 28x28x6 | 156 |
            | ReLU | 28x28x6 | 0 |
            | Max pool 2x2 | 13x13x6 | 0 |
            | Conv 5x5, 16 filters | 9x9x16 | 2400 |
            | Flatten | 1296 | 0 |
            | Dense | 120 | 155,520 |
            | Dense 84 | 84 | 10,164 |
            """
        #expect(
            try verdicts(table) == [
                "right 28×28×6", "right 156", "wrong 14×14×6", "right 0", "right 9×9×16",
                "wrong 2416", "right 1296", "right 0", "wrong 155,640", "right 10,164",
            ]
        )
    }

    @Test func `window, filters, stride and padding may have columns of their own`() throws {
        let table = """
            | Layer | Filters | Kernel | Stride | Padding | Output shape | Params |
            |---|---|---|---|---|---|---|
            | Input | | | | | 227x227x3 | |
            | Conv | 96 | 11x11 | 4 | 0 | 55x55x96 | 34,944 |
            | Max pool | | 3x3 | 2 | 0 | 27x27x96 | 0 |
            | Conv | 256 | 5x5 | 1 | 2 | 28x28x256 | 614,656 params |
            """
        #expect(
            try verdicts(table) == [
                "right 55×55×96", "right 34,944", "right 27×27×96", "right 0", "wrong 27×27×256",
                "right 614,656",
            ]
        )
    }

    @Test(arguments: [
        "| Network | Layers | Parameters |\n|---|---|---|\n| Conv net | 8 | 500 |\n| Other | 9 | 7 |",
        "| Day | Layer | Size |\n|---|---|---|\n| 1 | conv | 3 |\n| 2 | pool | 4 |",
        "| Layer | Parameters |\n|---|---|\n| conv 3x3, 8 filters | 224 params |\n| dense | most |",
        "| Layer | Output |\n|---|---|\n| Input | 32x32x3 |\n| Residual block | 16x16x64 |",
        "| Layer | Output |\n|---|---|\n| Input | 32x32x3 |\n| Conv | 16x16x64 |\n| GAP | 64 maps |",
        "| Layer | Output |\n|---|---|\n| Conv 3x3 | 9223372036854775807x2x2 |\n| Flatten | 0 |",
        "| Layer | Output | Weights |\\n|---|---|---|\\n| Conv 5x5, 6 filters | 28x28x6 | 456 params |",
        "| Layer | Units |\n|---|---|\n| Dense | 128 |\n| Dense | 10 |",
        "| Layer |\n|---|\n| conv 5x5, 6 filters |\n\n| Layer | Output |",
    ])
    func `a table that says too little is left alone`(table: String) throws {
        #expect(try verdicts(table).filter { $0.hasPrefix("wrong") } == [])
    }

    @Test func `shapes with the channels in front are read in tables as well`() throws {
        let table = """
            | Layer | Output |
            |---|---|
            | Input | 3x32x32 |
            | Conv 3x3, 8 filters, same padding | 8x32x32 |
            | Max pool 2x2 | 8x15x15 |
            | GAP | 8 |
            """
        #expect(try verdicts(table) == ["right 8×32×32", "wrong 8×16×16", "right 8"])
    }

    @Test func `claims with changed letters neither trap nor hang`() throws {
        let lines = [
            "| Layer | Filters | Kernel | Stride | Padding | Output | Params |",
            "|---|---|---|---|---|---|---|", "| Input | | | | | 227x227x3 | |",
            "| Conv | 96 | 11x11 | 4 | 0 | 55x55x96 | 34,944 |", "| Flatten | | | | | 400 | 0 |",
            "| Dense 10 | | | | | 10 | 4,010 |", "",
            "3x32x32 -> conv 5x5, 6 filters, stride 1, padding 2 -> 6x28x28 -> GAP -> 6", "",
            "2x2 pooling halves 64x64x32 to 32x32x16: 0 parameters",
        ]
        var random = SplitMix64(seed: 12)
        let letters = Array("0123456789x×|-> .,:%()\n9")
        for _ in 0..<400 {
            var text = Array(lines.joined(separator: "\n"))
            for _ in 0..<8 {
                let place = Int(random.next() % UInt64(text.count))
                text[place] = letters[Int(random.next() % UInt64(letters.count))]
            }
            _ = try CheckedText.document(String(text))
        }
    }
}
