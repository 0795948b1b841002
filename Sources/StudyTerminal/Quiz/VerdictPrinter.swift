internal import StudyCore
public import StudyQuizzes

/// The words for what an answer was worth: the verdict, the mistake replayed, the right way.
public struct VerdictPrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// What an answer was worth, with the solution, at once.
    public func verdict(_ marking: Marking, on verified: VerifiedVariant) -> [String] {
        let variant = verified.variant
        switch marking {
        case .unreadable(let reason): return wrapped(reason.message)
        case .right:
            let answer = "\(style.strong(rightAnswer(variant)))\(unit(variant))"
            return TextWrapper.wrap("\(style.good("Right")): \(answer).", width: style.width)
                + remarks(variant) + solution(verified)
        case .wrong(let typed, let mistake):
            return refusal(typed, of: variant) + chain(typed, of: variant)
                + explanation(mistake, of: variant) + remarks(variant, chosen: typed)
                + solution(verified)
        }
    }

    /// The answer and the solution of a question that was left open.
    public func open(_ verified: VerifiedVariant) -> [String] {
        let variant = verified.variant
        let answer = "\(style.strong(rightAnswer(variant)))\(unit(variant))"
        return TextWrapper.wrap(
            "\(style.bad("Not answered")): it is \(answer).",
            width: style.width
        ) + solution(verified)
    }

    /// The solution of a question, what to beware of, and how it was verified.
    public func solution(_ verified: VerifiedVariant) -> [String] {
        let variant = verified.variant
        let steps = variant.solution.flatMap { indented($0) }
        let traps = variant.traps.flatMap { indented("Beware: \($0)") }
        let check =
            verified.measured.map {
                "verified: the engine ran the layer and counted \(variant.form.text(of: $0))"
            } ?? variant.question.source.map { "source: \($0)" }
        return steps + traps + (check.map { faint($0) } ?? [])
    }

    private func rightAnswer(_ variant: Variant) -> String {
        let text = TerminalText.harmless(variant.form.text(of: variant.answer))
        // An option is a sentence with a full stop of its own.
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }

    private func unit(_ variant: Variant) -> String {
        variant.question.unit.map { " " + TerminalText.harmless($0) } ?? ""
    }

    private func refusal(_ typed: Answer, of variant: Variant) -> [String] {
        let right = "it is \(style.strong(rightAnswer(variant)))\(unit(variant))."
        if case .recall(let places, let others) = typed { return recall(places, others, variant) }
        let shown = TerminalText.harmless(variant.form.text(of: typed))
        return TextWrapper.wrap("\(style.bad("Not")) \(shown): \(right)", width: style.width)
    }

    private func recall(_ places: Set<Int>, _ others: [String], _ variant: Variant) -> [String] {
        guard case .recall(let items, let wanted) = variant.form else { return [] }
        let missed = items.indices.filter { !places.contains($0) }.map { items[$0].name }
        let count = "\(style.bad("Not yet")): \(places.count) of \(wanted)."
        var lines = TextWrapper.wrap(count, width: style.width)
        if !missed.isEmpty { lines += wrapped("Not named: \(missed.joined(separator: ", ")).") }
        if !others.isEmpty {
            lines += wrapped("Not of the list: \(others.joined(separator: ", ")).")
        }
        return lines
    }

    /// The slip, the student's own working with the numbers, and the step where it departs.
    private func explanation(
        _ mistake: Variant.ExpectedMistake?,
        of variant: Variant
    ) -> [String] {
        guard let mistake else { return [] }
        var lines = wrapped(mistake.says)
        guard let replay = variant.replay(of: mistake) else { return lines }
        for working in replay.working { lines += indented("your working: \(working)") }
        if let departure = replay.departure, let right = replay.rightStep {
            lines += indented("it departs at: \(departure)")
            lines += indented("right is: \(right)")
        }
        return lines + [""]
    }

    /// The rows of a chain, each by itself: one slip does not spoil the rest.
    private func chain(_ typed: Answer, of variant: Variant) -> [String] {
        guard case .shapes(let shapes) = typed, let marking = variant.chainMarking(of: typed) else {
            return []
        }
        let sound = "\(marking.soundCount) of \(marking.rows.count) rows are sound:"
        return wrapped(sound)
            + zip(shapes, marking.rows).enumerated().flatMap { index, row in
                let shape = Answer.sizes(row.0).description
                let words =
                    switch row.1 {
                    case .right: "right"
                    case .carried: "follows from your row before"
                    case .wrong(let expected): "should be \(Answer.sizes(expected))"
                    }
                return indented("\(index + 1). \(shape): \(words)")
            }
    }

    /// What is to be said about the options.
    private func remarks(_ variant: Variant, chosen typed: Answer? = nil) -> [String] {
        guard !variant.options.isEmpty, case .choices = variant.form else { return [] }
        return variant.options.indices.flatMap { place in
            variant.remark(onOption: place).map { indented("\(AnswerForm.letter(place)): \($0)") }
                ?? []
        }
    }

    private func wrapped(_ text: String) -> [String] {
        TextWrapper.wrap(TerminalText.harmless(text), width: style.width)
    }

    private func indented(_ text: String) -> [String] {
        TextWrapper.wrap(
            TerminalText.harmless(text),
            width: style.width,
            lead: "    ",
            hang: "      "
        )
    }

    private func faint(_ text: String) -> [String] {
        TextWrapper.wrap(
            style.faint(TerminalText.harmless(text)),
            width: style.width,
            lead: "    ",
            hang: "      "
        )
    }
}
