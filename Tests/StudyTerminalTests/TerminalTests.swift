import StudyTerminal
import Testing

struct TerminalEnvironmentTests {
    typealias Choice = TerminalEnvironment.ColorChoice

    @Test(
        arguments: [
            ([:], true, Choice.auto, true), ([:], false, .auto, false), ([:], false, .always, true),
            ([:], true, .never, false), (["NO_COLOR": "1"], true, .auto, false),
            (["NO_COLOR": ""], true, .auto, true), (["NO_COLOR": "1"], true, .always, true),
            (["TERM": "dumb"], true, .auto, false), (["TERM": "xterm"], true, .auto, true),
        ] as [([String: String], Bool, Choice, Bool)]
    )
    func `colour follows the choice, then the surroundings`(
        variables: [String: String],
        isTerminal: Bool,
        choice: Choice,
        isColored: Bool
    ) {
        let environment = TerminalEnvironment(variables: variables, isTerminal: isTerminal)
        #expect(environment.style(color: choice).isColored == isColored)
    }

    @Test(
        arguments: [
            ([:], nil, nil, 80), ([:], 132, nil, 132), (["COLUMNS": "40"], 132, nil, 40),
            (["COLUMNS": "40"], 132, 60, 60), (["COLUMNS": "wide"], 99, nil, 99),
            (["COLUMNS": "-5"], nil, nil, 80), ([:], 3, nil, 20),
        ] as [([String: String], Int?, Int?, Int)]
    )
    func `width follows the flag, COLUMNS, the terminal`(
        variables: [String: String],
        reported: Int?,
        flag: Int?,
        width: Int
    ) {
        let environment = TerminalEnvironment(
            variables: variables,
            isTerminal: true,
            reportedWidth: reported
        )
        #expect(environment.style(width: flag).width == width)
    }
}

struct DisplayWidthTests {
    @Test(arguments: [
        ("abc", 3), ("⌊7/2⌋ · 3×3", 11), ("日本", 4), ("e\u{301}", 1), ("🙂", 2), ("", 0),
        ("\u{1B}[1;31mred\u{1B}[0m", 3), ("ﬁ", 1), ("한", 2),
    ])
    func `counts columns`(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }
}

struct TextWrapperTests {
    @Test func `lines break between words and hang`() {
        let lines = TextWrapper.wrap(
            "one two three four",
            width: 10,
            lead: "- ",
            hang: "  "
        )
        #expect(lines == ["- one two", "  three", "  four"])
    }

    @Test func `a word longer than the line is broken`() {
        #expect(TextWrapper.wrap("abcdefgh", width: 3) == ["abc", "def", "gh"])
        #expect(TextWrapper.wrap("日本語", width: 3) == ["日", "本", "語"])
    }

    @Test(arguments: 1...30)
    func `nothing is lost and nothing is too wide`(width: Int) {
        let text = "A 7×7 input, kernel 3, stride 2: supercalifragilistic 日本語テキスト."
        let lines = TextWrapper.wrap(text, width: width)
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        for line in lines { #expect(DisplayWidth.of(line) <= max(width, 2)) }
    }
}
