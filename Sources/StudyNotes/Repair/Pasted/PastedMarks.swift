/// Finds the marks of a pasted line in one pass; code, formulas and addresses are passed over.
struct PastedMarks {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var marks: [PastedMark] = []
    /// What is asked of all marks: the last heading of them, and whether one is bold.
    private(set) var lastHeading: PastedMark?
    private(set) var hasBoldHeading = false
    private var hasDashedHeading = false
    private var spans: InlineSpans
    private var span: (kind: InlineSpans.Kind, range: Range<Int>)?
    private var rows: [Range<Int>]
    private var places: [Range<Int>]
    private let hasPlaces: Bool
    /// Where the parenthesis closes in which the place stands.
    private(set) var parenthesisEnd = 0
    private var hasWords = false
    private var hasNestedEntries = false
    /// Where the last colon of the settings stands that are being read.
    var settingsEnd = 0
    private var openBoxes = 0

    /// The marks in order; they do not overlap.
    static func marks(in bytes: UnsafeBufferPointer<UInt8>) -> [PastedMark] {
        var scan = PastedMarks(bytes)
        var place = 0
        while place < bytes.count { place = scan.read(place) }
        let marks = PastedDashes.withoutProse(scan.marks, bytes)
        let titled = BareTitles.added(to: marks, bytes)
        return PastedLists.settled(PastedDashes.withoutAsides(titled, bytes))
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        spans = InlineSpans(bytes, line: 0..<bytes.count)
        span = spans.next()
        rows = PastedTables.rows(bytes).reversed()
        places = PastedPlaces.ranges(bytes).reversed()
        hasPlaces = !places.isEmpty
    }

    /// Reads what stands at a place; answers the place to go on with.
    private mutating func read(_ place: Int) -> Int {
        while let passed = span, passed.range.upperBound <= place { span = spans.next() }
        while let row = rows.last, row.lowerBound < place { rows.removeLast() }
        if let row = rows.last, row.lowerBound == place { return add(.tableRow, row) }
        if let span, span.range.lowerBound <= place { return readSpan(span, place) }
        while let passed = places.last, passed.lowerBound < place { places.removeLast() }
        if let own = places.last, own.lowerBound == place { return add(.place, own) }
        if hasPlaces, begins("  ", place), let end = firstSign(from: place) {
            return add(.gap, place..<end)
        }
        if let mark = mark(place) { return add(mark) }
        if bytes[place] == UInt8(ascii: "("), place >= parenthesisEnd {
            parenthesisEnd = closing(place)
        }
        if ByteScan.isWordByte(bytes[place]) { hasWords = true }
        return nextSign(from: place + 1)
    }

    /// The next place at which a mark, a parenthesis or what is passed over can begin.
    private mutating func nextSign(from start: Int) -> Int {
        var limit = span?.range.lowerBound ?? bytes.count
        if let row = rows.last { limit = min(limit, row.lowerBound) }
        if let own = places.last { limit = min(limit, own.lowerBound) }
        // Among places a gap is a mark.
        let signs = hasPlaces ? Self.signs | 1 << 0x20 : Self.signs
        var place = start
        while place < limit, bytes[place] >= 0x40 || signs &>> UInt64(bytes[place]) & 1 == 0 {
            place += 1
        }
        if !hasWords { hasWords = bytes[start..<place].contains(where: ByteScan.isWordByte) }
        return place
    }

    /// A bit for each; nought begins nothing.
    private static let signs = "#*-+:>(123456789".utf8.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }

    private mutating func mark(_ place: Int) -> PastedMark? {
        let byte = bytes[place]
        // Nothing but a number begins with what words are made of.
        guard !ByteScan.isWordByte(byte) || ByteScan.isDigit(byte), byte != 0x20 else { return nil }
        let isStart = place == 0 || ByteScan.isBlank(bytes[place - 1]) || isGluedHeading(place)
        if isStart, let mark = markAtStart(place) { return mark }
        switch byte {
        case UInt8(ascii: "*"): return boldHeading(place) ?? definition(place)
        case UInt8(ascii: ":"): return definition(place)
        default: return nil
        }
    }

    private mutating func add(_ kind: PastedMark.Kind, _ range: Range<Int>) -> Int {
        add(PastedMark(kind: kind, range: range))
    }

    private mutating func add(_ mark: PastedMark) -> Int {
        marks.append(mark)
        if mark.kind.isHeading { lastHeading = mark }
        hasBoldHeading = hasBoldHeading || mark.kind == .boldHeading
        hasDashedHeading = hasDashedHeading || endsInDash(mark)
        return mark.range.upperBound
    }

    /// A parenthesis is short: one that is not closed soon is a slip.
    private func closing(_ place: Int) -> Int {
        let limit = min(place + 100, bytes.count)
        return (place..<limit).first { bytes[$0] == UInt8(ascii: ")") } ?? place + 1
    }

    private mutating func readSpan(
        _ span: (kind: InlineSpans.Kind, range: Range<Int>),
        _ place: Int
    ) -> Int {
        hasWords = true
        let isWhole =
            place == span.range.lowerBound && (place == 0 || ByteScan.isBlank(bytes[place - 1]))
        switch span.kind {
        case .code where isWhole && begins("```", place):
            return add(.code, span.range)
        case .displayFormula where isWhole && isBlock(span.range):
            return add(.formula, span.range)
        default: return span.range.upperBound
        }
    }

    /// Whether a formula stood on lines of its own, and was no part of a sentence.
    private func isBlock(_ range: Range<Int>) -> Bool {
        if ByteScan.isBlank(bytes[range.lowerBound + 2]) { return true }
        guard let next = firstSign(from: range.upperBound) else { return true }
        return !ByteScan.isSmallLetter(bytes[next]) && !",.;)".utf8.contains(bytes[next])
    }

    func firstSign(from place: Int) -> Int? {
        var place = place
        while place < bytes.count, ByteScan.isBlank(bytes[place]) { place += 1 }
        return place < bytes.count ? place : nil
    }

    func begins(_ signs: StaticString, _ place: Int) -> Bool {
        ByteScan.begins(signs, bytes, place..<bytes.count)
    }

    private func run(of byte: UInt8, _ place: Int) -> Int {
        var end = place
        while end < bytes.count, bytes[end] == byte { end += 1 }
        return end - place
    }
}

// MARK: - Marks at the start of a word

extension PastedMarks {
    private mutating func markAtStart(_ place: Int) -> PastedMark? {
        switch bytes[place] {
        case UInt8(ascii: "#"): return heading(place)
        case UInt8(ascii: "-"): return dashes(place)
        case UInt8(ascii: "*"), UInt8(ascii: "+"): return bullet(place)
        case UInt8(ascii: ":"): return box(place)
        case UInt8(ascii: ">"): return quote(place)
        case UInt8(ascii: "1")...UInt8(ascii: "9"): return number(place)
        default: return nil
        }
    }

    /// `# ` to `###### ` before a word, and `##Word`: at the start, or behind other words.
    ///
    /// Behind the mark of a list or a quote they stand at the start as well.
    private mutating func heading(_ place: Int) -> PastedMark? {
        let level = run(of: UInt8(ascii: "#"), place)
        let behind = place + level
        guard level <= 6, place == 0 || hasWords, behind < bytes.count else { return nil }
        let isGlued = level > 1 && ByteScan.isWordByte(bytes[behind])
        guard ByteScan.isBlank(bytes[behind]) || isGlued, let title = firstSign(from: behind),
            bytes[title] != UInt8(ascii: "#")
        else { return nil }
        (hasWords, parenthesisEnd) = (true, 0)
        let end = PastedTitle.endOfPlace(bytes, title)
        var mark = PastedMark(kind: .heading, range: place..<end, level: level)
        mark.isPlaceAlone = end > title && !endsInDash(mark) && hasDashedHeading
        return mark
    }

    /// `Day 1 - `, behind which the words of the heading stand.
    private func endsInDash(_ mark: PastedMark) -> Bool {
        mark.kind == .heading && begins("- ", mark.range.upperBound - 2)
    }

    /// `# Week 8 CNNs##Pooling`.
    private func isGluedHeading(_ place: Int) -> Bool {
        guard place > 0, bytes[place] == UInt8(ascii: "#"), bytes[0] == bytes[place],
            ByteScan.isWordByte(bytes[place - 1]) || ".?!):*".utf8.contains(bytes[place - 1])
        else { return false }
        let level = run(of: UInt8(ascii: "#"), place)
        guard level > 1, let next = firstSign(from: place + level) else { return false }
        return ByteScan.isCapital(bytes[next]) || ByteScan.isDigit(bytes[next])
    }

    /// `- ` and its like before words; `n - 1`, and what stands in parentheses, are prose.
    private mutating func dashes(_ place: Int) -> PastedMark? {
        let width = run(of: UInt8(ascii: "-"), place)
        let behind = place + width
        guard behind == bytes.count || ByteScan.isBlank(bytes[behind]), place >= parenthesisEnd
        else { return nil }
        let next = firstSign(from: behind)
        if width > 2 {
            let isRule = next.map { bytes[$0] == UInt8(ascii: "#") || begins("**", $0) } ?? true
            if isRule, !marks.isEmpty || place == 0 || hasWords {
                return PastedMark(kind: .rule, range: place..<behind)
            }
            guard width == 3, hasNestedEntries else { return nil }
        }
        guard let next, !isMinus(place, next) else { return nil }
        hasNestedEntries = hasNestedEntries || width == 2
        return PastedMark(kind: .entry, range: place..<next, level: width, indent: indent(place))
    }

    /// One blank stood for the line end; the others are how far the entry was indented.
    private func indent(_ place: Int) -> Int {
        var start = place
        while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
        let blanks = place - start - 1
        return (2...8).contains(blanks) ? blanks : 0
    }

    private func bullet(_ place: Int) -> PastedMark? {
        guard place + 1 < bytes.count, ByteScan.isBlank(bytes[place + 1]),
            place >= parenthesisEnd, let next = firstSign(from: place + 1),
            ByteScan.isWordByte(bytes[next]) && !ByteScan.isDigit(bytes[next])
                || bytes[next] == UInt8(ascii: "*") || bytes[next] == UInt8(ascii: "[")
        else { return nil }
        return PastedMark(kind: .maybeEntry, range: place..<next, indent: indent(place))
    }

    private func number(_ place: Int) -> PastedMark? {
        let digits = bytes[place...].prefix(3).prefix { ByteScan.isDigit($0) }
        let behind = digits.endIndex
        guard behind + 1 < bytes.count,
            bytes[behind] == UInt8(ascii: ".") || bytes[behind] == UInt8(ascii: ")"),
            ByteScan.isBlank(bytes[behind + 1]), let next = firstSign(from: behind + 1)
        else { return nil }
        let number = digits.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) }
        return PastedMark(
            kind: .maybeNumber(number),
            range: place..<next,
            indent: indent(place)
        )
    }

    /// `:::info` when its `:::` follows, and that.
    private mutating func box(_ place: Int) -> PastedMark? {
        guard begins(":::", place) else { return nil }
        let word = bytes[(place + 3)...].prefix { !ByteScan.isBlank($0) }
        if word.isEmpty {
            guard openBoxes > 0 else { return nil }
            openBoxes -= 1
            return PastedMark(kind: .boxEnd, range: place..<place + 3)
        }
        guard openBoxes == 0, word.allSatisfy({ ByteScan.isLetter($0) }) else { return nil }
        openBoxes += 1
        return PastedMark(kind: .box, range: place..<word.endIndex)
    }

    /// `> ` before a capital letter, where nothing else is open.
    private func quote(_ place: Int) -> PastedMark? {
        guard place > 1, place + 2 < bytes.count, ByteScan.isBlank(bytes[place + 1]),
            ByteScan.isCapital(bytes[place + 2]) || begins("**", place + 2)
        else { return nil }
        let isBehindMark = marks.last.map { $0.isWholeLine && $0.range.upperBound == place - 1 }
        guard isBehindMark == true || ".!?:".utf8.contains(bytes[place - 2]) else { return nil }
        return PastedMark(kind: .quote, range: place..<place + 2)
    }
}
