internal import Foundation
internal import StudyCore
internal import StudyNotes

/// A note with the text of its file as it was written.
struct CheckedNote {
    let note: Note
    let source: SourceText
    let blocks: NoteBlocks
    let firstLine: Int

    /// Reads the file of a note again; `nil` when it has gone.
    init?(_ note: Note) {
        guard let data = FileManager.default.contents(atPath: note.file) else { return nil }
        self.init(note, source: SourceText(decoding: Array(data), file: note.file))
    }

    init(_ note: Note, source: SourceText) {
        self.note = note
        self.source = source
        firstLine = note.frontMatter.lineCount + 1
        blocks = NoteBlocks(source, from: firstLine)
    }

    /// A warning at a place of the file, with its line.
    func warning(
        _ kind: Finding.Kind,
        line: Int,
        column: Int,
        _ message: String,
        remedy: String?
    ) -> Finding {
        let diagnostic = Diagnostic(
            .warning,
            at: SourcePosition(file: source.file, line: line, column: column),
            message,
            remedy: remedy
        )
        return Finding(kind: kind, diagnostic: diagnostic.showing(source))
    }
}

extension Diagnostic {
    /// Longer lines are shown in part, so that a caret can be seen below them.
    private static let longestLine = 160

    /// The same with the line it is about; the column in the file stays.
    func showing(_ source: SourceText) -> Diagnostic {
        var shown = self
        let line = source.line(position.line)
        guard line.utf8.count <= Self.longestLine else { return shown }
        shown.sourceLine = String(line)
        return shown
    }
}
