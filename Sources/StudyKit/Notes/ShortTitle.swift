/// Titles for a line of a list: the card itself keeps every word.
public enum ShortTitle {
    /// A title as it is, or cut behind a word and with `…` where it is longer than a number of
    /// characters.
    public static func of(_ title: String, to limit: Int = 60) -> String {
        guard title.count > limit else { return title }
        let head = title.prefix(max(limit - 1, 0))
        let isCutBehindWord = title.dropFirst(head.count).first?.isWhitespace == true
        let end = isCutBehindWord ? head.endIndex : head.lastIndex(where: \.isWhitespace)
        // A word as long as the line is cut within.
        var kept = head[..<(end ?? head.endIndex)]
        if kept.count * 2 < limit { kept = head }
        while let last = kept.last, last.isWhitespace || ",;:–—-".contains(last) {
            kept.removeLast()
        }
        return kept + "…"
    }
}
