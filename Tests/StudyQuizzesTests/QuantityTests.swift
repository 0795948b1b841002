import Testing

@testable import StudyQuizzes

struct QuantityTests {
    @Test(arguments: KnownFigure.all)
    func formulaAndEngineGiveTheKnownFigure(figure: KnownFigure) throws {
        let variant = try Variant(question(figure.quantity, figure.given), seed: 1)
        #expect(variant.answer == figure.answer)
        let measured = try #require(try VerifiedVariant(variant).measured)
        try figure.expect(measured, in: variant.question)
    }

    @Test func everyQuantityHasAKnownFigure() {
        #expect(Set(KnownFigure.all.map(\.quantity)) == Set(Quantity.all.map(\.id)))
    }

    @Test func formulaAndEngineAgreeOnEverySmallConvolution() throws {
        let quantity = Quantity.outputHeightAndWidth
        var count = 0
        for n in 1...12 {
            for k in 1...4 {
                for s in 1...3 {
                    for p in 0...2 {
                        for d in 1...2 where d * (k - 1) + 1 <= n + 2 * p {
                            let inputs = quantity.values([n, n + 1, 1, k, k, s, p, d, 1, 1])
                            let formula = try quantity.formula(inputs)
                            #expect(try quantity.measured(inputs, 0) == formula)
                            #expect(try quantity.measured(inputs, 1 << 20) == formula)
                            count += 1
                        }
                    }
                }
            }
        }
        #expect(count > 700)
    }

    /// Quantities that have a value even for the largest inputs: what is divided, or only drawn.
    private static let bounded: Set<String> = [
        "updates-per-epoch", "updates-in-training", "last-batch",
        "crop-variants", "box-overlap", "box-union", "iou", "nms-kept", "nms-first-dropped",
        "sigmoid-value", "tanh-value", "sigmoid-slope", "softmax-share", "mebibytes", "relu-unit",
        "leaky-relu-unit", "batch-variance", "normalized-value", "running-mean",
        "same-output", "same-padding-total", "same-padding-sides", "pooling-size-ceil",
    ]

    @Test func numbersBeyond64BitsThrow() {
        for quantity in Quantity.all {
            let inputs = quantity.values(quantity.inputs.map { _ in Int.max })
            if Self.bounded.contains(quantity.id) {
                _ = try? quantity.formula(inputs)
                _ = try? quantity.measured(inputs, 0)
            } else {
                let name = Comment(rawValue: quantity.id)
                #expect(throws: (any Error).self, name) { try quantity.formula(inputs) }
                #expect(throws: (any Error).self, name) { try quantity.measured(inputs, 0) }
            }
            for mistake in quantity.mistakes { _ = try? mistake.answer(inputs) }
        }
    }

    @Test(arguments: [Int.min, -1, 0, 1])
    func numbersThatMakeNoSenseDoNotTrap(number: Int) {
        for quantity in Quantity.all {
            let inputs = quantity.values(quantity.inputs.map { _ in number })
            let formula = try? quantity.formula(inputs)
            let measured = try? quantity.measured(inputs, 0)
            if let formula, let measured, number == 1 {
                #expect(quantity.agrees(measured, with: formula), "\(quantity.id)")
            }
            for mistake in quantity.mistakes { _ = try? mistake.answer(inputs) }
        }
    }
}
