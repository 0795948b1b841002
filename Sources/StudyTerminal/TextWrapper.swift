/// Breaks text into lines that fit a width.
public enum TextWrapper {
    /// The lines of a text; words too long for a line are broken, colour codes take no room.
    ///
    /// The first line starts with `lead`, the others with `hang`.
    public static func wrap(
        _ text: String,
        width: Int,
        lead: String = "",
        hang: String = ""
    ) -> [String] {
        var lines: [String] = []
        var line = lead
        var isEmpty = true
        for word in text.split(separator: " ") {
            var rest = String(word)
            while true {
                let gap = isEmpty ? "" : " "
                let room = width - DisplayWidth.of(line) - gap.count
                if DisplayWidth.of(rest) <= room {
                    line += gap + rest
                    isEmpty = false
                    break
                }
                if isEmpty {
                    // A line takes one character at least, or a narrow width would never end.
                    let (head, tail) = split(rest, at: max(room, 1))
                    line += head
                    rest = tail
                    if rest.isEmpty {
                        isEmpty = false
                        break
                    }
                }
                lines.append(line)
                line = hang
                isEmpty = true
            }
        }
        return lines + [line]
    }

    private static func split(_ word: String, at width: Int) -> (head: String, tail: String) {
        var head = ""
        var used = 0
        var index = word.startIndex
        while index < word.endIndex {
            let columns = DisplayWidth.of(String(word[index]))
            if used + columns > width, !head.isEmpty { break }
            head.append(word[index])
            used += columns
            index = word.index(after: index)
        }
        return (head, String(word[index...]))
    }
}
