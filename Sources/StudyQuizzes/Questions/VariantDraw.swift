import CNNEngine

/// How well the numbers of a variant tell mistakes apart.
struct Diagnosticity: Hashable, Sendable {
    /// Mistakes whose answer is not the right one.
    var caught = 0
    /// Different wrong answers among them.
    var distinct = 0

    /// Whether this is at least as good in both.
    func reaches(_ other: Diagnosticity) -> Bool {
        caught >= other.caught && distinct >= other.distinct
    }

    func isBetter(than other: Diagnosticity) -> Bool {
        (caught, distinct) > (other.caught, other.distinct)
    }
}

/// Numbers drawn for a question, with the answer and the answers of its mistakes.
struct Candidate {
    var numbers: [Rational]
    /// The quantity's inputs; empty for a question of words.
    var inputs: [Int]
    /// The options shown, by their places in the question's bank.
    var presentation: [Int] = []
    var answer: Answer
    /// By place in the question's list; `nil` where the mistake does not apply or is not caught.
    var wrongAnswers: [Answer?]

    var diagnosticity: Diagnosticity {
        var found = Diagnosticity()
        for (index, wrong) in wrongAnswers.enumerated() {
            guard let wrong else { continue }
            found.caught += 1
            if !wrongAnswers[..<index].contains(wrong) { found.distinct += 1 }
        }
        return found
    }
}

/// Draws numbers for a question: one stream of chance for each name.
struct VariantDraw {
    static let longestSearch = 1_000
    static let candidates = 16

    private let question: PreparedQuestion
    private var streams: [SplitMix64]
    private var options: SplitMix64
    private(set) var draws = 0

    init(_ question: PreparedQuestion, seed: UInt64) {
        self.question = question
        let root = SplitMix64(seed: seed).split(question.stream)
        streams = question.streams.map { root.split($0) }
        options = root.split(PreparedQuestion.optionStream)
    }

    /// The first candidate that tells mistakes apart as well as is wanted, else the best of 16.
    mutating func best() throws(VariantError) -> Candidate {
        var best = try next()
        guard !question.isFixed else { return best }
        var found = best.diagnosticity
        for _ in 1..<Self.candidates where !found.reaches(question.wanted) {
            let candidate = try next()
            let diagnosticity = candidate.diagnosticity
            if diagnosticity.isBetter(than: found) { (best, found) = (candidate, diagnosticity) }
        }
        return best
    }

    /// The next candidate that meets what the question requires.
    mutating func next() throws(VariantError) -> Candidate {
        var numbers: [Rational] = []
        for _ in 0..<Self.longestSearch {
            draws += 1
            numbers.removeAll(keepingCapacity: true)
            for index in streams.indices {
                let place = streams[index].integer(below: question.domains[index].count)
                numbers.append(try question.number(index, at: place, numbers))
            }
            guard try question.accepts(numbers) else { continue }
            guard let concept = question.concept else { return try question.candidate(numbers) }
            let presentation = concept.presentation(&options)
            return Candidate(
                numbers: numbers,
                inputs: [],
                presentation: presentation,
                answer: concept.answer(presentation),
                wrongAnswers: []
            )
        }
        throw .unsatisfied(draws: Self.longestSearch)
    }
}

extension Question {
    /// `n = 7, k = 3`.
    func list(_ numbers: [Rational]) -> String {
        zip(givens, numbers).map { "\($0.name) = \($1)" }.joined(separator: ", ")
    }
}

extension Question.MistakeSource {
    var id: String {
        switch self {
        case .catalogue(let mistake): mistake.id
        case .written(let id, _, _): id
        }
    }

    /// What to tell a student, with the numbers in it.
    func says(_ numbers: [Rational]) -> String {
        switch self {
        case .catalogue(let mistake): mistake.says
        case .written(_, _, let says): (try? says.filled(numbers)) ?? ""
        }
    }
}
