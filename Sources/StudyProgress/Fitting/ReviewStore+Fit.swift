internal import GRDB

extension ReviewStore {
    /// Parameters fitted to the log; nothing is changed.
    ///
    /// Throws `ParameterFit.TooFew` or `StoreError`.
    public func fitParameters() throws -> ParameterFit {
        try ParameterFit(
            read { db in
                let sql = "SELECT item, day, rating FROM review ORDER BY at, id"
                return try Row.fetchAll(db, sql: sql).compactMap {
                    row -> (item: Int64, day: StudyDay, rating: Rating)? in
                    guard let item = row.value("item", Int64.self), let day = row.day("day"),
                        let rating = row.value("rating", Int.self).flatMap({ Rating(rawValue: $0) })
                    else { return nil }
                    return (item, day, rating)
                }
            }
        )
    }
}
