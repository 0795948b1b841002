import StudyTerminal
import Testing

struct TextWrapperTests {
    @Test(arguments: [
        ("", 20, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one  two   three", 80, ["one two three"]),
        ("  lead and trail  ", 80, ["lead and trail"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("ab abcdefghij", 4, ["ab", "abcd", "efgh", "ij"]),
        ("畳み込み層", 5, ["畳み", "込み", "層"]),
        ("a畳b", 2, ["a", "畳", "b"]),
        ("one\ntwo", 20, ["one", "two"]),
        ("one\n\ntwo", 20, ["one", "", "two"]),
        ("no\u{A0}break here", 8, ["no\u{A0}break", "here"]),
    ])
    func breaksAtSpacesAndInLongWords(text: String, width: Int, lines: [String]) {
        #expect(TextWrapper.wrap(text, width: width) == lines)
    }

    @Test func leadAndHangTakeTheirRoom() {
        let lines = TextWrapper.wrap("one two three", width: 9, lead: "• ", hang: "  ")
        #expect(lines == ["• one two", "  three"])
    }

    @Test func colorCodesTakeNoRoomAndStay() {
        let lines = TextWrapper.wrap("\u{1B}[1mone\u{1B}[0m two", width: 7)
        #expect(lines == ["\u{1B}[1mone\u{1B}[0m two"])
    }

    @Test func rolesGoOnOnTheNextLine() {
        let text = StyledText([.init("a "), .init("bold words here", [.strong]), .init(".")])
        let style = TerminalStyle(width: 20, isColored: true)
        let lines = TextWrapper.wrap(text, style: style, lead: "12345678", hang: "12345678")
        #expect(
            lines == [
                "12345678a \u{1B}[1mbold words\u{1B}[0m", "12345678\u{1B}[1mhere\u{1B}[0m.",
            ]
        )
    }

    @Test func unbreakableRunsStayWholeWhereTheyFit() {
        let code = StyledText.Run("study quiz --topic x", [.code], isBreakable: false)
        let text = StyledText([.init("Practise it: "), code])
        #expect(
            TextWrapper.wrap(text, style: TerminalStyle(width: 24)) == [
                "Practise it:", "study quiz --topic x",
            ]
        )
        let long = StyledText([.init("study quiz --topic xyz", [.code], isBreakable: false)])
        #expect(
            TextWrapper.wrap(long, style: TerminalStyle(width: 20)) == [
                "study quiz --topic x", "yz",
            ]
        )
    }

    @Test(.timeLimit(.minutes(1)), arguments: [0, 1, 2, -7])
    func widthsThatAreTooSmallStillEnd(width: Int) {
        let lines = TextWrapper.wrap("a 畳 bc", width: width, lead: "   ", hang: "   ")
        #expect(lines.joined().filter { !$0.isWhitespace } == "a畳bc")
    }

    @Test(.timeLimit(.minutes(1)))
    func oneWordOfAMillionLettersIsBroken() {
        let lines = TextWrapper.wrap(String(repeating: "x", count: 1_000_000), width: 100)
        #expect(lines.count == 10_000)
    }
}
