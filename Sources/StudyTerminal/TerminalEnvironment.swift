#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the surroundings say about colour and width.
public struct TerminalEnvironment: Sendable {
    /// When output is coloured.
    public enum ColorChoice: String, Sendable, CaseIterable {
        /// In a terminal that has not asked for none.
        case auto
        /// Also in a pipe.
        case always
        /// Not at all.
        case never
    }

    /// The environment variables.
    public var variables: [String: String]
    /// Whether a person sees the output.
    public var isTerminal: Bool
    /// Columns the terminal says it has.
    public var reportedWidth: Int?

    /// Surroundings as a test tells them.
    public init(variables: [String: String], isTerminal: Bool, reportedWidth: Int? = nil) {
        self.variables = variables
        self.isTerminal = isTerminal
        self.reportedWidth = reportedWidth
    }

    /// The surroundings of this process, for its standard output.
    public static func current(variables: [String: String]) -> TerminalEnvironment {
        TerminalEnvironment(
            variables: variables,
            isTerminal: StandardStreams.isTerminal(StandardStreams.Destination.output.rawValue),
            reportedWidth: windowWidth()
        )
    }

    /// The style of the output: what was asked for, else what the surroundings say.
    ///
    /// `NO_COLOR` counts when it is not empty (no-color.org), `TERM=dumb` always; `COLUMNS` comes
    /// before what the terminal reports, and a pipe is 80 columns wide.
    public func style(color: ColorChoice = .auto, width: Int? = nil) -> TerminalStyle {
        let columns = variables["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        return TerminalStyle(
            width: width ?? columns ?? reportedWidth ?? 80,
            isColored: isColored(color)
        )
    }

    private func isColored(_ choice: ColorChoice) -> Bool {
        switch choice {
        case .always: true
        case .never: false
        case .auto:
            isTerminal && variables["NO_COLOR", default: ""].isEmpty && variables["TERM"] != "dumb"
        }
    }

    private static func windowWidth() -> Int? {
        var size = winsize()
        let status = ioctl(StandardStreams.Destination.output.rawValue, UInt(TIOCGWINSZ), &size)
        return status == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
    }
}
