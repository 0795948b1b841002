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

    private func isEquals(_ index: Int) -> Bool { tokens.isEquals(index) }

    private func claim(at index: Int, _ runs: inout LayerRuns) -> ClaimDraft? {
        guard let (right, end) = ArithmeticParser.prefix(tokens[(index + 1)...]),
            isClean(behind: end), let left = left(of: index),
            left.value.hasOperation || right.hasOperation
        else { return nil }
        let start = left.start
        if let draft = rounded(left.value, right, from: start, to: end, &runs) { return draft }
        let sides = EquationSides(tokens: tokens, equals: index, left: left, right: (right, end))
        // Of several readings the one that is right is meant.
        var first: ClaimDraft?
        for reading in sides.readings {
            let verdict = EquationVerdict(
                left: reading.left,
                right: reading.right,
                isApproximate: tokens[index].isSign("≈") || isAbout(start)
            )
            let draft = verdict.draft(tokens[start..<reading.end], &runs)
            if draft?.verdict != .wrong { return draft }
            first = first ?? draft
        }
        return sides.isAmbiguous || isSetting(left, right) ? nil : first
    }

    private func isAbout(_ start: Int) -> Bool {
        guard start > 0 else { return false }
        let before = tokens[start - 1]
        return before.isSign("~") || Self.abouts.contains(before.word ?? "")
    }

    private static let abouts: Set<String> = [
        "about", "approximately", "approx", "roughly", "around", "almost", "nearly", "ca", "circa",
        "etwa", "ungefähr", "rund", "fast",
    ]

    /// `(28 - 5)/2 + 1 = 12.5 → 13`: what is made of positions that are no whole number.
    private func rounded(
        _ left: Arithmetic,
        _ right: Arithmetic,
        from start: Int,
        to end: Int,
        _ runs: inout LayerRuns
    ) -> ClaimDraft? {
        guard end + 1 < tokens.count, ["→", "=", "≈"].contains(tokens[end].sign),
            EngineLayer(left)?.window != nil, let exact = try? left.value(), exact.integer == nil,
            (try? right.value()) == exact,
            let (whole, last) = ArithmeticParser.prefix(tokens[(end + 1)...]),
            !whole.hasOperation, isClean(behind: last)
        else { return nil }
        return EquationVerdict(left: left, right: whole, isApproximate: false)
            .draft(tokens[start..<last], &runs)
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

    /// The longest expression that ends at a place and begins where nothing else belongs to it.
    private func left(of end: Int) -> (value: Arithmetic, start: Int)? {
        var start = end
        while start > 0, end - start < ArithmeticParser.longest, Self.mayBelong(tokens[start - 1]) {
            start -= 1
        }
        for candidate in start..<end where isClean(before: candidate, end: end) {
            guard let (value, reached) = ArithmeticParser.prefix(tokens[candidate..<end]),
                reached == end || reached == end - 1 && ArithmeticParser.isNoun(tokens[reached])
            else { continue }
            return (value, candidate)
        }
        return nil
    }

    private static func mayBelong(_ token: TextToken) -> Bool {
        switch token.content {
        case .number: true
        case .word(let word): word.count > 2 || ArithmeticParser.isNoun(token)
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
    private func isClean(behind end: Int) -> Bool { tokens.isClean(behind: end) }
}

extension [TextToken] {
    /// Whether a sign parts two sides; `==` and `!=` are marks or code.
    func isEquals(_ index: Int) -> Bool {
        guard self[index].isSign("=") || self[index].isSign("≈") else { return false }
        let neighbours = [index - 1, index + 1].filter(indices.contains)
        return !neighbours.contains { "=!<>≤≥:".unicodeScalars.contains(self[$0].sign ?? " ") }
    }

    /// Whether nothing behind an expression goes on with it.
    func isClean(behind end: Int) -> Bool {
        guard end < count else { return true }
        let next = self[end]
        switch next.content {
        case .number: return next.gap > 0
        case .word(let word): return next.gap > 0 ? word.count > 1 || next.gap > 1 : false
        case .sign(let sign):
            if sign == "-" || sign == "+" {
                let behind = end + 1 < count ? self[end + 1] : nil
                // A dash, or the next number of a table.
                return next.gap > 0 && (behind?.word.map { $0.count > 1 } ?? (behind?.gap == 0))
            }
            // `= 3,5` with a decimal comma
            if sign == ",", next.gap == 0, end + 1 < count, self[end + 1].gap == 0,
                self[end + 1].number != nil
            {
                return false
            }
            // `$… \approx 102.8$M`
            if sign == "$", end + 1 < count, self[end + 1].gap == 0, self[end + 1].word != nil {
                return false
            }
            // `= 34,848 (+ 96 biases)`
            if sign == "(", next.gap > 0, end + 1 < count, self[end + 1].number == nil {
                return true
            }
            return !"×/÷^²³%√(⌊⌈[".unicodeScalars.contains(sign)
        }
    }
}
