/// The signs of a line that a repair could look at, seen in one pass over its bytes.
///
/// Most lines of most notes have none, and pass all repairs untouched.
struct LineSigns: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    /// ` #`, `a##`, ` - [`, ` :::` or `|--`: in mid-line perhaps, and once at the start of one.
    static let blockWithin = LineSigns(rawValue: 1 << 0)
    /// Four times ` -` or more.
    static let manyDashes = LineSigns(rawValue: 1 << 1)
    /// A heading with `**` in it.
    static let glued = LineSigns(rawValue: 1 << 2)
    /// `**` at the left margin.
    static let boldStart = LineSigns(rawValue: 1 << 3)
    /// `--` behind blanks at the start.
    static let dashDash = LineSigns(rawValue: 1 << 4)
    /// `:::` behind blanks at the start.
    static let colons = LineSigns(rawValue: 1 << 5)
    /// `-->`.
    static let arrow = LineSigns(rawValue: 1 << 6)
    /// A star between what may be factors: numbers with blanks around it or none, letters tight.
    static let product = LineSigns(rawValue: 1 << 7)
    /// `**` that is not closed in the line; within code and behind a backslash it is none.
    static let openBold = LineSigns(rawValue: 1 << 8)
    /// `##` at the left margin, with no blank behind the last of them.
    static let headingMark = LineSigns(rawValue: 1 << 9)
    /// A backslash before a sign that hardly ever needs one.
    static let escape = LineSigns(rawValue: 1 << 10)
    /// A blank line within a formula.
    static let formulaGap = LineSigns(rawValue: 1 << 11)
    /// A letter at the left margin and `: ` soon behind it.
    static let definition = LineSigns(rawValue: 1 << 12)

    /// A letter or a digit at the left margin, and few bytes: no formula, no mark of a sentence
    /// at the end.
    static let title = LineSigns(rawValue: 1 << 13)

    /// A capital letter at the left margin, in a word as names of models are: `VGG16`, `Resnet`.
    static let name = LineSigns(rawValue: 1 << 14)

    /// A sign that is no ASCII, or `o` and a tab, where a mark of a list could stand.
    static let bullet = LineSigns(rawValue: 1 << 15)

    /// The mark of a list with few words behind it.
    static let entry = LineSigns(rawValue: 1 << 16)

    /// `Q:` or `Frage:`, or what could be one, at the start or behind the mark of a list.
    static let question = LineSigns(rawValue: 1 << 17)

    /// `=` at both ends of a line.
    static let wiki = LineSigns(rawValue: 1 << 18)

    /// Few bytes, and no small letter of ASCII among them; a letter or a digit at the margin.
    static let capitals = LineSigns(rawValue: 1 << 19)

    /// Four digits, a full stop and a blank at the margin.
    static let year = LineSigns(rawValue: 1 << 20)

    /// A tag of a page at the start.
    static let tag = LineSigns(rawValue: 1 << 21)

    /// `__`, `***`, or one `*` or `_` right before a word, at the margin.
    static let stressed = LineSigns(rawValue: 1 << 22)

    /// Many bytes, with many colons or wide gaps between words.
    static let pastedProse = LineSigns(rawValue: 1 << 23)

    /// A digit at the margin, a full stop soon behind it, and few bytes.
    static let outline = LineSigns(rawValue: 1 << 24)

    init(rawValue: UInt32) { self.rawValue = rawValue }

    init(_ text: String) {
        var text = text
        self = text.withUTF8 { LineSigns($0) }
    }

    init(_ line: UnsafeBufferPointer<UInt8>) {
        var scan = Scan(line: line)
        scan.run()
        self = scan.signs
    }

    private static let longestTitle = 48
    private static let longestNumbered = 72

    /// The signs of all lines together.
    static func all(of lines: [NoteLine]) -> LineSigns {
        lines.reduce(into: []) { $0.formUnion($1.signs) }
    }

    private struct Scan {
        let line: UnsafeBufferPointer<UInt8>
        var signs: LineSigns = []
        private var dashes = 0
        private var colons = 0
        private var boldMarks = 0

        init(line: UnsafeBufferPointer<UInt8>) { self.line = line }

        mutating func run() {
            readStart()
            var place = nextSign(from: 0)
            while place < line.count { place = nextSign(from: place + step(at: place)) }
            if line.count > PastedProse.longLine, colons >= PastedProse.fewestTopics || hasGaps {
                signs.insert(.pastedProse)
            }
            if dashes >= LostLineBreaks.fewestDashes { signs.insert(.manyDashes) }
            if boldMarks > 0, BoldMarks.count(in: line, atMost: boldMarks) % 2 == 1 {
                signs.insert(.openBold)
            }
        }

        private mutating func readStart() {
            guard let first = line.firstIndex(where: { !ByteScan.isBlank($0) }) else { return }
            if line[first] >= 0xC2 || stands("o\t", first) { signs.insert(.bullet) }
            if first == 0, mayBeTitle { signs.insert(.title) }
            if mayBeEntry(first) { signs.insert(.entry) }
            if line[first] == UInt8(ascii: "<"), isTag(first + 1) { signs.insert(.tag) }
            if first == 0, isStressed { signs.insert(.stressed) }
            if line[0] == UInt8(ascii: "="), isWiki { signs.insert(.wiki) }
            if ByteScan.isDigit(line[0]), line.count <= LineSigns.longestNumbered,
                line.prefix(4).contains(UInt8(ascii: "."))
            {
                signs.insert(.outline)
            }
            if ByteScan.isDigit(line[0]), isYear { signs.insert(.year) }
            if first == 0, isInCapitals { signs.insert(.capitals) }
            if mayBeQuestion(first) { signs.insert(.question) }
            if beginsWithName { signs.insert(.name) }
            if stands("--", first) { signs.insert(.dashDash) }
            if stands(":::", first) { signs.insert(.colons) }
            if stands("**", 0) { signs.insert(.boldStart) }
            let hashes = stands("##", 0) ? line.prefix { $0 == UInt8(ascii: "#") }.count : 0
            if hashes > 0, hashes < line.count, !ByteScan.isBlank(line[hashes]) {
                signs.insert(.headingMark)
            }
        }

        private func mayBeEntry(
            _ first: Int,
            atMost longest: Int = LineSigns.longestTitle
        ) -> Bool {
            "-*+".utf8.contains(line[first]) && line.count - first <= longest
                && first + 1 < line.count && ByteScan.isBlank(line[first + 1])
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
            line.count > 4 && line.count <= LineSigns.longestTitle && ByteScan.isWordByte(line[0])
                && !line.contains(where: ByteScan.isSmallLetter)
                && !".,;!".utf8.contains(line[line.count - 1])
                && ByteScan.firstPlace(ofAny: "=<>+*[]{}$`|\\", line, 0..<line.count) == line.count
                && !line.dropLast().contains(UInt8(ascii: ":"))
        }

        private func mayBeQuestion(_ first: Int) -> Bool {
            let start = first + (mayBeEntry(first, atMost: line.count) ? 2 : 0)
            let word = stands("**", start) ? start + 2 : start
            guard word < line.count, "QqFf".utf8.contains(line[word]) else { return false }
            return line[word...].prefix(QuestionLabel.mostBytes).contains(UInt8(ascii: ":"))
        }

        private var beginsWithName: Bool {
            guard let first = line.first, ByteScan.isCapital(first) else { return false }
            let word = line.prefix(16).prefix { !ByteScan.isBlank($0) }
            return word.dropFirst().contains { ByteScan.isCapital($0) || ByteScan.isDigit($0) }
                || word.count > 5 && ByteScan.begins("net", line, word.count - 3..<word.count)
        }

        private var mayBeTitle: Bool {
            guard line.count <= LineSigns.longestTitle, ByteScan.isWordByte(line[0]),
                let last = line.last
            else { return false }
            let sign = ByteScan.firstPlace(ofAny: "=<>+*[]{}$`|\\", line, 0..<line.count)
            return !".,;!?".utf8.contains(last) && sign == line.count
        }

        private func nextSign(from place: Int) -> Int {
            ByteScan.firstPlace(ofAny: "#*-:|\\", line, min(place, line.count)..<line.count)
        }

        /// Reads the sign at a place, and answers how many bytes it takes.
        private mutating func step(at place: Int) -> Int {
            switch line[place] {
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
                guard stands("**", place) else { break }
                readStar(place + 1)
                if line[0] == UInt8(ascii: "#") { signs.insert(.glued) }
                boldMarks += 1
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

        private mutating func readColon(_ place: Int) {
            if place > DefinitionTerm.mostBytes, place + 1 < line.count, line[place + 1] == 0x20 {
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

        private func stands(_ mark: StaticString, _ place: Int) -> Bool {
            ByteScan.begins(mark, line, min(place, line.count)..<line.count)
        }
    }
}
