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

    /// The table and the sizes of the tensors come of one formula; only a count can tell.
    @Test func `a wrong formula that sizes the outputs too is found out`() throws {
        for (fault, words) in [
            (MisshapenConv.Fault.shape, "output: the table says [2, 7, 7], the run gave [2, 6, 6]"),
            (.parameters, "parameters: the table says 22, the run gave 20"),
        ] {
            var spec = NetworkSpec("planted", input: [1, 8, 8])
            try spec.append(ReLU(), named: "before")
            try spec.append(MisshapenConv(fault: fault), named: "conv")
            try spec.append(Flatten(), named: "behind")
            let rows = spec.nodes.map(ModelReport.Row.init)
            let run = ModelRun(spec, against: rows, seed: 1)
            #expect(run.layers.map(\.output) == spec.nodes.map(\.output))
            #expect(run.disagreements.first?.description == "conv: \(words)")
            #expect(run.disagreements.count == (fault == .shape ? 2 : 1))
        }
        var spec = NetworkSpec("sound", input: [1, 8, 8])
        try spec.append(MisshapenConv(fault: nil), named: "conv")
        #expect(ModelRun(spec, against: spec.nodes.map(ModelReport.Row.init), seed: 1).agrees)
    }

    @Test func `one seed gives one answer`() throws {
        let report = try ModelReport(Model("lenet5"))
        let runs = try [1, 1, 2].map { try ModelRun(report, seed: $0) }
        #expect(runs.map(\.agrees) == [true, true, true])
        #expect(runs[0].answer == runs[1].answer)
        #expect(runs[0].answer != runs[2].answer)
    }

    @Test func `the answer is the same on any number of threads`() throws {
        let report = try ModelReport(Model("mobilenetv2", input: 64))
        let runs = try [1, 3].map { try ModelRun(report, threads: $0) }
        #expect(runs[0].agrees)
        #expect(runs[0].answer == runs[1].answer)
    }

    @Test func `cost models and giants are not run`() throws {
        let cost = try ModelReport(Model("r-cnn"))
        #expect(throws: ModelRun.NotRun.costModel("r-cnn")) { try ModelRun(cost) }
        let giant = try ModelReport(Model("vgg16", input: 8_192))
        #expect(throws: ModelRun.NotRun.self) { try ModelRun(giant) }
    }

    @Test(arguments: [(8 << 30 + 1, 9), (9 << 30, 9), (9 << 30 - 1, 9), (.max, 1 << 33)])
    func `what is too large never reads as the limit`(bytes: Int, gibibytes: Int) {
        let error = ModelRun.NotRun.tooLarge("m", bytes: bytes, limit: 8 << 30)
        let words = "would take up to \(gibibytes) GiB; the limit is 8 GiB."
        #expect(error.description.contains(words), "\(error)")
    }
}

/// A convolution of two 3×3 filters with a wrong formula that sizes its outputs, too.
private struct MisshapenConv: Layer {
    enum Fault { case shape, parameters }

    var layer = Conv2D(inputChannels: 1, outputChannels: 2, kernelSize: 3)
    var fault: Fault?

    func outputShape(for input: Shape) throws(ShapeError) -> Shape {
        let output = try layer.outputShape(for: input)
        guard fault == .shape else { return output }
        return Shape(channels: output[0], height: output[1] + 1, width: output[2] + 1)
    }

    var parameters: [ParameterSpec] {
        layer.parameters + (fault == .parameters ? [ParameterSpec("more", [2], .bias)] : [])
    }

    func multiplyAdds(for input: Shape) throws(ShapeError) -> Int {
        try layer.multiplyAdds(for: input)
    }

    func forward<Scalar: TensorScalar>(
        _ input: Tensor<Scalar>,
        parameters: [Tensor<Scalar>],
        mode: Mode
    ) -> Tensor<Scalar> {
        guard let output = try? outputShape(for: input.shape.example) else { return input }
        return Tensor(output.batched(input.shape[0]))
    }

    func backward<Scalar: TensorScalar>(_ pass: ForwardPass<Scalar>) -> Gradients<Scalar> {
        Gradients(input: pass.input)
    }

    func measure(_ input: Shape, budget: Int) throws(ShapeError) -> Measurement {
        try layer.measure(input, budget: budget)
    }
}

extension ModelReport.Row {
    /// A row as the formulas of a node have it.
    fileprivate init(_ node: NetworkSpec.Node) {
        self.init(
            name: node.name,
            block: nil,
            kind: node.kind,
            layer: node.layer,
            input: [],
            output: node.output,
            parameters: node.parameters,
            uncounted: 0,
            multiplyAdds: node.multiplyAdds,
            receptiveField: node.receptiveField,
            isInPlace: false
        )
    }
}
