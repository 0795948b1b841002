internal import Foundation
internal import StudyCore
public import StudyNotes
public import StudyProgress
internal import Synchronization

/// The cards of the notes to know by heart: what terms mean, what belongs to a list, and why
/// something is so.
public struct RecallDeck: Sendable {
    private let folders: [String]
    private let isWhole: Bool
    private let load: @Sendable () -> NoteLibrary?
    private let shelf = Shelf()

    /// The deck of some folders of notes; `load` reads them, when that is needed.
    ///
    /// Where they are not all of the student's notes, `isWhole` is false: what is not in them may be
    /// elsewhere.
    public init(
        folders: [String],
        isWhole: Bool = true,
        load: @escaping @Sendable () -> NoteLibrary?
    ) {
        self.folders = folders
        self.isWhole = isWhole
        self.load = load
    }

    /// Lists that are worth knowing by heart.
    static let entries = 3...12

    /// All cards, each once.
    public func cards() -> [CardText] { library.map { cards(of: $0) } ?? [] }

    /// The cards that were never asked, in the order of the notes.
    public func unmetCards(_ store: ReviewStore) throws(StoreError) -> [CardText] {
        let met = try store.metCards()
        // The same words twice in a topic are one thing to know.
        var listed = try store.known(.recall)
        return cards().filter { !met.contains($0) && listed.insert($0.freshItem).inserted }
    }

    /// The notes, read when they are asked for first.
    private var library: NoteLibrary? {
        shelf.library.withLock { read in
            let library = read ?? load()
            read = library
            return library
        }
    }

    private final class Shelf: Sendable {
        let library = Mutex<NoteLibrary?>(nil)
    }

    private func cards(of library: NoteLibrary) -> [CardText] {
        var seen: Set<CardText> = []
        return library.cards.flatMap(Self.cards).map(placed).filter { seen.insert($0).inserted }
    }

    private func placed(_ card: CardText) -> CardText {
        var card = card
        card.file = placed(card.file)
        return card
    }

    /// A file below the folder, wherever the folder is.
    private func placed(_ file: String) -> String {
        let prefixes = folders.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
        let prefix = prefixes.first(where: file.hasPrefix)
        return prefix.map { String(file.dropFirst($0.count)) } ?? file
    }

    /// The cards of a part of a note.
    static func cards(_ card: TopicCard) -> [CardText] {
        let text = { (kind: CardText.Kind, prompt: String, answer: [String]) in
            CardText(
                kind: kind,
                topic: card.quiz ?? card.noteTopic,
                file: card.source.file,
                headings: card.path,
                prompt: prompt,
                answer: answer
            )
        }
        // Under one title there may be several lists: which one is meant, nobody could tell.
        let titles = Dictionary(grouping: card.lists, by: \.title)
        let lists = card.lists.filter {
            entries.contains($0.items.count) && titles[$0.title]?.count == 1 && $0.isNameable
        }
        let listed = Set(lists.flatMap(\.items).map(\.text))
        let definitions = card.definitions
            .filter { definition in !listed.contains { $0.hasSuffix(definition.text) } }
            .filter { definition in !lists.contains { $0.goesOn(with: definition) } }
        // What a definition says already is not asked a second time.
        let reasons = card.reasons.filter { reason in
            !definitions.contains { $0.text.contains(reason.answer) }
        }
        return definitions.map { text(.definition, $0.term, answer($0, card.lists)) }
            + lists.map { text(.list, $0.title, $0.items.map(\.text)) }
            + reasons.map { text(.reason, $0.question, [$0.answer]) }
    }

    /// What a term means, with the entries that stand below it where the text only leads to them.
    private static func answer(_ definition: CardDefinition, _ lists: [CardList]) -> [String] {
        let list = lists.first { $0.goesOn(with: definition) }
        return [definition.text] + (list?.items.map(\.text) ?? [])
    }

    /// Finds the cards that were met again after the notes have changed; `nil` where they have not.
    ///
    /// Notes that have not changed are not read.
    public func reconcile(_ store: ReviewStore) throws(StoreError) -> CardChanges? {
        let signature = signature
        guard try store.notesSignature() != signature else { return nil }
        guard let library else { return nil }
        let read = Set(library.notes.map { placed($0.file) })
        let unread = Set(library.diagnostics.map { placed($0.position.file) }).subtracting(read)
        return try store.reconcile(cards(of: library), signature: signature) { card in
            let mayBeUnread = unread.contains { card.file == $0 || card.file.hasPrefix($0 + "/") }
            return read.contains(card.file) || isWhole && !mayBeUnread
        }
    }

    /// The files with their sizes and times.
    private var signature: String {
        let keys: Set<URLResourceKey> = [.fileSizeKey, .contentModificationDateKey]
        var entries: [String] = []
        for folder in folders {
            let url = URL(filePath: folder)
            let files = FileManager.default.enumerator(
                at: url,
                includingPropertiesForKeys: Array(keys)
            )
            let notes = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "md" }
            // A file may be named in place of a folder.
            for file in [url] + notes {
                let values = try? file.resourceValues(forKeys: keys)
                let time = values?.contentModificationDate?.timeIntervalSince1970 ?? 0
                let size = values?.fileSize ?? 0
                entries.append("\(file.path(percentEncoded: false)) \(size) \(time)")
            }
        }
        return "\(StableHash.of(entries.sorted().joined(separator: "\n")))"
    }
}

extension CardList {
    /// Whether a definition that ends in a colon leads to it: `**Dropout**: it does three things:`.
    fileprivate func goesOn(with definition: CardDefinition) -> Bool {
        definition.text.hasSuffix(":") && line > definition.line
            && title.hasPrefix(definition.term) && title.hasSuffix(definition.text.dropLast())
    }
}
