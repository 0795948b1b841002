#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// What the surroundings say about colour and width.
public struct TerminalEnvironment: Hashable, Sendable {
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

    /// The style of the output: what was asked for, else what the surroundings say.
    ///
    /// `NO_COLOR` counts when it is not empty (no-color.org), `TERM=dumb` always; `COLUMNS` comes
    /// before what the terminal reports, and a pipe is 80 columns wide.
    public func style(color: ColorChoice = .auto, width: Int? = nil) -> TerminalStyle {
        let columns = variables["COLUMNS"].flatMap { Int($0) }
        let known = [width, columns, reportedWidth].compactMap(\.self).first { $0 > 0 }
        return TerminalStyle(width: known ?? 80, isColored: isColored(color))
    }

    private func isColored(_ choice: ColorChoice) -> Bool {
        switch choice {
        case .always: true
        case .never: false
        case .auto:
            isTerminal && variables["NO_COLOR", default: ""].isEmpty && variables["TERM"] != "dumb"
        }
    }
}

// MARK: - The live reader

extension TerminalEnvironment {
    /// The surroundings of this process, for its standard output.
    public static func current(variables: [String: String]) -> TerminalEnvironment {
        let output = STDOUT_FILENO
        return TerminalEnvironment(
            variables: variables,
            isTerminal: isatty(output) == 1,
            reportedWidth: windowWidth(output)
        )
    }

    private static func windowWidth(_ descriptor: Int32) -> Int? {
        var size = winsize()
        let status = ioctl(descriptor, UInt(TIOCGWINSZ), &size)
        return status == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
    }
}
