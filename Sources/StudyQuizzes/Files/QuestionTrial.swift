import CNNEngine
import StudyCore

/// Draws from a question as it is read, so that its author hears of numbers that do not work.
struct QuestionTrial {
    private let question: Question
    private let prepared: PreparedQuestion
    private let block: YAMLBlock
    private let findings: QuizFindings

    private static let samples = 48
    private static let textSamples = 8
    private static let longestSearch = 100_000

    init(_ question: Question, _ block: YAMLBlock, _ findings: QuizFindings) {
        self.question = question
        prepared = PreparedQuestion(question)
        self.block = block
        self.findings = findings
    }

    /// The question with what its draws should reach; `nil` when it does not work.
    func tried() -> Question? {
        reportUnusedNames()
        var draw = VariantDraw(prepared, seed: 0)
        var candidates: [Candidate] = []
        do throws(VariantError) {
            let samples = question.isFixed ? 1 : Self.samples
            for _ in 0..<samples { candidates.append(try draw.next()) }
        } catch .unsatisfied {
            return reportUnsatisfied(candidates.count, of: draw.draws)
        } catch {
            report(.noVariant(error.description))
            return nil
        }
        if draw.draws > 100 * candidates.count {
            report(.rarelySatisfied(draws: draw.draws, accepted: candidates.count), at: "require")
            return nil
        }
        guard candidates.allSatisfy(works), candidates.prefix(Self.textSamples).allSatisfy(reads)
        else { return nil }
        reportSilentMistakes(candidates)
        var question = question
        question.wanted = wanted(candidates)
        return question
    }

    /// What the better quarter of the draws reach: about four draws find it.
    private func wanted(_ candidates: [Candidate]) -> Diagnosticity {
        let found = candidates.map(\.diagnosticity).sorted { $1.isBetter(than: $0) }
        let upper = found[found.count - 1 - found.count / 4]
        return Diagnosticity(caught: upper.caught, distinct: min(upper.distinct, 3))
    }

    private func works(_ candidate: Candidate) -> Bool {
        guard let quantity = question.quantity else { return true }
        for application in quantity.applications(quantity.values(candidate.inputs)) {
            do throws(ShapeError) {
                _ = try application.layer.outputShape(for: application.input)
            } catch {
                let given = question.list(candidate.numbers)
                report(.layerDoesNotFit(error.description, given: given))
                return false
            }
        }
        if quantity.mustBePositive, case .number(let value) = candidate.answer, value < 1 {
            let given = question.list(candidate.numbers)
            report(.answerNotPositive(candidate.answer.description, given: given))
            return false
        }
        return true
    }

    /// Whether all texts can be filled in.
    private func reads(_ candidate: Candidate) -> Bool {
        for template in question.templates {
            do throws(ExpressionError) {
                _ = try template.filled(candidate.numbers)
            } catch {
                let given = question.list(candidate.numbers)
                report(.noVariant("with \(given), a text has no value: \(error)"))
                return false
            }
        }
        return true
    }

    // MARK: - Findings

    private func report(
        _ problem: QuizProblem,
        at key: String = "given",
        _ severity: Diagnostic.Severity = .error
    ) {
        findings.report(problem, at: block[key] ?? block["given"] ?? block.node, severity)
    }

    private func reportUnusedNames() {
        var used: Set<Int> = []
        for template in question.templates { used.formUnion(template.slots) }
        for requirement in question.requirements { used.formUnion(requirement.slots) }
        if case .quantity(_, let bindings) = question.asked {
            for case .expression(let binding) in bindings { used.formUnion(binding.slots) }
        }
        for case .derived(let expression) in question.givens.map(\.domain) {
            used.formUnion(expression.slots)
        }
        for (slot, given) in question.givens.enumerated() where !used.contains(slot) {
            report(.unusedName(given.name), at: "given", .warning)
        }
    }

    private func reportSilentMistakes(_ candidates: [Candidate]) {
        for (index, mistake) in question.mistakes.enumerated() {
            guard case .written(let id, _, _) = mistake,
                candidates.allSatisfy({ $0.wrongAnswers[index] == nil })
            else { continue }
            report(.mistakeNeverTells(id), at: "mistakes", .warning)
        }
    }

    /// Walks the domains in order, as far as the bound, to say whether there is anything to draw.
    private func reportUnsatisfied(_ accepted: Int, of draws: Int) -> Question? {
        var (places, searched) = ([Int](repeating: 0, count: question.givens.count), 0)
        while searched < Self.longestSearch {
            searched += 1
            var numbers: [Rational] = []
            for (index, place) in places.enumerated() {
                guard let number = try? prepared.number(index, at: place, numbers) else { break }
                numbers.append(number)
            }
            let isAccepted =
                numbers.count == places.count && (try? prepared.accepts(numbers)) == true
            if isAccepted {
                report(.rarelySatisfied(draws: draws, accepted: accepted), at: "require")
                return nil
            }
            guard let advanced = advance(places) else {
                report(.unsatisfiable(searched: searched, isComplete: true), at: "require")
                return nil
            }
            places = advanced
        }
        report(.unsatisfiable(searched: searched, isComplete: false), at: "require")
        return nil
    }

    /// The next tuple of places; `nil` behind the last.
    private func advance(_ places: [Int]) -> [Int]? {
        var places = places
        for index in places.indices {
            places[index] += 1
            if places[index] < question.givens[index].domain.count { return places }
            places[index] = 0
        }
        return nil
    }
}
