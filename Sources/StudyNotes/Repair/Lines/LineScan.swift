/// Sees the signs of a line in one pass over its bytes.
struct LineScan {
    private let line: UnsafeBufferPointer<UInt8>
    private(set) var signs: LineSigns = []
    private var dashes = 0
    private var colons = 0
    private var boldMarks = 0
    private var boldPlaces = 0
    private var times = 0
    private var stars = 0

    init(line: UnsafeBufferPointer<UInt8>) { self.line = line }

    mutating func run() {
        readStart()
        if endsHidden { signs.insert(.hidden) }
        var place = nextSign(from: 0)
        while place < line.count { place = nextSign(from: place + step(at: place)) }
        if line.count > PastedProse.longLine, colons >= PastedProse.fewestTopics || hasGaps {
            signs.insert(.pastedProse)
        }
        if line.count > PastedProse.longLine, PastedPlaces.mayHold(line) {
            signs.insert(.blockWithin)
        }
        if line.count > PastedProse.longLine, times >= PastedSigns.fewest || hasPictures {
            signs.insert(.pastedSigns)
        }
        if line.count > PastedProse.longLine,
            stars >= LostLineBreaks.fewestDashes || hasBullets
        {
            signs.insert(.pastedBullets)
        }
        if dashes >= LostLineBreaks.fewestDashes { signs.insert(.manyDashes) }
        if boldPlaces >= LostLineBreaks.fewestBoldPlaces { signs.insert(.blockWithin) }
        if boldMarks > 0, BoldMarks.count(in: line, atMost: boldMarks) % 2 == 1 {
            signs.insert(.openBold)
        }
    }

    private func stands(_ mark: StaticString, _ place: Int) -> Bool {
        ByteScan.begins(mark, line, min(place, line.count)..<line.count)
    }
}

// MARK: - The start of a line

extension LineScan {
    private static let longestTitle = 48
    private static let longestNumbered = 72
    /// An entry of an outline: `- Week 8 Day 1 - Image Augmentation`.
    private static let longestEntry = 64

    private mutating func readStart() {
        guard let first = line.firstIndex(where: { !ByteScan.isBlank($0) }) else { return }
        if line[first] >= 0xC2 || stands("o\t", first) { signs.insert(.bullet) }
        if first == 0, isSigned { signs.insert(.signed) }
        switch line[first] {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): readMark(first)
        case UInt8(ascii: "#"):
            if first == 0, isHeadingMark { signs.insert(.headingMark) }
            if first == 0, line[line.count - 1] == UInt8(ascii: "}") { signs.insert(.anchor) }
        case UInt8(ascii: "{"):
            if stands("{|", first) { signs.insert(.wiki) }
        case UInt8(ascii: "["), UInt8(ascii: "("):
            if first == 0, isTimed(1) { signs.insert(.timed) }
        case UInt8(ascii: ":"):
            if stands(":::", first) || stands(": ", 0) { signs.insert(.colons) }
        case UInt8(ascii: ">"):
            if ByteScan.firstPlace(of: "[!", line, first..<min(first + 8, line.count)) != nil {
                signs.insert(.box)
            }
        case UInt8(ascii: "!"):
            if stands("![", 0) { signs.insert(.picture) }
        case UInt8(ascii: "="):
            if first == 0, isWiki { signs.insert(.wiki) }
        case UInt8(ascii: "<"):
            if isTag(first + 1) { signs.insert(.tag) }
        case UInt8(ascii: "\\"):
            if first + 1 < line.count, ByteScan.isLetter(line[first + 1]) { signs.insert(.command) }
        case UInt8(ascii: "_"):
            if first == 0, isStressed { signs.insert(.stressed) }
        case let byte where ByteScan.isWordByte(byte): readWord(first)
        default: break
        }
    }

    /// The mark of a list, or bold words.
    private mutating func readMark(_ first: Int) {
        let isEntry = first + 1 < line.count && ByteScan.isBlank(line[first + 1])
        if isEntry, line.count - first <= Self.longestEntry { signs.insert(.entry) }
        if stands("--", first) { signs.insert(.dashDash) }
        if stands("**", 0) { signs.insert(.boldStart) }
        if first == 0, isStressed { signs.insert(.stressed) }
        let start = isEntry ? first + 2 : first
        if mayBeQuestion(stands("**", start) ? start + 2 : start) { signs.insert(.question) }
    }

    private mutating func readWord(_ first: Int) {
        if mayBeQuestion(first) { signs.insert(.question) }
        guard first == 0, line.count > 1 else {
            if first > 0, line.count <= Self.longestTitle { signs.insert(.indented) }
            return
        }
        if mayBeTitle { signs.insert(.title) }
        if isInCapitals { signs.insert(.capitals) }
        if ByteScan.isDigit(line[0]) {
            if isYear { signs.insert(.year) }
            if isNumbered { signs.insert(.outline) }
            if isTimed(0) { signs.insert(.timed) }
        }
        if beginsWithName { signs.insert(.name) }
        if isEquation { signs.insert(.definition) }
    }

    /// `##Pooling`.
    private var isHeadingMark: Bool {
        guard stands("##", 0), let next = line.first(where: { $0 != UInt8(ascii: "#") }) else {
            return false
        }
        return !ByteScan.isBlank(next)
    }

    private var isNumbered: Bool {
        line.count <= Self.longestNumbered && line.prefix(4).contains(UInt8(ascii: "."))
    }

    /// Whether a picture begins it, or a letter or a numeral with a point or a parenthesis.
    private var isSigned: Bool {
        guard line.count > 6, line.count <= Self.longestNumbered else { return false }
        if line[0] >= 0xE2 { return true }
        if ByteScan.isDigit(line[0]) { return line[1] >= 0xE2 }
        let start = line[0] == UInt8(ascii: "(") ? 1 : 0
        var place = start
        while place < start + 4, ByteScan.isAny(of: "ivxIVX", line[place]) { place += 1 }
        if place == start, ByteScan.isLetter(line[start]) { place += 1 }
        return place > start && ByteScan.isAny(of: ".)", line[place])
            && place + 1 < line.count && ByteScan.isBlank(line[place + 1])
    }

    /// Whether a digit or two stand before a colon and a digit.
    private func isTimed(_ place: Int) -> Bool {
        guard place + 3 < line.count, ByteScan.isDigit(line[place]) else { return false }
        let colon = line[place + 1] == UInt8(ascii: ":") ? place + 1 : place + 2
        return line[colon] == UInt8(ascii: ":") && ByteScan.isDigit(line[colon + 1])
    }

    private var isYear: Bool {
        line.count > 6 && line[..<4].allSatisfy(ByteScan.isDigit) && stands(". ", 4)
    }

    private func isTag(_ place: Int) -> Bool {
        guard place < line.count else { return false }
        return ByteScan.isLetter(line[place]) || line[place] == UInt8(ascii: "/")
    }

    private var isStressed: Bool {
        guard line.count > 2, line[0] == UInt8(ascii: "*") || line[0] == UInt8(ascii: "_"),
            !ByteScan.isBlank(line[1])
        else { return false }
        return line[0] == UInt8(ascii: "_") || line[1] != line[0] || line[2] == line[0]
    }

    /// Whether two blanks stand side by side soon; every second byte tells.
    private var hasGaps: Bool {
        stride(from: 2, to: 160, by: 2).contains { place in
            line[place] == 0x20 && (line[place - 1] == 0x20 || line[place + 1] == 0x20)
        }
    }

    private var isWiki: Bool {
        let last = line.last { !ByteScan.isBlank($0) }
        return last == line[0] && line.contains { !ByteScan.isBlank($0) && $0 != line[0] }
    }

    /// Most lines have a small letter as their second one.
    private var isInCapitals: Bool {
        line.count > 4 && line.count <= Self.longestTitle && ByteScan.isWordByte(line[0])
            && !line.contains(where: ByteScan.isSmallLetter)
            && !ByteScan.isAny(of: ".,;!", line[line.count - 1])
            && ByteScan.firstPlace(ofAny: "=<>+*[]{}$`|\\", line, 0..<line.count) == line.count
            && !line.dropLast().contains(UInt8(ascii: ":"))
    }

    /// Whether a comment of Obsidian or the name of a block may end it.
    private var endsHidden: Bool {
        guard let last = line.last else { return false }
        if last == UInt8(ascii: "%") { return line.dropLast().last == last }
        guard ByteScan.isWordByte(last) else { return false }
        let word = line.suffix(32).reversed().prefix { !ByteScan.isBlank($0) }
        return word.contains(UInt8(ascii: "^"))
    }

    private func mayBeQuestion(_ word: Int) -> Bool {
        guard word < line.count, ByteScan.isAny(of: "QqFf", line[word]) else { return false }
        return line[word...].prefix(QuestionLabel.mostBytes).contains(UInt8(ascii: ":"))
    }

    /// ` = ` soon behind a word.
    private var isEquation: Bool {
        let head = 1..<min(line.count - 1, DefinitionTerm.mostBytesOfEquation)
        guard let place = ByteScan.place(of: UInt8(ascii: "="), line, head) else { return false }
        return ByteScan.isBlank(line[place - 1]) && ByteScan.isBlank(line[place + 1])
    }

    private var beginsWithName: Bool {
        guard let first = line.first, ByteScan.isCapital(first) else { return false }
        let word = line.prefix(16).prefix { !ByteScan.isBlank($0) }
        return word.dropFirst().contains { ByteScan.isCapital($0) || ByteScan.isDigit($0) }
            || word.count > 5 && ByteScan.begins("net", line, word.count - 3..<word.count)
    }

    private var mayBeTitle: Bool {
        guard line.count <= Self.longestTitle, ByteScan.isWordByte(line[0]),
            let last = line.last
        else { return false }
        let sign = ByteScan.firstPlace(ofAny: "=<>+*[]{}$`|\\", line, 0..<line.count)
        return !ByteScan.isAny(of: ".,;!?", last) && sign == line.count
    }
}

// MARK: - Signs in mid-line

extension LineScan {
    private func nextSign(from place: Int) -> Int {
        ByteScan.firstPlace(ofAny: "#*-:|\\\t", line, min(place, line.count)..<line.count)
    }

    /// Reads the sign at a place, and answers how many bytes it takes.
    private mutating func step(at place: Int) -> Int {
        switch line[place] {
        case UInt8(ascii: "\t"):
            if place > 0, !ByteScan.isBlank(line[place - 1]) { signs.insert(.tabbed) }
        case UInt8(ascii: "|"):
            if stands("|-", place) || stands("| -", place) || stands("|:", place)
                || stands("| :", place)
            {
                signs.insert(.blockWithin)
            }
        case UInt8(ascii: ":"):
            readColon(place)
            if isBehindBlank(place), stands(":::", place) { signs.insert(.blockWithin) }
        case UInt8(ascii: "#"):
            if isBehindBlank(place) || isGluedHeading(place) { signs.insert(.blockWithin) }
        case UInt8(ascii: "-"):
            if stands("-->", place) { signs.insert(.arrow) }
            guard isBehindBlank(place) else { break }
            dashes += 1
            if stands("- [", place) { signs.insert(.blockWithin) }
        case UInt8(ascii: "\\"):
            // What stands behind it is plain, but may be a factor.
            guard place + 1 < line.count else { break }
            if line[place + 1] == UInt8(ascii: "*") { readStar(place + 1) }
            if InlineMarkScan.needlesslyEscaped.contains(line[place + 1]) {
                signs.insert(.escape)
            }
            return 2
        case UInt8(ascii: "*"):
            readStar(place)
            if isBehindBlank(place), stands("* ", place) { stars += 1 }
            guard stands("**", place) else { break }
            readStar(place + 1)
            if line[0] == UInt8(ascii: "#") { signs.insert(.glued) }
            boldMarks += 1
            if isPlace(place + 2) { boldPlaces += 1 }
            return 2
        default:
            break
        }
        return 1
    }

    private func isBehindBlank(_ place: Int) -> Bool {
        place > 0 && line[place - 1] == UInt8(ascii: " ")
    }

    /// `##` right behind the words of a heading.
    private func isGluedHeading(_ place: Int) -> Bool {
        place > 0 && line[0] == line[place] && line[place - 1] != line[place]
            && stands("##", place)
    }

    /// `Day 2` of `**Day 2**`.
    private func isPlace(_ place: Int) -> Bool {
        guard place < line.count, ByteScan.isCapital(line[place]) else { return false }
        return PlaceMark(line, at: place, isApart: false) != nil
    }

    /// Most pictures begin with the first byte of the largest characters, or are followed by a sign
    /// that begins with the one below.
    private var hasPictures: Bool {
        line.count { $0 >= 0xEF } >= PastedSigns.fewest
    }

    /// Whether some blanks stand before the first byte of `•`, `–` or `·`: 0xE2 or 0xC2.
    private var hasBullets: Bool {
        (1..<line.count).count { place in
            (line[place - 1] ^ 0x20) | (line[place] & 0xDF ^ 0xC2) == 0
        } >= LostLineBreaks.fewestDashes
    }

    private mutating func readColon(_ place: Int) {
        if place > 0, place + 1 < line.count, ByteScan.isDigit(line[place - 1]),
            ByteScan.isDigit(line[place + 1])
        {
            times += 1
        }
        if place + 1 < line.count, line[place + 1] == 0x20 {
            colons += 1
        }
        guard place <= DefinitionTerm.mostBytes, place + 1 < line.count,
            ByteScan.isBlank(line[place + 1]), ByteScan.isWordByte(line[0])
        else { return }
        signs.insert(.definition)
    }

    private mutating func readStar(_ place: Int) {
        guard place > 0, place + 1 < line.count else { return }
        if Self.mayBeFactor(line[place - 1]), Self.mayBeFactor(line[place + 1]) {
            signs.insert(.product)
        }
        let isSpaced = line[place - 1] == UInt8(ascii: " ")
        guard !isSpaced || place > 1 else { return }
        let before = line[isSpaced ? place - 2 : place - 1]
        // The last byte of ² and ³ is no ASCII.
        guard ByteScan.isDigit(before) || before == UInt8(ascii: ")") || before >= 0x80 else {
            return
        }
        let after = line[(place + 1)...].first { $0 != UInt8(ascii: " ") }
        if let after, ByteScan.isDigit(after) || after == UInt8(ascii: "(") {
            signs.insert(.product)
        }
    }

    private static func mayBeFactor(_ byte: UInt8) -> Bool {
        ByteScan.isWord(byte) || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
    }
}
