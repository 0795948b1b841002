internal import CNNEngine
internal import StudyQuizzes

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
        if case .number(let number) = right, number.isCutOff(from: leftValue) {
            return draft.conditional("cut off behind its last digit, and not rounded")
        }
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
        return (Double(numerator) / Double(denominator)).written
    }
}

extension Double {
    /// `54.25`, `about 0.3333`, or `7` where it is whole.
    var written: String {
        if let whole = Int(exactly: self) { return whole.grouped }
        let rounded = (self * 10_000).rounded() / 10_000
        return rounded == self ? "\(self)" : "about \(rounded)"
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
