import StudyKit
import Testing

struct JSONReaderTests {
    @Test(arguments: [
        ("null", JSONValue.null), (" true ", .bool(true)), ("-7", .integer(-7)), ("0", .integer(0)),
        ("9223372036854775807", .integer(.max)), ("3.0", .number(3)), ("1e3", .number(1_000)),
        ("9223372036854775808", .number(9_223_372_036_854_775_808)),
        (#""a\n\u00e9\ud83d\ude42\\""#, .string("a\né🙂\\")), (#""\ud83d""#, .string("\u{FFFD}")),
        ("[1, [], {}]", .array([.integer(1), .array([]), .object([])])),
        (#"{"b":1,"a":[2]}"#, .fields(["b": .integer(1), "a": .array([.integer(2)])])),
    ])
    func `a value is read exactly`(text: String, value: JSONValue) throws {
        #expect(try JSONReader.read(text) == value)
        #expect(try JSONReader.read(value.text) == value)
    }

    @Test(arguments: [
        ("", 1), ("{", 2), ("[1,]", 4), ("01", 3), ("-", 2), ("1.", 3), ("nul", 1), ("1 2", 3),
        (#"{"a" 1}"#, 6), (#"{a:1}"#, 2), ("\"a", 3), ("\"\u{1}\"", 2), (#""\x""#, 3),
        (#""\u12""#, 4), ("'a'", 1), ("NaN", 1), ("+1", 1),
    ])
    func `what is not JSON is placed`(text: String, byte: Int) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSONReader.read(text) }
        #expect(error?.offset == byte - 1)
    }

    @Test func `deep nesting is refused and does not exhaust the stack`() {
        let text = String(repeating: "[", count: 1_000_000)
        let error = #expect(throws: JSONSyntaxError.self) { try JSONReader.read(text) }
        #expect(error?.problem == "values are nested too deeply")
    }
}
