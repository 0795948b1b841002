internal import GRDB

/// What a student may choose about their schedules.
public struct StudySettings: Hashable, Sendable {
    /// How often things come back.
    public var scheduler = SchedulerSettings()
    /// How the student forgets; those of many students until others are fitted.
    public var parameters = FSRSParameters.default
    /// Whether intervals of days are spread.
    public var isFuzzed = true
    /// The hour at which a day begins.
    public var firstHour = 4
    /// Whether an answer that is right, sure and quick counts as easy.
    public var ratesEasy = false

    /// The retentions that may be desired.
    public static let retentions = 0.7...0.99
    /// The longest intervals that may be chosen, in days.
    public static let intervals = 1...36_500
    /// The hours at which a day may begin.
    public static let firstHours = 0...12

    /// Nothing chosen.
    public init() {}

    init(_ db: Database) throws {
        let rows = try Row.fetchAll(db, sql: "SELECT name, value FROM setting")
        for row in rows {
            guard let value = row.value("value", String.self) else { continue }
            switch row.value("name", String.self) {
            case "retention":
                scheduler.desiredRetention = Self.number(value, in: Self.retentions) ?? 0.9
            case "maximum-interval":
                scheduler.maximumInterval = Self.number(value, in: Self.intervals) ?? 36_500
            case "parameters":
                let values = value.split(separator: " ").compactMap { Double($0) }
                parameters = (try? FSRSParameters(values)) ?? .default
            case "fuzz": isFuzzed = value != "0"
            case "first-hour": firstHour = Self.number(value, in: Self.firstHours) ?? 4
            case "easy": ratesEasy = value == "1"
            default: break
            }
        }
    }

    /// A number within its bounds; a damaged file may hold any.
    private static func number<Number: LosslessStringConvertible & Comparable>(
        _ text: String,
        in bounds: ClosedRange<Number>
    ) -> Number? {
        Number(text).flatMap { bounds.contains($0) ? $0 : nil }
    }

    private var values: [(name: String, value: String)] {
        [
            ("retention", "\(scheduler.desiredRetention)"),
            ("maximum-interval", "\(scheduler.maximumInterval)"), ("fuzz", isFuzzed ? "1" : "0"),
            ("first-hour", "\(firstHour)"), ("easy", ratesEasy ? "1" : "0"),
            ("parameters", parameters.values.map { "\($0)" }.joined(separator: " ")),
        ]
    }

    func save(_ db: Database) throws {
        for (name, value) in values {
            try db.execute(
                sql: "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
                arguments: [name, value]
            )
        }
    }
}

extension ReviewStore {
    /// Keeps other settings; schedules follow them from the next start on.
    public func save(_ settings: StudySettings) throws(StoreError) {
        try write { db in
            try settings.save(db)
            try Self.askForReplay(db)
        }
    }
}
