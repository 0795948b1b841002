internal import StudyNotes

/// What is said of a question, without the question again.
enum AnswerText {
    private static let signs: Set<Character> = [":", "=", "–", "—", "-", "→"]

    /// `LeNET 5: first CNN` below the title `LeNET 5` is `first CNN`.
    static func plain(_ text: String, without title: String) -> String {
        var rest = text[...]
        while let said = behind(title, in: rest), !said.isEmpty { rest = said }
        return String(rest)
    }

    /// The same of the first paragraph of HTML, or of the first entry of a list; one that stands
    /// alone becomes a paragraph.
    static func html(_ html: String, without title: String) -> String {
        let marks = ["strong", "em", "code"]
        let (entry, end) = ("<ul>\n<li>", "</li>\n</ul>\n")
        guard let start = ["<p>", entry, entry + "\n<p>"].last(where: html.hasPrefix) else {
            return html
        }
        let paragraph = html.dropFirst(start.count)
        let title = HTMLPage.text(title)
        let titles = [title] + marks.map { "<\($0)>\(title)</\($0)>" }
        let said = titles.lazy.compactMap { behind($0, in: paragraph) }.first
        guard let said, !said.hasPrefix("</") else { return html }
        if start == entry, said.hasSuffix(end), said.firstRange(of: "<li>") == nil,
            said.firstRange(of: "</li>")?.lowerBound
                == said.index(said.endIndex, offsetBy: -end.count)
        {
            return "<p>\(said.dropLast(end.count))</p>\n"
        }
        return start + said
    }

    /// HTML whose first words, in a paragraph or an entry and bold or not, are read by a rule.
    static func html(_ html: String, reading rule: (String) -> String) -> String {
        var start = html.startIndex
        while let tag = ["<p>", "<ul>", "<li>", "\n"].first(where: html[start...].hasPrefix) {
            start = html.index(start, offsetBy: tag.count)
        }
        let words = String(html[start...])
        let read = rule(words)
        if read != words { return html[..<start] + read }
        guard words.hasPrefix("<strong>"), let end = words.firstRange(of: "</strong>") else {
            return html
        }
        let label = words[..<end.lowerBound].dropFirst("<strong>".count)
        let plain = label + words[end.upperBound...]
        let said = rule(String(plain))
        return said == plain ? html : html[..<start] + said
    }

    /// HTML without the bold phrase with which it begins, which is asked.
    static func html(_ html: String) -> String {
        guard html.hasPrefix("<p><strong>"), let end = html.firstRange(of: "</strong>") else {
            return html
        }
        var said = html[end.upperBound...].drop { " .:,".contains($0) || signs.contains($0) }
        // The head of an arrow: `-&gt;`.
        if said.hasPrefix("&gt;"), "-=".contains(html[html.index(before: said.startIndex)]) {
            said = said.dropFirst("&gt;".count).drop(while: \.isWhitespace)
        }
        guard said.hasPrefix("</p>") else { return "<p>" + said }
        let others = said.dropFirst("</p>".count).drop(while: \.isWhitespace)
        return others.isEmpty ? html : String(others)
    }

    private static func behind(_ title: String, in text: Substring) -> Substring? {
        guard text.lowercased().hasPrefix(title.lowercased()), !title.isEmpty else { return nil }
        let rest = text.dropFirst(title.count).drop(while: \.isWhitespace)
        guard let sign = rest.first, signs.contains(sign) else { return nil }
        return rest.dropFirst().drop { $0.isWhitespace || $0 == ">" }
    }
}
