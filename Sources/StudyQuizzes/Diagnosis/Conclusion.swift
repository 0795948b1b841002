extension Diagnosis {
    /// What a diagnosis comes to.
    public enum Conclusion: Sendable {
        /// A wrong rule, under each of its names, and the answers that show it.
        case mistake([Variant.ExpectedMistake], shownBy: [Observation])
        /// Wrong rules that the answers do not tell apart.
        case severalMistakes([Variant.ExpectedMistake])
        /// Nothing was wrong; some mistakes would not have shown in these questions.
        case noMistake(untested: [String])
        /// Wrong answers that no rule with a name leads to.
        case unnamedMistake
        /// There were no answers.
        case unanswered
    }

    /// From this probability on, a belief is one to name.
    private static let plausibility = 0.1

    /// What the answers so far come to.
    public var conclusion: Conclusion {
        let answered = observations.filter { $0.answer != nil }
        guard !answered.isEmpty else { return .unanswered }
        guard !answered.allSatisfy(\.isRight) else { return .noMistake(untested: untested) }
        let plausible = zip(distribution.beliefs, distribution.probabilities)
            .filter { $0.1 >= Self.plausibility }.sorted { $0.1 > $1.1 }
        let named = plausible.compactMap { belief, _ in
            if case .mistake(let names) = belief { evidence(of: names) } else { nil }
        }.filter { !$0.observations.isEmpty }
        guard let first = named.first, plausible.first?.0 != .rightRule else {
            return .unnamedMistake
        }
        if named.count > 1 { return .severalMistakes(named.flatMap(\.mistakes)) }
        guard case .mistake? = plausible.first?.0 else { return .unnamedMistake }
        return .mistake(first.mistakes, shownBy: first.observations)
    }

    /// The wrong answers that a rule leads to, and what is to be said about each of its names.
    private func evidence(
        of names: [String]
    ) -> (mistakes: [Variant.ExpectedMistake], observations: [Observation]) {
        var mistakes: [Variant.ExpectedMistake] = []
        var shown: [Observation] = []
        for observation in observations where !observation.isRight {
            guard let answer = observation.answer else { continue }
            let variant = observation.verified.variant
            let made = names.compactMap(variant.mistake(named:)).filter {
                !variant.form.tells(answer, from: $0.answer)
            }
            guard !made.isEmpty else { continue }
            shown.append(observation)
            mistakes += made.filter { found in !mistakes.contains { $0.id == found.id } }
        }
        return (mistakes, shown)
    }

    /// The names of the mistakes that lead to the right answer in all that was answered.
    private var untested: [String] {
        let answered = observations.filter { $0.answer != nil }.map {
            DiagnosticItem($0.verified.variant, distribution.beliefs)
        }
        let caught = Set(answered.flatMap(\.caught))
        var untested: [String] = []
        for (place, belief) in distribution.beliefs.enumerated() where !caught.contains(place) {
            if case .mistake(let names) = belief { untested += names }
        }
        return untested
    }
}
