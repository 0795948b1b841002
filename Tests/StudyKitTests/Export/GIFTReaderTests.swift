import Foundation
import Testing

/// The reader that judges the writer, judged by files that nobody here wrote.
@Suite struct GIFTReaderTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/gift")

    private static let files: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: folder.path(percentEncoded: false)
        )
        return (names ?? []).filter { $0.hasSuffix(".gift") }.map { String($0.dropLast(5)) }
            .sorted()
    }()

    /// Every field of the JSON is compared: type, id, tags, title, stem, choices, pairs, feedback.
    @Test(arguments: files)
    func `a published file is read as its publisher reads it`(name: String) throws {
        func data(_ ending: String) throws -> Data {
            try Data(contentsOf: Self.folder.appending(path: name + ending))
        }
        let expected = try JSONDecoder().decode([GIFTQuestion].self, from: data(".json"))
        let questions = try GIFTReader.read(String(decoding: data(".gift"), as: UTF8.self))
        #expect(questions.count == expected.count)
        for (question, wanted) in zip(questions, expected) { #expect(question == wanted) }
    }

    @Test func `all published files are there`() { #expect(Self.files.count == 51) }
}
