/// An answer as it was read, with how exactly it was typed.
struct TypedAnswer {
    let answer: Answer
    let precision: Rational?
    let text: String

    init(_ answer: Answer, precision: Rational?, text: String) {
        self.answer = answer
        self.precision = precision
        self.text = text.utf8.count <= 40 ? text : String(text.prefix(40))
    }

    /// Whether it counts as this answer; `asRounded` also an integer written as `9.0M`.
    func matches(_ expected: Answer, _ form: AnswerForm, asRounded: Bool = false) -> Bool {
        if answer == expected { return true }
        switch (answer, expected, form) {
        case (.number(let typed), .number(let exact), .decimal(let tolerance, let places)):
            if tolerance.covers(typed, of: exact) { return true }
            let half = Self.half(places)
            let isAsPrecise = precision.map { $0 <= half } ?? false
            // Digits beyond those asked may be cut off.
            if let precision, precision < half, isTruncation(of: exact) { return true }
            return isAsPrecise && isRounding(of: exact)
        case (.number(let typed), .number(let exact), _):
            return asRounded && hasTwoDigits(typed) && isRounding(of: exact)
        case (.recall, .recall, .recall(_, let wanted)):
            let comparison = AnswerComparison(answer, with: expected, form)
            return comparison.extra.isEmpty && comparison.hits >= wanted
        default: return false
        }
    }

    /// What to ask where it is the right answer in another writing.
    func reasonToAskAgain(_ expected: Answer, _ reader: AnswerReader) -> UnreadableAnswer? {
        if isChannelsFirst(of: expected) { return .channelsFirst }
        guard case .number(let typed) = answer, case .number(let exact) = expected else {
            return nil
        }
        if case .decimal(_, let places) = reader.form {
            let isCoarse = precision.map { $0 > Self.half(places) } ?? false
            if isCoarse, isRounding(of: exact) || isTruncation(of: exact) {
                return .tooFewPlaces(text, places: places)
            }
            if isTruncation(of: exact) { return .truncated(text, places: places) }
        } else if isRounding(of: exact) || isTruncation(of: exact) {
            return .rounded(text)
        }
        guard reader.units.isPercent, !text.contains("%"), let percent = try? typed * 100,
            TypedAnswer(.number(percent), precision: nil, text: text)
                .matches(expected, reader.form)
        else { return nil }
        return .shareForPercent(text)
    }

    private static func half(_ places: Int) -> Rational {
        (try? Rational(10).power(Rational(-places)) / 2) ?? 0
    }

    /// Whether it is typed closely enough to tell one mistake from another.
    private func hasTwoDigits(_ typed: Rational) -> Bool {
        guard let precision, let size = try? typed.magnitude(), let least = try? precision * 20
        else { return false }
        return size >= least
    }

    /// Whether it is this number, rounded to the last digit that was typed.
    ///
    /// A tie is rounded away from zero, or to the even digit as Python does.
    private func isRounding(of exact: Rational) -> Bool {
        guard let precision, case .number(let typed) = answer,
            Tolerance.absolute(precision).covers(typed, of: exact)
        else { return false }
        guard let distance = try? (typed - exact).magnitude(), distance == precision,
            let size = try? typed.magnitude(), let full = try? exact.magnitude(), size < full
        else { return true }
        return (try? size / (precision * 2))?.integer.map { $0 % 2 == 0 } ?? false
    }

    /// Whether it is this number, cut off behind the last digit that was typed.
    private func isTruncation(of exact: Rational) -> Bool {
        guard let precision, case .number(let typed) = answer, typed != 0,
            let size = try? typed.magnitude(), let full = try? exact.magnitude(),
            (typed < 0) == (exact < 0), size < full,
            let lost = try? full - size, let digit = try? precision * 2
        else { return false }
        return lost < digit
    }

    /// Whether these are the sizes of the other one in the order channels, height, width.
    private func isChannelsFirst(of expected: Answer) -> Bool {
        guard case .sizes(let typed) = answer, case .sizes(let sizes) = expected, sizes.count == 3
        else { return false }
        return typed == [sizes[2], sizes[0], sizes[1]]
    }
}
