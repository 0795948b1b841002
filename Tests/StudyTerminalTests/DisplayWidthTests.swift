import StudyTerminal
import Testing

struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("kernel", 6), ("3×3", 3), ("⌊n⌋", 3), ("│ • ─", 5),
        ("畳み込み", 8), ("ｋ", 2), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("。", 2),
        ("e\u{301}", 1), ("\u{301}", 0), ("a\u{200B}b", 2), ("\u{FEFF}", 0), ("क्ष", 2),
        ("🙂", 2), ("👨‍👩‍👧", 2), ("🇩🇪", 2), ("👍🏽", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("a\u{FE0F}", 1),
        ("𠀀", 2), ("⌚", 2),
    ])
    func countsColumns(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test(arguments: [
        ("\u{1B}[1;36mtitle\u{1B}[0m", 5), ("\u{1B}[2Kx", 1),
        ("\u{1B}]8;;http://a.b\u{1B}\\link\u{1B}]8;;\u{1B}\\", 4),
        ("\u{1B}]0;title\u{07}x", 1), ("\u{1B}", 0), ("x\u{1B}[", 1), ("x\u{1B}]0;never ends", 1),
    ])
    func escapeSequencesTakeNoRoom(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }
}
