/// Finds what stands for itself within a line: code, formulas, addresses, tags and comments.
///
/// One pass over the bytes, whatever they are: a mark without an end is looked for once.
struct InlineSpans {
    /// What a span is.
    enum Kind: Hashable {
        case code, formula, displayFormula, tag, address
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private var place: Int
    /// Marks whose end was looked for in vain: none stands further on either.
    private var missing: Set<Mark> = []
    /// Where the last run of backticks of each width begins, known once an end was missing.
    private var lastRuns: [Int: Int]?

    private enum Mark: Hashable {
        case dollar, twoDollars, comment, parenthesis, bracket
    }

    /// The spans of a line, which is given by its bytes in a text.
    init(_ bytes: UnsafeBufferPointer<UInt8>, line: Range<Int>) {
        self.bytes = bytes
        (place, end) = (line.lowerBound, line.upperBound)
    }

    /// Whether a line has a sign with which a span, or an escape, can begin.
    static func mayStand(in line: UnsafeBufferPointer<UInt8>) -> Bool {
        // The slash is that of an address such as `https://`.
        ByteScan.firstPlace(ofAny: "`$<]\\/", line, 0..<line.count) < line.count
    }

    /// The next span with its marks, or `nil` when there is none in the rest of the line.
    mutating func next() -> (kind: Kind, range: Range<Int>)? {
        while true {
            let start = ByteScan.firstPlace(ofAny: "`$<]\\h", bytes, min(place, end)..<end)
            guard start < end else { return nil }
            place = start
            if let span = span(at: start) {
                place = span.end
                return (span.kind, start..<span.end)
            }
            place = bytes[start] == UInt8(ascii: "`") ? start + run(start) : max(place, start + 1)
        }
    }

    private mutating func span(at start: Int) -> (kind: Kind, end: Int)? {
        switch bytes[start] {
        case UInt8(ascii: "\\"):
            place = start + 2
            return delimited(start)
        case UInt8(ascii: "`"): return codeEnd(start).map { (.code, $0) }
        case UInt8(ascii: "$"): return formula(start)
        case UInt8(ascii: "<"): return tagEnd(start).map { (.tag, $0) }
        case UInt8(ascii: "]"): return addressEnd(start).map { (.address, $0) }
        case UInt8(ascii: "h") where begins("http://", start) || begins("https://", start):
            return (.address, bareAddressEnd(start))
        default: return nil
        }
    }

    /// `\(x\)` or `\[x = 1\]`; any other backslash escapes a sign.
    private mutating func delimited(_ start: Int) -> (kind: Kind, end: Int)? {
        let mark = begins("\\[", start) ? Mark.bracket : .parenthesis
        guard !missing.contains(mark) else { return nil }
        switch TeXDelimiters.read(bytes, start..<end) {
        case .formula(let isDisplay, let end): return (isDisplay ? .displayFormula : .formula, end)
        case .escape: return nil
        case .unclosed:
            missing.insert(mark)
            return nil
        }
    }

    /// A run of backticks to the next run of the same length; without one the run is plain.
    private mutating func codeEnd(_ start: Int) -> Int? {
        let width = run(start)
        if let lastRuns, lastRuns[width, default: start] <= start { return nil }
        var next = start + width
        var passed: [Int: Int] = [:]
        while let begin = ByteScan.place(of: UInt8(ascii: "`"), bytes, next..<end) {
            let other = run(begin)
            next = begin + other
            if other == width { return next }
            passed[other] = begin
        }
        // Runs of ever other widths would each be looked for to the end of the line.
        if lastRuns == nil { lastRuns = passed }
        return nil
    }

    private func run(_ start: Int) -> Int {
        var next = start
        while next < end, bytes[next] == UInt8(ascii: "`") { next += 1 }
        return next - start
    }

    /// `$x$` without blanks inside its signs and no digit behind them, or `$$x$$`.
    private mutating func formula(_ start: Int) -> (kind: Kind, end: Int)? {
        let dollar = UInt8(ascii: "$")
        if begins("$$", start) {
            // Two signs that open nothing are not taken for one that does.
            place = start + 2
            guard !missing.contains(.twoDollars) else { return nil }
            for next in stride(from: start + 2, to: end - 1, by: 1)
            where bytes[next] == dollar && bytes[next + 1] == dollar && next > start + 2 {
                return (.displayFormula, next + 2)
            }
            missing.insert(.twoDollars)
            return nil
        }
        guard !missing.contains(.dollar), start + 2 < end, !ByteScan.isBlank(bytes[start + 1])
        else {
            return nil
        }
        var next = start + 1
        while next < end, bytes[next] != dollar {
            next += bytes[next] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard next < end else {
            missing.insert(.dollar)
            return nil
        }
        let isFollowedByDigit = next + 1 < end && ByteScan.isDigit(bytes[next + 1])
        let isFormula = next > start + 1 && !ByteScan.isBlank(bytes[next - 1]) && !isFollowedByDigit
        return isFormula ? (.formula, next + 1) : nil
    }

    /// A comment, or a mark in angle brackets without a blank at its start.
    private mutating func tagEnd(_ start: Int) -> Int? {
        if begins("<!--", start) {
            guard !missing.contains(.comment) else { return nil }
            for next in stride(from: start + 4, to: end - 2, by: 1) where begins("-->", next) {
                return next + 3
            }
            missing.insert(.comment)
            return nil
        }
        return closing(UInt8(ascii: ">"), after: start, opening: UInt8(ascii: "<"))
    }

    /// The address behind the text of a link, `](…)`.
    private func addressEnd(_ start: Int) -> Int? {
        guard begins("](", start) else { return nil }
        return closing(UInt8(ascii: ")"), after: start + 1, opening: UInt8(ascii: "("))
    }

    /// The end of an address without marks: punctuation behind it is no part of it, as GFM has it.
    private func bareAddressEnd(_ start: Int) -> Int {
        let run = bytes[start..<end].prefix { !ByteScan.isBlank($0) && $0 != UInt8(ascii: "<") }
        // One count for all: an address may end in as many parentheses as it opens.
        var open = run.reduce(0) { count, byte in
            count + (byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0)
        }
        var stop = run.endIndex
        while stop > start {
            let last = bytes[stop - 1]
            if last == UInt8(ascii: ")"), open < 0 {
                open += 1
            } else if !Self.trailing.contains(last) {
                break
            }
            stop -= 1
        }
        return stop
    }

    private static let trailing = Array("?!.,:;*_~'\"".utf8)

    /// The place behind the next closing byte, unless a blank or another opening one comes before.
    private func closing(_ close: UInt8, after start: Int, opening: UInt8) -> Int? {
        for next in stride(from: start + 1, to: end, by: 1) {
            if bytes[next] == close { return next + 1 }
            if bytes[next] == opening || ByteScan.isBlank(bytes[next]) { return nil }
        }
        return nil
    }

    private func begins(_ signs: StaticString, _ start: Int) -> Bool {
        ByteScan.begins(signs, bytes, min(start, end)..<end)
    }
}
