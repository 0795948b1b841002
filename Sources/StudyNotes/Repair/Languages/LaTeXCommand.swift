/// A command of LaTeX in a line: `\section*{Pooling}`, `\item[LeNet-5]`, `\\`.
struct LaTeXCommand {
    /// Without its backslash and star; a single sign for `\%`.
    let name: String
    let start: Int
    /// What stands in the brackets right behind it.
    let option: Range<Int>?
    /// What stands in the braces behind that, one after the other.
    let arguments: [Range<Int>]
    /// The place behind its name, and behind all that belongs to it.
    let (nameEnd, end): (Int, Int)

    /// Reads the command whose backslash stands at a place.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
        guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "\\") else { return nil }
        let letters = bytes[(start + 1)...].prefix(Self.longestName).prefix {
            ByteScan.isLetter($0)
        }
        self.start = start
        guard !letters.isEmpty else {
            guard bytes[start + 1] < 0x80 else { return nil }
            name = String(decoding: [bytes[start + 1]], as: UTF8.self)
            (option, arguments) = (nil, [])
            (nameEnd, end) = (start + 2, start + 2)
            return
        }
        name = String(decoding: letters, as: UTF8.self)
        var place = letters.endIndex
        if place < bytes.count, bytes[place] == UInt8(ascii: "*") { place += 1 }
        nameEnd = place
        option = Self.group("[", "]", bytes, place)
        if let option { place = option.upperBound + 1 }
        var arguments: [Range<Int>] = []
        while arguments.count < 2, let argument = Self.group("{", "}", bytes, place) {
            arguments.append(argument)
            place = argument.upperBound + 1
        }
        self.arguments = arguments
        end = place
    }

    private static let longestName = 30
    private static let longestGroup = 2_000

    /// What stands between a bracket at a place and the one that closes it.
    private static func group(
        _ open: Unicode.Scalar,
        _ close: Unicode.Scalar,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ start: Int
    ) -> Range<Int>? {
        let (open, close) = (UInt8(ascii: open), UInt8(ascii: close))
        guard start < bytes.count, bytes[start] == open else { return nil }
        var depth = 0
        var place = start
        let limit = min(start + longestGroup, bytes.count)
        while place < limit {
            switch bytes[place] {
            case UInt8(ascii: "\\"): place += 1
            case open: depth += 1
            case close:
                depth -= 1
                if depth == 0 { return start + 1..<place }
            default: break
            }
            place += 1
        }
        return nil
    }

    /// The words of its first argument.
    func argument(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        arguments.first.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
}

// MARK: - What commands mean

extension LaTeXCommand {
    /// The level of the heading that it makes.
    var headingLevel: Int? { Self.headings[name] }

    /// The marks around its argument.
    var marks: (open: String, close: String)? { Self.marks[name] }

    /// Whether nobody reads it, with its arguments.
    var isSilent: Bool { Self.silent.contains(name) }

    /// Whether it says how the document is set, and nothing that is read.
    var isSetting: Bool { Self.settings.contains(name) }

    private static let headings = [
        "title": 1, "part": 1, "chapter": 1, "section": 2, "frametitle": 3, "subsection": 3,
        "subsubsection": 4, "paragraph": 5, "subparagraph": 6,
    ]

    private static let marks = [
        "textbf": ("**", "**"), "emph": ("*", "*"), "textit": ("*", "*"), "textsl": ("*", "*"),
        "underline": ("*", "*"), "texttt": ("`", "`"), "url": ("<", ">"), "footnote": (" (", ")"),
        "textsc": ("", ""), "text": ("", ""), "mbox": ("", ""), "textrm": ("", ""),
        "caption": ("", ""), "author": ("", ""), "date": ("", ""), "subtitle": ("", ""),
        "enquote": ("\"", "\""), "cite": ("[", "]"), "ref": ("", ""), "eqref": ("(", ")"),
        "autoref": ("", ""), "cref": ("", ""), "hl": ("==", "=="),
    ]

    private static let silent: Set<String> = [
        "label", "maketitle", "tableofcontents", "newpage", "clearpage", "pagebreak", "noindent",
        "centering", "hline", "toprule", "midrule", "bottomrule", "medskip", "bigskip", "smallskip",
        "vspace", "hspace", "vfill", "hfill", "par", "large", "Large", "small", "normalsize",
        "today", "cline", "appendix", "onehalfspacing", "raggedright",
    ]

    private static let settings: Set<String> = [
        "documentclass", "usepackage", "newcommand", "renewcommand", "DeclareMathOperator",
        "setlength", "geometry", "hypersetup", "theoremstyle", "newtheorem", "bibliographystyle",
        "bibliography", "pagestyle", "thispagestyle", "usetheme", "graphicspath", "definecolor",
        "lstset", "setcounter", "def", "usetikzlibrary", "pgfplotsset", "titleformat",
    ]
}

/// What stands between `\begin{…}` and `\end{…}`.
enum LaTeXEnvironment {
    case list(mark: String), formula, code, quote, table
    /// What sets its words apart, and nothing more.
    case plain

    init(_ name: String) {
        let name = name.last == "*" ? String(name.dropLast()) : name
        self = Self.kinds[name] ?? .plain
    }

    private static let kinds: [String: LaTeXEnvironment] = [
        "itemize": .list(mark: "- "), "enumerate": .list(mark: "1. "),
        "description": .list(mark: "- "), "compactitem": .list(mark: "- "),
        "equation": .formula, "align": .formula, "gather": .formula, "multline": .formula,
        "eqnarray": .formula, "displaymath": .formula, "math": .formula, "flalign": .formula,
        "alignat": .formula, "verbatim": .code, "Verbatim": .code, "lstlisting": .code,
        "minted": .code, "quote": .quote, "quotation": .quote, "abstract": .quote,
        "tabular": .table, "tabularx": .table, "longtable": .table, "tabulary": .table,
    ]

    /// Whether it shows that notes are written in LaTeX; formulas stand in markdown, too.
    var isSign: Bool {
        switch self {
        case .formula, .plain: false
        case .list, .code, .quote, .table: true
        }
    }
}
