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
        ("dense 10x10", 7, "one number"), ("conv 6 3x3x3", 8, "needs a kernel"),
    ])
    func `what is not understood is placed`(text: String, column: Int, words: String) {
        let error = #expect(throws: LayerChainText.Problem.self) {
            try LayerChainText.read(text)
        }
        #expect(error?.column == column)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }
}
