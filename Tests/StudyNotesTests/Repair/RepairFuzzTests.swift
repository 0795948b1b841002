import Foundation
import StudyNotes
import Testing

/// What holds for repair and converter, whatever is read.
///
/// `STUDY_FUZZ_COUNT=100000` reads as many inputs by hand.
struct RepairFuzzTests {
    private static let count =
        ProcessInfo.processInfo.environment["STUDY_FUZZ_COUNT"].flatMap(Int.init) ?? 3_000

    @Test(arguments: 0..<8)
    func `mutated notes and noise keep their words, and are repaired once`(part: Int) throws {
        let files = try (Fixtures.files + Fixtures.rough).map {
            try String(contentsOfFile: $0, encoding: .utf8)
        }
        let sources = files + files.map { $0.replacing("\n", with: " ") }
        var random = TestRandom(state: UInt64(part) &* 104_729 &+ 7)
        for _ in 0..<(Self.count / 8) {
            let isNoise = Int.random(in: 0..<3, using: &random) == 0
            let source = sources[Int.random(in: sources.indices, using: &random)]
            try expectSound(
                isNoise ? Mutation.noise(&random) : Mutation.mutated(source, &random)
            )
        }
    }

    @Test(arguments: [
        "\n\n  \u{301}", "## A**Pooling** \u{301}", "# W ## A**Pooling** \u{301} - b",
        ":::info \u{301}\nx\n:::",
    ])
    func `an accent without a letter is kept`(raw: String) throws {
        try expectSound(raw)
    }

    @Test(arguments: Fixtures.files + Fixtures.rough)
    func `fixtures, whole and on one line, keep their words`(file: String) throws {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try expectSound(text)
        try expectSound(text.replacing("\n", with: " "))
    }

    /// Each of these took minutes, or never ended, where something was looked for again and again.
    @Test(arguments: [
        "$$", "$$ ", "$$\n", "[", "*", "**", "* ", "*a ", "a*", "|", "| ", "|-", "| - ", "`", "` ",
        "``` ", "~~~\n", "> ", ">", "# ", "##a ", "(", "( - ", " - ", " -- ", " --- a", "- [ ] ",
        ":::a ", ":::info\n", "::: ", "1. a ", "9) ", "<", "<!--", "](", "![", "[[", "==", "\\",
        "\\: ", "**A** ", "a --> ", "week 8 - ", "Week 8, Day 1 - ", "tuesday ", "Monday: Flask ",
        "Day 1 - ", "Week 1 ", "F: ", "## Day 1 - ", "n*m ", "3*",
        "é*2 ", "- a\n-- b\n",
        "0:12 a\n", "{", "{|\n", "{|\n|}\n", "CNN\n\tPooling\n\t\ta\n", "\ta\n", "a) b\n",
        "I. A\nb\n", "1️⃣ A\nb\n", "🔥 Pooling\n", "🔥 Pooling\na\n", "a\tb\tc\n", "a\tb\n\n",
        "pooling = a\n", "Monday\n", "Monday\na\n", "pooling\na\n",
        "Pooling\n", "Pooling\n\n", "1. Pooling\n", "• a\n", "• a\n◦ b\n", "☐ a\n", "–\n", "• ",
        "- Pooling\n  - a\n", "VGG16 a\n",
        "Q: a? A: b ", "Q: a?\nA: b\n", "Q:", "Q: a\n", "== A ==\n", "= a =", "<b>", "<li>",
        "<b>a</b>", "<h3 ", "__a__ ", "_A_\n\n", "'' ", "'''", "TWO WORDS\n", "TWO WORDS\na.\n",
        "Dropout: a. ", "Day 1 Dropout: a. ", "a  ", "1998. ", "## Max pooling Max pooling ",
        "| a | b | |---|---| | 1 | 2 | ", "$a$ ", "https://a ", "**A b** x ", "**A:** b ",
        "1. Pooling\n- a\n", "1. Pooling\n- a\n2. Stride\n- b\n", "1.1 a b\n", "What is a?\nb.\n",
        "What is a?\nb\n\n", "2 * 3 * c ", "a * 2 * 3 ",
    ])
    func `signs without end are read in one pass`(sign: String) throws {
        let count = 100_000 / sign.utf8.count
        for lead in ["", "# Week 8 ## Day 1 ", "Q: "] {
            let raw = lead + String(repeating: sign, count: count)
            #expect(letters(withoutTags(NoteRepair(raw).text)) == letters(withoutTags(raw)))
            #expect(Note.read(Array(raw.utf8), file: "a.md").note != nil)
        }
    }

    @Test func `an outline between many lines and many headings is read in one pass`() {
        let raw =
            String(repeating: "a\n", count: 60_000) + "- Pooling\n  - a\n"
            + String(repeating: "# a\n", count: 60_000)
        #expect(letters(NoteRepair(raw).text) == letters(raw))
    }

    /// The names of commands are marks.
    @Test(arguments: [
        "\\section{a}\n", "\\begin{itemize}\n", "\\begin{align}\n", "\\item ", "\\[", "\\textbf{",
        "\\begin{itemize}", "\\end{itemize}", "\\begin{a}\\end{a}", "\\\\", "% ", "\\hypersetup{\n",
        "\\item[", "``", "&", "# a {#b}\n",
    ])
    func `commands without end are read in one pass`(sign: String) {
        let count = 20_000 / sign.utf8.count
        for lead in ["", "\\section{A} ", "\\begin{tabular}{l}\n"] {
            let raw = lead + String(repeating: sign, count: count)
            #expect(Note.read(Array(raw.utf8), file: "a.md").note != nil)
        }
    }

    /// What takes the square of its length would take minutes here.
    @Test(arguments: [
        ("{|\n| a\n", "b\n", "|}\n"), ("{|\n| a", " || a", "\n|}\n"),
        ("{|\n! a !! b !! c\n", "|-\n| a\n", "|}\n"), ("== A ==\n== B ==\n", "''a'''b ", "\n"),
        ("\\section{A}\n", "\\begin{itemize}\n", "\\item a\n"),
        ("\\begin{quote}\n", "\\end{itemize}\n", ""), ("\\section{A}\n", "\\begin{a}[", "\n"),
    ])
    func `what goes on without end is read in one pass`(head: String, sign: String, end: String) {
        let raw = head + String(repeating: sign, count: 20_000) + end
        #expect(Note.read(Array(raw.utf8), file: "a.md").note != nil)
    }

    private func expectSound(_ raw: String) throws {
        let shown = Comment(rawValue: raw.debugDescription)
        let repair = NoteRepair(raw)
        #expect(letters(repair.text) == letters(raw), shown)
        #expect(NoteRepair(repair.text).text == repair.text, shown)
        let lines = raw.split(separator: "\n", omittingEmptySubsequences: false)
        for found in repair.repairs {
            let line = lines[found.line - 1].unicodeScalars
            #expect(found.column >= 1 && found.column <= line.count + 1, shown)
        }
        guard let note = Note.read(Array(raw.utf8), file: "a.md").note else { return }
        let body = SourceText(decoding: Array(raw.utf8), file: "a.md")
        let first = note.frontMatter.lineCount + 1
        let text = body.lines(first..<max(first, body.lineCount + 1))
        #expect(letters(note.cards.map(\.markdown).joined()) == letters(String(text)), shown)
    }

    /// The tags of the test above are marks.
    private func withoutTags(_ text: String) -> String {
        ["<b>", "</b>", "<li>"].reduce(text) { $0.replacing($1, with: "") }
    }

    /// Letters and digits in their order: marks may change, words may not.
    private func letters(_ text: String) -> [UInt32] {
        text.unicodeScalars.filter {
            $0.isASCII
                ? $0 > "/" && $0 < ":" || $0.value | 0x20 > 0x60 && $0.value | 0x20 < 0x7B
                : !Self.signs.contains($0)
        }.map(\.value)
    }

    /// The signs that are put in, and the bullets that go.
    private static let signs = Set("×→•◦–☐👉".unicodeScalars)
}

/// Notes with something wrong in them.
private enum Mutation {
    private static let pieces = [
        "## ", "##", "# Week 8 ", " - ", " -- ", " --- ", "**", "**Pooling** ", "word ", "3*4*5 ",
        "n*m", "-->", "==", "[[", "]]", "`", "```", "```python\n", "$", "$$", "\n", "\n\n",
        ":::info\n",
        ":::\n", ":::", "é ", "  ", "    ", "\\", "\\:", "<!--", "https://a.b/c*2*3 ", "Day 1 - ",
        "\u{301}", "🧮 ", "| a | b |", "|---|---|", "|", "- [ ] ", "1. ", "2. ", "* ", "> ", "(",
        ")",
        "#tag ", "![](a.png)", "\t", "---", "Max pooling ", "*", "The ", "\n• ", "\n◦ ", "☐ ",
        "Q: ", "A: ", "\nQ: What?\nA: That.\n", "== Pooling ==\n", "'''", "__", "THE LABEL\n",
        "Dropout: ", ". ", "\n1998. ", "=", "\n1️⃣ Flips\n", "\n2️⃣ ", "\nI. ", "\na) ", "\nb) One\n",
        "\n🔥 Stride\n", "a\tb\tc\n", "\nMonday\n", "\ndropout = ",
        "\n0:12 ", "\n1:20 Pooling\n", "\n\t\tStride\n", "\n{|\n| ", "\n|}\n", "|| ",
    ]

    static func noise(_ random: inout TestRandom) -> String {
        let count = Int.random(in: 1...40, using: &random)
        return (0..<count).map { _ in piece(&random) }.joined()
    }

    static func mutated(_ source: String, _ random: inout TestRandom) -> String {
        // A part of the notes: a page is read quickly, and more pages are read.
        let start = Int.random(in: 0..<max(source.unicodeScalars.count - 300, 1), using: &random)
        var scalars = Array(source.unicodeScalars.dropFirst(start).prefix(600))
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let place = Int.random(in: 0...scalars.count, using: &random)
            let end = min(scalars.count, place + Int.random(in: 0...40, using: &random))
            switch Int.random(in: 0..<4, using: &random) {
            case 0: scalars.removeSubrange(place..<end)
            case 1: scalars.insert(contentsOf: scalars[place..<end], at: place)
            default: scalars.insert(contentsOf: piece(&random).unicodeScalars, at: place)
            }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    private static func piece(_ random: inout TestRandom) -> String {
        pieces[Int.random(in: pieces.indices, using: &random)]
    }
}
