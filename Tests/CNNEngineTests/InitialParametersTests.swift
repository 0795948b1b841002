import Testing

@testable import CNNEngine

struct InitialParametersTests {
    @Test func `nodes start as those of a network of the same seed, in whatever order`() throws {
        let spec = try NetworkSpec.lenet5()
        let network = Network<Float>(spec, initializer: .heUniform, seed: 9)
        let initial = InitialParameters<Float>(spec, initializer: .heUniform, seed: 9)
        for node in spec.nodes.indices.reversed() {
            #expect(initial.of(node).map(\.values) == network.parameters[node].map(\.values))
        }
    }

    @Test func `a plan asks for the parameters of each node once, and answers as of a network`()
        throws
    {
        let spec = try #require(try ModelCatalog.entry(named: "resnet18")?.stages().first?.spec)
        let initial = InitialParameters<Float>(spec, initializer: .heUniform, seed: 2)
        var asked = Array(repeating: 0, count: spec.nodes.count)
        let plan = Plan(spec) { node in
            asked[node] += 1
            return initial.of(node)
        }
        #expect(asked.allSatisfy { $0 <= 1 })
        #expect(
            zip(asked, spec.nodes).allSatisfy { $0 == 1 || ($1.layer?.parameters.isEmpty ?? true) }
        )
        let image: Tensor<Float> = sample(spec.input.batched(1), seed: 2)
        let network = Network<Float>(spec, initializer: .heUniform, seed: 2)
        #expect(plan.run(image).values == Plan(network).run(image).values)
    }
}
