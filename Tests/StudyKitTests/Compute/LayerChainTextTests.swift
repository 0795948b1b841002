import CNNEngine
import StudyKit
import Testing

struct LayerChainTextTests {
    /// LeNet-5 as d2l.ai has it: 61,706 parameters and 416,520 multiply-adds.
    @Test func `LeNet in one line has the published totals`() throws {
        let layers = try LayerChainText.read(
            """
            conv 6 5x5 pad 2, sigmoid, avgpool 2, conv 16 5x5, sigmoid, avgpool 2, flatten, \
            dense 120, sigmoid, dense 84, sigmoid, dense 10
            """
        )
        let report = try ChainReport(input: [1, 28, 28], layers: layers, convention: .keras)
        #expect(report.parameters.total == 61_706)
        #expect(report.multiplyAdds == 416_520)
        #expect(report.isVerified == true)
        #expect(report.steps.map(\.output).last == [10])
    }

    @Test func `options are heard in any order`() throws {
        let layers = try LayerChainText.read(
            "conv 8 3×5 stride 2x1 nobias padding same groups 2, MaxPool 3 stride 2 ceil"
        )
        #expect(layers[0].kernel == Size2D(height: 3, width: 5))
        #expect(layers[0].stride == Size2D(height: 2, width: 1))
        #expect(layers[0].padding == .same)
        #expect(layers[0].groups == 2)
        #expect(layers[0].bias == false)
        #expect(layers[1].pool == .max)
        #expect(layers[1].ceilMode == true)
    }

    @Test(arguments: [
        ("", 1, "A layer is missing"), ("relu,,relu", 6, "A layer is missing"),
        ("conv", 5, "'conv' needs a number of filters"),
        ("conv 6", 7, "'conv' needs a kernel"), ("conv six 3", 6, "not 'six'"),
        ("relu, cnov 6 3", 7, "Did you mean 'conv'?"),
        ("conv 6 3 pda 2", 10, "Did you mean 'pad'?"), ("conv 6 3 stride", 16, "needs a stride"),
        ("relu stride 2", 6, "'relu' takes no 'stride'. It takes no options."),
        ("dense 10 stride 2", 10, "'dense' takes no 'stride'. It takes nobias."),
        (
            "relu, maxpool 2 nobias", 17,
            "'maxpool' takes no 'nobias'. It takes stride, pad, dilation, ceil."
        ),
        ("maxpool 2 countpad", 11, "It takes stride, pad, dilation, ceil."),
        ("avgpool 2 groups 2", 11, "It takes stride, pad, dilation, ceil, countpad."),
        ("depthwise 3 groups 2", 13, "It takes stride, pad, dilation, multiplier, nobias."),
        ("zeropad 1 pad 2", 11, "'zeropad' takes no 'pad'."),
        ("bn nobias", 4, "'bn' takes no 'nobias'."),
        ("dense 10x10", 7, "one number"), ("conv 6 3x3x3", 8, "needs a kernel"),
    ])
    func `what is not understood is placed`(text: String, column: Int, words: String) {
        let error = #expect(throws: LayerChainText.Problem.self) {
            try LayerChainText.read(text)
        }
        #expect(error?.column == column)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }

    @Test func `mutated chains neither trap nor hang`() {
        let seeds = [
            "conv 6 5x5 pad 2, sigmoid, avgpool 2, conv 16 5x5, flatten, dense 10",
            "separable 8 3 stride 2 multiplier 2, bn, relu6, globalpool, dropout 0.5",
            "transposed 4 3 stride 2 pad same, upsample 2, crop 1, zeropad 1x2, reshape 2x3x4",
        ]
        let pieces = [
            "9223372036854775807", "-1", "0", ",", " ", "x", "×", "same", "conv 1 1", "é",
        ]
        var generator = SplitMix64(seed: 5)
        var (read, understood) = (0, 0)
        for round in 0..<10_000 {
            var text = Array(seeds[round % seeds.count])
            for _ in 0..<generator.integer(below: 4) {
                let place = generator.integer(below: text.count)
                let end = min(text.count, place + generator.integer(below: 4))
                let piece = pieces[generator.integer(below: pieces.count)]
                text.replaceSubrange(place..<end, with: Array(piece))
            }
            guard let layers = try? LayerChainText.read(String(text)) else { continue }
            read += 1
            let report = try? ChainReport(
                input: [3, 28, 28],
                layers: layers,
                convention: .keras,
                budget: 1_000
            )
            understood += report == nil ? 0 : 1
        }
        #expect(read > 2_000 && understood > 500)
    }
}
