/// How text looks: the width it may take, and colour or none.
public struct TerminalStyle: Hashable, Sendable {
    /// Columns that a line may fill.
    public var width: Int
    /// Whether roles are shown by colour and weight.
    public var isColored: Bool
    /// Whether bullets, bars and boxes are plain letters, and pictures are left out.
    public var isPlain: Bool
    /// Whether signs will be spelt in ASCII, so that what is laid out in columns is spelt before.
    public var isASCII: Bool

    /// A style of a width, at least 20 columns; a plain one has no colour.
    public init(
        width: Int = 80,
        isColored: Bool = false,
        isPlain: Bool = false,
        isASCII: Bool = false
    ) {
        self.width = max(width, 20)
        self.isASCII = isASCII
        self.isColored = isColored && !isPlain
        self.isPlain = isPlain
    }

    /// 80 columns without decoration.
    public static let plain = TerminalStyle()

    /// What a piece of text is for.
    public enum Role: String, Sendable, CaseIterable {
        /// A title.
        case heading
        /// A word that matters.
        case strong
        /// A stressed word.
        case emphasis
        /// Code and formulas.
        case code
        /// Words of somebody else.
        case quote
        /// An address, or words that lead to one.
        case link
        /// Words marked as with a pen.
        case highlight
        /// Something right.
        case good
        /// Something wrong.
        case bad
        /// Something aside.
        case faint

        // Sixteen-colour codes follow the theme of the terminal, light or dark.
        fileprivate var codes: String {
            switch self {
            case .heading: "1;36"
            case .strong: "1"
            case .emphasis: "3"
            case .code: "36"
            case .quote: "32"
            case .link: "4"
            case .highlight: "7"
            case .good: "1;32"
            case .bad: "1;31"
            case .faint: "2"
            }
        }
    }

    /// A text in its role; the text itself where there is no colour.
    public func paint(_ text: String, _ role: Role) -> String {
        paint(text, [role])
    }

    /// A text in several roles at once, such as strong within a link.
    public func paint(_ text: String, _ roles: [Role]) -> String {
        guard isColored, !text.isEmpty, !roles.isEmpty else { return text }
        let codes = roles.map(\.codes).joined(separator: ";")
        return "\u{1B}[\(codes)m\(text)\u{1B}[0m"
    }

    /// A text as it will be read: what stands in columns has its width then.
    func spelled(_ text: String) -> String { isASCII ? ASCIISpelling.spelled(text) : text }

    func heading(_ text: String) -> String { paint(text, .heading) }
    func strong(_ text: String) -> String { paint(text, .strong) }
    func code(_ text: String) -> String { paint(text, .code) }
    func good(_ text: String) -> String { paint(text, .good) }
    func bad(_ text: String) -> String { paint(text, .bad) }
    func faint(_ text: String) -> String { paint(text, .faint) }
}
