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
        guard let source = SourceText(of: note) else { return nil }
        self.init(note, source: source)
    }

    init(_ note: Note, source: SourceText) {
        self.note = note
        self.source = source
        firstLine = note.frontMatter.lineCount + 1
        blocks = NoteBlocks(source, from: firstLine, of: note)
    }
}

extension SourceText {
    /// The text of a note's file as it is now; `nil` when it has gone.
    init?(of note: Note) {
        guard let data = FileManager.default.contents(atPath: note.file) else { return nil }
        self.init(decoding: Array(data), file: note.file)
    }

    /// A warning at a place, with its line.
    func warning(
        _ kind: Finding.Kind,
        line: Int,
        column: Int,
        _ message: String,
        remedy: String?
    ) -> Finding {
        let diagnostic = Diagnostic(
            .warning,
            at: SourcePosition(file: file, line: line, column: column),
            message,
            remedy: remedy
        )
        return Finding(kind: kind, diagnostic: diagnostic.showing(self))
    }
}

extension Diagnostic {
    /// Of longer lines a part is shown, so that a caret can be seen below it.
    private static let longestLine = 160
    /// What is shown of a long line before the place, and behind it, in Unicode scalars.
    private static let reach = 50

    /// The same with the line it is about, or the part around the place; the column stays.
    func showing(_ source: SourceText) -> Diagnostic {
        var shown = self
        let line = source.line(position.line)
        guard line.utf8.count > Self.longestLine else {
            shown.sourceLine = String(line)
            return shown
        }
        // In lines of megabytes, looking for each place would take longer than all checks.
        guard line.utf8.count < 1 << 16 else { return shown }
        let scalars = line.unicodeScalars
        let before = min(position.column - 1, Self.reach)
        let start = scalars.index(
            scalars.startIndex,
            offsetBy: position.column - 1 - before,
            limitedBy: scalars.endIndex
        )
        guard let start else { return shown }
        let part = scalars[start...].prefix(before + Self.reach)
        let (isCutBefore, isCutBehind) = (
            start > scalars.startIndex, part.endIndex < scalars.endIndex
        )
        shown.sourceLine =
            (isCutBefore ? "…" : "") + String(Substring(part)) + (isCutBehind ? "…" : "")
        shown.sourceColumn = before + (isCutBefore ? 2 : 1)
        return shown
    }
}
