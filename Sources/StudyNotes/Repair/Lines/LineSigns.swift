/// The signs of a line that a repair could look at, seen in one pass over its bytes.
///
/// Most lines of most notes have none, and pass all repairs untouched.
struct LineSigns: OptionSet, Hashable, Sendable {
    let rawValue: UInt64

    /// ` #`, `a##`, ` - [`, ` :::` or `|--`: in mid-line perhaps, and once at the start of one.
    static let blockWithin = LineSigns(rawValue: 1 << 0)
    /// Four times ` -` or more.
    static let manyDashes = LineSigns(rawValue: 1 << 1)
    /// A heading with `**` in it.
    static let glued = LineSigns(rawValue: 1 << 2)
    /// `**` at the left margin.
    static let boldStart = LineSigns(rawValue: 1 << 3)
    /// `--` behind blanks at the start.
    static let dashDash = LineSigns(rawValue: 1 << 4)
    /// `:::` behind blanks at the start, or a colon and a blank at the margin.
    static let colons = LineSigns(rawValue: 1 << 5)
    /// `-->`.
    static let arrow = LineSigns(rawValue: 1 << 6)
    /// A star between what may be factors: numbers with blanks around it or none, letters tight.
    static let product = LineSigns(rawValue: 1 << 7)
    /// `**` that is not closed in the line; within code and behind a backslash it is none.
    static let openBold = LineSigns(rawValue: 1 << 8)
    /// `##` at the left margin, with no blank behind the last of them.
    static let headingMark = LineSigns(rawValue: 1 << 9)
    /// A backslash before a sign that hardly ever needs one.
    static let escape = LineSigns(rawValue: 1 << 10)
    /// A blank line within a formula.
    static let formulaGap = LineSigns(rawValue: 1 << 11)
    /// A letter at the left margin and `: ` soon behind it.
    static let definition = LineSigns(rawValue: 1 << 12)

    /// A letter or a digit at the left margin, and few bytes: no formula, no mark of a sentence
    /// at the end.
    static let title = LineSigns(rawValue: 1 << 13)

    /// A capital letter at the left margin, in a word as names of models are: `VGG16`, `Resnet`.
    static let name = LineSigns(rawValue: 1 << 14)

    /// A sign that is no ASCII, or `o` and a tab, where a mark of a list could stand.
    static let bullet = LineSigns(rawValue: 1 << 15)

    /// The mark of a list with few words behind it.
    static let entry = LineSigns(rawValue: 1 << 16)

    /// `Q:` or `Frage:`, or what could be one, at the start or behind the mark of a list.
    static let question = LineSigns(rawValue: 1 << 17)

    /// `=` at both ends of a line, or `{|`.
    static let wiki = LineSigns(rawValue: 1 << 18)

    /// Few bytes, and no small letter of ASCII among them; a letter or a digit at the margin.
    static let capitals = LineSigns(rawValue: 1 << 19)

    /// Four digits, a full stop and a blank at the margin.
    static let year = LineSigns(rawValue: 1 << 20)

    /// A tag of a page at the start.
    static let tag = LineSigns(rawValue: 1 << 21)

    /// `__`, `***`, or one `*` or `_` right before a word, at the margin.
    static let stressed = LineSigns(rawValue: 1 << 22)

    /// Many bytes, with many colons or wide gaps between words.
    static let pastedProse = LineSigns(rawValue: 1 << 23)

    /// A digit at the margin, a full stop soon behind it, and few bytes, or a sentence behind `1.2`.
    static let outline = LineSigns(rawValue: 1 << 24)

    /// What may be a sign before a title at the margin, and few bytes: `II.`, `b)`, a picture.
    static let signed = LineSigns(rawValue: 1 << 25)

    /// A tab behind words.
    static let tabbed = LineSigns(rawValue: 1 << 26)

    /// A backslash and a letter at the start.
    static let command = LineSigns(rawValue: 1 << 27)

    /// A time at the margin: `00:12`, `[1:20]`.
    static let timed = LineSigns(rawValue: 1 << 28)

    /// A tab or some blanks before a word, and few bytes.
    static let indented = LineSigns(rawValue: 1 << 29)

    /// A heading with a brace at its end.
    static let anchor = LineSigns(rawValue: 1 << 30)

    /// Many bytes, with some pictures or times.
    static let pastedSigns = LineSigns(rawValue: 1 << 31)

    /// A picture at the margin.
    static let picture = LineSigns(rawValue: 1 << 32)

    /// `[!` soon behind the mark of a quote.
    static let box = LineSigns(rawValue: 1 << 33)

    /// `%%` at the end, or `^` in the last word.
    static let hidden = LineSigns(rawValue: 1 << 34)

    /// Many bytes, with some signs between blanks that may be bullets.
    static let pastedBullets = LineSigns(rawValue: 1 << 35)

    /// A word at the margin, `?` at the end, and not many bytes.
    static let asks = LineSigns(rawValue: 1 << 36)

    /// Many bytes, with three bold words or more.
    static let manyBold = LineSigns(rawValue: 1 << 37)

    init(rawValue: UInt64) { self.rawValue = rawValue }

    init(_ line: UnsafeBufferPointer<UInt8>) {
        var scan = LineScan(line: line)
        scan.run()
        self = scan.signs
    }

    /// The signs of all lines together.
    static func all(of lines: [NoteLine]) -> LineSigns {
        lines.reduce(into: []) { $0.formUnion($1.signs) }
    }
}
