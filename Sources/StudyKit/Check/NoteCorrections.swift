internal import StudyCore
internal import StudyNotes

/// What is true instead of what files of notes say, for the parts of their cards.
///
/// A file is checked whole, as `study check` does: what its lines say together, or below their
/// headings, is not what a part says by itself.
struct NoteCorrections {
    /// A correction, and where the statement stands that it is about.
    private struct Entry {
        let line: Int
        /// Whether the repair made several lines of this one.
        let isParted: Bool
        /// The letters and digits with which the statement begins.
        let start: String
        let message: String
    }

    /// The files that were checked, with what was found on each card.
    private var checked: [String: [TopicCard.ID: [Entry]]] = [:]
    private var reader = ClaimReader()
    private let notes: [String: Note]

    init(_ notes: [Note]) {
        self.notes = Dictionary(notes.map { ($0.file, $0) }) { first, _ in first }
    }

    /// What is true instead of some words of a card; all that stands on the lines of `blocks`, if
    /// they are given, is in those words.
    mutating func of(
        _ words: String,
        on blocks: ClosedRange<Int>? = nil,
        in card: TopicCard
    ) -> [String] {
        let entries = entries(of: card)
        guard !entries.isEmpty else { return [] }
        let letters = words.lettersAndDigits
        var seen: Set<String> = []
        return entries.filter { entry in
            let isWithin = blocks?.contains(entry.line) == true && !entry.isParted
            return isWithin || letters.contains(entry.start)
        }
        .map(\.message).filter { seen.insert($0).inserted }
    }

    private mutating func entries(of card: TopicCard) -> [Entry] {
        let file = card.source.file
        if let known = checked[file] { return known[card.id] ?? [] }
        let found = notes[file].map { entries(of: $0) } ?? [:]
        checked[file] = found
        return found[card.id] ?? []
    }

    /// All of a note, by its cards; together they hold its text.
    private mutating func entries(of note: Note) -> [TopicCard.ID: [Entry]] {
        var (text, owners) = ("", [(card: TopicCard.ID, line: Int)]())
        var lines: [Int: Int] = [:]
        for card in note.cards {
            for line in card.linesOfFile {
                text += line.text + "\n"
                owners.append((card.id, line.number))
                lines[line.number, default: 0] += 1
            }
        }
        let source = SourceText(decoding: Array(text.utf8), file: note.file)
        guard let copy = Note.read(Array(text.utf8), file: note.file).note else { return [:] }
        var cursor = ColumnCursor(source)
        var entries: [TopicCard.ID: [Entry]] = [:]
        for found in SheetCorrections.found(in: CheckedNote(copy, source: source), &reader) {
            let place = found.position.line - 1
            guard owners.indices.contains(place) else { continue }
            let (card, line) = owners[place]
            let start =
                found.statement
                ?? cursor.text(
                    line: place + 1,
                    from: found.position.column - 1,
                    most: Self.longestStart
                ).firstWords
            let entry = Entry(
                line: line,
                isParted: lines[line, default: 1] > 1,
                start: start.lettersAndDigits,
                message: found.message
            )
            entries[card, default: []].append(entry)
        }
        return entries
    }

    /// In characters: words by which a statement is found again.
    private static let longestStart = 60
}

extension String {
    /// The first words: signs between the later ones may be read differently.
    fileprivate var firstWords: String {
        split(whereSeparator: \.isWhitespace).prefix(3).joined(separator: " ")
    }

    /// What is left of words in every way to set them; commands of TeX are signs too.
    fileprivate var lettersAndDigits: String {
        var letters = ""
        for word in replacing(/\\[A-Za-z]+/, with: " ") {
            if let digit = word.wholeNumberValue {
                letters += "\(digit)"
            } else if word.isLetter {
                letters += word.lowercased()
            }
        }
        return letters
    }
}
