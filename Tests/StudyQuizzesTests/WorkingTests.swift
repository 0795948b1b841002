import Testing

@testable import StudyQuizzes

struct WorkingTests {
    private func equation(_ text: String, _ numbers: [Rational], constants: [Int: Rational] = [:])
        throws -> String
    {
        let names = ["n", "k", "s", "p", "d"]
        let rule = Rule([text], symbols: names)
        return try #require(rule.workings(numbers, constants: constants).first).equation
    }

    @Test(arguments: [
        (
            "⌊(n + 2*p - k)/s⌋ + 1",
            "⌊(n + 2p − k)/s⌋ + 1 = ⌊(7 + 2·1 − 3)/4⌋ + 1 = ⌊6/4⌋ + 1 = 1 + 1 = 2"
        ),
        ("k*k*n + n", "k·k·n + n = 3·3·7 + 7 = 63 + 7 = 70"),
        ("(k^2*n + 1)*s", "(k²·n + 1)·s = (3²·7 + 1)·4 = 64·4 = 256"),
        ("n/s", "n/s = 7/4"),
        ("ceil(n/s)*2", "⌈n/s⌉·2 = ⌈7/4⌉·2 = 2·2 = 4"),
        ("max(n - k, 0)", "max(n − k, 0) = max(7 − 3, 0) = max(4, 0) = 4"),
        ("n - (k - p)", "n − (k − p) = 7 − (3 − 1) = 5"),
    ])
    func showsEveryStep(text: String, expected: String) throws {
        #expect(try equation(text, [7, 3, 4, 1, 1]) == expected)
    }

    @Test(arguments: [
        ("n + k*s", "n + k·s = −7 + 3·(−4) = −7 + (−12) = −19"),
        ("s*n + p", "s·n + p = −4·(−7) + 1 = 28 + 1 = 29"),
        ("k - n", "k − n = 3 − (−7) = 10"),
    ])
    func `a negative number behind a sign is in brackets`(text: String, expected: String) throws {
        #expect(try equation(text, [-7, 3, -4, 1, 1]) == expected)
    }

    @Test func inputsThatTheQuestionLeavesOutAreNotShown() throws {
        let plain = try equation(
            WindowMistake.positions,
            [7, 3, 2, 0, 1],
            constants: [3: 0, 4: 1]
        )
        #expect(plain == "⌊(n − k)/s⌋ + 1 = ⌊(7 − 3)/2⌋ + 1 = ⌊4/2⌋ + 1 = 2 + 1 = 3")
        let bare = try equation(
            WindowMistake.positions,
            [7, 3, 1, 0, 1],
            constants: [2: 1, 3: 0, 4: 1]
        )
        #expect(bare == "n − k + 1 = 7 − 3 + 1 = 5")
    }

    /// The last step of every rule is what the rule's own arithmetic gives.
    @Test func endsAtTheValue() throws {
        for question in shipped.topics.flatMap(\.questions) {
            guard let rule = question.quantity?.rule else { continue }
            for seed in 0..<10 as Range<UInt64> {
                let variant = try Variant(question, seed: seed)
                let values = variant.values.rationals
                let workings = rule.workings(values, constants: question.constants)
                for working in workings {
                    let last = try #require(working.steps.last)
                    #expect(variant.answer.description.contains(last), "\(variant.id): \(last)")
                }
            }
        }
    }

    @Test(arguments: [
        ("rounded-up", "⌈6/4⌉ = 2", "⌊6/4⌋ = 1"),
        ("padding-once", "p = 1", "2p = 2·1 = 2"),
        ("padding-ignored", "n = 7", "n + 2p = 7 + 2 = 9"),
    ])
    func aReplayNamesTheStepThatDeparts(id: String, departure: String, right: String) throws {
        let variant = try Variant(
            question("output-size", ["n": 7, "k": 3, "s": 4, "p": 1]),
            seed: 1
        )
        let mistake = try #require(variant.question.quantity?.mistake(id))
        let expected = Variant.ExpectedMistake(id: id, answer: .number(0), says: mistake.says)
        let replay = try #require(variant.replay(of: expected))
        #expect(replay.departure?.hasSuffix(departure) == true, "\(replay)")
        #expect(replay.rightStep?.hasSuffix(right) == true, "\(replay)")
    }
}
