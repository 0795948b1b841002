public import StudyCore

extension FrontMatter {
    /// Reads the front matter of a file, if it has one, and reports the lines it cannot read.
    public static func read(_ source: SourceText) -> (FrontMatter, [Diagnostic]) {
        var reader = FrontMatterReader(source: source)
        reader.read()
        return (reader.result, reader.diagnostics)
    }

    /// The line of its file with which the note itself begins.
    func firstLineOfText(in source: SourceText) -> Int {
        source.firstLineWithText(from: lineCount + 1)
    }
}

private struct FrontMatterReader {
    let source: SourceText
    var result = FrontMatter()
    var diagnostics: [Diagnostic] = []

    mutating func read() {
        guard isFence(1) else { return }
        // A note may also begin with a thematic break: then no key follows.
        let first = source.firstLineWithText(from: 2)
        let isEmpty = isFence(first)
        guard isEmpty || keyAndValue(first) != nil else { return }
        guard let end = (2...max(2, source.lineCount)).first(where: isEnd) else {
            warn(1, "the front matter has no closing '---' line", "write '---' below it")
            return
        }
        for line in 2..<end { readLine(line) }
        result.lineCount = end
        result.text = String(source.lines(1..<end + 1))
        for entry in result.entries { interpret(entry) }
    }

    private func isFence(_ line: Int) -> Bool { source.line(line).trimmed == "---" }

    private func isEnd(_ line: Int) -> Bool {
        let text = source.line(line).trimmed
        return text == "---" || text == "..."
    }

    /// `key: value`, where a key is one word of letters, digits, `-` and `_`.
    private func keyAndValue(_ line: Int) -> (key: String, value: String)? {
        let text = source.line(line)
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let key = text[..<colon]
        let value = text[text.utf8.index(after: colon)...]
        guard !key.isEmpty, isWord(key), beginsWithBlank(value) else { return nil }
        return (key.lowercased(), String(value.trimmed))
    }

    private func beginsWithBlank(_ value: Substring) -> Bool {
        guard let first = value.utf8.first else { return true }
        return first < 0x80 ? ByteScan.isSpace(first) : value.first?.isWhitespace == true
    }

    private func isWord(_ key: Substring) -> Bool {
        let isASCII = key.utf8.allSatisfy {
            ByteScan.isWord($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        }
        return isASCII
            || key.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }

    private mutating func readLine(_ line: Int) {
        let text = source.line(line).trimmed
        if text.isEmpty || text.hasPrefix("#") { return }
        if let (key, value) = keyAndValue(line) {
            if result.entries.contains(where: { $0.key == key }) {
                warn(line, "'\(key)' is given twice; the first one counts", "remove one")
            } else {
                result.entries.append(Entry(key: key, value: parse(value), line: line))
            }
        } else if text.hasPrefix("- "), let last = result.entries.indices.last {
            let item = unquoted(text.dropFirst(2).trimmed)
            result.entries[last].value = .list(result.entries[last].value.list + [item])
        } else {
            warn(line, "'\(text)' is not 'key: value'", "write 'title: …' or remove the line")
        }
    }

    private typealias Entry = FrontMatter.Entry

    private func parse(_ value: String) -> FrontMatter.Value {
        let bytes = value.utf8
        guard bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") else {
            return .text(unquoted(value[...]))
        }
        let items = bytes.dropFirst().dropLast().split(separator: UInt8(ascii: ","))
            .map { unquoted(Substring($0).trimmed) }
        return .list(items.filter { !$0.isEmpty })
    }

    private mutating func interpret(_ entry: Entry) {
        let text = entry.value.text
        switch entry.key {
        case "title": result.title = text.isEmpty ? nil : text
        case "aliases": result.aliases = entry.value.list
        case "topic": result.topic = topic(text, entry)
        case "quiz": result.quiz = topic(text, entry)
        case "week": result.week = number(text, entry)
        case "day": result.day = number(text, entry)
        default: break
        }
    }

    private mutating func number(_ text: String, _ entry: Entry) -> Int? {
        let number = Int(text).flatMap { (1...366).contains($0) ? $0 : nil }
        if number == nil {
            warn(
                entry.line,
                "'\(text)' is not the number of a \(entry.key)",
                "write '\(entry.key): 2'"
            )
        }
        return number
    }

    private mutating func topic(_ text: String, _ entry: Entry) -> TopicID? {
        let topic = TopicID(text)
        if topic == nil {
            warn(
                entry.line,
                "'\(text)' is not a topic: it has no letter and no digit",
                "write '\(entry.key): max-pooling', for example"
            )
        }
        return topic
    }

    private mutating func warn(_ line: Int, _ message: String, _ remedy: String) {
        diagnostics.append(
            Diagnostic(
                .warning,
                at: SourcePosition(file: source.file, line: line),
                message,
                remedy: remedy,
                sourceLine: String(source.line(line))
            )
        )
    }
}

private func unquoted(_ text: Substring) -> String {
    guard let first = text.utf8.first, first == text.utf8.last, text.utf8.count >= 2,
        first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    else { return String(text) }
    return String(text.dropFirst().dropLast())
}
