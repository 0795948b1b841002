import Testing

@testable import StudyProgress

struct MemoryGridTests {
    @Test func `a point of the grid has its own value`() {
        let values = (0..<MemoryGrid.count).map { Double($0 * $0) }
        for cell in 0..<MemoryGrid.count {
            let place = MemoryGrid.place(of: MemoryGrid.memory(at: cell))
            let value = MemoryGrid.value(at: place, in: values, from: 0)
            #expect(abs(value - values[cell]) < 1e-6)
        }
    }

    @Test(arguments: [(0.5, 3.0), (2.3065, 2.118), (17, 9.9), (0.001, 1), (90_000, 10)])
    func `what is spread is all there`(stability: Double, difficulty: Double) {
        var values = [Double](repeating: 0, count: 2 * MemoryGrid.count)
        let memory = MemoryState(stability: stability, difficulty: difficulty)
        let place = MemoryGrid.place(of: memory)
        MemoryGrid.spread(0.7, at: place, over: &values, from: MemoryGrid.count)
        #expect(abs(values.reduce(0, +) - 0.7) < 1e-12)
        #expect(values.prefix(MemoryGrid.count).allSatisfy { $0 == 0 })
    }

    @Test func `retrievability is read between points to a half percent`() {
        let model = FSRSModel()
        for days in [1.0, 3, 10, 40] {
            let values = (0..<MemoryGrid.count).map {
                model.retrievability(after: days, stability: MemoryGrid.memory(at: $0).stability)
            }
            for stability in stride(from: 0.1, to: 60, by: 0.37) {
                let memory = MemoryState(stability: stability, difficulty: 4.2)
                let read = MemoryGrid.value(at: MemoryGrid.place(of: memory), in: values, from: 0)
                let exact = model.retrievability(after: days, stability: stability)
                #expect(abs(read - exact) < 0.005, "\(days) days, S = \(stability)")
            }
        }
    }
}
