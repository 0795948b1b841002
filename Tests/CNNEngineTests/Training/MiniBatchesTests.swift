import CNNEngine
import Testing

struct MiniBatchesTests {
    @Test(
        arguments: [
            (10, 5, true, [5, 5]), (10, 4, true, [4, 4, 2]), (10, 4, false, [4, 4]),
            (3, 8, true, [3]), (8, 8, false, [8]), (2, 1, true, [1, 1]),
        ] as [(Int, Int, Bool, [Int])]
    )
    func `sizes are full but for a last one`(
        examples: Int,
        size: Int,
        keeps: Bool,
        sizes: [Int]
    ) throws {
        let order = Array(0..<examples)
        let batches = try MiniBatches(order, size: size, keepsShortBatch: keeps)
        #expect(batches.map(\.count) == sizes)
        #expect(batches.flatMap(\.self) == Array(order.prefix(sizes.reduce(0, +))))
    }

    @Test func `no batch at all is an error`() {
        #expect(throws: TrainingError.noFullBatch(examples: 3, batchSize: 4)) {
            try MiniBatches([0, 1, 2], size: 4, keepsShortBatch: false)
        }
        #expect(throws: TrainingError.self) { try MiniBatches([0], size: 0) }
        #expect(throws: TrainingError.noExamples) { try MiniBatches([], size: 1) }
    }
}

struct PermutationTests {
    @Test(arguments: [0, 1, 2, 7, 100])
    func `each number comes once`(count: Int) {
        var generator = SplitMix64(seed: UInt64(count))
        #expect(generator.permutation(of: count).sorted() == Array(0..<count))
    }

    @Test func `a seed means an order, and orders differ`() {
        var (first, second) = (SplitMix64(seed: 1), SplitMix64(seed: 1))
        let order = first.permutation(of: 50)
        #expect(order == second.permutation(of: 50))
        #expect(order != first.permutation(of: 50))
        #expect(order != Array(0..<50))
    }

    /// A wrong bound in Fisher & Yates makes some of the 24 orders of four more frequent.
    @Test func `all orders are as likely`() {
        var generator = SplitMix64(seed: 77)
        var counts: [[Int]: Int] = [:]
        for _ in 0..<48_000 { counts[generator.permutation(of: 4), default: 0] += 1 }
        #expect(counts.count == 24)
        // Five standard deviations of a binomial with n = 48,000 and p = 1/24.
        for (order, count) in counts { #expect(abs(count - 2_000) < 219, "\(order)") }
    }
}
