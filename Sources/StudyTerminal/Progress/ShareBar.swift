/// Bars of eighths of a cell.
struct ShareBar {
    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// Its width, in columns.
    let cells: Int

    /// A share from 0 to 1 as a bar, filled up with blanks; what is above 0 is seen.
    func text(_ share: Double) -> String {
        let most = cells * 8
        var filled = Int((min(max(share, 0), 1) * Double(most)).rounded())
        if share > 0, filled == 0 { filled = 1 }
        let bar = String(repeating: "█", count: filled / 8) + Self.eighths[filled % 8]
        let width = filled / 8 + (filled % 8 > 0 ? 1 : 0)
        return bar + String(repeating: " ", count: max(cells - width, 0))
    }
}
