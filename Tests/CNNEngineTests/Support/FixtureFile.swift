import CNNEngine
import Foundation
import Testing

/// Reads a file of `Tests/CNNEngineTests/Fixtures`, whose README has the schemas.
func fixture<Document: Decodable>(
    _ name: String,
    as type: Document.Type = Document.self,
    filePath: String = #filePath
) throws -> Document {
    let tests = URL(filePath: filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = tests.appending(path: "Fixtures/\(name).json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: Data(contentsOf: file))
}

/// Compares numbers with those of a fixture, relative to each.
func expectClose(
    _ actual: [Double],
    _ expected: [Double],
    relative: Double = 1e-9,
    absolute: Double = 1e-14,
    _ label: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(actual.count == expected.count, "\(label)", sourceLocation: sourceLocation)
    for (index, (value, wanted)) in zip(actual, expected).enumerated() {
        let isClose = abs(value - wanted) <= absolute + relative * abs(wanted)
        let found = "value \(index): \(value), expected \(wanted)"
        #expect(isClose, "\(label) \(found)", sourceLocation: sourceLocation)
    }
}
