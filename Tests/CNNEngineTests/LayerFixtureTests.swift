import CNNEngine
import Testing

/// Every layer against PyTorch: `Fixtures/README.md` says how the numbers were made.
struct LayerFixtureTests {
    /// What is exact in single precision in any order of summation.
    private static let exactTypes: Set<String> = [
        "conv", "conv_transpose", "depthwise", "separable", "dense", "zeropad", "crop",
        "flatten", "upsample",
    ]

    @Test func `the file has cases of every type`() {
        #expect(LayerFixture.all.count >= 200)
        #expect(Set(LayerFixture.all.map(\.layer.type)).count == 16)
    }

    @Test(arguments: LayerFixture.all.filter { !$0.isJoint })
    func `double precision gives PyTorch's numbers`(_ fixture: LayerFixture) throws {
        let run = FixtureRun<Double>(fixture)
        for (label, actual, expected) in try run.results() {
            expectEqual(actual, expected, absolute: 1e-12, relative: 1e-9, "\(label)")
        }
    }

    @Test(arguments: LayerFixture.all.filter { !$0.isJoint })
    func `single precision gives PyTorch's numbers`(_ fixture: LayerFixture) throws {
        let run = FixtureRun<Float>(fixture)
        for (label, actual, expected) in try run.results() {
            if Self.exactTypes.contains(fixture.layer.type) {
                expectEqual(actual.doubled, expected, absolute: 0, relative: 0, "\(label)")
            } else {
                expectEqual(actual.doubled, expected, absolute: 1e-5, relative: 1e-5, "\(label)")
            }
        }
    }

    @Test(arguments: LayerFixture.all.filter { !$0.isJoint })
    func `formula and measured route give PyTorch's shapes`(_ fixture: LayerFixture) throws {
        let layer = try fixture.build()
        let input = Shape(Array(try #require(fixture.inputShape).dropFirst()))
        for budget in [0, 1_000_000] {
            let analysis = try LayerAnalysis(layer, on: input, budget: budget)
            #expect(analysis.output.dimensions == Array(fixture.outputShape.dropFirst()))
            guard case .agreed = analysis.verification else {
                Issue.record("\(fixture.name): \(analysis.verification)")
                continue
            }
        }
    }

    /// A joint of inputs is tried in a network that first takes its input apart.
    @Test(arguments: LayerFixture.all.filter(\.isJoint))
    func `joints of inputs give PyTorch's numbers`(_ fixture: LayerFixture) throws {
        let parts: [Tensor<Double>] = try #require(fixture.inputs).map { $0.tensor() }
        let batch = Tensor.concatenated(parts)
        let network = try joint(fixture.layer.type == "add", of: parts, on: batch.shape.example)
        let recording = network.record(batch, mode: .inference)
        let shape = Shape(fixture.outputShape)
        #expect(recording.output == Tensor(shape, fixture.output))
        let gradients = network.gradients(of: recording, upstream: Tensor(shape, fixture.upstream))
        let expected: [Tensor<Double>] = try #require(fixture.inputGradients).map { $0.tensor() }
        #expect(gradients.batch == Tensor.concatenated(expected))
    }

    /// A network that takes the channels of its input apart and joins them again.
    private func joint(
        _ adds: Bool,
        of parts: [Tensor<Double>],
        on input: Shape
    ) throws -> Network<Double> {
        var net = NetworkSpec("joint", input: input)
        var sources: [NetworkSpec.NodeID] = []
        var weights: [[Tensor<Double>]] = []
        var first = 0
        for part in parts {
            let channels = part.shape[1]
            let dense = Dense(inputFeatures: input[0], units: channels, bias: false)
            sources.append(try net.append(dense, after: .input))
            var weight = Tensor<Double>([channels, input[0]])
            for channel in 0..<channels {
                weight.values[channel * input[0] + first + channel] = 1
            }
            weights.append([weight])
            first += channels
        }
        if adds { try net.add(sources[0], sources[1]) } else { try net.concatenate(sources) }
        return Network(net, parameters: weights + [[]])
    }
}

/// A case run by the engine.
private struct FixtureRun<Scalar: TensorScalar> {
    let fixture: LayerFixture

    init(_ fixture: LayerFixture) {
        self.fixture = fixture
    }

    /// What PyTorch calls a parameter.
    private func torchName(_ name: String) -> String {
        let isNorm = fixture.layer.type == "batchnorm"
        let names = ["gamma": "weight", "beta": "bias", "running_variance": "running_var"]
        return isNorm ? names[name] ?? name : name
    }

    /// Each result of the engine beside the expected one.
    func results() throws -> [(label: String, Tensor<Scalar>, Tensor<Double>)] {
        let layer = try fixture.build()
        let names = layer.parameters.map { torchName($0.name) }
        let parameters: [Tensor<Scalar>] = try names.map {
            try #require(fixture.parameters[$0], "no parameter \($0)").tensor()
        }
        #expect(parameters.map(\.shape) == layer.parameters.map(\.shape))
        #expect(fixture.parameters.count == names.count)
        let shape = Shape(try #require(fixture.inputShape))
        let input = Tensor<Scalar>(shape, try #require(fixture.input).map { Scalar($0) })
        let mode: Mode = fixture.layer.training == true ? .training(seed: 0) : .inference
        let output = layer.forward(input, parameters: parameters, mode: mode)
        let pass = ForwardPass(
            input: input,
            output: output,
            parameters: parameters,
            upstream: Tensor(Shape(fixture.outputShape), fixture.upstream.map { Scalar($0) }),
            mode: mode
        )
        let gradients = layer.backward(pass)
        var results = [
            ("output", output, Tensor(Shape(fixture.outputShape), fixture.output)),
            ("input gradient", gradients.input, Tensor(shape, try #require(fixture.inputGradient))),
        ]
        for (name, gradient) in zip(names, gradients.parameters) {
            guard let expected = fixture.parameterGradients[name] else {
                #expect(gradient.values.allSatisfy { $0 == 0 })
                continue
            }
            results.append(("gradient of \(name)", gradient, expected.tensor()))
        }
        let moved = layer.parametersAfterTraining(on: input, parameters: parameters)
        for (name, tensor) in zip(names, moved) {
            guard let expected = fixture.stateAfter?[name] else { continue }
            results.append(("\(name) after", tensor, expected.tensor()))
        }
        return results
    }
}

/// Compares two tensors within `absolute + relative · |expected|`; 0 and 0 mean the same bits.
private func expectEqual(
    _ actual: Tensor<Double>,
    _ expected: Tensor<Double>,
    absolute: Double,
    relative: Double,
    _ label: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(actual.shape == expected.shape, "\(label)", sourceLocation: sourceLocation)
    let pairs = zip(actual.values, expected.values).enumerated()
    for (index, (actual, expected)) in pairs {
        let isClose = abs(actual - expected) <= absolute + relative * abs(expected)
        let found = "\(label) \(index): \(actual), expected \(expected)"
        #expect(isClose, "\(found)", sourceLocation: sourceLocation)
    }
}
