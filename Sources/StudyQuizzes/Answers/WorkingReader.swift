/// Reads the working that a person may type for a number: `3*3*64 + 64`, `2^5*3`, `(28-5)/1 + 1`.
///
/// Exact arithmetic with + - * / ^ and brackets; a single number is the commonest case of it.
/// Where the order of operations is in doubt (`2^3^2`, `1/2/3`, `-2^2`) both readings are named.
struct WorkingReader {
    typealias Reading = NumberReader.Reading
    typealias Failure = NumberReader.Failure

    /// A number, or one sign.
    enum Token: Hashable {
        case number(String)
        case sign(Character)
    }

    private let numbers: NumberReader
    private let tokens: [Token]
    private var index = 0
    private var depth = 0
    private static let deepest = 20

    /// The value of a text in which signs are ASCII.
    static func read(_ text: String, _ style: NumberReader.Style) throws(Failure) -> Reading {
        let tokens = try WorkingLexer.tokens(of: text)
        guard !tokens.isEmpty else { throw .notANumber }
        var reader = WorkingReader(numbers: NumberReader(style: style), tokens: tokens)
        var reading = try reader.sum()
        guard reader.index == tokens.count else { throw .notANumber }
        reading.chain = chain(of: tokens)
        if tokens.count == 3, tokens[1] == .sign("-"), reading.value < 0 {
            // `3-5` is a range as well.
            throw .notANumber
        }
        return reading
    }

    private init(numbers: NumberReader, tokens: [Token]) {
        self.numbers = numbers
        self.tokens = tokens
    }

    /// `x` or `*` where the tokens are numbers joined by it.
    private static func chain(of tokens: [Token]) -> Character? {
        guard tokens.count >= 3, tokens.count % 2 == 1, case .sign(let sign) = tokens[1],
            sign == "x" || sign == "*"
        else { return nil }
        let isChain = tokens.enumerated().allSatisfy { index, token in
            if case .number = token { return index % 2 == 0 }
            return index % 2 == 1 && token == .sign(sign)
        }
        return isChain ? sign : nil
    }

    private func exact(
        _ compute: () throws(ArithmeticError) -> Rational
    ) throws(Failure) -> Reading {
        do throws(ArithmeticError) {
            return Reading(value: try compute())
        } catch {
            throw error == .overflow ? .tooLarge : .notANumber
        }
    }

    private mutating func accept(_ signs: String) -> Character? {
        guard index < tokens.count, case .sign(let sign) = tokens[index], signs.contains(sign)
        else { return nil }
        index += 1
        return sign
    }

    // MARK: - Grammar

    private mutating func sum() throws(Failure) -> Reading {
        var result = try signed()
        while let sign = accept("+-") {
            let (left, right) = (result.value, try product().value)
            result = try exact { () throws(ArithmeticError) in
                sign == "+" ? try left + right : try left - right
            }
        }
        return result
    }

    /// A product that may have a sign of its own.
    private mutating func signed() throws(Failure) -> Reading {
        guard let sign = accept("+-") else { return try product() }
        let start = index
        var result = try product()
        if sign == "-" {
            // With an odd exponent both readings are one.
            let (base, exponent) = (text(start), text(start + 2))
            if start + 1 < tokens.count, tokens[start + 1] == .sign("^"), !base.isEmpty,
                Int(exponent).map({ $0 % 2 == 0 }) == true
            {
                throw .ambiguous("(-\(base))^\(exponent)", "-(\(base)^\(exponent))")
            }
            let value = result.value
            let negative = try exact { () throws(ArithmeticError) in try -value }
            result.value = negative.value
        }
        return result
    }

    private mutating func product() throws(Failure) -> Reading {
        var result = try power()
        var divisions = 0
        while let sign = accept("*x/") {
            divisions += sign == "/" ? 1 : 0
            guard divisions < 2 else { throw .notANumber }
            let (left, right) = (result.value, try power().value)
            result = try exact { () throws(ArithmeticError) in
                sign == "/" ? try left / right : try left * right
            }
        }
        return result
    }

    private mutating func power() throws(Failure) -> Reading {
        let base = try operand()
        guard accept("^") != nil else { return base }
        let isNegative = accept("+-") == "-"
        let exponent = try operand().value
        guard accept("^") == nil else { throw .notANumber }
        let value = base.value
        return try exact { () throws(ArithmeticError) in
            try value.power(isNegative ? try -exponent : exponent)
        }
    }

    /// A number or a bracket, each with a percent sign perhaps.
    private mutating func operand() throws(Failure) -> Reading {
        var result: Reading
        if accept("(") != nil {
            depth += 1
            guard depth <= Self.deepest else { throw .notANumber }
            result = try sum()
            depth -= 1
            guard accept(")") != nil else { throw .notANumber }
        } else if index < tokens.count, case .number(let text) = tokens[index] {
            index += 1
            result = try numbers.read(text)
            if let fraction = try fraction(behind: result) { result = fraction }
        } else {
            throw .notANumber
        }
        guard accept("%") != nil else { return result }
        let value = result.value
        result.value = try exact { () throws(ArithmeticError) in try value / 100 }.value
        result.lastPlace = result.lastPlace.map { $0 - 2 }
        return result
    }

    /// The mixed number of a whole one and a proper fraction behind it: `3 1/2`.
    private mutating func fraction(behind whole: Reading) throws(Failure) -> Reading? {
        guard index + 2 < tokens.count, tokens[index + 1] == .sign("/"), !whole.isScaled,
            let above = Int(text(index)), let below = Int(text(index + 2)), above < below,
            whole.value.integer != nil
        else { return nil }
        index += 3
        return try exact { () throws(ArithmeticError) in
            try whole.value + Rational(above, over: below)
        }
    }

    private func text(_ index: Int) -> String {
        if index < tokens.count, case .number(let text) = tokens[index] { text } else { "" }
    }
}
