import StudyCore
import Testing

@testable import StudyQuizzes

@Suite struct DiagnosisTests {
    /// A student who follows one rule throughout; `nil` where it is of no use.
    private func examine(
        _ topic: QuizTopic,
        seed: UInt64,
        _ rule: (Variant, Int) -> Answer?
    ) throws -> Diagnosis {
        var diagnosis = try #require(Diagnosis(topic.questions, seed: seed))
        while let verified = diagnosis.next() {
            let variant = verified.variant
            guard let answer = rule(variant, diagnosis.observations.count) else {
                diagnosis.skip(verified)
                continue
            }
            let isRight = variant.accepts(answer)
            diagnosis.record(isRight ? .right : .wrong(answer, mistake: nil), to: verified)
        }
        return diagnosis
    }

    @Test func `a student with one mistake is found out within four questions`() throws {
        var (found, all) = (0, 0)
        for topic in shipped.topics {
            guard let mistakes = Diagnosis(topic.questions, seed: 0)?.mistakes else { continue }
            var foundHere = 0
            for (index, mistake) in mistakes.flatMap(\.self).enumerated() {
                let diagnosis = try examine(topic, seed: UInt64(index)) { variant, _ in
                    variant.mistake(named: mistake)?.answer ?? variant.answer
                }
                #expect((2...4).contains(diagnosis.observations.count))
                if case .mistake(let named, _) = diagnosis.conclusion,
                    named.contains(where: { $0.id == mistake })
                {
                    foundHere += 1
                }
            }
            let count = mistakes.joined().count
            #expect(foundHere * 10 >= count * 9, "\(topic.id): \(foundHere) of \(count)")
            found += foundHere
            all += count
        }
        #expect(all > 300)
        #expect(found * 100 >= all * 99, "\(found) of \(all)")
    }

    @Test(arguments: ["cnn-output", "dense-params", "iou"])
    func `who answers right has no mistake, and hears what was not tested`(slug: String) throws {
        let diagnosis = try examine(topic(slug), seed: 3) { variant, _ in variant.answer }
        guard case .noMistake(let untested) = diagnosis.conclusion else {
            Issue.record("\(diagnosis.conclusion)")
            return
        }
        #expect(Set(untested).isSubset(of: diagnosis.mistakes.joined()))
    }

    @Test func `answers that follow no known rule are not given a name`() throws {
        let diagnosis = try examine(topic("conv-params"), seed: 3) { _, place in
            .number([7_919, 104_729, 1_299_709, 15_485_863][place])
        }
        guard case .unnamedMistake = diagnosis.conclusion else {
            Issue.record("\(diagnosis.conclusion)")
            return
        }
    }

    @Test func `one careless answer is not taken for a rule`() throws {
        let diagnosis = try examine(topic("cnn-output"), seed: 3) { variant, place in
            place == 0 ? variant.mistakes.first?.answer : variant.answer
        }
        if case .mistake = diagnosis.conclusion { Issue.record("\(diagnosis.conclusion)") }
        #expect(diagnosis.observations.count > 2)
    }

    @Test func `who answers nothing gets no diagnosis`() throws {
        let diagnosis = try examine(topic("cnn-output"), seed: 3) { _, _ in nil }
        guard case .unanswered = diagnosis.conclusion else {
            Issue.record("\(diagnosis.conclusion)")
            return
        }
        #expect(diagnosis.observations.count == 4)
    }

    @Test func `a guess says nothing about the rule`() throws {
        var diagnosis = try #require(Diagnosis(topic("cnn-output").questions, seed: 3))
        let next = diagnosis.next()
        let verified = try #require(next)
        let before = diagnosis.distribution.probabilities
        let typed = verified.variant.form.text(of: verified.variant.answer) + " ?"
        #expect(diagnosis.answer(typed, to: verified) == .right)
        #expect(diagnosis.distribution.probabilities == before)
        #expect(diagnosis.observations.count == 1)
    }

    @Test func `the same seed and answers lead to the same questions`() throws {
        let runs = try (0..<2).map { _ in
            try examine(topic("pooling-output"), seed: 11) { variant, _ in
                variant.mistakes.last?.answer
            }.observations.map(\.verified.variant.id)
        }
        #expect(runs[0] == runs[1] && runs[0].count >= 2)
        let other = try examine(topic("pooling-output"), seed: 12) { variant, _ in variant.answer }
        #expect(other.observations.map(\.verified.variant.id) != runs[0])
    }

    @Test func `withdrawn questions do not end it`() throws {
        let whole = try topic("cnn-output").questions
        var broken: Set<QuestionID> = []
        // One template after the other is broken, the one that would be asked first.
        while broken.count < whole.count - 2 {
            let questions = whole.map { question in
                var question = question
                if broken.contains(question.id) {
                    question.quantity?.formula = { _ throws(ArithmeticError) in .sizes([7, 7, 7]) }
                }
                return question
            }
            var diagnosis = try #require(Diagnosis(questions, seed: 2))
            var first: QuestionID?
            while let verified = diagnosis.next() {
                first = first ?? verified.variant.question.id
                diagnosis.record(.right, to: verified)
            }
            #expect(diagnosis.observations.count >= 2, "\(broken)")
            #expect(diagnosis.refusals.allSatisfy { broken.contains($0.question) })
            broken.insert(try #require(first))
        }
    }

    @Test func `topics of facts alone have no rule to find`() throws {
        #expect(Diagnosis(try topic("http-methods").questions, seed: 1) == nil)
    }

    @Test func `Bayes' rule gives the share that is worked out by hand`() throws {
        let question = try topic("cnn-output").questions[0]
        let variant = try Variant(question, seed: 1)
        let mistake = try #require(variant.mistakes.first)
        var distribution = BeliefDistribution(mistakes: [[mistake.id]])
        let item = DiagnosticItem(variant, distribution.beliefs)
        distribution.observe(mistake.answer, to: item)
        // Right rule 0.005, the mistake 0.95, an unnamed mistake 0.005: 0.95/0.96.
        #expect(abs(distribution.likeliest.probability - 0.95 / 0.96) < 1e-12)
        #expect(distribution.likeliest.belief == .mistake([mistake.id]))
        // 1 − (½·½·… ): even chances on two answers that differ, and one that is not foreseen.
        let even = BeliefDistribution(mistakes: [[mistake.id]])
        #expect(abs(even.separation(by: item) - 2.0 / 3) < 1e-12)
    }
}
