/// One line that is drawn over itself while a program works.
public struct ProgressBar: Sendable {
    private let width: Int

    /// A bar in a terminal of a width.
    public init(width: Int) {
        // A terminal that is written full breaks the line, and the next drawing is below.
        self.width = max(width - 1, 19)
    }

    /// The line for a part done, from 0 to 1, and what is done now: `[████░░░░]  50 %  conv1`.
    public func line(_ done: Double, _ label: String) -> String {
        let share = min(max(done, 0), 1)
        let cells = min(30, width - 9)
        let full = Int((share * Double(cells)).rounded(.down))
        let bar =
            String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
        let percent = String(Int((share * 100).rounded(.down)))
        let gap = String(repeating: " ", count: 3 - percent.count)
        var line = "[\(bar)] \(gap)\(percent) %"
        let room = width - DisplayWidth.of(line) - 2
        if !label.isEmpty, room >= DisplayWidth.of(label) { line += "  " + label }
        return line
    }

    /// What to write to draw the line over the one before.
    public func redrawing(_ done: Double, _ label: String) -> String {
        let line = line(done, label)
        let rest = String(repeating: " ", count: max(width - DisplayWidth.of(line), 0))
        return "\r" + line + rest
    }

    /// What to write to leave an empty line.
    public var erasing: String { "\r" + String(repeating: " ", count: width) + "\r" }
}
