/// Reads what a person typed as an answer of a form.
///
/// What cannot be read, or can be read in two ways, is never taken for a wrong answer.
public struct AnswerReader: Hashable, Sendable {
    /// How the question is answered.
    public let form: AnswerForm
    private let unitWords: Set<String>

    /// Words that people put behind a number and that change nothing.
    private static let commonUnits: Set<String> = [
        "px", "pixel", "pixels", "weight", "weights", "bias", "biases", "parameter", "parameters",
        "param", "params", "row", "rows", "column", "columns", "cell", "cells", "channel",
        "channels", "unit", "units", "value", "values", "feature", "features", "map", "maps",
        "filter", "filters", "position", "positions", "times", "high", "wide", "deep", "in",
        "total", "and",
    ]
    private static let longestText = 1_000

    /// A reader for answers of a form; `unit` is what the answer counts, and may be typed behind it.
    public init(_ form: AnswerForm, unit: String? = nil) {
        self.form = form
        let words = unit.map { $0.lowercased().split { !$0.isLetter }.map(String.init) } ?? []
        unitWords = Self.commonUnits.union(words)
    }

    /// Reads a line as it was typed.
    public func read(_ typed: String) -> ReadAnswer {
        if let plain = plainNumber(typed) { return plain }
        let shown = String(typed.prefix(40)).trimmed
        guard !shown.isEmpty else { return .unreadable(.empty(form)) }
        guard typed.utf8.count <= Self.longestText else {
            return .unreadable(.notANumber(shown + "…", form))
        }
        let text = TypedText(typed).withoutWords(unitWords)
        switch form {
        case .integer: return number(text, shown)
        case .decimal: return number(text, shown)
        case .side: return side(text, shown)
        case .sizes(let names): return sizes(text, count: names.count, shown)
        case .grid(let rows, let columns): return grid(typed, rows: rows, columns: columns)
        case .shapes(let count): return shapes(typed, count: count)
        case .choice(let options): return choice(typed, options)
        case .choices(let options): return choices(typed, options)
        case .order(let options): return order(typed, options)
        case .recall(let items, _): return recall(typed, items)
        }
    }

    /// Most answers are nothing but digits.
    private func plainNumber(_ typed: String) -> ReadAnswer? {
        switch form {
        case .integer, .side, .decimal: break
        default: return nil
        }
        guard typed.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(typed) else {
            return nil
        }
        return .answer(.number(Rational(value)), precision: nil)
    }

    private func number(_ text: TypedText, _ shown: String) -> ReadAnswer {
        do throws(NumberReader.Failure) {
            let reading = try NumberReader.read(text.withoutFactorSign)
            return .answer(.number(reading.value), precision: reading.precision)
        } catch {
            switch error {
            case .notANumber: return .unreadable(.notANumber(shown, form))
            case .tooLarge: return .unreadable(.tooLarge(shown))
            case .ambiguous(let whole, let decimal):
                return .unreadable(.ambiguousSeparator(shown, whole: whole, decimal: decimal))
            }
        }
    }

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

    private func sizes(_ text: TypedText, count: Int, _ shown: String) -> ReadAnswer {
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
        let sizes = pieces.compactMap { (try? NumberReader.read($0))?.value.integer }
        return sizes.count == pieces.count ? sizes : nil
    }
}
