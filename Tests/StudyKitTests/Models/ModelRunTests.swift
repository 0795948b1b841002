import CNNEngine
import Testing

@testable import StudyKit

struct ModelRunTests {
    @Test(arguments: [
        ("lenet5", nil, Convention.pytorch), ("lenet5-1998", nil, .pytorch),
        ("mobilenet_v2", 32, .keras), ("mobilenet_v2", 33, .keras), ("resnet18", 32, .pytorch),
        ("resnet50", 32, .keras), ("yolov3-tiny", 32, .pytorch),
    ])
    func `a run bears out the table`(name: String, side: Int?, convention: Convention) throws {
        let model = try Model(name, convention: convention, input: side.map { Size2D($0) })
        let report = try ModelReport(model)
        var told: [Double] = []
        let run = try ModelRun(report) { done, _ in told.append(done) }
        #expect(run.agrees, "\(run.disagreements)")
        #expect(run.layers.map(\.output) == report.rows.map(\.output))
        #expect(run.numbers == model.trainable + model.nonTrainable)
        #expect(run.peakMemory > 1 << 20)
        #expect(told == told.sorted() && told.last == 1)
    }

    @Test func `a table that is not true is found out`() throws {
        let rows = try ModelReport(Model("lenet5")).rows
        var spec = NetworkSpec("other", input: [1, 28, 28])
        let wide = Conv2D(inputChannels: 1, outputChannels: 6, kernelSize: 5)
        try spec.append(wide, named: "C1")
        let run = ModelRun(spec, against: rows, seed: 1)
        #expect(!run.agrees)
        #expect(
            run.disagreements.map(\.description) == [
                "the network: layers: the table says 12, the run gave 1",
                "C1: output: the table says [6, 28, 28], the run gave [6, 24, 24]",
            ]
        )
        let bare = Conv2D(
            inputChannels: 1,
            outputChannels: 6,
            kernelSize: 5,
            padding: .symmetric(2),
            bias: false
        )
        var unbiased = NetworkSpec("other", input: [1, 28, 28])
        try unbiased.append(bare, named: "C1")
        let counted = ModelRun(unbiased, against: Array(rows.prefix(1)), seed: 1)
        #expect(
            counted.disagreements.map(\.description) == [
                "C1: parameters: the table says 156, the run gave 150"
            ]
        )
    }

    @Test func `one seed gives one answer`() throws {
        let report = try ModelReport(Model("lenet5"))
        let runs = try [1, 1, 2].map { try ModelRun(report, seed: $0) }
        #expect(runs.map(\.agrees) == [true, true, true])
        #expect(runs[0].answer == runs[1].answer)
        #expect(runs[0].answer != runs[2].answer)
    }

    @Test func `cost models and giants are not run`() throws {
        let cost = try ModelReport(Model("r-cnn"))
        #expect(throws: ModelRun.NotRun.costModel("r-cnn")) { try ModelRun(cost) }
        let giant = try ModelReport(Model("vgg16", input: 8_192))
        #expect(throws: ModelRun.NotRun.self) { try ModelRun(giant) }
    }
}
