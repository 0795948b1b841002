import Testing

@testable import StudyProgress

/// Values of fsrs-rs (`parameter_initialization.rs`, tests).
struct InitialStabilitiesTests {
    private static let groups: [InitialStabilities.Group] = [
        (1, 0.86666667, 435), (2, 0.90721649, 97), (3, 0.73015873, 63), (4, 0.76315789, 38),
        (5, 0.67857143, 28),
    ].map { .init(days: $0, recalled: $1 * $2, count: $2) }

    @Test func `the stability behind a first rating is that of fsrs-rs`() {
        let found = InitialStabilities.stability(Self.groups, recall: 0.943_028_57, usual: 0.212)
        #expect(abs(found - 0.7355089) < 1e-4, "\(found)")
    }

    @Test(
        arguments: [
            ([0.4, nil, 2.3, 10.9], [0.4, 1.1227008, 2.3, 10.9]),
            ([nil, 0.35, nil, nil], [0.05738148, 0.35, 0.6242943, 2.2453482]),
            ([nil, nil, nil, nil], [0.212, 1.2931, 2.3065, 8.2956]),
        ] as [([Double?], [Double])]
    )
    func `missing ratings follow from the others`(known: [Double?], expected: [Double]) {
        for (found, value) in zip(InitialStabilities.filled(known), expected) {
            #expect(abs(found - value) < 1e-5 * value, "\(found)")
        }
    }

    /// Every pair that is known leads to four that keep both rules of the means.
    @Test func `any two ratings are enough`() {
        let four = InitialStabilities.filled([0.3, nil, nil, 9])
        for gaps in [[0, 1], [0, 2], [1, 2], [1, 3], [2, 3], [0, 3]] {
            let known = four.indices.map { gaps.contains($0) ? nil : four[$0] }
            for (found, value) in zip(InitialStabilities.filled(known), four) {
                #expect(abs(found - value) < 1e-9 * value, "\(gaps)")
            }
        }
    }

    @Test func `of two in the wrong order the one with fewer reviews yields`() {
        var values: [Double?] = [2, 1, 3, nil]
        InitialStabilities.order(&values, counts: [10, 3, 5, 0])
        #expect(values == [2, 2, 3, nil])
        values = [2, 1, 3, nil]
        InitialStabilities.order(&values, counts: [3, 10, 5, 0])
        #expect(values == [1, 1, 3, nil])
    }
}
