import CNNEngine
import Testing

@testable import StudyQuizzes

struct ArithmeticExpressionTests {
    private let names = ["n", "k", "s", "p"]
    private let numbers: [Rational] = [7, 3, 2, 1]

    @Test(arguments: [
        ("floor((n + 2*p - k)/s) + 1", "4"), ("⌊(n − k)/s⌋ + 1", "3"), ("⌈n/s⌉", "4"),
        ("n/s", "7/2"), ("2 + 3*4 - 5", "9"), ("10 - 4 - 3", "3"), ("2^3^2", "512"),
        ("-2^2", "-4"), ("2^-1", "1/2"), ("--3", "3"), ("12/3/2", "2"), ("-7 % 3", "2"),
        ("max(n, k, 12)", "12"), ("min(n, k)", "3"), ("abs(k - n)", "4"), ("1.5*2", "3"),
        ("1_000*3", "3000"), ("3 · 4 × 2", "24"), ("(n)", "7"), ("ceil(7/2)", "4"),
    ])
    func computesExactly(text: String, value: String) throws {
        let expression = try ArithmeticExpression(text, names: names)
        #expect(try expression.value(numbers).description == value)
    }

    @Test(arguments: [
        ("n > k", true), ("n >= 7 and k < 3", false), ("n < 3 or k = 3", true),
        ("not n = 7", false), ("n != 7 or not k > 3", true), ("k ≤ 3", true), ("n == 7", true),
        ("(n > 3 and k > 3) or s = 2", true), ("n % s != 0", true),
        // The second part would divide by zero, and is not reached.
        ("p = 1 or 1/(p - 1) > 0", true), ("p = 2 and 1/(p - 1) > 0", false),
    ])
    func decides(text: String, holds: Bool) throws {
        #expect(try ArithmeticExpression(text, .truth, names: names).holds(numbers) == holds)
    }

    @Test(arguments: [
        ("", "a number or a name is missing at the end", 1),
        ("n +", "a number or a name is missing at the end", 4),
        ("n + * k", "a number or a name belongs before '*'", 5),
        ("n k", "an operator belongs before 'k'", 3),
        ("(n + k", "'(' is never closed", 1),
        ("n + kk", "'kk' is not given", 5),
        ("n $ k", "'$' is not part of an expression", 3),
        ("floor(n, k)", "floor takes one number, not 2", 1),
        ("max(n)", "max takes two numbers or more, not 1", 1),
        ("n > 3", "a number belongs here, not a comparison", 1),
        ("1 + (n > 3)", "a number belongs here, not a comparison", 5),
        ("99999999999999999999", "'99999999999999999999' is not a number of at most 64 bits", 1),
        ("1.2.3", "'1.2.3' is not a number of at most 64 bits", 1),
        ("and", "a number or a name belongs before 'and'", 1),
        ("floor n", "a number or a name belongs before 'n'", 7),
    ])
    func namesTheErrorAndItsColumn(text: String, message: String, column: Int) {
        do throws(ExpressionError) {
            _ = try ArithmeticExpression(text, names: names)
            Issue.record("'\(text)' was read")
        } catch {
            #expect(error.description == message)
            #expect(error.column == column)
        }
    }

    /// Integers take a way of their own; fractions, overflow and division by zero do not.
    @Test(arguments: [
        "⌊(n + 2*p - (s*(k - 1) + 1))/s⌋ + 1", "ceil(n/s) - floor(-n/k)", "n/s*k", "-n % k",
        "max(n, k, 3*s) - min(p, 2) + abs(k - n)", "n^2 - k", "n*k*s*p*n*k", "1.5*n", "floor(-n)",
        "ceil((n + p)/(k - s))", "floor(floor(n/k)/s)", "n % k + (n - 1)/(p - 1)",
    ])
    func integersLeadToTheSameAsFractions(text: String) throws {
        let expression = try ArithmeticExpression(text, names: names)
        expectAlike(expression)
    }

    @Test(arguments: [
        "n > k and not k = s or p != 1", "n % s != 0 and n % s != s - 1",
        "p = 1 or 1/(p - 1) > 0", "(n > 3 or k > 3) and (s <= 2 or p >= 2)",
        "floor(n/s) + 1 != ceil(n/s) and n < 2*k or s = p",
    ])
    func integersDecideTheSameAsFractions(text: String) throws {
        expectAlike(try ArithmeticExpression(text, .truth, names: names))
    }

    private func expectAlike(_ expression: ArithmeticExpression) {
        var chance = SplitMix64(seed: 11)
        let extremes = [Int.min, -1, 0, 1, 2, .max]
        for _ in 0..<2_000 {
            let numbers = names.map { _ in
                let small = chance.integer(below: 25) - 6
                let number = chance.integer(below: 12) > 0 ? small : extremes[abs(small) % 6]
                let half = try? Rational(small, over: 2)
                return chance.integer(below: 12) == 0 ? half ?? 0 : Rational(number)
            }
            let value = Result { () throws(ExpressionError) in try expression.value(numbers) }
            let exact = Result { () throws(ExpressionError) in try expression.exactValue(numbers) }
            #expect(value == exact, "\(expression.text) with \(numbers)")
        }
    }

    @Test func proposesTheNameThatWasMeant() {
        let error = #expect(throws: ExpressionError.self) {
            try ArithmeticExpression("strid + 1", names: ["stride", "padding"])
        }
        #expect(error?.remedy == "did you mean 'stride'?")
    }

    @Test(arguments: [
        ("1/(k - 3)", ArithmeticError.divisionByZero, 2),
        ("9223372036854775807 + n", .overflow, 21),
        ("n + 2^64", .overflow, 6),
        ("(n/s) % 2", .notAnInteger, 7),
    ])
    func saysWhereAValueFails(text: String, problem: ArithmeticError, column: Int) throws {
        let expression = try ArithmeticExpression(text, names: names)
        let error = #expect(throws: ExpressionError.self) { try expression.value(numbers) }
        #expect(error?.problem == .arithmetic(problem))
        #expect(error?.column == column)
    }

    @Test(arguments: ["(", "-", "not ", "floor(", "2^", "1+(", "abs(-("])
    func refusesDeepNesting(part: String) {
        let deep = String(repeating: part, count: 10_000)
        #expect(throws: ExpressionError.self) { try ArithmeticExpression(deep, names: []) }
        let fitting = String(repeating: part, count: 2_000 / part.count)
        #expect(throws: ExpressionError.self) { try ArithmeticExpression(fitting, names: []) }
    }

    @Test func survivesMutatedText() {
        let seeds = [
            "floor((n + 2*p - k)/s) + 1", "n % s != 0 and not (k > 3 or p <= 1)",
            "max(n, min(k, s), abs(-p)) ^ 2", "⌊(n − k)/s⌋ · ⌈n/s⌉ - 1_000.25",
        ]
        var mutator = Mutator(chance: SplitMix64(seed: 1))
        var read = 0
        for round in 0..<6_000 {
            let text = mutator.mutated(seeds[round % seeds.count])
            for kind in [ArithmeticExpression.Kind.number, .truth] {
                guard let expression = try? ArithmeticExpression(text, kind, names: names) else {
                    continue
                }
                read += 1
                for extreme in [numbers, [.init(.max), 0, -1, .init(.min)]] {
                    _ = try? expression.value(extreme)
                }
            }
        }
        #expect(read > 100)
    }
}
