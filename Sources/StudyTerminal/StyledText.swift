/// Text in pieces that each have their roles; a line feed is a line break to keep.
public struct StyledText: Hashable, Sendable {
    /// A piece of text in one look.
    public struct Run: Hashable, Sendable {
        /// The text.
        public var text: String
        /// What it is for; empty for ordinary text.
        public var roles: [TerminalStyle.Role]
        /// Whether lines may end at its spaces.
        public var isBreakable: Bool

        /// A piece of text.
        public init(_ text: String, _ roles: [TerminalStyle.Role] = [], isBreakable: Bool = true) {
            self.text = text
            self.roles = roles
            self.isBreakable = isBreakable
        }
    }

    /// The pieces in order.
    public var runs: [Run]

    /// Text of pieces.
    public init(_ runs: [Run] = []) {
        self.runs = runs
    }

    /// Text of one piece.
    public init(_ text: String, _ roles: TerminalStyle.Role...) {
        runs = [Run(text, roles)]
    }
}
