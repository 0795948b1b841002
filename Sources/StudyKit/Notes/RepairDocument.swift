internal import Foundation
public import StudyCore
internal import StudyNotes

/// What `study notes --repaired FILE --json` prints, `study.repair/1`.
public struct RepairDocument: Encodable, Sendable {
    /// A file that cannot be read.
    public struct Unreadable: Error, CustomStringConvertible {
        let file: String
        let reason: String

        /// What is wrong, and what to do.
        public var description: String {
            "'\(file)' cannot be read: \(reason). Name a file of notes."
        }
    }

    struct Entry: Encodable, Sendable {
        let line: Int
        let column: Int
        let kind: String
        let found: String
        let readAs: String

        enum CodingKeys: String, CodingKey {
            case line, column, kind, found
            case readAs = "read_as"
        }

        init(_ repair: Repair) {
            (line, column) = (repair.line, repair.column)
            (kind, found, readAs) = (repair.kind.rawValue, repair.found, repair.readAs)
        }
    }

    let schema = "study.repair/1"
    let file: String
    /// The clean text.
    public let text: String
    let repairs: [Entry]
    /// The same as findings about the file.
    public let diagnostics: [Diagnostic]

    enum CodingKeys: String, CodingKey {
        case schema, file, text, repairs
    }

    /// Reads and repairs a file; `-` is the standard input.
    public init(file: String) throws(Unreadable) {
        let data: Data
        do {
            data =
                file == "-"
                ? try FileHandle.standardInput.readToEnd() ?? Data()
                : try Data(contentsOf: URL(filePath: file))
        } catch {
            let isFolder = (try? FileManager.default.contentsOfDirectory(atPath: file)) != nil
            let reason = isFolder ? "it is a folder" : "there is no such file, or no permission"
            throw Unreadable(file: file, reason: reason)
        }
        let bytes = Array(data)
        if BinaryFile.isOne(bytes) { throw Unreadable(file: file, reason: "it holds no text") }
        let source = SourceText(decoding: bytes, file: file)
        let repair = NoteRepair(source)
        self.file = file
        text = repair.text.isEmpty || repair.text.hasSuffix("\n") ? repair.text : repair.text + "\n"
        repairs = repair.repairs.map(Entry.init)
        diagnostics =
            source.diagnostics
            + repair.repairs.map { $0.diagnostic(file: file).showing(source) }
    }
}
