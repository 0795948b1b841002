internal import CNNEngine
internal import StudyQuizzes

/// Finds `expression = expression` and evaluates both sides.
struct EquationClaims {
    private let tokens: [TextToken]

    /// The claims of a block.
    static func find(in tokens: [TextToken], _ runs: inout LayerRuns) -> [ClaimDraft] {
        let finder = EquationClaims(tokens: tokens)
        var drafts: [ClaimDraft] = []
        for index in tokens.indices where finder.isEquals(index) {
            if let draft = finder.claim(at: index, &runs) { drafts.append(draft) }
            if let draft = finder.goingOn(behind: index, &runs) { drafts.append(draft) }
        }
        return drafts
    }

    /// `= 28, times 16 = 448`: the result of one equation is the first factor of the next.
    private func goingOn(behind index: Int, _ runs: inout LayerRuns) -> ClaimDraft? {
        guard let (left, end) = ArithmeticParser.prefix(tokens[(index + 1)...]) else { return nil }
        let times = end < tokens.count && tokens[end].isSign(",") ? end + 1 : end
        guard times < tokens.count, ["times", "mal"].contains(tokens[times].word),
            let (factor, equals) = ArithmeticParser.prefix(tokens[(times + 1)...]),
            equals < tokens.count, isEquals(equals),
            let (right, last) = ArithmeticParser.prefix(tokens[(equals + 1)...]),
            isClean(behind: last)
        else { return nil }
        let product = Arithmetic.operation(.multiply, left, factor)
        return EquationVerdict(left: product, right: right, isApproximate: false)
            .draft(tokens[(index + 1)..<last], &runs)
    }

    private func isEquals(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.isSign("=") || token.isSign("≈") else { return false }
        // `==` and `!=` are marks or code.
        let neighbours = [index - 1, index + 1].filter(tokens.indices.contains)
        return !neighbours.contains { "=!<>≤≥:".unicodeScalars.contains(tokens[$0].sign ?? " ") }
    }

    private func claim(at index: Int, _ runs: inout LayerRuns) -> ClaimDraft? {
        guard let (right, end) = ArithmeticParser.prefix(tokens[(index + 1)...]),
            isClean(behind: end), let left = left(of: index),
            left.value.hasOperation || right.hasOperation
        else { return nil }
        let isApproximate = tokens[index].isSign("≈")
        func draft(_ right: Arithmetic, _ end: Int) -> ClaimDraft? {
            let draft = EquationVerdict(
                left: left.value,
                right: right,
                isApproximate: isApproximate
            )
            .draft(tokens[left.start..<end], &runs)
            return draft?.verdict == .wrong && isSetting(left, right) ? nil : draft
        }
        guard let parted = parted(right, at: end) else { return draft(right, end) }
        // Of two readings the one that is right is meant; else it is open which is.
        let drafts = [draft(right, end), draft(parted, end + 1)]
        return drafts.compactMap(\.self).first { $0.verdict == .right }
    }

    private static let numerals: Set<String> = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both",
    ]

    /// Whether the left side is the last number of a setting in words, and no equation:
    /// `stride 2 = 14x14`, `filter 3x3 = 4x4`, `two 3x3 = 18`.
    private func isSetting(_ left: (value: Arithmetic, start: Int), _ right: Arithmetic) -> Bool {
        guard let sizes = left.value.factors else { return false }
        // `7x7 * 3x3 = 3x3` is a convolution.
        if sizes.count == 4, right.factors?.count == 2 { return true }
        guard left.start > 0 else { return false }
        var before = tokens[left.start - 1]
        if sizes.count > 1, before.number != nil || Self.numerals.contains(before.word ?? "") {
            return true
        }
        guard let result = right.factors, result.count > 1 else { return false }
        if left.start > 1, before.isSign("=") || before.isSign(":") || before.isSign("(") {
            before = tokens[left.start - 2]
        }
        return before.word != nil
    }

    /// `73 856`: a number of one group of thousands, written with a blank, or two numbers.
    private func parted(_ right: Arithmetic, at end: Int) -> Arithmetic? {
        guard case .number(let first) = right, let thousands = first.integer,
            (1..<1_000).contains(thousands), end < tokens.count,
            let rest = tokens[end].number?.integer, tokens[end].gap == 1,
            tokens[end].end - tokens[end].start == 3, isClean(behind: end + 1)
        else { return nil }
        let value = Rational(thousands * 1_000 + rest)
        return .number(WrittenNumber(value: value, lastPlace: 0, isScaled: false))
    }

    /// The longest expression that ends at a place and begins where nothing else belongs to it.
    private func left(of end: Int) -> (value: Arithmetic, start: Int)? {
        var start = end
        while start > 0, end - start < ArithmeticParser.longest, Self.mayBelong(tokens[start - 1]) {
            start -= 1
        }
        for candidate in start..<end where isClean(before: candidate, end: end) {
            guard let (value, reached) = ArithmeticParser.prefix(tokens[candidate..<end]),
                reached == end
            else { continue }
            return (value, candidate)
        }
        return nil
    }

    private static func mayBelong(_ token: TextToken) -> Bool {
        switch token.content {
        case .number: true
        case .word(let word): word.count > 2
        case .sign(let sign): "+-×/÷^()⌊⌋⌈⌉²".unicodeScalars.contains(sign)
        }
    }

    /// Whether an expression may begin here: no operator, bracket or name before it takes part.
    private func isClean(before index: Int, end: Int) -> Bool {
        guard index > 0 else { return true }
        let before = tokens[index - 1]
        switch before.content {
        case .number:
            // `73 856` may be one number.
            let isGroup = tokens[index].end - tokens[index].start == 3 && tokens[index].gap == 1
            return tokens[index].gap > 0 && !isGroup
        case .word(let word):
            let isFunction = tokens[index].isSign("(") && tokens[index].gap == 0
            return !isFunction && !["ln", "log", "sqrt", "exp", "std", "of"].contains(word)
                && tokens[index].gap > 0
        case .sign(let sign):
            if "+-×/÷^√Σ·%<>≤≥~λσεγβα".unicodeScalars.contains(sign) {
                // A dash between words is no sign.
                return (sign == "-" || sign == "~") && before.gap > 0 && tokens[index].gap > 0
                    && index > 1 && tokens[index - 2].word != nil
            }
            return true
        }
    }

    /// Whether nothing behind the right side goes on with it.
    private func isClean(behind end: Int) -> Bool {
        guard end < tokens.count else { return true }
        let next = tokens[end]
        switch next.content {
        case .number: return next.gap > 0
        case .word(let word): return next.gap > 0 ? word.count > 1 || next.gap > 1 : false
        case .sign(let sign):
            if sign == "-" || sign == "+" {
                let behind = end + 1 < tokens.count ? tokens[end + 1] : nil
                // A dash, or the next number of a table.
                return next.gap > 0 && (behind?.word.map { $0.count > 1 } ?? (behind?.gap == 0))
            }
            return !"×/÷^²³%√(⌊⌈[".unicodeScalars.contains(sign)
        }
    }
}

/// Two sides of an equation held against each other.
struct EquationVerdict {
    let left: Arithmetic
    let right: Arithmetic
    let isApproximate: Bool

    func draft(_ tokens: ArraySlice<TextToken>, _ runs: inout LayerRuns) -> ClaimDraft? {
        let isOverflow: Bool
        do throws(ArithmeticError) {
            return try compared(tokens, &runs)
        } catch {
            isOverflow = error == .overflow
        }
        return isOverflow ? ClaimDraft(kind: .equation, tokens: tokens, verdict: .tooLarge) : nil
    }

    private func compared(
        _ tokens: ArraySlice<TextToken>,
        _ runs: inout LayerRuns
    ) throws(ArithmeticError) -> ClaimDraft {
        let (leftValue, rightValue) = (try left.value(), try right.value())
        let layer = EngineLayer(left)
        let counted = layer?.count(&runs)
        var draft = ClaimDraft(
            kind: .equation,
            tokens: tokens,
            verdict: agrees(leftValue, rightValue) ? .right : .wrong,
            expected: leftValue.written
        )
        draft.isVerified = counted.map { leftValue.floor() == Rational($0.count) && $0.isVerified }
        guard draft.verdict == .wrong else { return draft }
        if let window = layer?.window, let counted {
            draft.expected = counted.count.grouped
            draft.isVerified = counted.isVerified
            if rightValue == Rational(counted.count) {
                return draft.conditional(
                    "the quotient is rounded down, as layers do: \(window.text) = \(counted.count)"
                )
            }
            draft.working = "\(window.text) = \(counted.count)"
            draft.mistake = window.mistake(leadingTo: rightValue)
        } else if try left.value(.floor) == rightValue {
            return draft.conditional("the quotient is rounded down")
        } else if try left.value(.ceil) == rightValue {
            return draft.conditional("the quotient is rounded up")
        } else if let (inputs, units) = layer?.weights {
            draft.mistake = Self.mistake(inputs, units, leadingTo: rightValue)
        }
        return draft
    }

    private func agrees(_ leftValue: Rational, _ rightValue: Rational) -> Bool {
        if leftValue == rightValue || isSide(leftValue) { return true }
        if case .number(let number) = right, number.isRounding(of: leftValue) { return true }
        guard isApproximate else { return false }
        guard let distance = try? (leftValue - rightValue).magnitude(),
            let tolerance = try? leftValue.magnitude() / 20
        else { return false }
        return distance <= tolerance
    }

    /// `32 - 5 + 1 = 28 x 28`: a side is computed, and the square is written.
    private func isSide(_ value: Rational) -> Bool {
        guard left.factors == nil, let sizes = right.factors, sizes.count > 1 else { return false }
        return sizes[0] == sizes[1] && value == Rational(sizes[0])
    }

    private static func mistake(_ inputs: Int, _ units: Int, leadingTo value: Rational) -> String? {
        // Height 0 is a layer without an image; a bias for each unit.
        Quantity.denseParameters.mistake([0, 0, 1, inputs, units, 1], leadingTo: value)
    }
}

extension ClaimDraft {
    /// The same, right under an assumption.
    func conditional(_ assumption: String) -> ClaimDraft {
        var draft = self
        draft.verdict = .conditional
        draft.assumption = assumption
        return draft
    }
}

extension Rational {
    /// `3,456`, `54.25` or `1/3`.
    var written: String {
        if let integer { return integer.grouped }
        let value = Double(numerator) / Double(denominator)
        let rounded = (value * 10_000).rounded() / 10_000
        return rounded == value ? "\(value)" : "about \(rounded)"
    }
}

extension Quantity {
    /// What to say of the known slip that gives a value; `nil` when none does.
    func mistake(_ numbers: [Int], leadingTo value: Rational) -> String? {
        let values = values(numbers)
        let found = mistakes.first { mistake in
            guard case .number(let answer)? = try? mistake.answer(values) else { return false }
            return answer == value
        }
        return found?.says
    }
}
