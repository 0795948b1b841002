import Testing

@testable import StudyTerminal

struct TerminalTextTests {
    @Test(arguments: [
        ("plain é 畳 🙂", "plain é 畳 🙂"),
        ("\u{1B}[31mred", "␛[31mred"),
        ("a\u{07}b\u{08}\u{00}", "a␇b␈␀"),
        ("a\u{7F}", "a␡"),
        ("\u{9B}31m\u{85}", "\u{FFFD}31m\u{FFFD}"),
        ("a\nb\rc", "a␊b␍c"),
        ("a\tb\u{2028}c", "a b c"),
        ("\u{202E}txt\u{2066}", "\u{FFFD}txt\u{FFFD}"),
    ])
    func showsWhatCouldDriveATerminal(text: String, shown: String) {
        #expect(TerminalText.harmless(text) == shown)
    }

    @Test(arguments: [
        ("\tx", "    x"), ("a\tb", "a   b"), ("畳\tb", "畳  b"), ("abcd\t|", "abcd    |"),
    ])
    func tabsOfCodeAreFilledUp(line: String, shown: String) {
        #expect(TerminalText.codeLine(line) == shown)
    }
}
