import Foundation
import StudyCore
import StudyNotes
import Testing

@testable import StudyKit

/// `Sources/JSON.md` tells scripts what they may read.
struct DocumentedKeysTests {
    private static let text = """
        # Week 8

        ## Padding

        - **Padding**: zeros around the image.
        - It was inventd with 3x3x64 = 577 weights, [a](b.md) and ![c](d.png).
        - Dropout is used when predicting, and the kernal
        - (28-5)/2 + 1 = 12.5 -> 12, 3 billion parameters, 6 GB
        - Input Size: 7 Padding: 0 Kernel: 3 Stride: 2 --> 4
        """

    private static func documentation() throws -> String {
        let file = URL(filePath: #filePath).appending(path: "../../../Sources/JSON.md")
        return try String(contentsOf: file.standardized, encoding: .utf8)
    }

    @Test func `every key that is printed of notes and checks is documented`() throws {
        let note = try #require(Note.read(Array(Self.text.utf8), file: "raw.md").note)
        let library = NoteLibrary(notes: [note])
        let documents = [
            try JSONDocument.line(NotesDocument(library.cards)),
            try JSONDocument.line(NotesDocument(library.find("padding"))),
            try JSONDocument.line(NotesDocument(library.find("zeros around"))),
            try JSONDocument.line(try CheckedText.document(Self.text)),
        ]
        let keys = try documents.reduce(into: Set<String>()) {
            $0.formUnion(Self.keys(of: try JSONSerialization.jsonObject(with: Data($1.utf8))))
        }
        #expect(keys.isSuperset(of: ["corrections", "hits", "claims", "mistake", "assumption"]))
        let documentation = try Self.documentation()
        #expect(keys.filter { !documentation.contains("`\($0)`") } == [])
    }

    @Test func `every kind of finding, claim and verdict is documented`() throws {
        let names =
            Finding.Kind.allCases.map(\.rawValue) + Claim.Kind.allCases.map(\.rawValue)
            + Claim.Verdict.allCases.map(\.rawValue)
        let documentation = try Self.documentation()
        #expect(names.filter { !documentation.contains("`\($0)`") } == [])
    }

    private static func keys(of value: Any) -> Set<String> {
        if let list = value as? [Any] {
            return list.reduce(into: []) { $0.formUnion(keys(of: $1)) }
        }
        guard let object = value as? [String: Any] else { return [] }
        return object.values.reduce(into: Set(object.keys)) { $0.formUnion(keys(of: $1)) }
    }
}
