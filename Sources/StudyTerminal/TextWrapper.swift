/// Breaks text into lines that fit a width.
public enum TextWrapper {
    /// The lines of a text that may hold colour codes, which take no room.
    ///
    /// Words too long for a line are broken. The first line starts with `lead`, the others with
    /// `hang`.
    public static func wrap(
        _ text: String,
        width: Int,
        lead: String = "",
        hang: String = ""
    ) -> [String] {
        var filler = LineFiller(style: .plain, width: width, lead: lead, hang: hang)
        var escape = ""
        for character in text {
            if !escape.isEmpty || character == "\u{1B}" {
                escape.append(character)
                guard character == "m" else { continue }
                filler.addInvisible(escape)
                escape = ""
            } else {
                filler.add(character, [], isBreakable: true)
            }
        }
        return filler.finish()
    }

    /// The lines of a styled text, painted; the roles of a word go with it to the next line.
    ///
    /// A run that is not breakable stays on one line where it fits on one at all. The width is that
    /// of the style unless a narrower one is given, as for the cell of a table.
    public static func wrap(
        _ text: StyledText,
        style: TerminalStyle,
        width: Int? = nil,
        lead: String = "",
        hang: String = ""
    ) -> [String] {
        var filler = LineFiller(
            style: style,
            width: width ?? style.width,
            lead: lead,
            hang: hang
        )
        for run in text.runs {
            for character in run.text {
                filler.add(character, run.roles, isBreakable: run.isBreakable)
            }
        }
        return filler.finish()
    }
}

/// Takes characters and gives lines; holds no more than one line and one word.
private struct LineFiller {
    private struct Piece {
        var text: String
        let roles: [TerminalStyle.Role]
    }

    private struct Pieces {
        var all: [Piece] = []
        var width = 0

        mutating func append(_ text: String, _ roles: [TerminalStyle.Role], width: Int) {
            if let last = all.indices.last, all[last].roles == roles {
                all[last].text += text
            } else {
                all.append(Piece(text: text, roles: roles))
            }
            self.width += width
        }
    }

    private let style: TerminalStyle
    private let hang: String
    private let hangRoom: Int
    private var lines: [String] = []
    private var start: String
    private var room: Int
    private var line = Pieces()
    private var word = Pieces()
    private var gap: [TerminalStyle.Role]?

    init(style: TerminalStyle, width: Int, lead: String, hang: String) {
        self.style = style
        self.hang = hang
        start = lead
        // A wide character needs two columns, or a narrow width would never end.
        room = max(width - DisplayWidth.of(lead), 2)
        hangRoom = max(width - DisplayWidth.of(hang), 2)
    }

    mutating func add(_ character: Character, _ roles: [TerminalStyle.Role], isBreakable: Bool) {
        if character == "\n" {
            endWord()
            endLine()
        } else if character == " ", isBreakable {
            endWord()
            gap = roles
        } else {
            let width = DisplayWidth.of(character)
            // East Asian text has no spaces; a line may end between any two wide characters.
            if width == 2, isBreakable { endWord() }
            if word.width + width > min(room, hangRoom) { endWord() }
            word.append(String(character), roles, width: width)
            if width == 2, isBreakable { endWord() }
        }
    }

    mutating func addInvisible(_ escape: String) {
        word.append(escape, [], width: 0)
    }

    mutating func finish() -> [String] {
        endWord()
        if !line.all.isEmpty || lines.isEmpty { endLine() }
        return lines
    }

    private mutating func endWord() {
        guard !word.all.isEmpty else { return }
        let space = gap != nil && !line.all.isEmpty ? 1 : 0
        if line.width + space + word.width > room, !line.all.isEmpty {
            endLine()
        } else if space == 1, let gap {
            line.append(" ", gap, width: 1)
        }
        for piece in word.all { line.append(piece.text, piece.roles, width: 0) }
        line.width += word.width
        word = Pieces()
        gap = nil
    }

    private mutating func endLine() {
        let text = line.all.map { style.paint($0.text, $0.roles) }.joined()
        lines.append(text.isEmpty ? start.withoutTrailingSpaces : start + text)
        line = Pieces()
        gap = nil
        start = hang
        room = hangRoom
    }
}

extension String {
    var withoutTrailingSpaces: String {
        guard let last = lastIndex(where: { $0 != " " }) else { return "" }
        return String(self[...last])
    }
}
