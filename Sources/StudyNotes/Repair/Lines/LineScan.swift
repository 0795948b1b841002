/// Sees the signs of a line in one pass over its bytes.
struct LineScan {
    let line: UnsafeBufferPointer<UInt8>
    var signs: LineSigns = []
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
        if line.count > PastedProse.longLine { addSignsOfLongLine() }
        if line.count > LostLineBreaks.shortestPage,
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

    private mutating func addSignsOfLongLine() {
        if colons >= PastedProse.fewestTopics || hasGaps || hasChapters {
            signs.insert(.pastedProse)
        }
        if PastedPlaces.mayHold(line) { signs.insert(.blockWithin) }
        if times >= PastedSigns.fewest || hasPictures { signs.insert(.pastedSigns) }
        if boldMarks >= 2 * LostLineBreaks.fewestBoldTopics { signs.insert(.manyBold) }
    }

    /// Whether two blanks stand side by side soon; every second byte tells.
    private var hasGaps: Bool {
        stride(from: 2, to: 160, by: 2).contains { place in
            line[place] == 0x20 && (line[place - 1] == 0x20 || line[place + 1] == 0x20)
        }
    }

    private var hasChapters: Bool {
        line.count { $0 == UInt8(ascii: "?") } >= PastedChapters.fewestQuestions
            || ByteScan.firstPlace(of: " 1.1 ", line, 0..<line.count) != nil
            || ByteScan.firstPlace(of: " 1.1. ", line, 0..<line.count) != nil
    }

    /// Most pictures begin with the first byte of the largest characters, or are followed by a sign
    /// that begins with the one below.
    private var hasPictures: Bool {
        let behindFirst = ByteScan.count(line, atMost: PastedSigns.fewest) { eight, _ in
            let seven = eight & ByteScan.everyByte(0x7F)
            return eight & (seven &+ ByteScan.everyByte(0x80 - 0x6F))
        }
        return behindFirst + (line[0] >= 0xEF ? 1 : 0) >= PastedSigns.fewest
    }

    /// Whether some blanks stand before the first byte of `•`, `–` or `·`: 0xE2 or 0xC2.
    private var hasBullets: Bool {
        ByteScan.count(line, atMost: LostLineBreaks.fewestDashes) { eight, before in
            let isBlank = before ^ ByteScan.everyByte(0x20)
            let isSign = eight & ByteScan.everyByte(0xDF) ^ ByteScan.everyByte(0xC2)
            // The top bit of a byte stays where both are nought.
            let seven = (isBlank | isSign) & ByteScan.everyByte(0x7F)
            return ~(isBlank | isSign | (seven &+ ByteScan.everyByte(0x7F)))
        } >= LostLineBreaks.fewestDashes
    }

    /// Whether a comment of Obsidian or the name of a block may end it.
    private var endsHidden: Bool {
        guard let last = line.last else { return false }
        if last == UInt8(ascii: "%") { return line.dropLast().last == last }
        guard ByteScan.isWordByte(last) else { return false }
        var place = line.count
        while place > max(line.count - 32, 0), !ByteScan.isBlank(line[place - 1]) {
            place -= 1
            if line[place] == UInt8(ascii: "^") { return true }
        }
        return false
    }

    func stands(_ mark: StaticString, _ place: Int) -> Bool {
        ByteScan.begins(mark, line, min(place, line.count)..<line.count)
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
            readDash(place)
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

    /// `Pooling - …` at the margin.
    private mutating func readDash(_ place: Int) {
        guard place < DefinitionTerm.mostBytesOfEquation, ByteScan.isCapital(line[0]),
            stands("- ", place)
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
