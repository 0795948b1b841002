import Foundation
import StudyNotes
import StudyTerminal
import Testing

/// No line is wider than the terminal, whatever the notes hold; code is never wrapped.
struct CardWidthTests {
    static let words = [
        "kernel", "a", "`inline code span`", "**strong words**", "*x*", "畳み込みニューラル", "🙂👨‍👩‍👧",
        "e\u{301}",
        "[a link](https://example.org/a/very/long/address/that/does/not/end)", "<b>", "\t",
        "supercalifragilisticexpialidocious-and-longer-than-any-narrow-terminal-could-ever-be",
        "![image](https://example.org/picture.png)", "1000*1000*3", "-->", "\u{1B}[31m",
        "❤\u{FE0F}",
        "`" + String(repeating: "long code ", count: 20) + "`", "  \n", "\n", "&nbsp;",
    ]
    static let starts = [
        "", "- ", "  - ", "      - ", "> ", "> > - ", "1. ", "999999999. ", "# ", "### ", "***\n",
        "> > > > > > > > > > > > > > ", "- - - - - - - - - - - - x ", "<div>", "**", "| a | b |\n",
    ]

    @Test(arguments: 0..<40)
    func noLineIsWiderThanTheTerminal(seed: UInt64) throws {
        var random = Random(state: seed)
        let text = markdown(&random)
        let cards = try #require(Note.read(Array(text.utf8), file: "notes/a.md").note).cards
        for width in [20, 21, 33, 40, 79, 80, 100, 120] {
            for isColored in [false, true] {
                let style = TerminalStyle(width: width, isColored: isColored)
                for card in cards { expectFits(card, style) }
            }
        }
    }

    @Test(arguments: [20, 40, 120])
    func codeIsNeverWrapped(width: Int) throws {
        let code = String(repeating: "let kernel = weights[3, 3]; ", count: 10) + "end"
        let text = "x\n\n> - ```\n>   \(code)\n>   ```\n"
        let note = try #require(Note.read(Array(text.utf8), file: "a.md").note)
        let lines = CardRenderer(style: TerminalStyle(width: width)).lines(note.cards[0])
        #expect(lines.contains("│ •     \(code)"))
    }

    static let notes: [String] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let files = ["notes", "Tests/StudyNotesTests/Fixtures"].flatMap { name in
            let found = FileManager.default.enumerator(
                at: folder.appending(path: name),
                includingPropertiesForKeys: nil
            )
            return (found?.allObjects as? [URL]) ?? []
        }
        return files.filter { $0.pathExtension == "md" }.map { $0.path(percentEncoded: false) }
            .sorted()
    }()

    @Test(arguments: notes)
    func noLineOfTheNotesIsWiderButCode(path: String) throws {
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        let cards = try #require(Note.read(bytes, file: "notes/a.md").note).cards
        for width in stride(from: 20, through: 120, by: 10) {
            for isColored in [false, true] {
                let style = TerminalStyle(width: width, isColored: isColored)
                for card in cards { expectOnlyCodeIsWider(card, style) }
            }
        }
    }

    private func expectOnlyCodeIsWider(_ card: TopicCard, _ style: TerminalStyle) {
        let code = card.body.nodes.filter {
            if case .codeBlock = $0.kind { true } else { false }
        }
        let codeLines = code.flatMap { $0.literal.split(separator: "\n") }
            .map { $0.trimmingCharacters(in: .whitespaces) }
        for line in CardRenderer(style: style).lines(card)
        where DisplayWidth.of(line) > style.width {
            #expect(codeLines.contains { line.contains($0) && !$0.isEmpty }, "\(line)")
        }
    }

    private func markdown(_ random: inout Random) -> String {
        var text = ""
        for _ in 0..<30 {
            text += Self.starts[Int.random(in: Self.starts.indices, using: &random)]
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                text += Self.words[Int.random(in: Self.words.indices, using: &random)] + " "
            }
            text += Bool.random(using: &random) ? "\n" : "\n\n"
        }
        return text
    }

    private func expectFits(
        _ card: TopicCard,
        _ style: TerminalStyle,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        // Indented code of the chance text may be wider; everything else may not.
        let code = card.body.nodes.filter {
            if case .codeBlock = $0.kind { true } else { false }
        }
        guard code.isEmpty else { return }
        for line in CardRenderer(style: style).lines(card) {
            let width = DisplayWidth.of(line)
            let shown = Comment(rawValue: "\(width) > \(style.width): \(line.debugDescription)")
            #expect(width <= style.width, shown, sourceLocation: sourceLocation)
        }
    }
}

struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 32)
    }
}
