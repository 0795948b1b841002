/// Reads what a person typed as an answer of a form.
///
/// What cannot be read, or can be read in two ways, is never taken for a wrong answer.
public struct AnswerReader: Hashable, Sendable {
    /// How the question is answered.
    public let form: AnswerForm
    let units: AnswerUnits

    private static let longestText = 200
    private static let longestList = 2000

    /// A reader for answers of a form; `unit` is what the answer counts, and may be typed behind it.
    public init(_ form: AnswerForm, unit: String? = nil) {
        self.init(form, units: AnswerUnits(unit))
    }

    init(_ form: AnswerForm, units: AnswerUnits) {
        self.form = form
        self.units = units
    }

    /// Reads a line as it was typed.
    public func read(_ typed: String) -> ReadAnswer {
        if let plain = plainAnswer(typed) { return plain }
        let shown = String(typed.prefix(40)).trimmed
        guard !shown.isEmpty else { return .unreadable(.empty(form)) }
        if let list = list(typed, shown) { return list }
        guard typed.utf8.count <= Self.longestText else {
            return .unreadable(.notANumber(shown + "…", form))
        }
        let text = TypedText(typed).withoutWords(units)
        if let foreign = text.foreignUnit, let wanted = units.name {
            return .unreadable(.otherUnit(foreign, wanted: wanted))
        }
        if case .sizes(let names) = form { return sizes(text, count: names.count, shown) }
        return form == .side ? side(text, shown) : number(text, shown)
    }

    /// Most answers are nothing but digits, with `x` between sizes.
    private func plainAnswer(_ typed: String) -> ReadAnswer? {
        switch form {
        case .integer, .side:
            guard typed.utf8.allSatisfy(\.isDigit), let value = Int(typed) else { return nil }
            return .answer(.number(Rational(value)), precision: nil)
        case .sizes(let names):
            guard let sizes = Self.plainSizes(typed), sizes.count == names.count else { return nil }
            return .answer(.sizes(sizes), precision: nil)
        default: return nil
        }
    }

    /// The numbers of `28x28x64` and `28×28×64`; `nil` where there is more to read.
    private static func plainSizes(_ typed: String) -> [Int]? {
        var sizes: [Int] = []
        var (size, digits, bytes) = (0, 0, typed.utf8.makeIterator())
        while true {
            let byte = bytes.next()
            if let byte, byte.isDigit {
                // No more digits than 64 bits surely hold.
                guard digits < 18 else { return nil }
                (size, digits) = (size * 10 + Int(byte - 0x30), digits + 1)
                continue
            }
            guard digits > 0, size > 0 else { return nil }
            sizes.append(size)
            (size, digits) = (0, 0)
            switch byte {
            case nil: return sizes.count > 1 ? sizes : nil
            case UInt8(ascii: "x"): continue
            // The sign × in UTF-8.
            case 0xC3: guard bytes.next() == 0x97 else { return nil }
            default: return nil
            }
        }
    }

    /// A list of options or names, in a form that asks for one.
    private func list(_ typed: String, _ shown: String) -> ReadAnswer? {
        let isShort = typed.utf8.count <= Self.longestList
        if let reader = OptionReader(form) {
            return isShort
                ? reader.read(typed, shown: shown)
                : .unreadable(.notAnOption(shown + "…", form))
        }
        if let reader = RecallReader(form) {
            return isShort ? reader.read(typed) : .unreadable(.tooLong(form))
        }
        switch form {
        case .grid(let rows, let columns):
            return isShort
                ? grid(typed, rows: rows, columns: columns) : .unreadable(.tooLong(form))
        case .shapes(let count):
            return isShort ? shapes(typed, count: count) : .unreadable(.tooLong(form))
        default: return nil
        }
    }

    // MARK: - One number

    private var style: NumberReader.Style {
        if case .decimal = form { .decimal } else { .integer }
    }

    private func number(_ typed: TypedText, _ shown: String) -> ReadAnswer {
        let text = typed.withoutFactorSign
        do throws(NumberReader.Failure) {
            let reading = try equation(text)
            guard let reading else { return unequal(text, shown) }
            if reading.chain == "x" {
                return .unreadable(.maybeShape(shown, product: reading.value.grouped))
            }
            let precision = precision(of: reading, isApproximate: text.isApproximate)
            return .answer(.number(reading.value), precision: precision)
        } catch {
            return .unreadable(unreadable(error, shown))
        }
    }

    private func unreadable(_ failure: NumberReader.Failure, _ shown: String) -> UnreadableAnswer {
        switch failure {
        case .notANumber: .notANumber(shown, form)
        case .tooLarge: .tooLarge(shown)
        case .ambiguous(let whole, let decimal):
            .ambiguousSeparator(shown, whole: whole, decimal: decimal)
        }
    }

    /// The most exact of the sides of an equation; `nil` when they differ.
    private func equation(_ text: TypedText) throws(NumberReader.Failure) -> NumberReader.Reading? {
        var readings: [NumberReader.Reading] = []
        for side in text.sides { readings.append(try WorkingReader.read(side, style)) }
        let finest = readings.min { ($0.lastPlace ?? .min) < ($1.lastPlace ?? .min) }
        guard var result = finest else { throw .notANumber }
        guard readings.count > 1 else { return result }
        result.chain = nil
        // `2/3 = 0.667` and `27,000,100 = 27M` are written rounded.
        let agree = readings.allSatisfy { reading in
            reading.value == result.value
                || reading.halfOfLastDigit.map { half in
                    Tolerance.absolute(half).covers(reading.value, of: result.value)
                } == true
        }
        return agree ? result : nil
    }

    private func unequal(_ text: TypedText, _ shown: String) -> ReadAnswer {
        let values = text.sides.map { (try? WorkingReader.read($0, style))?.value.grouped ?? $0 }
        return .unreadable(.unequalSides(shown, values: values))
    }

    /// Half of the last digit typed, where the number counts as rounded.
    private func precision(
        of reading: NumberReader.Reading,
        isApproximate: Bool
    ) -> Rational? {
        guard var place = reading.lastPlace else { return nil }
        if isApproximate, place == 0, let number = reading.value.integer, number != 0 {
            var rest = number
            while rest % 10 == 0 { (rest, place) = (rest / 10, place + 1) }
        }
        let isRounded = style == .decimal || ((reading.isScaled || isApproximate) && place > 0)
        guard isRounded else { return nil }
        return try? Rational(10).power(Rational(place)) / 2
    }

    // MARK: - Sizes

    private func side(_ text: TypedText, _ shown: String) -> ReadAnswer {
        if let pieces = text.pieces(separatedBy: "x"), pieces.count > 1, !text.isPowerOfTen {
            guard let sizes = integers(pieces) else {
                return .unreadable(.notANumber(shown, form))
            }
            guard sizes.count == 2, sizes[0] == sizes[1] else {
                return .unreadable(.wrongCount(actual: sizes.count, form))
            }
            return .answer(.number(Rational(sizes[0])), precision: nil)
        }
        if let reading = try? WorkingReader.read(text.text, style), reading.chain == "*" {
            let pair = text.withSizeSigns.text
            return .unreadable(.ambiguous(shown, readings: [reading.value.grouped, pair]))
        }
        let reading = number(text, shown)
        guard case .answer(.number(let value), _) = reading, value.integer == nil,
            let pieces = text.pieces(separatedBy: ","), pieces.count == 2
        else { return reading }
        // In a question about a square, `3,3` is as likely a pair as a decimal fraction.
        return .unreadable(
            .ambiguousSeparator(
                shown,
                whole: pieces.joined(separator: "x"),
                decimal: pieces.joined(separator: ".")
            )
        )
    }

    private func sizes(_ typed: TypedText, count: Int, _ shown: String) -> ReadAnswer {
        let text = typed.withSizeSigns.withSingleBlanks
        for separator in ["x", ";", ",", " "] {
            guard let pieces = text.pieces(separatedBy: Character(separator)), pieces.count > 1
            else { continue }
            guard let sizes = integers(pieces) else {
                return .unreadable(.notANumber(shown, form))
            }
            guard sizes.count == count else {
                return .unreadable(.wrongCount(actual: sizes.count, form))
            }
            // `64,224,224` is a shape, and as well a number in groups of three digits.
            if separator == "," || separator == " ", Self.areGroupsOfThree(pieces) {
                return .unreadable(
                    .ambiguousSeparator(
                        shown,
                        whole: pieces.joined(),
                        decimal: pieces.joined(separator: "x")
                    )
                )
            }
            guard sizes.allSatisfy({ $0 > 0 }) else {
                return .unreadable(.notANumber(shown, form))
            }
            return .answer(.sizes(sizes), precision: nil)
        }
        guard case .answer = number(text, shown) else {
            return .unreadable(.notANumber(shown, form))
        }
        return .unreadable(.wrongCount(actual: 1, form))
    }

    private static func areGroupsOfThree(_ pieces: [String]) -> Bool {
        pieces.dropFirst().allSatisfy { $0.count == 3 && $0.allSatisfy(\.isNumber) }
    }

    private func integers(_ pieces: [String]) -> [Int]? {
        let sizes = pieces.compactMap { piece in
            // `h=28` names its size.
            let isNamed = piece.first?.isLetter == true
            let size = isNamed ? piece.split(separator: "=").last.map(\.trimmed) ?? "" : piece
            return (try? WorkingReader.read(size, .integer))?.value.integer
        }
        return sizes.count == pieces.count ? sizes : nil
    }
}

extension UInt8 {
    /// Whether it is the digit of a text in UTF-8.
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
