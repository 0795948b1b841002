/// Text with numbers to fill in: `{n}`, a computed `{=n + 2*p}`, a plural `{s|row|rows}`, a decimal
/// `{=q/100:2}` with two places, and exhibits such as `{image}`.
///
/// A plural takes its first word for 1 and its second for any other number. Braces that are meant
/// as such are doubled.
public struct TextTemplate: Hashable, Sendable {
    /// Why a template cannot be read, and where.
    struct Failure: Error, Hashable {
        enum Problem: Hashable {
            case unclosedBrace
            case strayBrace
            case wrongPlural(String)
            case expression(ExpressionError)
        }

        var problem: Problem
        /// The braces as written, to find them in the file.
        var fragment: String
        /// Where in the text, in Unicode scalars from 0.
        var offset: Int
    }

    fileprivate enum Part: Hashable, Sendable {
        case text(String)
        case number(ArithmeticExpression)
        case decimal(ArithmeticExpression, places: Int)
        case exhibit(String)
        case plural(ArithmeticExpression, one: String, many: String)
    }

    private let parts: [Part]

    /// The slots it reads.
    public let slots: Set<Int>

    /// The exhibits it shows.
    var exhibits: [String] {
        parts.compactMap { if case .exhibit(let name) = $0 { name } else { nil } }
    }

    /// Reads a template over these names and exhibits.
    init(_ text: String, names: [String], exhibits: [String] = []) throws(Failure) {
        var parts: [Part] = []
        var literal = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            let isDoubled = index + 1 < scalars.count && scalars[index + 1] == scalar
            if scalar != "{" && scalar != "}" {
                literal.append(scalar)
                index += 1
            } else if isDoubled {
                literal.append(scalar)
                index += 2
            } else if scalar == "}" {
                throw Failure(problem: .strayBrace, fragment: "}", offset: index)
            } else {
                guard let close = scalars[index...].firstIndex(of: "}") else {
                    throw Failure(problem: .unclosedBrace, fragment: "{", offset: index)
                }
                if !literal.isEmpty { parts.append(.text(String(literal))) }
                literal = .init()
                var inner = String.UnicodeScalarView()
                inner.append(contentsOf: scalars[(index + 1)..<close])
                let name = String(inner)
                parts.append(
                    exhibits.contains(name)
                        ? .exhibit(name) : try Self.part(name, names: names, offset: index)
                )
                index = close + 1
            }
        }
        if !literal.isEmpty { parts.append(.text(String(literal))) }
        self.parts = parts
        slots = Set(parts.flatMap(\.slots))
    }

    private static func part(
        _ inner: String,
        names: [String],
        offset: Int
    ) throws(Failure) -> Part {
        let pieces = inner.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        let isComputed = pieces[0].hasPrefix("=")
        var source = isComputed ? String(pieces[0].dropFirst()) : pieces[0]
        var places: Int?
        if let colon = source.lastIndex(of: ":"), pieces.count == 1 {
            places = Int(source[source.index(after: colon)...]).flatMap { (0...9) ~= $0 ? $0 : nil }
            if places != nil { source = String(source[..<colon]) }
        }
        let expression: ArithmeticExpression
        do throws(ExpressionError) {
            expression = try ArithmeticExpression(source, names: names)
        } catch {
            var error = error
            error.column += isComputed ? 1 : 0
            throw Failure(problem: .expression(error), fragment: "{\(inner)}", offset: offset)
        }
        switch pieces.count {
        case 1: return places.map { .decimal(expression, places: $0) } ?? .number(expression)
        case 3: return .plural(expression, one: pieces[1], many: pieces[2])
        default:
            throw Failure(problem: .wrongPlural(inner), fragment: "{\(inner)}", offset: offset)
        }
    }

    /// The text with these numbers filled in.
    ///
    /// Throws when an expression has no value for them.
    public func filled(
        _ numbers: [Rational],
        exhibits: [String: String] = [:]
    ) throws(ExpressionError) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .text(let literal): text += literal
            case .number(let expression): text += try expression.value(numbers).grouped
            case .decimal(let expression, let places):
                text += try expression.value(numbers).decimal(places: places)
            case .exhibit(let name): text += exhibits[name] ?? ""
            case .plural(let expression, let one, let many):
                text += try expression.value(numbers) == 1 ? one : many
            }
        }
        return text
    }
}

extension TextTemplate.Part {
    fileprivate var slots: [Int] {
        switch self {
        case .text, .exhibit: []
        case .number(let expression), .decimal(let expression, _), .plural(let expression, _, _):
            expression.slots
        }
    }
}
