/// What a student may hold to be the rule of a topic.
public enum Belief: Hashable, Sendable {
    /// The right rule.
    case rightRule
    /// A wrong rule, with all the names of rules that lead to the same answers as it.
    case mistake([String])
    /// Some wrong rule that has no name here.
    case unnamedMistake
}

/// How likely each belief is, as answers come in: Bayes' rule over a list of beliefs.
///
/// Brown and Burton 1978, Cognitive Science 2, 155-192: diagnostic models for procedural bugs.
struct BeliefDistribution: Sendable {
    /// The right rule first, an unnamed mistake last.
    let beliefs: [Belief]
    /// One for each belief; their sum is 1.
    private(set) var probabilities: [Double]

    /// A student follows their rule but for one answer in twenty.
    private static let consistency = 0.95
    /// One certain other answer, of the ten or so that carelessness leads to.
    private static let carelessness = 0.005
    /// A student with a rule of their own is right where it does not matter.
    private static let unnamedIsRight = 0.3
    private static let unnamedIsUnforeseen = 0.6

    /// Even chances: the right rule and an unnamed one count as much as each named mistake.
    init(mistakes: [[String]]) {
        beliefs = [.rightRule] + mistakes.map(Belief.mistake) + [.unnamedMistake]
        probabilities = beliefs.map { _ in 1 / Double(mistakes.count + 2) }
    }

    /// Takes an answer into account.
    mutating func observe(_ answer: Answer, to item: DiagnosticItem) {
        let isForeseen = item.predictions.contains { item.isSame(answer, $0) }
        for (index, belief) in beliefs.enumerated() {
            let likelihood =
                if belief != .unnamedMistake {
                    item.isSame(answer, item.predictions[index])
                        ? Self.consistency : Self.carelessness
                } else if item.isSame(answer, item.variant.answer) {
                    Self.unnamedIsRight
                } else {
                    isForeseen ? Self.carelessness : Self.unnamedIsUnforeseen
                }
            probabilities[index] *= likelihood
        }
        let sum = probabilities.reduce(0, +)
        for index in probabilities.indices { probabilities[index] /= sum }
    }

    /// The most likely belief, and how likely it is.
    var likeliest: (belief: Belief, probability: Double) {
        var best = 0
        for index in probabilities.indices where probabilities[index] > probabilities[best] {
            best = index
        }
        return (beliefs[best], probabilities[best])
    }

    /// How likely two draws from the beliefs would lead to different answers: 1 − Σ q², where q is
    /// the probability of each answer that is foreseen.
    ///
    /// It orders questions much as the entropy does, and without a logarithm, whose last digit
    /// differs from machine to machine.
    func separation(by item: DiagnosticItem) -> Double {
        var answers: [(answer: Answer, probability: Double)] = []
        var separation = 1.0
        for (index, probability) in probabilities.enumerated() {
            guard beliefs[index] != .unnamedMistake else {
                separation -= probability * probability
                continue
            }
            let prediction = item.predictions[index]
            if let place = answers.firstIndex(where: { item.isSame($0.answer, prediction) }) {
                answers[place].probability += probability
            } else {
                answers.append((prediction, probability))
            }
        }
        return answers.reduce(separation) { $0 - $1.probability * $1.probability }
    }
}
