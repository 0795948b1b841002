import Testing

@testable import StudyQuizzes

/// What the engine searches for by running layers.
@Suite struct WindowSearchTests {
    @Test func `an even kernel has no padding that keeps the size`() {
        let quantity = Quantity.keepingPadding
        #expect(throws: MeasurementFailure.notFound("padding that keeps the size")) {
            try quantity.measured(quantity.values([32, 4, 1]), 0)
        }
    }

    @Test func `a stride beyond the window is refused where a part window is kept`() throws {
        let quantity = Quantity.poolingSizeCeil
        let values = quantity.values([6, 2, 3])
        // Two windows start at 0 and 3, a third would start behind the input.
        #expect(try quantity.measured(values, 0) == .number(2))
        #expect(try quantity.formula(values) == .number(3))
    }

    @Test(arguments: 1...40, 1...5)
    func `the padding found is the one of same`(side: Int, stride: Int) throws {
        let (total, sides) = (Quantity.samePaddingTotal, Quantity.samePaddingSides)
        for kernel in 1...7 {
            let numbers = [side, kernel, stride]
            let values = total.values(numbers)
            #expect(try total.measured(values, 0) == total.formula(values))
            let pair = try sides.measured(sides.values(numbers), 0)
            #expect(try pair == sides.formula(sides.values(numbers)), "\(numbers)")
        }
    }

    @Test func `a planted rule is found out by the gradient`() throws {
        var wrong = try question("receptive-field", ["k1": 3, "s1": 2, "k2": 3])
        wrong.quantity?.formula = { _ in .number(5) }
        let variant = try Variant(wrong, seed: 1)
        #expect(throws: Refusal.self) { try VerifiedVariant(variant) }
    }
}
