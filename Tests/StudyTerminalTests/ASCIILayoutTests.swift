import StudyNotes
import Testing

@testable import StudyTerminal

/// What stands in columns has room for what its signs are spelt as.
struct ASCIILayoutTests {
    private static let style = TerminalStyle(width: 60, isPlain: true, isASCII: true)

    @Test func `columns of a card's table stay below each other`() {
        let table = CardTable(
            header: ["step", "size"].map { StyledText($0) },
            rows: [["7 → 3", "⌊5/2⌋"], ["x", "y"], ["≤ 5 → 6", "2"]].map { row in
                row.map { StyledText($0) }
            },
            alignments: [.left, .right],
            style: Self.style
        )
        let lines = table.lines(width: 60).map { ASCIISpelling.spelled($0) }
        #expect(
            lines == [
                "step             size", "---------------------", "7 -> 3     floor(5/2)",
                "x                   y", "<= 5 -> 6           2",
            ]
        )
    }

    @Test func `columns of a table of results stay below each other`() {
        var table = TextTable(columns: [.init("way"), .init("n × m", alignment: .right)])
        table.append(["7 → 3", "1"])
        table.append(["a", "2 ≥ 1"])
        let lines = table.lines(Self.style).map { ASCIISpelling.spelled($0) }
        #expect(lines == ["way      n x m", "7 -> 3       1", "a       2 >= 1"])
    }

    @Test func `the surroundings tell whether signs are spelt`() {
        let terminal = { TerminalEnvironment(variables: $0, isTerminal: true) }
        #expect(terminal(["LC_ALL": "C"]).style().isASCII)
        #expect(!terminal(["LANG": "en_US.UTF-8"]).style().isASCII)
        #expect(terminal(["LANG": "en_US.UTF-8"]).style(isPlain: true).isASCII)
    }
}
