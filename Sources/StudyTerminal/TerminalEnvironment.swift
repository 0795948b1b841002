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
    /// Rows the terminal says it has.
    public var reportedHeight: Int?

    /// Surroundings as a test tells them.
    public init(
        variables: [String: String],
        isTerminal: Bool,
        reportedWidth: Int? = nil,
        reportedHeight: Int? = nil
    ) {
        self.variables = variables
        self.isTerminal = isTerminal
        self.reportedWidth = reportedWidth
        self.reportedHeight = reportedHeight
    }

    /// The style of the output: what was asked for, else what the surroundings say.
    ///
    /// `NO_COLOR` counts when it is not empty (no-color.org), `TERM=dumb` always; `COLUMNS` comes
    /// before what the terminal reports, and a pipe is 80 columns wide.
    public func style(
        color: ColorChoice = .auto,
        width: Int? = nil,
        isPlain: Bool = false
    ) -> TerminalStyle {
        let columns = variables["COLUMNS"].flatMap { Int($0) }
        let known = [width, columns, reportedWidth].compactMap(\.self).first { $0 > 0 }
        return TerminalStyle(
            width: known ?? 80,
            isColored: isColored(color),
            isPlain: isPlain,
            isASCII: isPlain || !isUTF8
        )
    }

    /// Whether the locale is one of UTF-8; where none is named, it is taken as such.
    ///
    /// POSIX: `LC_ALL` comes before `LC_CTYPE`, that before `LANG`, and an empty one is none.
    public var isUTF8: Bool {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { variables[$0] }
            .first { !$0.isEmpty }
        guard let locale = locale?.lowercased() else { return true }
        return locale.contains("utf-8") || locale.contains("utf8")
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
        var size = winsize()
        let isKnown = ioctl(output, UInt(TIOCGWINSZ), &size) == 0
        return TerminalEnvironment(
            variables: variables,
            isTerminal: isatty(output) == 1,
            reportedWidth: isKnown && size.ws_col > 0 ? Int(size.ws_col) : nil,
            reportedHeight: isKnown && size.ws_row > 0 ? Int(size.ws_row) : nil
        )
    }
}
