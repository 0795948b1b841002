internal import CNNEngine
internal import StudyCore

/// Reads the fields of one JSON object strictly: each by its name and type, unknown ones refused.
struct RequestFields {
    let owner: String
    let layer: Int?
    private var values: [String: JSONValue] = [:]

    /// Throws for a name that is not allowed or that comes twice.
    init(
        _ fields: [JSONValue.Field],
        of owner: String,
        layer: Int? = nil,
        allowed: [String]
    ) throws(RequestError) {
        self.owner = owner
        self.layer = layer
        for field in fields {
            guard allowed.contains(field.name) else {
                let hint =
                    Spelling.nearest(to: field.name, among: allowed).map { "Did you mean '\($0)'?" }
                    ?? "Its fields are \(allowed.joined(separator: ", "))."
                throw RequestError(
                    "unknown_field",
                    "\(owner) has no field '\(field.name)'. \(hint)",
                    layer: layer
                )
            }
            guard values.updateValue(field.value, forKey: field.name) == nil else {
                throw RequestError(
                    "duplicate_field",
                    "The field '\(field.name)' comes twice. Give it once.",
                    layer: layer
                )
            }
        }
    }

    private func wrongType(_ name: String, _ value: JSONValue, _ expected: String) -> RequestError {
        if case .number(let number) = value, number.magnitude >= 0x1p63 {
            return RequestError(
                "overflow",
                "The field '\(name)' has a number that does not fit into 64 bits. "
                    + "Use a smaller one.",
                layer: layer
            )
        }
        var actual = value.kind
        if case .number(let number) = value, number.rounded() == number {
            actual = "a number that is not written as an integer"
        }
        return RequestError(
            "wrong_type",
            "The field '\(name)' needs \(expected), not \(actual).",
            layer: layer
        )
    }

    func raw(_ name: String) -> JSONValue? { values[name] }

    func integer(_ name: String) throws(RequestError) -> Int? {
        guard let value = values[name] else { return nil }
        guard case .integer(let number) = value else {
            throw wrongType(name, value, "a whole number")
        }
        return number
    }

    func number(_ name: String) throws(RequestError) -> Double? {
        switch values[name] {
        case nil: return nil
        case .integer(let number)?: return Double(number)
        case .number(let number)? where number.isFinite: return number
        case let value?: throw wrongType(name, value, "a number")
        }
    }

    func bool(_ name: String) throws(RequestError) -> Bool? {
        guard let value = values[name] else { return nil }
        guard case .bool(let flag) = value else { throw wrongType(name, value, "true or false") }
        return flag
    }

    func string(_ name: String) throws(RequestError) -> String? {
        guard let value = values[name] else { return nil }
        guard case .string(let text) = value else { throw wrongType(name, value, "a text") }
        return text
    }

    /// A list of numbers.
    func numbers(_ name: String) throws(RequestError) -> [Double]? {
        guard let value = values[name] else { return nil }
        guard case .array(let entries) = value else { throw wrongType(name, value, "a list") }
        var numbers: [Double] = []
        for entry in entries {
            switch entry {
            case .integer(let number): numbers.append(Double(number))
            case .number(let number) where number.isFinite: numbers.append(number)
            default: throw wrongType(name, entry, "a list of numbers")
            }
        }
        return numbers
    }

    func integers(_ name: String, counts: ClosedRange<Int>) throws(RequestError) -> [Int]? {
        guard let value = values[name] else { return nil }
        let expected =
            counts.count == 1
            ? "a list of \(counts.lowerBound) whole numbers"
            : "a list of \(counts.lowerBound) to \(counts.upperBound) whole numbers"
        guard case .array(let entries) = value, counts.contains(entries.count) else {
            throw wrongType(name, value, expected)
        }
        var numbers: [Int] = []
        for entry in entries {
            guard case .integer(let number) = entry else { throw wrongType(name, entry, expected) }
            numbers.append(number)
        }
        return numbers
    }

    /// `3`, or `[3, 5]` for height and width.
    func size(_ name: String) throws(RequestError) -> Size2D? {
        switch values[name] {
        case nil: return nil
        case .integer(let side)?: return Size2D(side)
        case .array?:
            let pair = try integers(name, counts: 2...2) ?? []
            return Size2D(height: pair[0], width: pair[1])
        case let value?: throw wrongType(name, value, "a whole number or [height, width]")
        }
    }

    /// A number for all sides, `[h, w]`, `"same"`, `"valid"`, or an object of four sides.
    func padding(_ name: String, allowsNames: Bool = true) throws(RequestError) -> Padding? {
        switch values[name] {
        case nil: return nil
        case .string("same")? where allowsNames: return .same
        case .string("valid")? where allowsNames: return .valid
        case .object(let fields)?:
            let sides = try RequestFields(
                fields,
                of: "A \(name)",
                layer: layer,
                allowed: ["top", "bottom", "left", "right"]
            )
            return .explicit(
                top: try sides.integer("top") ?? 0,
                bottom: try sides.integer("bottom") ?? 0,
                left: try sides.integer("left") ?? 0,
                right: try sides.integer("right") ?? 0
            )
        case .integer?, .array?: return try size(name).map { .symmetric($0) }
        case let value?:
            let names = allowsNames ? ", \"same\", \"valid\"" : ""
            throw wrongType(name, value, "a whole number\(names) or the four sides")
        }
    }

    /// One of the names of a type.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String,
        _ type: Choice.Type
    ) throws(RequestError) -> Choice? where Choice.RawValue == String {
        guard let text = try string(name) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            throw unknownValue(text, name, among: Choice.allCases.map(\.rawValue))
        }
        return choice
    }

    func unknownValue(_ text: String, _ name: String, among names: [String]) -> RequestError {
        let hint =
            Spelling.nearest(to: text, among: names).map { "Did you mean '\($0)'?" }
            ?? "It is one of \(names.joined(separator: ", "))."
        return RequestError("unknown_value", "'\(text)' is no \(name). \(hint)", layer: layer)
    }
}

extension RequestFields {
    /// The fields of the object that a line holds.
    static func object(
        of line: String,
        named owner: String
    ) throws(RequestError) -> [JSONValue.Field] {
        let value: JSONValue
        do throws(JSONSyntaxError) {
            value = try JSONReader.read(line)
        } catch {
            throw RequestError("bad_json", error.description)
        }
        guard case .object(let fields) = value else {
            throw RequestError("wrong_type", "\(owner) is an object, not \(value.kind).")
        }
        return fields
    }
}
