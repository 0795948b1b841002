import Testing

@testable import StudyProgress

struct FSRSParametersTests {
    @Test func `the defaults lie within the bounds`() throws {
        #expect(try FSRSParameters(FSRSParameters.default.values) == .default)
    }

    // fsrs-rs, src/model.rs, test_convert_parameters.
    @Test func `17 parameters of FSRS-4_5 are taken over`() throws {
        let older = [
            0.4, 0.6, 2.4, 5.8, 4.93, 0.94, 0.86, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26,
            0.29, 2.61,
        ]
        let expected =
            [0.4, 0.6, 2.4, 5.8, 6.81, 0.44675013, 1.36] + older[7...] + [0.0, 0.0, 0.0, 0.5]
        for (value, wanted) in zip(try FSRSParameters(older).values, expected) {
            #expect(abs(value - wanted) < 1e-7)
        }
    }

    @Test func `19 parameters of FSRS-5 keep its decay`() throws {
        let older = Array(FSRSParameters.default.values[..<19])
        #expect(try FSRSParameters(older).values == older + [0, 0.5])
    }

    @Test(arguments: [0, 16, 18, 20, 22])
    func `another count is refused`(count: Int) {
        #expect(throws: FSRSParameters.Problem.count(count)) {
            try FSRSParameters(Array(repeating: 1, count: count))
        }
    }

    @Test(arguments: 0..<21)
    func `a parameter out of bounds is named`(index: Int) {
        for value in [FSRSParameters.bounds[index].upperBound + 1, -1, .nan] {
            var values = FSRSParameters.default.values
            values[index] = value
            let problem = #expect(throws: FSRSParameters.Problem.self) {
                try FSRSParameters(values)
            }
            #expect(problem?.description.contains("w\(index) is \(value)") == true)
        }
    }
}
