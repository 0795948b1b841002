internal import StudyKit

/// Says below words of the notes what is true instead.
enum CorrectionLines {
    static func of(_ corrections: [String], style: TerminalStyle, indent: String) -> [String] {
        let lead = style.paint("Not quite:", .bad)
        let lines = corrections.flatMap { correction in
            TextWrapper.wrap(
                lead + " " + TerminalText.harmless(correction),
                width: style.width,
                lead: indent,
                hang: indent
            )
        }
        return lines.isEmpty || !indent.isEmpty ? lines : [""] + lines
    }
}
