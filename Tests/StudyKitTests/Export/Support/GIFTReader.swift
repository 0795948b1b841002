/// Reads GIFT files, for the tests: written from the format's description and the fixtures.
struct GIFTReader {
    struct Failure: Error {
        var message: String
    }

    /// The questions of a file.
    static func read(_ file: String) throws -> [GIFTQuestion] {
        var questions: [GIFTQuestion] = []
        var lines: [String] = []
        for line in Self.lines(file) + [""] {
            if line.unicodeScalars.allSatisfy(GIFTMark.blanks.contains) {
                if let question = try question(lines) { questions.append(question) }
                lines = []
            } else {
                lines.append(line)
            }
        }
        return questions
    }

    private static func lines(_ file: String) -> [String] {
        file.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
            String($0.last == "\r" ? $0.dropLast() : $0)
        }
    }

    private static func isComment(_ line: String) -> Bool {
        line.unicodeScalars.drop(while: GIFTMark.blanks.contains).starts(with: "//".unicodeScalars)
    }

    private static func question(_ lines: [String]) throws -> GIFTQuestion? {
        let body = lines.filter { !isComment($0) }.joined(separator: "\n")
        var rest = GIFTMark.marks(body)[...].trimmed
        guard !rest.isEmpty else { return nil }
        var question = GIFTQuestion(type: "Description")
        if rest.starts(with: "$CATEGORY:") {
            return GIFTQuestion(type: "Category", title: rest.dropFirst(10).trimmed.text)
        }
        let comments = lines.filter(isComment).joined(separator: "\n")
        question.id = bracketed("id", in: comments).first
        let tags = bracketed("tag", in: comments)
        question.tags = tags.isEmpty ? nil : tags
        if rest.starts(with: "::") {
            rest = rest.dropFirst(2)
            guard let end = rest.place(of: "::") else { throw Failure(message: "open title") }
            question.title = rest[..<end].trimmed.text
            rest = rest[(end + 2)...].trimmed
        }
        let (format, stem) = Self.format(rest)
        try read(stem, format: format ?? "moodle", into: &question)
        return question
    }

    /// `[id:7]` or `[tag:name]` in comments.
    private static func bracketed(_ name: String, in text: String) -> [String] {
        text.components("[\(name):").dropFirst().compactMap { $0.components("]").first }
    }

    private static func format(_ marks: GIFTMarks) -> (format: String?, rest: GIFTMarks) {
        let marks = marks.trimmed
        for format in ["html", "markdown", "plain", "moodle"]
        where marks.starts(with: "[\(format)]") {
            return (format, marks.dropFirst(format.count + 2).trimmed)
        }
        return (nil, marks)
    }

    static func text(_ marks: GIFTMarks, default format: String) -> GIFTText {
        let (own, rest) = Self.format(marks)
        return unmarked(rest, in: own ?? format)
    }

    private static func unmarked(_ marks: GIFTMarks, in format: String) -> GIFTText {
        let keepsLines = format == "html" || format == "markdown"
        let marks = marks.trimmed
        return GIFTText(format: format, text: keepsLines ? marks.text : marks.flowingText)
    }

    private static func read(
        _ marks: GIFTMarks,
        format: String,
        into question: inout GIFTQuestion
    ) throws {
        let (opening, closing) = (marks.place(of: "{"), marks.place(of: "}"))
        guard let opening, let closing, opening < closing else {
            guard opening == nil, closing == nil else { throw Failure(message: "braces") }
            question.stem = unmarked(marks, in: format)
            question.hasEmbeddedAnswers = false
            return
        }
        let after = marks[(closing + 1)...].trimmed
        guard after.place(of: "{") == nil, after.place(of: "}") == nil else {
            throw Failure(message: "braces twice: \(question.title ?? "")")
        }
        let before = unmarked(marks[..<opening], in: format).text
        question.hasEmbeddedAnswers = !after.isEmpty
        let parts = after.isEmpty ? [before] : [before, "_____", unmarked(after, in: format).text]
        question.stem = GIFTText(
            format: format,
            text: parts.filter { !$0.isEmpty }.joined(separator: " ")
        )
        try GIFTAnswers(format: format).read(marks[(opening + 1)..<closing], into: &question)
    }
}

extension String {
    /// The parts between occurrences of a separator.
    fileprivate func components(_ separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
