/// Times of an exam as people read them.
public enum ExamTime {
    /// Milliseconds as minutes and seconds, `41:05`; a second that has begun is left.
    public static func clock(_ milliseconds: Int) -> String {
        let seconds = (max(milliseconds, 0) + 999) / 1_000
        let rest = seconds % 60
        return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
    }

    /// `2026-11-24T08:00:00Z` as `2026-11-24 08:00 UTC`; anything else as it is.
    public static func words(_ started: String) -> String {
        let parts = started.split(separator: "T")
        guard started.hasSuffix("Z"), parts.count == 2, parts[1].count == 9 else { return started }
        return "\(parts[0]) \(parts[1].prefix(5)) UTC"
    }
}
