import CNNKernels
import Testing

@testable import CNNEngine

/// Depthwise convolutions done in one step with the convolutions of 1 × 1 beside them.
struct InvertedResidualTests {
    @Test(arguments: ChosenKernels.available.map(\.name), [ResidualChoice.always, .alwaysBefore])
    func `inverted residuals equal their definition on random odd shapes`(
        name: String,
        choice: ResidualChoice
    ) throws {
        let kernels = try #require(ChosenKernels.available.first { $0.name == name })
        var generator = SplitMix64(seed: 31)
        var compared = 0
        for seed in UInt64(0)..<300 {
            guard let spec = NetworkSpec.invertedResidual(using: &generator) else { continue }
            var network = Network<Float>(spec, initializer: .normal(deviation: 0.3), seed: seed)
            network.drawStatistics(seed: seed)
            let batch: Tensor<Float> = sample(spec.input.batched(2), seed: seed)
            let plan = Plan(
                network,
                batch: 1 + generator.integer(below: 2),
                threads: seed.isMultiple(of: 8) ? 3 : 1,
                kernels: kernels,
                residuals: choice,
                smallestShared: 0
            )
            let label = "seed \(seed): \(spec.nodes.map(\.name)) on \(spec.input)"
            expectClose(plan.run(batch).doubled, network(batch).doubled, tolerance: 3e-5, label)
            compared += 1
        }
        #expect(compared > 150)
    }

    @Test(arguments: [ResidualChoice.measured, .always, .alwaysBefore])
    func `the answer does not depend on the number of threads`(choice: ResidualChoice) throws {
        let spec = try NetworkSpec.mobilenetV2(input: 64)
        let network = Network<Float>(spec, initializer: .heUniform, seed: 12)
        let image: Tensor<Float> = sample([2, 3, 64, 64], seed: 13)
        let kernels = ChosenKernels.widest
        let alone = Plan(network, threads: 1, kernels: kernels, residuals: choice).run(image)
        for threads in [2, 3, 7] {
            let plan = Plan(network, threads: threads, kernels: kernels, residuals: choice)
            #expect(plan.run(image).values == alone.values)
        }
    }

    /// What is gathered: the nodes whose values are written, by the choice.
    @Test func `a convolution that is read twice, or gathered already, stays by itself`() throws {
        var spec = NetworkSpec("chain", input: [4, 9, 9])
        try spec.append(Conv2D.pointwise(4, 8), named: "a")
        try spec.append(Conv2D.depthwise(8), named: "b")
        try spec.append(Conv2D.pointwise(8, 6), named: "c")
        let last = try spec.append(Conv2D.depthwise(6), named: "d")
        let side = try spec.append(Conv2D.pointwise(6, 6), named: "e")
        try spec.add(side, last, named: "sum")
        func written(_ choice: ResidualChoice) -> [String] {
            PlanGraph(spec, fuses: true).stages(choice).map { spec.nodes[$0.output].name }
        }
        #expect(written(.always) == ["c", "d", "sum"])
        #expect(written(.alwaysBefore) == ["b", "d", "sum"])
        #expect(written(.measured) == ["b", "d", "sum"])
        #expect(PlanGraph(spec, fuses: false).stages(.always).count == spec.nodes.count)
    }
}

extension Conv2D {
    static func pointwise(_ channels: Int, _ filters: Int) -> Conv2D {
        Conv2D(inputChannels: channels, outputChannels: filters, kernelSize: 1)
    }

    static func depthwise(
        _ channels: Int,
        kernel: Size2D = 3,
        stride: Size2D = 1,
        padding: Padding = .same,
        dilation: Size2D = 1
    ) -> Conv2D {
        Conv2D(
            inputChannels: channels,
            outputChannels: channels,
            kernelSize: kernel,
            stride: stride,
            padding: padding,
            dilation: dilation,
            groups: channels
        )
    }
}

extension NetworkSpec {
    /// A depthwise convolution with or without others of 1 × 1, normalizations, bounds, a sum and a
    /// reader with padding; `nil` where windows do not fit.
    static func invertedResidual(using generator: inout SplitMix64) -> NetworkSpec? {
        func upTo(_ bound: Int) -> Int { 1 + generator.integer(below: bound) }
        func oneIn(_ bound: Int) -> Bool { generator.integer(below: bound) == 0 }
        func size(_ bound: Int) -> Size2D { Size2D(height: upTo(bound), width: upTo(bound)) }
        let (channels, hidden) = (upTo(40), 1 + upTo(80))
        var spec = NetworkSpec(
            "residual",
            input: [channels, upTo(20), oneIn(4) ? upTo(140) : upTo(31)]
        )
        func append(_ layer: some Layer, channels: Int) throws {
            try spec.append(layer)
            if oneIn(2) { try spec.append(BatchNorm(channels: channels)) }
            if oneIn(2) { try spec.append(ReLU6()) }
        }
        do {
            // A stem, so that the expansion reads blocks, sometimes with the margin of a side branch.
            try append(Conv2D.pointwise(channels, channels), channels: channels)
            let stem = spec.last
            if oneIn(3) { try append(Conv2D.pointwise(channels, channels), channels: channels) }
            let expands = !oneIn(5)
            if expands { try append(Conv2D.pointwise(channels, hidden), channels: hidden) }
            let width = expands ? hidden : channels
            guard width > 1 else { return nil }
            let filters = Conv2D.depthwise(
                width,
                kernel: oneIn(2) ? 3 : size(5),
                stride: oneIn(2) ? 1 : size(3),
                padding: oneIn(2)
                    ? .same : .explicit(top: upTo(3) - 1, bottom: 1, left: upTo(2) - 1, right: 2),
                dilation: oneIn(3) ? size(2) : 1
            )
            try append(filters, channels: width)
            if oneIn(5) { return spec }
            try spec.append(Conv2D.pointwise(width, channels))
            try spec.append(BatchNorm(channels: channels))
            if spec.shape(of: stem) == spec.shape(of: spec.last), !oneIn(4) {
                try spec.add(spec.last, stem)
            }
            guard oneIn(2) else { return spec }
            try append(
                Conv2D(
                    inputChannels: channels,
                    outputChannels: 5,
                    kernelSize: 3,
                    padding: .same
                ),
                channels: 5
            )
            return spec
        } catch {
            return nil
        }
    }
}
