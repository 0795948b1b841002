import Testing

@testable import StudyQuizzes

struct RationalTests {
    @Test func comesInLowestTermsWithTheSignAbove() throws {
        #expect(try Rational(6, over: -4).description == "-3/2")
        #expect(try Rational(0, over: -7) == 0)
        #expect(try Rational(.min, over: .min) == 1)
        #expect(try Rational(.min, over: -2).numerator == 1 << 62)
    }

    @Test func calculatesExactly() throws {
        let third = try Rational(1, over: 3)
        let half = try Rational(1, over: 2)
        #expect(try third + half == Rational(5, over: 6))
        #expect(try third - half == Rational(-1, over: 6))
        #expect(try third * half == Rational(1, over: 6))
        #expect(try third / half == Rational(2, over: 3))
        #expect(third < half)
        #expect(try Rational(.max, over: 3) > Rational(.max, over: 4))
    }

    @Test(arguments: [(7, 2, 3, 4), (-7, 2, -4, -3), (6, 3, 2, 2), (-6, 3, -2, -2), (0, 5, 0, 0)])
    func roundsDownAndUp(above: Int, below: Int, floor: Int, ceil: Int) throws {
        let value = try Rational(above, over: below)
        #expect(value.floor() == Rational(floor))
        #expect(value.ceil() == Rational(ceil))
    }

    @Test(arguments: [(7, 3, 1), (-7, 3, 2), (7, -3, -2), (-6, 3, 0), (Int.min, -1, 0)])
    func takesTheRemainderOfFlooredDivision(left: Int, right: Int, remainder: Int) throws {
        #expect(try Rational(left) % Rational(right) == Rational(remainder))
    }

    @Test func raisesToIntegerPowers() throws {
        #expect(try Rational(2).power(62) == Rational(1 << 62))
        #expect(try Rational(2).power(-2) == Rational(1, over: 4))
        #expect(try Rational(-1).power(Rational(.max)) == -1)
        #expect(try Rational(0).power(0) == 1)
    }

    @Test func refusesWhatHasNoResult() throws {
        let third = try Rational(1, over: 3)
        #expect(throws: ArithmeticError.overflow) { try Rational(.max) + 1 }
        #expect(throws: ArithmeticError.overflow) { try Rational(.min) - 1 }
        #expect(throws: ArithmeticError.overflow) { try Rational(.max) * 2 }
        #expect(throws: ArithmeticError.overflow) { try -Rational(.min) }
        #expect(throws: ArithmeticError.overflow) { try Rational(.min, over: -1) }
        #expect(throws: ArithmeticError.overflow) { try Rational(.min).magnitude() }
        #expect(throws: ArithmeticError.overflow) { try Rational(2).power(63) }
        #expect(throws: ArithmeticError.divisionByZero) { try Rational(1) / 0 }
        #expect(throws: ArithmeticError.divisionByZero) { try Rational(1) % 0 }
        #expect(throws: ArithmeticError.divisionByZero) { try Rational(0).power(-1) }
        #expect(throws: ArithmeticError.notAnInteger) { try third % 2 }
        #expect(throws: ArithmeticError.notAnInteger) { try Rational(4).power(third) }
    }

    @Test(arguments: [
        (3, 1, "3"), (1000, 1, "1000"), (12288, 1, "12,288"), (27_000_100, 1, "27,000,100"),
        (-12345, 1, "−12,345"), (7, 2, "7/2"), (Int.min, 1, "−9,223,372,036,854,775,808"),
    ])
    func isWrittenForPeople(above: Int, below: Int, text: String) throws {
        #expect(try Rational(above, over: below).grouped == text)
    }
}
