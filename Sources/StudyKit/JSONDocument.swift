import Foundation

/// Writes the documents that scripts read: one line, keys in alphabetical order.
public enum JSONDocument {
    /// The JSON of a value; the same value gives the same bytes.
    public static func line(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
