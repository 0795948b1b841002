public import StudyProgress

/// Prints what a student has chosen about their schedules.
public struct SettingsPrinter: Sendable {
    let style: TerminalStyle

    /// A printer for a style.
    public init(style: TerminalStyle) {
        self.style = style
    }

    /// One line per setting.
    public func lines(_ settings: StudySettings) -> [String] {
        let retention = Int((settings.scheduler.desiredRetention * 100).rounded())
        return [
            ("retention", "\(retention) %: the chance to remember at which a review is due"),
            ("day-starts", "\(settings.firstHour) o'clock"),
            ("longest-interval", settings.scheduler.maximumInterval.counted("day")),
            (
                "easy",
                settings.ratesEasy
                    ? "on: right, sure and quick counts as easy" : "off: right counts as good"
            ),
            (
                "parameters",
                settings.parameters == .default
                    ? "those of many students" : "fitted to your answers (study progress fit)"
            ),
            ("fuzz", settings.isFuzzed ? "on: intervals are spread by some days" : "off"),
        ].flatMap { name, words in
            TextWrapper.wrap(
                words,
                width: style.width,
                lead: style.code(name) + String(repeating: " ", count: 18 - name.count),
                hang: String(repeating: " ", count: 18)
            )
        }
    }
}
