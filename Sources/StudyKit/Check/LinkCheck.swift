internal import Foundation
internal import StudyCore
internal import StudyNotes

/// Finds links between notes that lead nowhere: files, headings, and `[[pages]]`.
struct LinkCheck {
    /// Names that a `[[page]]` may have, as slugs, and as they are written.
    private var pages: [String: String] = [:]
    private var anchors: [String: Set<String>] = [:]
    private var listings: [String: [String]] = [:]
    private var spelling = TermSpelling()

    init(_ library: NoteLibrary) {
        for note in library.notes {
            let stem = URL(filePath: note.file).deletingPathExtension().lastPathComponent
            let names =
                [stem, note.title, note.topic.slug] + note.aliases + note.cards.map(\.title)
            for name in names { TopicID(name).map { pages[$0.slug] = name } }
            anchors[Self.normalized(note.file)] = Set(note.cards.flatMap { slugs($0.title) })
        }
        // A link may be spelt right where the title is not; the title is told by itself.
        for title in library.notes.flatMap(\.cards).map(\.title) {
            guard let right = spelling.corrected(title), let slug = TopicID(right)?.slug,
                pages[slug] == nil
            else { continue }
            pages[slug] = title
        }
    }

    mutating func findings(of checked: CheckedNote) -> [Finding] {
        var findings: [Finding] = []
        guard checked.firstLine <= checked.source.lineCount else { return [] }
        for number in checked.firstLine...checked.source.lineCount {
            let isCode = number <= checked.blocks.isCode.count && checked.blocks.isCode[number - 1]
            let line = checked.source.line(number)
            guard !isCode, line.utf8.contains(UInt8(ascii: "[")) else { continue }
            for link in LinkText.all(in: Array(line.unicodeScalars)) {
                guard let problem = problem(of: link, in: checked) else { continue }
                findings.append(
                    checked.source.warning(
                        .brokenLink,
                        line: number,
                        column: link.start + 1,
                        problem.message,
                        remedy: problem.remedy
                    )
                )
            }
        }
        return findings
    }

    private typealias Problem = (message: String, remedy: String)

    private mutating func problem(of link: LinkText, in checked: CheckedNote) -> Problem? {
        if link.isPage { return pageProblem(link.target, checked) }
        let target = link.target.removingPercentEncoding ?? link.target
        guard !target.isEmpty, !target.hasPrefix("//"), !Self.hasScheme(target) else { return nil }
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let anchor = parts.count > 1 ? String(parts[1]) : ""
        let own = checked.note.file
        guard !parts[0].isEmpty else { return anchorProblem(anchor, in: own, target) }
        let folder = (own as NSString).deletingLastPathComponent
        let path =
            parts[0].hasPrefix("/")
            ? String(parts[0]) : "\(folder.isEmpty ? "." : folder)/\(parts[0])"
        guard FileManager.default.fileExists(atPath: path) else {
            let name = (path as NSString).lastPathComponent
            let near = Spelling.nearest(
                to: name,
                among: files(in: (path as NSString).deletingLastPathComponent)
            )
            return (
                "the link leads to '\(parts[0])', and there is no such file",
                near.map { "did you mean '\($0)'?" }
                    ?? "name a file beside the note, or a path from it"
            )
        }
        return anchorProblem(anchor, in: path, target)
    }

    private func anchorProblem(_ anchor: String, in file: String, _ target: String) -> Problem? {
        guard !anchor.isEmpty, let known = anchors[Self.normalized(file)],
            !known.contains(anchor.lowercased())
        else { return nil }
        let near = Spelling.nearest(to: anchor, among: known.sorted())
        return (
            "the link leads to '#\(anchor)', and no heading is called so",
            near.map { "did you mean '#\($0)'?" } ?? "write the heading in lower case with hyphens"
        )
    }

    private mutating func pageProblem(_ target: String, _ checked: CheckedNote) -> Problem? {
        let page = target.split(whereSeparator: { "|#".contains($0) }).first.map(String.init) ?? ""
        let stem = page.split(separator: "/").last.map(String.init) ?? page
        let name = stem.hasSuffix(".md") ? String(stem.dropLast(3)) : stem
        guard let slug = TopicID(name)?.slug, pages[slug] == nil else { return nil }
        let folder = (checked.note.file as NSString).deletingLastPathComponent
        let beside = files(in: folder.isEmpty ? "." : folder)
        guard !beside.contains(where: { TopicID($0.replacing(".md", with: ""))?.slug == slug })
        else {
            return nil
        }
        let near = Spelling.nearest(to: slug, among: pages.keys.sorted())
        return (
            "no note answers to '[[\(page)]]'",
            near.flatMap { pages[$0] }.map { "did you mean '[[\($0)]]'?" }
                ?? "name a note by its file, title or topic"
        )
    }

    private mutating func files(in folder: String) -> [String] {
        if let known = listings[folder] { return known }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        listings[folder] = names.sorted()
        return names.sorted()
    }

    private static func normalized(_ path: String) -> String {
        URL(filePath: path).standardized.path
    }

    private static func hasScheme(_ target: String) -> Bool {
        guard let colon = target.firstIndex(of: ":") else { return false }
        return !target[..<colon].contains("/") && !target[..<colon].contains(".")
    }

    /// The anchors that GitHub and `study` make of a heading.
    private mutating func slugs(_ title: String) -> [String] {
        let github = title.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
            .map { $0 == " " ? "-" : String($0) }.joined()
        let own = [github] + [TopicID(title)?.slug].compactMap(\.self)
        return own + (spelling.corrected(title).map { slugs($0) } ?? [])
    }
}

/// A link as it stands in a line: where it leads, and where that is written.
struct LinkText {
    let target: String
    /// The first scalar of the target, from 0.
    let start: Int
    /// Whether it is a `[[page]]`.
    let isPage: Bool

    private static let longestTarget = 500

    /// The links of a line outside code spans.
    static func all(in line: [Unicode.Scalar]) -> [LinkText] {
        var links: [LinkText] = []
        var index = 0
        var isCode = false
        while index < line.count {
            let next = index + 1 < line.count ? line[index + 1] : " "
            switch line[index] {
            case "\\": index += 1
            case "`": isCode.toggle()
            case "[" where next == "[" && !isCode:
                if let link = link(line, from: index + 2, to: "]", isPage: true) {
                    links.append(link)
                    index = link.start
                }
            case "]" where next == "(" && !isCode:
                if let link = link(line, from: index + 2, to: ")", isPage: false) {
                    links.append(link)
                    index = link.start
                }
            default: break
            }
            index += 1
        }
        return links
    }

    private static func link(
        _ line: [Unicode.Scalar],
        from start: Int,
        to end: Unicode.Scalar,
        isPage: Bool
    ) -> LinkText? {
        let rest = line[min(start, line.count)...].prefix(longestTarget)
        guard let close = rest.firstIndex(of: end) else { return nil }
        var text = rest[..<close]
        if isPage {
            guard close + 1 < line.count, line[close + 1] == "]" else { return nil }
        } else {
            if text.first == "<", let last = text.firstIndex(of: ">") {
                text = text[..<last].dropFirst()
            } else {
                text = text.prefix { !$0.isBlank }
            }
        }
        guard !text.isEmpty else { return nil }
        let target = String(String.UnicodeScalarView(text))
        return LinkText(target: target, start: text.startIndex, isPage: isPage)
    }
}
