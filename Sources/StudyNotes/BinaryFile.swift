internal import StudyCore

/// A file that is called like a note and holds no text: an image, an archive, a program.
public enum BinaryFile {
    /// Whether bytes are no text: more than a tenth of their beginning is NUL or no UTF-8, and a NUL
    /// is among them.
    ///
    /// Text in UTF-16 begins with its mark, and is read.
    public static func isOne(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(8_192)
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return false }
        guard head.withUnsafeBufferPointer({ ByteScan.contains(0, $0) }) else { return false }
        let strange = String(decoding: head, as: UTF8.self).unicodeScalars.count {
            $0 == "\0" || $0 == "\u{FFFD}"
        }
        return strange * 10 > head.count
    }

    /// The warning that names the file.
    static func diagnostic(file: String) -> Diagnostic {
        Diagnostic(
            .warning,
            at: SourcePosition(file: file, line: 1),
            "the file holds no text and is left out",
            remedy: "give it another ending than .md, or move it out of the notes"
        )
    }
}
