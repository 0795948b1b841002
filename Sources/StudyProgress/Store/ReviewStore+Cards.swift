internal import GRDB
internal import StudyCore

/// What became of the cards that were met, when the notes were read again.
public struct CardChanges: Hashable, Sendable {
    /// Reworded; their progress is kept.
    public var edited = 0
    /// The same words at another place; their progress is kept.
    public var moved = 0
    /// No longer in the notes; their progress is kept for when they come back.
    public var gone = 0
}

extension ReviewStore {
    /// Keeps the answer to a card, and the card as it was shown.
    public func record(_ event: ReviewEvent, of card: CardText) throws(StoreError) {
        try write { db in
            try card.save(event.item, isGone: false, db)
            try keep(event, db)
        }
    }

    /// Hands out every card that was met, as the notes had it last.
    public func forEachCard(_ body: (ItemID, CardText) throws -> Void) throws {
        do {
            try database.read { db in
                let sql = """
                    SELECT card.*, \(ItemID.columns) FROM card JOIN item ON item.id = card.item
                    """
                let rows = try Row.fetchCursor(db, sql: sql)
                while let row = try rows.next() {
                    if let item = ItemID(row), let card = CardText(row) { try body(item, card) }
                }
            }
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }

    /// The card of an item as the notes had it last; `nil` where it is gone.
    public func card(of item: ItemID) throws(StoreError) -> CardText? {
        try read { db in
            guard let id = try item.rowID(db) else { return nil }
            let sql = "SELECT * FROM card WHERE item = ? AND gone = 0"
            return try Row.fetchOne(db, sql: sql, arguments: [id]).flatMap { CardText($0) }
        }
    }

    /// What the notes were when their cards were last compared.
    public func notesSignature() throws(StoreError) -> String? {
        try read { db in
            try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'notes'")
        }
    }

    /// Finds the cards that were met among those of the notes, and keeps where they are now.
    ///
    /// `wasLookedFor` tells whether a card would have been found, if it were still in the notes.
    public func reconcile(
        _ current: [CardText],
        signature: String,
        wasLookedFor: (CardText) -> Bool = { _ in true }
    ) throws(StoreError) -> CardChanges {
        // Before the others have to wait.
        let (first, version) = try read { db in (try KnownCard.all(db), try Self.version(db)) }
        let matching = CardMatching(known: first.map(\.card), current: current)
        return try write { db in
            // Another program may have written meanwhile.
            let isUnchanged = try Self.version(db) == version
            let known = try isUnchanged ? first : KnownCard.all(db)
            let matching =
                isUnchanged
                ? matching : CardMatching(known: known.map(\.card), current: current)
            var changes = CardChanges()
            for match in matching.matches {
                let (item, before) = (known[match.known].item, known[match.known].card)
                let now = current[match.current]
                if before.content != now.content {
                    changes.edited += 1
                } else if before.place != now.place {
                    changes.moved += 1
                }
                if before != now || known[match.known].isGone {
                    try now.save(item, isGone: false, db)
                }
            }
            let found = Set(matching.matches.map(\.known))
            for (place, entry) in known.enumerated()
            where !found.contains(place) && !entry.isGone && wasLookedFor(entry.card) {
                changes.gone += 1
                try entry.card.save(entry.item, isGone: true, db)
            }
            try adopt(current, except: Set(matching.matches.map(\.current)), db)
            try db.execute(
                sql: "INSERT OR REPLACE INTO setting (name, value) VALUES ('notes', ?)",
                arguments: [signature]
            )
            return changes
        }
    }

    /// Numbers of which one changes when another connection writes, the other when this one does.
    private static func version(_ db: Database) throws -> [Int?] {
        [try Int.fetchOne(db, sql: "PRAGMA data_version"), db.totalChangesCount]
    }

    /// Cards that were answered on another machine, whose answers came by import.
    private func adopt(_ current: [CardText], except matched: Set<Int>, _ db: Database) throws {
        let homeless = Set(
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(ItemID.columns) FROM item LEFT JOIN card ON card.item = item.id
                    WHERE kind = 'recall' AND card.item IS NULL
                    """
            ).compactMap { ItemID($0) }
        )
        guard !homeless.isEmpty else { return }
        for (place, card) in current.enumerated()
        where !matched.contains(place) && homeless.contains(card.freshItem) {
            try card.save(card.freshItem, isGone: false, db)
        }
    }
}

/// A card that was met, as the notes had it last.
private struct KnownCard {
    let item: ItemID
    let card: CardText
    let isGone: Bool

    static func all(_ db: Database) throws -> [KnownCard] {
        let sql = """
            SELECT card.*, \(ItemID.columns) FROM card JOIN item ON item.id = card.item
            ORDER BY card.item
            """
        return try Row.fetchAll(db, sql: sql).compactMap { row in
            guard let item = ItemID(row), let card = CardText(row) else { return nil }
            return KnownCard(item: item, card: card, isGone: row.value("gone", Bool.self) ?? false)
        }
    }
}

extension CardText {
    private static let separator = "\u{1F}"

    init?(_ row: Row) {
        guard let kind = row.value("card_kind", String.self).flatMap({ Kind(rawValue: $0) }),
            let topic = row.value("card_topic", String.self).flatMap({ TopicID($0) }),
            let file = row.value("file", String.self),
            let headings = row.value("headings", String.self),
            let prompt = row.value("prompt", String.self),
            let answer = row.value("answer", String.self)
        else { return nil }
        self.init(
            kind: kind,
            topic: topic,
            file: file,
            headings: Self.parts(headings),
            prompt: prompt,
            answer: Self.parts(answer)
        )
    }

    /// Keeps the card of another store, where none is known: the notes are compared again.
    func adopt(for item: ItemID, _ db: Database) throws {
        let sql = "SELECT 1 FROM card WHERE item = ?"
        let isKnown = try Int.fetchOne(db, sql: sql, arguments: [try item.rowIDMade(db)]) != nil
        guard !isKnown else { return }
        try save(item, isGone: false, db)
        try db.execute(sql: "DELETE FROM setting WHERE name = 'notes'")
    }

    func save(_ item: ItemID, isGone: Bool, _ db: Database) throws {
        let id = try item.rowIDMade(db)
        try db.execute(sql: "DELETE FROM withdrawn WHERE item = ?", arguments: [id])
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO card
                  (item, card_kind, card_topic, file, headings, prompt, answer, gone)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id, kind.rawValue, topic.slug, file,
                headings.joined(separator: Self.separator), prompt,
                answer.joined(separator: Self.separator), isGone,
            ]
        )
    }

    private static func parts(_ text: String) -> [String] {
        text.components(separator)
    }
}

extension String {
    fileprivate func components(_ separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
