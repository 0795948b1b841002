/// A JSON value: integers are exact, and the fields of an object keep their order.
public enum JSONValue: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number written without fraction or exponent that fits into 64 bits.
    case integer(Int)
    /// Any other number.
    case number(Double)
    /// A text.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// Fields in the order of the text; a name may come twice.
    case object([Field])

    /// A name and its value.
    public struct Field: Hashable, Sendable {
        /// The name.
        public var name: String
        /// The value.
        public var value: JSONValue
    }

    /// An object of names and values in this order.
    public static func fields(_ fields: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(fields.map { Field(name: $0.key, value: $0.value) })
    }

    /// A list of integers.
    public static func integers(_ values: [Int]) -> JSONValue {
        .array(values.map { .integer($0) })
    }

    /// An integer, or `null`.
    public static func integer(orNull value: Int?) -> JSONValue {
        value.map { .integer($0) } ?? .null
    }

    /// The kind of value, as messages name it.
    public var kind: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .integer: "a whole number"
        case .number: "a number with a fraction"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }

    /// The JSON text, on one line.
    public var text: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .number(let value): text += value.isFinite ? "\(value)" : "null"
        case .string(let value): Self.write(value, to: &text)
        case .array(let values):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += ", " }
                value.write(to: &text)
            }
            text += "]"
        case .object(let fields):
            text += "{"
            for (index, field) in fields.enumerated() {
                if index > 0 { text += ", " }
                Self.write(field.name, to: &text)
                text += ": "
                field.value.write(to: &text)
            }
            text += "}"
        }
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\0"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
