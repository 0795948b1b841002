import CNNEngine
import Testing

@testable import StudyQuizzes

struct VerificationTests {
    private func sizeQuestion() throws -> Question {
        try question("output-size", ["n": 7, "k": 3, "s": 2])
    }

    @Test func aWrongFormulaIsCaught() throws {
        var question = try sizeQuestion()
        question.quantity?.formula = { _ throws(ArithmeticError) in .number(4) }
        let variant = try Variant(question, seed: 5)
        let refusal = #expect(throws: Refusal.self) { try VerifiedVariant(variant) }
        #expect(refusal?.reason == .disagreement(formula: .number(4), measured: .number(3)))
        #expect(
            refusal?.description == """
                Question test/one (seed 5) is withdrawn: for the side of the square output with \
                k = 3, n = 7, s = 2, the formula gives 4 and the engine counted 3.
                """
        )
    }

    @Test func aWrongEngineIsCaught() throws {
        var question = try sizeQuestion()
        question.quantity?.measured = { _, _ throws(MeasurementFailure) in .number(2) }
        let variant = try Variant(question, seed: 5)
        let refusal = #expect(throws: Refusal.self) { try VerifiedVariant(variant) }
        #expect(refusal?.reason == .disagreement(formula: .number(3), measured: .number(2)))
    }

    @Test func cellsThatAreNotAsDefinedAreCaught() throws {
        var measurement = Measurement(output: [1, 3, 3])
        try LayerApplication.check(measurement, of: "Conv2D")
        measurement.cellsWrong = 2
        #expect(throws: MeasurementFailure.wrongCells(layer: "Conv2D", count: 2)) {
            try LayerApplication.check(measurement, of: "Conv2D")
        }
    }

    @Test func theFormulaIsNotTheMeasuredRoute() throws {
        // With its formula broken, the engine still counts the right figure for every quantity.
        for figure in KnownFigure.all {
            var question = try question(figure.quantity, figure.given)
            question.quantity?.formula = { _ throws(ArithmeticError) in .number(-1) }
            let inputs = try Variant(question, seed: 1).inputs
            let quantity = try #require(question.quantity)
            let measured = try quantity.measured(quantity.values(inputs), quantity.budget)
            try figure.expect(measured, in: question)
        }
    }

    @Test func aDisputedQuestionIsWithdrawnAndTheOthersGoOn() throws {
        var questions = try topic("conv-params").questions
        let disputed = questions[2].id
        questions[2].quantity?.formula = { _ throws(ArithmeticError) in .number(1) }
        var stream = QuestionStream(questions, seed: 4)
        var (asked, refused) = ([QuestionID](), [QuestionID]())
        for _ in 0..<60 {
            switch stream.next() {
            case .success(let verified): asked.append(verified.variant.question.id)
            case .failure(let refusal): refused.append(refusal.question)
            case nil: Issue.record("the stream ended")
            }
        }
        #expect(refused == [disputed])
        #expect(!asked.contains(disputed))
        #expect(Set(asked).count == questions.count - 1)
    }
}
