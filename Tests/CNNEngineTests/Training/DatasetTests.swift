import CNNEngine
import Testing

struct DatasetTests {
    private func numbered(_ count: Int) throws -> Dataset<Float> {
        let values = (0..<(2 * count)).map(Float.init)
        return try Dataset(inputs: Tensor([count, 2], values), labels: Array(0..<count))
    }

    @Test func `a subset has its examples in order, with their labels`() throws {
        let subset = try numbered(5).subset([3, 0, 3])
        #expect(subset.inputs == Tensor([3, 2], [6, 7, 0, 1, 6, 7]))
        #expect(subset.targets == .labels([3, 0, 3]))
        let values = Tensor<Float>([2, 1], [7, 8])
        let pairs = try Dataset(inputs: Tensor([2, 1], [1, 2]), targets: .values(values))
        #expect(pairs.subset([1]).targets == .values(Tensor([1, 1], [8])))
    }

    @Test func `held out examples are not among the others`() throws {
        let parts = try numbered(10).split(holdingOut: 3, seed: 4)
        guard case .labels(let held) = parts.held.targets,
            case .labels(let training) = parts.training.targets
        else { throw TrainingError.noExamples }
        #expect(held.count == 3)
        #expect((held + training).sorted() == Array(0..<10))
        #expect(try numbered(10).split(holdingOut: 3, seed: 4).held == parts.held)
    }

    @Test(arguments: [0, -1, 10, 11])
    func `both parts of a split have an example`(held: Int) throws {
        let dataset = try numbered(10)
        #expect(throws: TrainingError.self) { try dataset.split(holdingOut: held, seed: 0) }
    }

    @Test func `inputs and targets are as many, and not none`() {
        #expect(throws: TrainingError.countMismatch(inputs: 2, targets: 3)) {
            try Dataset(inputs: Tensor<Float>([2, 1]), labels: [0, 0, 0])
        }
        #expect(throws: TrainingError.noExamples) {
            try Dataset(inputs: Tensor<Float>([0, 1]), labels: [])
        }
    }
}
