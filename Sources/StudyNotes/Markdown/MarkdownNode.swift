/// A node of a markdown document, in the terms of the CommonMark specification 0.30.
///
/// Tables and task lists are those of GitHub Flavored Markdown, formulas and highlights those of
/// HackMD and Obsidian.
public struct MarkdownNode: Hashable, Sendable {
    /// What a node is.
    public enum Kind: Hashable, Sendable {
        /// The root of every tree.
        case document
        /// A heading of level 1 to 6.
        case heading(level: Int)
        /// A paragraph.
        case paragraph
        /// A block quote.
        case blockQuote
        /// A list; `start` counts for ordered lists only.
        case list(ordered: Bool, start: Int, tight: Bool)
        /// An item of a list.
        case item
        /// A fenced or indented code block with its info string; the code is the literal.
        case codeBlock(info: String)
        /// A block of raw HTML.
        case htmlBlock
        /// A thematic break, also called horizontal rule.
        case thematicBreak
        /// Text of a paragraph or heading.
        case text
        /// A line end within a paragraph.
        case softBreak
        /// A line end that the author asked for.
        case lineBreak
        /// A code span.
        case code
        /// Emphasis.
        case emphasis
        /// Strong emphasis.
        case strong
        /// A link with its address and its title.
        case link(destination: String, title: String)
        /// An image with its address and its title.
        case image(destination: String, title: String)
        /// An HTML tag or comment within a line.
        case inlineHTML
        /// A table: rows only, the header first; an alignment for each column.
        case table(alignments: [ColumnAlignment])
        /// A row of a table: as many cells as the table has columns.
        case tableRow(isHeader: Bool)
        /// A cell of a table, which holds what a line may hold.
        case tableCell
        /// A formula in TeX, which is the literal: `$x$` or `\(x\)`; `$$x$$` or `\[x\]` on display.
        case math(isDisplay: Bool)
        /// Text marked as with a pen, `==text==`.
        case highlight
        /// The box of a task, `[ ]` or `[x]`: the first leaf of its item's paragraph.
        case taskMarker(isDone: Bool)
    }

    /// To which side the cells of a column are set.
    public enum ColumnAlignment: String, Hashable, Sendable {
        /// As the reader likes.
        case none
        /// `:--`.
        case left
        /// `:-:`.
        case center
        /// `--:`.
        case right
    }

    /// What the node is.
    public let kind: Kind
    /// The text of a leaf: `text`, `code`, `codeBlock`, `htmlBlock`, `inlineHTML`, `math`; else empty.
    public let literal: String
    /// Where the node stands in its file; soft and hard breaks have no place of their own.
    public let range: MarkdownRange?
    /// The index just after the last descendant.
    public internal(set) var end: Int
}

/// The first and last character of a node; columns count UTF-8 bytes, everything starts at 1.
public struct MarkdownRange: Hashable, Sendable, CustomStringConvertible {
    // Every node has a range, so it is kept small.
    private let firstLine, firstColumn, lastLine, lastColumn: Int32

    /// Stands for none, where an optional one would take more room.
    static let nowhere = MarkdownRange(
        startLine: .min,
        startColumn: .min,
        endLine: .min,
        endColumn: .min
    )

    /// A range by its places.
    init(startLine: Int, startColumn: Int, endLine: Int, endColumn: Int) {
        (firstLine, firstColumn) = (Int32(clamping: startLine), Int32(clamping: startColumn))
        (lastLine, lastColumn) = (Int32(clamping: endLine), Int32(clamping: endColumn))
    }

    /// The line of the first character.
    public var startLine: Int { Int(firstLine) }
    /// The column of the first character, in UTF-8 bytes.
    public var startColumn: Int { Int(firstColumn) }
    /// The line of the last character.
    public var endLine: Int { Int(lastLine) }
    /// The column of the last character, in UTF-8 bytes.
    public var endColumn: Int { Int(lastColumn) }

    /// `1:1-2:5`.
    public var description: String { "\(startLine):\(startColumn)-\(endLine):\(endColumn)" }
}

extension MarkdownNode.Kind {
    /// Whether the node is a block, as opposed to a part of a line.
    public var isBlock: Bool {
        switch self {
        case .document, .heading, .paragraph, .blockQuote, .list, .item, .codeBlock, .htmlBlock,
            .thematicBreak, .table, .tableRow, .tableCell:
            true
        case .text, .softBreak, .lineBreak, .code, .emphasis, .strong, .link, .image, .inlineHTML,
            .math, .highlight, .taskMarker:
            false
        }
    }
}
