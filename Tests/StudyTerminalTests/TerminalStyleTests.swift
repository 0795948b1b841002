import StudyTerminal
import Testing

struct TerminalStyleTests {
    let colored = TerminalStyle(width: 80, isColored: true)

    @Test func plainStyleLeavesTextAlone() {
        for role in TerminalStyle.Role.allCases {
            #expect(TerminalStyle.plain.paint("x", role) == "x")
        }
    }

    @Test func everyRoleTakesNoRoomAndEndsWhereItEnds() {
        for role in TerminalStyle.Role.allCases {
            let painted = colored.paint("word", role)
            #expect(painted.hasPrefix("\u{1B}[") && painted.hasSuffix("word\u{1B}[0m"))
            #expect(DisplayWidth.of(painted) == 4)
        }
    }

    @Test func rolesCombine() {
        #expect(colored.paint("x", [.strong, .link]) == "\u{1B}[1;4mx\u{1B}[0m")
        #expect(colored.paint("x", []) == "x")
        #expect(colored.paint("", .strong) == "")
    }

    @Test(arguments: [(0, 20), (-5, 20), (20, 20), (200, 200)])
    func widthHasALeastValue(asked: Int, width: Int) {
        #expect(TerminalStyle(width: asked).width == width)
    }
}
