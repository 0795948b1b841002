extension LineScan {
    private static let longestTitle = 48
    private static let longestNumbered = 72
    /// A sentence behind a number such as `1.2`.
    private static let longestDeep = 240
    private static let longestQuestion = 120
    /// An entry of an outline: `- Week 8 Day 1 - Image Augmentation`.
    private static let longestEntry = 64

    /// Reads what stands at the start: the mark of a list, a word or another sign.
    mutating func readStart() {
        guard let first = line.firstIndex(where: { !ByteScan.isBlank($0) }) else { return }
        let byte = line[first]
        if byte >= 0xC2 || stands("o\t", first) { signs.insert(.bullet) }
        if first == 0, isSigned { signs.insert(.signed) }
        if ByteScan.isWordByte(byte) {
            readWord(first)
        } else if ByteScan.isAny(of: "-*+", byte) {
            readMark(first)
        } else {
            readSign(first)
            if first == 0 { readSignAtMargin() }
        }
    }

    /// A sign that may stand behind blanks.
    private mutating func readSign(_ first: Int) {
        switch line[first] {
        case UInt8(ascii: "{"):
            if stands("{|", first) { signs.insert(.wiki) }
        case UInt8(ascii: ":"):
            if stands(":::", first) { signs.insert(.colons) }
        case UInt8(ascii: ">"):
            if ByteScan.firstPlace(of: "[!", line, first..<min(first + 8, line.count)) != nil {
                signs.insert(.box)
            }
        case UInt8(ascii: "<"):
            if isTag(first + 1) { signs.insert(.tag) }
        case UInt8(ascii: "\\"):
            if first + 1 < line.count, ByteScan.isLetter(line[first + 1]) { signs.insert(.command) }
        default: break
        }
    }

    /// A sign that begins something at the margin only.
    private mutating func readSignAtMargin() {
        switch line[0] {
        case UInt8(ascii: "#"):
            if isHeadingMark { signs.insert(.headingMark) }
            if line[line.count - 1] == UInt8(ascii: "}") { signs.insert(.anchor) }
        case UInt8(ascii: "["), UInt8(ascii: "("):
            if isTimed(1) { signs.insert(.timed) }
        case UInt8(ascii: ":"):
            if stands(": ", 0) { signs.insert(.colons) }
        case UInt8(ascii: "!"):
            if stands("![", 0) { signs.insert(.picture) }
        case UInt8(ascii: "="):
            if isWiki { signs.insert(.wiki) }
        case UInt8(ascii: "_"):
            if isStressed { signs.insert(.stressed) }
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
        if mayAsk { signs.insert(.asks) }
        if mayBeTitle { signs.insert(.title) }
        if isInCapitals { signs.insert(.capitals) }
        if ByteScan.isDigit(line[0]) {
            if isYear { signs.insert(.year) }
            if isNumbered { signs.insert(.outline) }
            if isTimed(0) { signs.insert(.timed) }
        }
        if beginsWithName { signs.insert(.name) }
        if isEquation || isDashed { signs.insert(.definition) }
    }

    /// `##Pooling`.
    private var isHeadingMark: Bool {
        guard stands("##", 0), let next = line.first(where: { $0 != UInt8(ascii: "#") }) else {
            return false
        }
        return !ByteScan.isBlank(next)
    }

    private var isNumbered: Bool {
        guard let point = line.prefix(4).firstIndex(of: UInt8(ascii: ".")) else { return false }
        let isDeep = point + 1 < line.count && ByteScan.isDigit(line[point + 1])
        return line.count <= (isDeep ? Self.longestDeep : Self.longestNumbered)
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

    private func mayBeQuestion(_ word: Int) -> Bool {
        guard word < line.count, ByteScan.isAny(of: "QqFf", line[word]) else { return false }
        return line[word...].prefix(QuestionLabel.mostBytes).contains(UInt8(ascii: ":"))
    }

    private var mayAsk: Bool {
        line.count <= Self.longestQuestion
            && line.last { !ByteScan.isBlank($0) } == UInt8(ascii: "?")
    }

    /// ` = ` soon behind a word.
    private var isEquation: Bool {
        let head = 1..<min(line.count - 1, DefinitionTerm.mostBytesOfEquation)
        guard let place = ByteScan.place(of: UInt8(ascii: "="), line, head) else { return false }
        return ByteScan.isBlank(line[place - 1]) && ByteScan.isBlank(line[place + 1])
    }

    /// The first byte of ` – ` soon behind a capital letter.
    private var isDashed: Bool {
        ByteScan.isCapital(line[0])
            && line.prefix(DefinitionTerm.mostBytesOfEquation).contains(0xE2)
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
