import StudyCore
import Testing

struct DiagnosticTests {
    @Test func `prints like a compiler, with a caret under the place`() {
        let diagnostic = Diagnostic(
            .error,
            at: SourcePosition(file: "quizzes/a.yaml", line: 4, column: 9),
            "unknown quantity 'ouput'",
            remedy: "did you mean 'output'?",
            sourceLine: "\task: → ouput"
        )
        #expect(
            diagnostic.description == """
                quizzes/a.yaml:4:9: error: unknown quantity 'ouput'; did you mean 'output'?
                    \task: → ouput
                    \t       ^
                """
        )
    }

    @Test(arguments: [-3, 0, 1, 400])
    func `a column outside the line does not trap`(column: Int) {
        let position = SourcePosition(file: "a.md", line: 1, column: column)
        let diagnostic = Diagnostic(.warning, at: position, "odd", sourceLine: "ab")
        #expect(diagnostic.description.hasPrefix("a.md:1:\(column): warning: odd"))
    }
}
