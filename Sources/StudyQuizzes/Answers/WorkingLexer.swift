/// Splits typed working into numbers and signs.
enum WorkingLexer {
    typealias Token = WorkingReader.Token

    /// The tokens; scientific notation such as `2.7*10^7` is one number.
    static func tokens(of text: String) throws(NumberReader.Failure) -> [Token] {
        let letters = Array(text.lowercased())
        var tokens: [Token] = []
        var index = 0
        while index < letters.count {
            let letter = letters[index]
            if letter == " " {
                index += 1
            } else if isPartOfNumber(letter) {
                tokens.append(.number(number(letters, &index)))
            } else if "+-*/^()%x".contains(letter) {
                // `2**5` is the power of programming languages.
                let isDouble =
                    letter == "*" && tokens.last == .sign("*") && letters[index - 1] == "*"
                if isDouble {
                    tokens[tokens.count - 1] = .sign("^")
                } else {
                    tokens.append(.sign(letter))
                }
                index += 1
            } else {
                throw .notANumber
            }
        }
        return withPowersOfTen(tokens)
    }

    private static func isPartOfNumber(_ letter: Character) -> Bool {
        letter.isASCIIDigit || ".,'_".contains(letter)
    }

    /// Digits with their separators, an exponent, and a word such as `million`.
    private static func number(_ letters: [Character], _ index: inout Int) -> String {
        var text = ""
        func digits(_ place: Int) -> Int {
            letters[min(place, letters.count)...].prefix(while: \.isASCIIDigit).count
        }
        while index < letters.count {
            // A blank belongs to a number where exactly three digits follow it.
            let isGroup =
                letters[index] == " " && text.last?.isASCIIDigit == true
                && digits(index + 1) == 3 && !text.contains(where: { ".,'_".contains($0) })
            guard isPartOfNumber(letters[index]) || isGroup else { break }
            text.append(letters[index])
            index += 1
        }
        if index < letters.count, letters[index] == "e" {
            let isSigned = index + 1 < letters.count && "+-".contains(letters[index + 1])
            let count = digits(index + (isSigned ? 2 : 1))
            if count > 0 {
                let end = index + (isSigned ? 2 : 1) + count
                text += String(letters[index..<end])
                index = end
            }
        }
        var word = index
        while word < letters.count, letters[word] == " " { word += 1 }
        let end = letters[word...].firstIndex { !$0.isLetter || $0 == "x" } ?? letters.count
        if end > word {
            text += String(letters[word..<end])
            index = end
        }
        return text
    }

    /// With `2.7*10^7` as the one number `2.7e7`, whose last digit is known.
    private static func withPowersOfTen(_ tokens: [Token]) -> [Token] {
        var result: [Token] = []
        var index = 0
        while index < tokens.count {
            let rest = tokens[index...].prefix(6)
            let mayStart = result.last.map { [.sign("+"), .sign("-"), .sign("(")].contains($0) }
            if mayStart ?? true, let (number, count) = scientific(Array(rest)) {
                result.append(.number(number))
                index += count
            } else {
                result.append(tokens[index])
                index += 1
            }
        }
        return result
    }

    private static func scientific(_ tokens: [Token]) -> (number: String, count: Int)? {
        guard tokens.count >= 5, case .number(let digits) = tokens[0], tokens[2] == .number("10"),
            tokens[1] == .sign("x") || tokens[1] == .sign("*"), tokens[3] == .sign("^"),
            digits.last?.isLetter == false, !digits.contains("e")
        else { return nil }
        if case .number(let power) = tokens[4], power.allSatisfy(\.isASCIIDigit) {
            return ("\(digits)e\(power)", 5)
        }
        guard tokens.count == 6, let sign = tokens[4].sign, sign == "-" || sign == "+",
            case .number(let power) = tokens[5], power.allSatisfy(\.isASCIIDigit)
        else { return nil }
        return ("\(digits)e\(sign)\(power)", 6)
    }
}

extension WorkingReader.Token {
    fileprivate var sign: Character? {
        if case .sign(let sign) = self { sign } else { nil }
    }
}
