import CNNEngine

/// A question as a diagnosis sees it: the answer that each belief leads to.
struct DiagnosticItem: Sendable {
    let variant: Variant
    /// By the place of the belief; an unnamed mistake foresees nothing, and stands for right here.
    let predictions: [Answer]

    init(_ variant: Variant, _ beliefs: [Belief]) {
        self.variant = variant
        predictions = beliefs.map { belief in
            guard case .mistake(let names) = belief else { return variant.answer }
            return names.lazy.compactMap(variant.mistake(named:)).first?.answer ?? variant.answer
        }
    }

    /// Whether two answers are the same as far as the question's form tells.
    func isSame(_ one: Answer, _ other: Answer) -> Bool { !variant.form.tells(one, from: other) }

    /// The places of the beliefs that this question shows to be wrong.
    var caught: Set<Int> {
        Set(predictions.indices.filter { !isSame(predictions[$0], variant.answer) })
    }
}

/// The questions that a diagnosis picks from, and the mistakes that show in them.
struct DiagnosticPool {
    private static let variantsPerTemplate = 16

    /// Several variants of each template.
    let variants: [Variant]

    init(_ questions: [Question], seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        var variants: [Variant] = []
        for question in questions where question.hasRules {
            var seen: Set<[Rational]> = []
            for _ in 0..<Self.variantsPerTemplate {
                guard let variant = try? Variant(question, seed: chance.next() >> 33),
                    seen.insert(variant.identity).inserted
                else { continue }
                variants.append(variant)
            }
        }
        self.variants = variants
    }

    /// The names of all mistakes that show somewhere; those that always lead to the same answers
    /// stand together, as no answer tells them apart.
    var mistakes: [[String]] {
        var names: [String] = []
        for variant in variants {
            for mistake in variant.question.mistakes where !names.contains(mistake.id) {
                names.append(mistake.id)
            }
        }
        var groups: [(names: [String], answers: [Answer?])] = []
        for name in names {
            let answers = variants.map { $0.mistake(named: name)?.answer }
            guard answers.contains(where: { $0 != nil }) else { continue }
            if let place = groups.firstIndex(where: { $0.answers == answers }) {
                groups[place].names.append(name)
            } else {
                groups.append(([name], answers))
            }
        }
        return groups.map(\.names)
    }
}

extension [DiagnosticItem] {
    /// So many templates are compared with one another, those that catch the most by themselves.
    private static var mostCompared: Int { 16 }

    /// The templates, at most so many, that together catch the most mistakes; of equal ones the
    /// fewest.
    func widestTemplates(atMost limit: Int) -> Set<QuestionID> {
        let templates = comparedTemplates
        var best: (ids: Set<QuestionID>, caught: Int) = ([], -1)
        func extend(_ ids: Set<QuestionID>, _ caught: Set<Int>, from start: Int) {
            if (caught.count, best.ids.count) > (best.caught, ids.count) {
                best = (ids, caught.count)
            }
            guard ids.count < limit else { return }
            for (place, template) in templates.enumerated().dropFirst(start) {
                extend(ids.union([template.id]), caught.union(template.caught), from: place + 1)
            }
        }
        extend([], [], from: 0)
        return best.ids
    }

    /// The templates with what their variants catch, in their order.
    private var comparedTemplates: [(id: QuestionID, caught: Set<Int>)] {
        var templates: [(id: QuestionID, caught: Set<Int>)] = []
        for item in self {
            let id = item.variant.question.id
            if let place = templates.firstIndex(where: { $0.id == id }) {
                templates[place].caught.formUnion(item.caught)
            } else {
                templates.append((id, item.caught))
            }
        }
        while templates.count > Self.mostCompared,
            let least = templates.indices.min(by: {
                templates[$0].caught.count < templates[$1].caught.count
            })
        { templates.remove(at: least) }
        return templates
    }
}
