extension MarkdownNode {
    /// What a node is, without what its kind says beside that.
    enum Tag: UInt8 {
        case document, heading, paragraph, blockQuote, list, item, codeBlock, htmlBlock
        case thematicBreak, table, tableRow, headerRow, tableCell
        case text, softBreak, lineBreak, code, emphasis, strong, link, image, inlineHTML
        case math, displayMath, highlight, openTask, doneTask

        /// Whether the node is a block, as opposed to a part of a line.
        var isBlock: Bool { rawValue < Tag.text.rawValue }

        /// Whether the words of the node are its own.
        var hasLiteral: Bool {
            switch self {
            case .text, .code, .inlineHTML, .codeBlock, .htmlBlock, .math, .displayMath: true
            default: false
            }
        }

        /// Whether the kind of the node says more than its tag and a number.
        var saysMore: Bool {
            switch self {
            case .list, .codeBlock, .link, .image, .table: true
            default: false
            }
        }

        /// Whether nothing can stand below the node.
        var isLeaf: Bool {
            switch self {
            case .softBreak, .lineBreak, .thematicBreak: true
            default: hasLiteral
            }
        }
    }
}

extension MarkdownNode.Kind {
    var tag: MarkdownNode.Tag {
        switch self {
        case .document: .document
        case .heading: .heading
        case .paragraph: .paragraph
        case .blockQuote: .blockQuote
        case .list: .list
        case .item: .item
        case .codeBlock: .codeBlock
        case .htmlBlock: .htmlBlock
        case .thematicBreak: .thematicBreak
        case .text: .text
        case .softBreak: .softBreak
        case .lineBreak: .lineBreak
        case .code: .code
        case .emphasis: .emphasis
        case .strong: .strong
        case .link: .link
        case .image: .image
        case .inlineHTML: .inlineHTML
        case .table: .table
        case .tableRow(let isHeader): isHeader ? .headerRow : .tableRow
        case .tableCell: .tableCell
        case .math(let isDisplay): isDisplay ? .displayMath : .math
        case .highlight: .highlight
        case .taskMarker(let isDone): isDone ? .doneTask : .openTask
        }
    }

    /// The level of a heading.
    var number: Int {
        if case .heading(let level) = self { level } else { 0 }
    }

    /// The kind of a tag with its number, which counts among `kinds` where they say more.
    init(_ tag: MarkdownNode.Tag, _ number: Int, _ kinds: [MarkdownNode.Kind]) {
        switch tag {
        case .list, .codeBlock, .link, .image, .table: self = kinds[number]
        case .heading: self = .heading(level: number)
        case .document: self = .document
        case .paragraph: self = .paragraph
        case .blockQuote: self = .blockQuote
        case .item: self = .item
        case .htmlBlock: self = .htmlBlock
        case .thematicBreak: self = .thematicBreak
        case .text: self = .text
        case .softBreak: self = .softBreak
        case .lineBreak: self = .lineBreak
        case .code: self = .code
        case .emphasis: self = .emphasis
        case .strong: self = .strong
        case .inlineHTML: self = .inlineHTML
        case .tableRow: self = .tableRow(isHeader: false)
        case .headerRow: self = .tableRow(isHeader: true)
        case .tableCell: self = .tableCell
        case .math: self = .math(isDisplay: false)
        case .displayMath: self = .math(isDisplay: true)
        case .highlight: self = .highlight
        case .openTask: self = .taskMarker(isDone: false)
        case .doneTask: self = .taskMarker(isDone: true)
        }
    }
}
