/// A piece of a formula as TeX groups it.
indirect enum MathNode: Hashable, Sendable {
    /// A symbol, a number, a word or a sign.
    case atom(String, MathClass)
    /// Pieces one after the other.
    case row([MathNode])
    /// A numerator over a denominator.
    case fraction(MathNode, MathNode)
    /// A root and its degree, which is empty for the square root.
    case root(degree: MathNode?, MathNode)
    /// A base with what stands below and above it.
    case scripts(MathNode, sub: MathNode?, sup: MathNode?)
    /// A mark over a base: the combining character, and the word where the base is long.
    case accent(mark: String, name: String, MathNode)
    /// A pair of delimiters that grow with what they hold; either may be empty.
    case fenced(String, MathNode, String)
    /// Rows of cells, as in matrices and aligned equations.
    case table(MathTable)
}

/// The rows of an environment such as `pmatrix`, `cases` or `aligned`.
struct MathTable: Hashable, Sendable {
    /// How the rows are held together.
    enum Style: Hashable, Sendable {
        /// Between delimiters, columns apart.
        case matrix(open: String, close: String)
        /// Behind one brace: a value, then when it holds.
        case cases
        /// Equations below each other, aligned at the `&`.
        case equations
    }

    var style: Style
    var rows: [[MathNode]]
}

/// What a symbol is in a formula; it decides the space around it (Knuth, The TeXbook, chapter 18).
enum MathClass: Hashable, Sendable {
    /// A letter or another symbol without space around it.
    case ordinary
    /// A digit or a decimal point, which belongs to the digits beside it.
    case digit
    /// A function that is written as a word, such as `log`.
    case function
    /// A sum, product or integral.
    case largeOperator
    /// A binary operation, such as `+`.
    case binary
    /// A relation, such as `=`, and arrows.
    case relation
    /// An opening delimiter.
    case open
    /// A closing delimiter.
    case close
    /// A comma or semicolon.
    case punctuation
    /// A division sign within the line.
    case slash
    /// Words between the symbols, with the spaces they were given.
    case text
    /// A space that was asked for.
    case space
    /// A command that is not known, shown as it was written.
    case unknown
}
