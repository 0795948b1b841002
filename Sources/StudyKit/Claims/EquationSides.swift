internal import StudyQuizzes

/// The sides of an equation, and the other ways in which they may be meant.
struct EquationSides {
    /// Two sides, and the place behind them.
    struct Reading {
        let left: Arithmetic
        let right: Arithmetic
        let end: Int
    }

    let tokens: [TextToken]
    let equals: Int
    let left: (value: Arithmetic, start: Int)
    let right: (value: Arithmetic, end: Int)

    /// The likeliest reading first.
    var readings: [Reading] {
        let plain = [Reading(left: left.value, right: right.value, end: right.end)]
        return plain + [turned, groupOfThousands, chainedEquation].compactMap(\.self) + memory
    }

    /// `0.33 = 1/3`: the number is the rounding of what is computed.
    private var turned: Reading? {
        guard case .number = left.value, right.value.hasOperation else { return nil }
        return Reading(left: right.value, right: left.value, end: right.end)
    }

    /// Whether a reading that is wrong may not be what is meant.
    var isAmbiguous: Bool {
        groupOfThousands != nil || (bytesOnTheRight == nil) != (bytesOnTheLeft == nil)
    }

    private func reading(_ right: Arithmetic, _ end: Int) -> Reading {
        Reading(left: left.value, right: right, end: end)
    }

    /// `73 856`: a number of one group of thousands, written with a blank, or two numbers.
    private var groupOfThousands: Reading? {
        let end = right.end
        guard case .number(let first) = right.value, let thousands = first.integer,
            (1..<1_000).contains(thousands), end < tokens.count,
            let group = tokens[end].number, !group.isScaled, let rest = group.integer,
            tokens[end].gap == 1,
            tokens[end].end - tokens[end].start == 3, tokens.isClean(behind: end + 1)
        else { return nil }
        let value = Rational(thousands * 1_000 + rest)
        return reading(
            .number(WrittenNumber(value: value, lastPlace: 0, isScaled: false)),
            end + 1
        )
    }

    /// `9 · 3 + 1 = 28 · 10 = 280`: it is reckoned on with the result, as on a calculator.
    private var chainedEquation: Reading? {
        guard right.value.hasOperation, right.end < tokens.count else { return nil }
        let next = ArithmeticParser.isNoun(tokens[right.end]) ? right.end + 1 : right.end
        guard next < tokens.count, tokens.isEquals(next), tokens[equals + 1].number != nil,
            let number = ArithmeticParser.prefix(tokens[equals + 1...equals + 1])
        else { return nil }
        return reading(number.value, number.end)
    }

    // MARK: - Memory

    /// `12 GB = 3 billion · 4 bytes`, and the other way round, in units of 1,000 or of 1,024.
    private var memory: [Reading] {
        if case .number(let size) = right.value, let unit = bytesOnTheRight {
            return unit.scaled(size).map { reading($0, right.end + 1) }
        }
        if case .number(let size) = left.value, let unit = bytesOnTheLeft {
            let end = bytesOnTheRight == nil ? right.end : right.end + 1
            return unit.scaled(size).map { Reading(left: right.value, right: $0, end: end) }
        }
        return []
    }

    private var bytesOnTheRight: MemoryUnit? {
        right.end < tokens.count ? MemoryUnit(tokens[right.end]) : nil
    }

    private var bytesOnTheLeft: MemoryUnit? { MemoryUnit(tokens[equals - 1]) }
}

/// A unit of memory.
private struct MemoryUnit {
    let factor: Int
    let isBinary: Bool

    init?(_ token: TextToken) {
        guard case .bytes(let factor, let isBinary) = CountNoun(token.word) else { return nil }
        (self.factor, self.isBinary) = (factor, isBinary)
    }

    /// So many bytes, with the digits as they are written.
    func scaled(_ size: WrittenNumber) -> [Arithmetic] {
        var (places, rest, binary) = (0, factor, 1)
        while rest >= 1_000 {
            (places, rest, binary) = (places + 3, rest / 1_000, binary << 10)
        }
        let factors = isBinary ? [factor] : [factor, binary]
        return factors.map { factor in
            let value = size.value.flatMap { try? $0 * Rational(factor) }
            return .number(
                WrittenNumber(value: value, lastPlace: size.lastPlace + places, isScaled: true)
            )
        }
    }
}
