public import StudyProgress

/// What `study progress settings --json` prints, `study.settings/1`.
public struct SettingsDocument: Encodable, Sendable {
    let schema = "study.settings/1"
    let retention: Double
    let longestInterval: Int
    let dayStarts: Int
    let easy: Bool
    let fuzz: Bool
    let parameters: [Double]

    private enum CodingKeys: String, CodingKey {
        case schema, retention, easy, fuzz, parameters
        case longestInterval = "longest_interval"
        case dayStarts = "day_starts"
    }

    /// The document of settings.
    public init(_ settings: StudySettings) {
        retention = settings.scheduler.desiredRetention
        longestInterval = settings.scheduler.maximumInterval
        dayStarts = settings.firstHour
        easy = settings.ratesEasy
        fuzz = settings.isFuzzed
        parameters = settings.parameters.values
    }
}
