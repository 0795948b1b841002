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
        guard source.lineCount > 1 else { return }
        let source = source
        source.withBytes { read($0) }
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard isFence(bytes, line: 1) else { return }
        // A note may also begin with a thematic break: then no key follows.
        let first = source.firstLineWithText(from: 2)
        guard first <= source.lineCount,
            isFence(bytes, line: first)
                || keyAndValue(bytes, source.bytes(ofLine: first)) != nil
        else { return }
        guard let end = (2...source.lineCount).first(where: { isEnd(bytes, line: $0) }) else {
            warn(1, "the front matter has no closing '---' line", "write '---' below it")
            return
        }
        for line in 2..<end { readLine(bytes, line) }
        result.lineCount = end
        result.text = String(source.lines(1..<end + 1))
        for entry in result.entries { interpret(entry) }
    }

    private func words(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) -> Range<Int> {
        ByteScan.withoutSpaces(bytes, source.bytes(ofLine: line))
    }

    private func isFence(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) -> Bool {
        let words = words(bytes, line: line)
        return words.count == 3 && ByteScan.begins("---", bytes, words)
    }

    private func isEnd(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) -> Bool {
        let words = words(bytes, line: line)
        return words.count == 3
            && (ByteScan.begins("---", bytes, words) || ByteScan.begins("...", bytes, words))
    }

    /// `key: value`, where a key is one word of letters, digits, `-` and `_`.
    private func keyAndValue(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ line: Range<Int>
    ) -> (key: String, value: Range<Int>)? {
        guard let colon = ByteScan.place(of: UInt8(ascii: ":"), bytes, line) else { return nil }
        let (key, value) = (line.lowerBound..<colon, colon + 1..<line.upperBound)
        guard !key.isEmpty, isWord(bytes, key), beginsWithBlank(bytes, value) else { return nil }
        return (text(bytes, key).lowercased(), ByteScan.withoutSpaces(bytes, value))
    }

    private func beginsWithBlank(_ bytes: UnsafeBufferPointer<UInt8>, _ value: Range<Int>) -> Bool {
        guard let first = value.first else { return true }
        return bytes[first] < 0x80
            ? ByteScan.isSpace(bytes[first]) : text(bytes, value).first?.isWhitespace == true
    }

    private func isWord(_ bytes: UnsafeBufferPointer<UInt8>, _ key: Range<Int>) -> Bool {
        let isASCII = bytes[key].allSatisfy {
            ByteScan.isWord($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        }
        return isASCII
            || text(bytes, key).allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }

    private func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    private mutating func readLine(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Int) {
        let words = words(bytes, line: line)
        if words.isEmpty || ByteScan.begins("#", bytes, words) { return }
        if let (key, value) = keyAndValue(bytes, source.bytes(ofLine: line)) {
            if result.entries.contains(where: { $0.key == key }) {
                warn(line, "'\(key)' is given twice; the first one counts", "remove one")
            } else {
                result.entries.append(Entry(key: key, value: parse(bytes, value), line: line))
            }
        } else if ByteScan.begins("- ", bytes, words), let last = result.entries.indices.last {
            let item = unquoted(
                bytes,
                ByteScan.withoutSpaces(bytes, words.dropFirst(2))
            )
            result.entries[last].value = .list(result.entries[last].value.list + [item])
        } else {
            let found = text(bytes, words)
            warn(line, "'\(found)' is not 'key: value'", "write 'title: …' or remove the line")
        }
    }

    private typealias Entry = FrontMatter.Entry

    private func parse(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ value: Range<Int>
    ) -> FrontMatter.Value {
        guard value.count > 1, bytes[value.lowerBound] == UInt8(ascii: "["),
            bytes[value.upperBound - 1] == UInt8(ascii: "]")
        else { return .text(unquoted(bytes, value)) }
        var items: [String] = []
        var place = value.lowerBound + 1
        while place < value.upperBound {
            let rest = place..<value.upperBound - 1
            let end = ByteScan.place(of: UInt8(ascii: ","), bytes, rest) ?? rest.upperBound
            let item = unquoted(bytes, ByteScan.withoutSpaces(bytes, place..<end))
            if !item.isEmpty { items.append(item) }
            place = end + 1
        }
        return .list(items)
    }

    private func unquoted(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        guard range.count > 1, let first = range.first, bytes[first] == bytes[range.upperBound - 1],
            bytes[first] == UInt8(ascii: "\"") || bytes[first] == UInt8(ascii: "'")
        else { return text(bytes, range) }
        return text(bytes, range.dropFirst().dropLast())
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
