import Testing

@testable import StudyTerminal

struct ShareBarTests {
    @Test(arguments: [
        (0, "    "), (0.001, "▏   "), (0.5, "██  "), (0.53, "██▏ "), (1, "████"), (7, "████"),
        (-1, "    "),
    ])
    func `a share fills eighths of cells`(share: Double, bar: String) {
        #expect(ShareBar(cells: 4).text(share) == bar)
    }
}
