/// A line of a list of topics: the name to type, and behind it what it is.
struct TopicLine {
    let topic: String
    /// Its title and what else is told.
    let text: String

    /// The column behind the widest name, at most half of the width.
    static func column(_ topics: some Sequence<String>, _ style: TerminalStyle) -> Int {
        min(topics.map { DisplayWidth.of($0) }.max() ?? 0, style.width / 2)
    }

    /// The line within a width; behind a name that is too wide for its column it begins anew.
    func lines(_ style: TerminalStyle, column: Int, indent: Int = 0) -> [String] {
        let margin = String(repeating: " ", count: indent)
        let hang = String(repeating: " ", count: indent + column + 2)
        let width = DisplayWidth.of(topic)
        guard width <= column else {
            return TextWrapper.wrap(
                style.code(topic),
                width: style.width,
                lead: margin,
                hang: margin
            )
                + TextWrapper.wrap(text, width: style.width, lead: hang, hang: hang)
        }
        let gap = String(repeating: " ", count: column - width + 2)
        return TextWrapper.wrap(
            text,
            width: style.width,
            lead: margin + style.code(topic) + gap,
            hang: hang
        )
    }
}
