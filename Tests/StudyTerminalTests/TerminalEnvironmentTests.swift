import StudyTerminal
import Testing

struct TerminalEnvironmentTests {
    @Test(arguments: [
        ([:], true, true), ([:], false, false),
        (["NO_COLOR": "1"], true, false), (["NO_COLOR": ""], true, true),
        (["TERM": "dumb"], true, false), (["TERM": "xterm"], true, true),
    ])
    func colorIsForTerminalsThatWantIt(
        variables: [String: String],
        isTerminal: Bool,
        isColored: Bool
    ) {
        let environment = TerminalEnvironment(variables: variables, isTerminal: isTerminal)
        #expect(environment.style().isColored == isColored)
        #expect(environment.style(color: .always).isColored)
        #expect(!environment.style(color: .never).isColored)
    }

    @Test(
        arguments: [
            (nil, nil, 80), (nil, 132, 132), ("60", 132, 60), ("0", 132, 132), ("-3", nil, 80),
            ("wide", 90, 90), ("99999999999999999999", nil, 80),
        ] as [(String?, Int?, Int)]
    )
    func widthIsWhatIsKnownBest(columns: String?, reported: Int?, width: Int) {
        let environment = TerminalEnvironment(
            variables: columns.map { ["COLUMNS": $0] } ?? [:],
            isTerminal: true,
            reportedWidth: reported
        )
        #expect(environment.style().width == width)
        #expect(environment.style(width: 44).width == 44)
    }

    @Test func liveReaderKeepsTheVariables() {
        let environment = TerminalEnvironment.current(variables: ["COLUMNS": "50"])
        #expect(environment.style().width == 50)
    }
}
