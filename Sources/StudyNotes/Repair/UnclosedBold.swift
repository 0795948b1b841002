/// Closes `**` that a line leaves open.
enum UnclosedBold {
    /// A mark at the start of a word is closed behind the term that it stands before, or at the end
    /// of the line; any other is a plain sign.
    @Sendable static func close(_ lines: [NoteLine], _ log: inout RepairLog) -> [NoteLine] {
        var result = lines
        for index in lines.indices where lines[index].signs.contains(.openBold) {
            // Bold may go on in the next line of a paragraph, where its other mark stands.
            guard !continues(into: index + 1, lines), !continues(into: index - 1, lines) else {
                continue
            }
            result[index] = close(lines[index], &log)
        }
        return result
    }

    private static func close(_ line: NoteLine, _ log: inout RepairLog) -> NoteLine {
        guard let last = line.text.boldMarks.last else { return line }
        let term = line.text.endOfTerm(from: last)
        let end = term ?? line.text.endOfWords
        guard last < end, line.canBeClosed(at: end, from: last) else {
            log.note(.unclosedBold, line, last - 2..<last, as: #"\*\*"#)
            return line.edited([NoteLine.Edit(range: last - 2..<last, text: #"\*\*"#)])
        }
        let bold = String(decoding: line.text.utf8.bytes(last - 2..<end), as: UTF8.self)
        log.note(.unclosedBold, line, last - 2..<end, as: term.map { _ in "\(bold)**" })
        return line.edited([NoteLine.Edit(range: end..<end, text: "**")])
    }

    private static func continues(into index: Int, _ lines: [NoteLine]) -> Bool {
        lines.indices.contains(index) && lines[index].signs.contains(.openBold)
    }
}

extension NoteLine {
    /// Whether `**` at the end would close what begins at a place.
    fileprivate func canBeClosed(at end: Int, from start: Int) -> Bool {
        let bold = text.utf8.bytes(start..<end)
        guard let first = bold.first, let last = bold.last else { return false }
        return !ByteScan.isBlank(first) && first != UInt8(ascii: "*")
            && last != UInt8(ascii: "*") && last != UInt8(ascii: "\\")
    }
}

extension String {
    /// Where the blanks at the end begin.
    fileprivate var endOfWords: Int {
        utf8.count - utf8.reversed().prefix(while: ByteScan.isBlank).count
    }

    /// The place behind the colon of `Filter: a small matrix`, which begins at a place.
    fileprivate func endOfTerm(from start: Int) -> Int? {
        var text = self
        return text.withUTF8 { bytes in
            guard let colon = DefinitionTerm.colon(in: bytes, from: start) else { return nil }
            return DefinitionTerm.begins(bytes[start..<colon]) ? colon + 1 : nil
        }
    }

    /// The places behind each `**`, in bytes, outside code and not behind a backslash.
    fileprivate var boldMarks: [Int] {
        var text = self
        return text.withUTF8 { BoldMarks.ends(in: $0) }
    }
}

/// Finds `**` in a line.
enum BoldMarks {
    /// How many there are, where the bytes have so many outside code or not.
    static func count(in line: UnsafeBufferPointer<UInt8>, atMost count: Int) -> Int {
        InlineSpans.mayStand(in: line) ? ends(in: line).count : count
    }

    /// The places behind each `**`, in bytes, outside code, formulas and addresses.
    static func ends(in line: UnsafeBufferPointer<UInt8>) -> [Int] {
        var marks: [Int] = []
        var spans = InlineSpans(line, line: 0..<line.count)
        var span = spans.next()
        var place = 0
        while place + 1 < line.count {
            while let passed = span, passed.range.upperBound <= place { span = spans.next() }
            if let span, span.range.contains(place) {
                place = span.range.upperBound
            } else if line[place] == UInt8(ascii: "\\") {
                place += 2
            } else if line[place] == UInt8(ascii: "*"), line[place + 1] == UInt8(ascii: "*") {
                place += 2
                marks.append(place)
            } else {
                place += 1
            }
        }
        return marks
    }
}
