import CNNEngine
import CNNEngineCases
import Testing

/// What holds for every layer of the table.
struct LayerCaseTests {
    @Test func `every case has its own name`() {
        #expect(Set(LayerCase.all.map(\.name)).count == LayerCase.all.count)
        #expect(LayerCase.all.count >= 60)
        #expect(LayerCase.allRefusals.count >= 100)
    }

    @Test(arguments: LayerCase.all)
    func `gradients are the central differences`(_ entry: LayerCase) {
        let run = CaseRun<Double>(entry)
        let output = run.output()
        let upstream: Tensor<Double> = sample(output.shape, seed: 3)
        let gradients = run.gradients(upstream)
        var compared = DifferenceCheck(entry)
        compared.expect(gradients.input, at: run.input, "input") { moved in
            var run = run
            run.input = moved
            return dot(run.output(), upstream)
        }
        #expect(gradients.parameters.count == entry.layer.parameters.count)
        for (index, spec) in entry.layer.parameters.enumerated() {
            guard spec.isTrainable else {
                #expect(gradients.parameters[index] == Tensor(spec.shape), "\(spec.name)")
                continue
            }
            compared.expect(gradients.parameters[index], at: run.parameters[index], spec.name) {
                var run = run
                run.parameters[index] = $0
                return dot(run.output(), upstream)
            }
        }
        #expect(compared.leftOut * 20 <= compared.count, "\(compared.leftOut) at kinks")
        if entry.kink == nil { #expect(compared.leftOut == 0) }
    }

    @Test(arguments: LayerCase.all, [0, 1_000_000])
    func `formula and measured route agree`(_ entry: LayerCase, budget: Int) throws {
        let analysis = try LayerAnalysis(entry.layer, on: entry.input, budget: budget)
        guard case .agreed(let measurement) = analysis.verification else {
            Issue.record("\(analysis.verification)")
            return
        }
        #expect(measurement.parametersRead == analysis.parameters.total)
        #expect(measurement.cellsWrong == 0)
    }

    /// `forward` sizes its output by the formula; the measured route counts without it.
    @Test(arguments: LayerCase.all)
    func `the output has the shape that was counted`(_ entry: LayerCase) throws {
        let counted = try entry.layer.measure(entry.input, budget: 0).output
        #expect(CaseRun<Float>(entry).output().shape == counted.batched(entry.batch))
    }

    @Test(arguments: LayerCase.all)
    func `single precision follows double precision`(_ entry: LayerCase) {
        let single = CaseRun<Float>(entry)
        let double = CaseRun<Double>(entry)
        let output = double.output()
        expectClose(single.output().doubled, output, tolerance: 1e-5)
        let upstream: Tensor<Float> = sample(output.shape, seed: 3)
        let gradients = single.gradients(upstream)
        let expected = double.gradients(upstream.doubled)
        expectClose(gradients.input.doubled, expected.input, tolerance: 1e-4)
        for (gradient, expected) in zip(gradients.parameters, expected.parameters) {
            expectClose(gradient.doubled, expected, tolerance: 1e-4)
        }
    }

    @Test(arguments: LayerCase.allRefusals.indices)
    func `what cannot be is a typed error`(index: Int) {
        let (layer, refusal) = LayerCase.allRefusals[index]
        let error = #expect(throws: ShapeError.self, "\(layer) \(refusal)") {
            _ = try layer.multiplyAdds(for: refusal.input)
            _ = try layer.parameterCount()
            _ = try layer.measure(refusal.input, budget: .max)
        }
        #expect(error?.code == refusal.code, "\(layer) \(refusal): \(error?.description ?? "")")
        #expect(error?.description.contains(layer.name) == true)
    }

    @Test(arguments: LayerCase.allRefusals.indices)
    func `nothing that cannot be traps anywhere`(index: Int) {
        let (layer, refusal) = LayerCase.allRefusals[index]
        _ = try? layer.outputShape(for: refusal.input)
        _ = try? layer.windows(for: refusal.input)
        _ = try? layer.measure(refusal.input, budget: 0)
        for axis in Axis.allCases { _ = layer.reach(on: axis, into: refusal.input) }
        _ = layer.parameters
    }
}
