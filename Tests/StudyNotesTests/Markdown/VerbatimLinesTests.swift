import StudyNotes
import Testing

struct VerbatimLinesTests {
    @Test(
        arguments: [
            ("- <!-- a\nb", [.comment, .text]),
            ("- <!-- a\n  b -->\nc", [.comment, .comment, .text]),
            ("<!-- a\n\nb -->\nc", [.comment, .comment, .comment, .text]),
            ("- ```\nb", [.fence, .text]), ("> <!-- a\nb", [.comment, .text]),
        ] as [(String, [VerbatimLines.Kind])]
    )
    func `code and comments end with the entry or the quote around them`(
        text: String,
        kinds: [VerbatimLines.Kind]
    ) {
        var reader = VerbatimLines()
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.map { reader.read($0) } == kinds)
    }
}
