/// What is looked up about cards: their names, and the words of their texts.
///
/// One run of bytes, the same in memory and on the disk, where it is mapped and not read. Files,
/// cards and names are numbered in the order of the library.
struct CardIndex: Sendable {
    /// A change of the layout or of what is put into the tables needs another number.
    static let version: UInt32 = 1

    private let files: IndexSlice
    private let lengths: IndexSlice
    private let names: IndexSlice
    private let strings: IndexSlice
    /// Names without their spaces -> names.
    let joinedNames: WordTable
    /// Words of names -> names.
    let nameWords: WordTable
    /// Words of the texts -> cards, weighted by where they stand.
    let terms: WordTable
    private let damage = IndexDamage()
    private let whole: IndexSlice

    /// An index in bytes that were just written.
    init(_ bytes: [UInt8]) {
        self.init(unchecked: FixedBytes(bytes).slice)
    }

    /// An index in bytes of unknown origin; `nil` when they are damaged or somebody else's.
    init?(checking bytes: IndexSlice, program: UInt64) {
        guard bytes.count >= Layout.headLength,
            bytes.number(UInt64.self, at: 0) == Layout.magic,
            bytes.number(UInt32.self, at: 8) == Self.version,
            bytes.number(UInt64.self, at: 16) == program
        else { return nil }
        let sections = (0..<Layout.Section.count).map { Layout.place($0, in: bytes) }
        var end = Layout.headLength
        for place in sections {
            guard place.start == end else { return nil }
            end += place.length
        }
        let checked = Layout.checked(bytes)
        guard end == bytes.count, bytes.number(UInt64.self, at: 24) == checked.checksum else {
            return nil
        }
        self.init(unchecked: bytes)
    }

    private init(unchecked bytes: IndexSlice) {
        func section(_ section: Layout.Section) -> IndexSlice {
            let place = Layout.place(section.rawValue, in: bytes)
            return bytes.slice(place.start, place.length)
        }
        whole = bytes
        files = section(.files)
        lengths = section(.lengths)
        names = section(.names)
        strings = section(.strings)
        joinedNames = WordTable(
            records: section(.joinedRecords),
            words: section(.joinedWords),
            lists: section(.joinedLists),
            damage: damage
        )
        nameWords = WordTable(
            records: section(.nameRecords),
            words: section(.nameWords),
            lists: section(.nameLists),
            damage: damage
        )
        terms = WordTable(
            records: section(.termRecords),
            words: section(.termWords),
            lists: section(.termLists),
            damage: damage
        )
    }

    /// Whether a part that was read had changed since it was written.
    var isDamaged: Bool { damage.isFound }

    /// All of it, to be written to the disk.
    var bytes: IndexSlice { whole }
}

// MARK: - Files, cards and names

extension CardIndex {
    /// A file as it was when it was read.
    struct File: Hashable {
        /// The number of the folder it was found in.
        var root: Int
        /// The path within that folder.
        var path: String
        /// Changes when the file does.
        var stamp: UInt64
    }

    /// A name with the cards it stands for: all of a note, or a card and those below it.
    struct NameEntry {
        var shown: String
        var slug: String
        /// The length of the name without its spaces, in bytes.
        var joinedLength: Int
        var cards: Range<Int>
    }

    static let fileSize = 32
    static let nameSize = 28

    var fileCount: Int { max(files.count / Self.fileSize - 1, 0) }
    var cardCount: Int { lengths.count / 4 }
    var nameCount: Int { names.count / Self.nameSize }

    func file(_ number: Int) -> File {
        File(root: files.word(number * 8 + 4), path: path(number).text, stamp: stamp(number))
    }

    func stamp(_ file: Int) -> UInt64 { files.number(UInt64.self, at: file * Self.fileSize) }

    func root(_ file: Int) -> Int { files.word(file * 8 + 4) }

    func path(_ file: Int) -> IndexSlice {
        strings.slice(files.word(file * 8 + 2), files.word(file * 8 + 3))
    }

    func cards(ofFile file: Int) -> Range<Int> { range(file, 5, limit: cardCount) }

    func names(ofFile file: Int) -> Range<Int> { range(file, 6, limit: nameCount) }

    private func range(_ file: Int, _ field: Int, limit: Int) -> Range<Int> {
        let start = min(files.word(file * 8 + field), limit)
        return start..<min(max(files.word(file * 8 + 8 + field), start), limit)
    }

    /// Whether a name was given to a note beside its topic, its title and its file's name.
    ///
    /// In a note of one card it is a name of that card.
    func isAlias(_ name: Int) -> Bool {
        let cards = self.name(name).cards
        guard cards.count > 1 else { return false }
        let file = file(ofCard: cards.lowerBound)
        return cards == self.cards(ofFile: file) && name >= names(ofFile: file).lowerBound + 3
    }

    /// The file that a card stands in.
    func file(ofCard card: Int) -> Int {
        var (low, high) = (0, fileCount)
        while low < high {
            let middle = (low + high) / 2
            if cards(ofFile: middle).upperBound <= card { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The number of words of a card.
    func length(ofCard card: Int) -> Int { lengths.word(card) }

    func name(_ number: Int) -> NameEntry {
        let field = number * 7
        let start = min(names.word(field + 4), cardCount)
        return NameEntry(
            shown: strings.slice(names.word(field), names.word(field + 1)).text,
            slug: strings.slice(names.word(field + 2), names.word(field + 3)).text,
            joinedLength: names.word(field + 6),
            cards: start..<min(start + names.word(field + 5), cardCount)
        )
    }

    func joinedLength(ofName number: Int) -> Int { names.word(number * 7 + 6) }
}

// MARK: - Layout

extension CardIndex {
    /// The head (magic, version, program, checksum, places of the sections) and the sections.
    enum Layout {
        /// `studynot`.
        static let magic: UInt64 = 0x746F_6E79_6475_7473
        static let headLength = 32 + Section.count * 8

        /// The lists come last: each has a checksum of its own, and few are read.
        enum Section: Int, CaseIterable {
            case files, lengths, names, strings
            case joinedRecords, joinedWords, nameRecords, nameWords, termRecords, termWords
            case joinedLists, nameLists, termLists

            static var count: Int { allCases.count }
        }

        static func place(_ section: Int, in bytes: IndexSlice) -> (start: Int, length: Int) {
            let field = 8 + section * 2
            return (bytes.word(field), bytes.word(field + 1))
        }

        /// What the checksum of the head speaks of: all but itself and the lists.
        static func checked(_ bytes: IndexSlice) -> IndexSlice {
            bytes.slice(32, place(Section.joinedLists.rawValue, in: bytes).start - 32)
        }
    }
}
