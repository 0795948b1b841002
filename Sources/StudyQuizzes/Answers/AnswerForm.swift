/// How a question is answered.
public enum AnswerForm: Hashable, Sendable {
    /// One integer.
    case integer
    /// One decimal number, shown with so many places and right within a tolerance.
    case decimal(Tolerance, places: Int)
    /// The side of a square: one integer, which may also be typed as `3x3`.
    case side
    /// Sizes, each with its name: `height`, `width`, `channels`.
    case sizes([String])
    /// The values of a map of so many rows and columns.
    case grid(rows: Int, columns: Int)
    /// So many shapes, along a chain of layers.
    case shapes(count: Int)
    /// One of these options.
    case choice([String])
    /// All of these options that are right, which may be none.
    case choices([String])
    /// These options, in their order.
    case order([String])
    /// So many entries of a list, from memory.
    case recall(items: [RecallItem], wanted: Int)

    /// The most options that are shown: they go by the letters a to g, as h asks for a hint.
    static let mostOptions = 7

    /// The letter of an option.
    public static func letter(_ place: Int) -> String {
        let letters = Array("abcdefg")
        return letters.indices.contains(place) ? String(letters[place]) : "?"
    }

    /// The name in quiz files.
    public var name: String {
        switch self {
        case .integer, .side: "integer"
        case .decimal: "decimal"
        case .sizes: "shape"
        case .grid: "grid"
        case .shapes: "shapes"
        case .choice: "choice"
        case .choices: "choices"
        case .order: "order"
        case .recall: "recall"
        }
    }

    /// What to type, for a person who typed something else.
    public var expectation: String {
        switch self {
        case .integer: "one number, such as 12 or 27,000,100"
        case .decimal(_, let places): "one number with \(places) decimals, such as 0.25 or 1/4"
        case .side: "one number, such as 12 (or 12x12)"
        case .sizes(let names):
            "\(names.joined(separator: " × ")), such as "
                + ["28", "28", "64"].suffix(names.count).joined(separator: "x")
        case .grid(let rows, let columns):
            "\(rows) \(rows == 1 ? "row" : "rows") of \(columns), such as 1 0; 2 5 (a semicolon "
                + "ends a row)"
        case .shapes(let count):
            "\(count) shapes (height × width × channels), such as 28x28x6, 14x14x6, 400"
        case .choice(let options): "one letter, a to \(Self.letter(options.count - 1))"
        case .choices(let options):
            "the letters of all that are right, a to \(Self.letter(options.count - 1)), "
                + "such as a c, or none"
        case .order(let options):
            "all letters in their order, such as "
                + options.indices.reversed().map(Self.letter).joined(separator: " ")
        case .recall(_, let wanted): "\(wanted) of them, apart by commas"
        }
    }

    /// An answer in words, as this form shows it.
    public func text(of answer: Answer) -> String {
        switch (self, answer) {
        case (.decimal(_, let places), .number(let value)): value.decimal(places: places)
        case (.choice(let options), .choice(let place)) where options.indices.contains(place):
            "\(answer): \(options[place])"
        case (.recall(let items, _), .recall(let places, _)):
            places.sorted().filter(items.indices.contains).map { items[$0].name }
                .joined(separator: ", ")
        default: answer.description
        }
    }

    /// Whether a wrong answer would be marked as such, and not pass as the right one.
    func tells(_ wrong: Answer, from right: Answer) -> Bool {
        guard case .decimal(let tolerance, _) = self, case .number(let value) = wrong,
            case .number(let wanted) = right
        else { return wrong != right }
        return !tolerance.covers(value, of: wanted)
    }

    /// The form with the numbers of rows, columns or shapes that an answer has.
    func fitted(to answer: Answer) -> AnswerForm {
        switch (self, answer) {
        case (.grid, .grid(let rows)): .grid(rows: rows.count, columns: rows.first?.count ?? 0)
        case (.shapes, .shapes(let shapes)): .shapes(count: shapes.count)
        default: self
        }
    }
}

/// An entry of a list to recall.
public struct RecallItem: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Other names for it.
    public let aliases: [String]

    /// An entry with other names for it.
    public init(_ name: String, aliases: [String] = []) {
        self.name = name
        self.aliases = aliases
    }
}
