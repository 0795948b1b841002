internal import GRDB
internal import StudyCore

extension ReviewStore {
    private static let signatureName = "quizzes"

    /// What the quiz files were when their questions were last compared.
    public func quizzesSignature() throws(StoreError) -> String? {
        try read { db in
            try String.fetchOne(
                db,
                sql: "SELECT value FROM setting WHERE name = ?",
                arguments: [Self.signatureName]
            )
        }
    }

    /// Notes the cards of which only the answers are known, as a recovery may leave them: there is
    /// nothing to ask until the notes are read again.
    static func withdrawCardsWithoutText(_ db: Database) throws {
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO withdrawn
                SELECT item.id FROM item LEFT JOIN card ON card.item = item.id
                WHERE kind = 'recall' AND card.item IS NULL
                """
        )
    }

    /// Notes which questions and mistakes can no longer be asked: they are not due, and what is known
    /// of them is kept for when they come back.
    public func withdraw(
        signature: String,
        unless isThere: (ItemID) -> Bool
    ) throws(StoreError) {
        try write { db in
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT id, \(ItemID.columns) FROM item WHERE kind IN ('question', 'mistake')"
            )
            try db.execute(sql: "DELETE FROM withdrawn")
            try Self.withdrawCardsWithoutText(db)
            for row in rows {
                guard let item = ItemID(row), !isThere(item),
                    let id = row.value("id", Int64.self)
                else { continue }
                try db.execute(sql: "INSERT INTO withdrawn (item) VALUES (?)", arguments: [id])
            }
            try db.execute(
                sql: "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
                arguments: [Self.signatureName, signature]
            )
        }
    }
}
