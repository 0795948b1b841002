import CNNEngine
import StudyKit
import StudyTerminal
import Testing

struct ComputePrinterTests {
    private func text(
        _ layer: LayerRequest,
        on input: Shape,
        style: TerminalStyle = .plain
    ) throws -> [String] {
        ComputePrinter(style: style).lines(try ComputeReport(layer, on: input))
    }

    private func conv(
        filters: Int = 1,
        _ kernel: Size2D,
        stride: Size2D = 1,
        padding: Padding = .valid,
        dilation: Size2D = 1
    ) -> LayerRequest {
        var request = LayerRequest(.conv)
        request.filters = filters
        request.kernel = kernel
        request.stride = stride
        request.padding = padding
        request.dilation = dilation
        return request
    }

    @Test func `the notes' example shows formula, windows and counts`() throws {
        let layer = conv(3, stride: 2)
        let text = try text(layer, on: [1, 7, 7]).joined(separator: "\n")
        for part in [
            "output          3×3×1", "= ⌊(7 + 2·0 − 3)/2⌋ + 1", "= ⌊4/2⌋ + 1", "= 2 + 1 = 3",
            "· · · · ■ ■ ■   window 3: 4 to 6", "every column is read", "(3·3·1 + 1)·1 = 10",
            "= 81", "450 parameters, 45 times as many", "layers.Conv2D(1, 3, strides=2)",
            "nn.Conv2d(1, 1, 3, stride=2)", "verified",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func `the floor and the column it costs are shown`() throws {
        let layer = conv(3, stride: 2)
        let text = try text(layer, on: [1, 10, 10]).joined(separator: "\n")
        #expect(text.contains("= ⌊7/2⌋ + 1, 1 left over: the floor drops it"))
        #expect(text.contains("never read: column 9"))
    }

    @Test func `padding, dilation and both axes are drawn`() throws {
        let layer = conv(
            Size2D(height: 3, width: 1),
            stride: Size2D(height: 3, width: 2),
            padding: .symmetric(Size2D(height: 1, width: 0)),
            dilation: Size2D(height: 2, width: 1)
        )
        let text = try text(layer, on: [1, 9, 5]).joined(separator: "\n")
        #expect(text.contains("■ ○ ■ ○ ■ · · · · · ·   window 1: −1 to 3"))
        #expect(text.contains("never read: 2 rows (0, 8)"))
        #expect(text.contains("never read: 2 columns (1, 3)"))
    }

    @Test(arguments: [20, 33, 40, 60, 80, 120])
    func `no line but code is wider than the terminal`(width: Int) throws {
        let layers: [(LayerRequest, Shape)] = [
            (conv(3, stride: 2), [1, 7, 7]),
            (
                conv(
                    filters: 64,
                    7,
                    stride: 2,
                    padding: .same
                ), [3, 224, 224]
            ),
            (conv(filters: 3, 3), [2, 1 << 25, 30]),
        ]
        for (layer, input) in layers {
            let style = TerminalStyle(width: width, isColored: true)
            for line in try text(layer, on: input, style: style) {
                let isCode =
                    line.contains("layers.") || line.contains("nn.") || line.contains("(3, 64")
                #expect(isCode || DisplayWidth.of(line) <= width, "\(width): \(line)")
            }
        }
    }

    @Test func `plain text has no control characters`() throws {
        let layer = conv(3)
        let text = try text(layer, on: [1, 7, 7]).joined()
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 })
    }
}
