internal import StudyCore
internal import StudyNotes

/// Makes Anki notes of the cards of one note file: topics, questions, worked examples, terms, lists.
///
/// A guid is made of the place alone: file, headings, kind and term. So an answer may be reworded
/// and cards may change their order, and Anki still knows each one.
struct AnkiCards {
    private(set) var notes: [AnkiNote] = []
    private let note: Note
    private let file: String
    private var seen: [String: Int] = [:]
    private var reader = ClaimReader()
    /// The card that was checked last: lines that a note joins may say what none of them says.
    private var checked: (id: String, corrections: Set<String>)?

    /// The Anki notes of some cards of a file, whose name begins their guids.
    init(_ note: Note, named file: String, cards: [TopicCard]) {
        (self.note, self.file) = (note, file)
        for card in cards { add(card) }
    }

    /// A name for each file of a library, no two the same: guids of two files never meet.
    static func names(of notes: [Note]) -> [String] {
        var taken: Set<String> = []
        return notes.map { note in
            let names =
                [stableName(of: note.file)]
                + note.cards.prefix(1).map { card in
                    // The library tells files of one name apart by their paths.
                    String(card.id.split(separator: "#", maxSplits: 1)[0])
                }
            if let free = names.first(where: { taken.insert($0).inserted }) { return free }
            let numbered = "\(names[0])#\(taken.count)"
            taken.insert(numbered)
            return numbered
        }
    }

    /// The path from the folder of the week on, without its ending: wherever the notes lie.
    private static func stableName(of file: String) -> String {
        let parts = file.split(separator: "/")
        let week = parts.dropLast().lastIndex { $0.lowercased().hasPrefix("week") }
        let name = parts[(week ?? max(parts.count - 1, 0))...].joined(separator: "/")
        let ending = [".md", ".markdown"].first { name.lowercased().hasSuffix($0) }
        return String(name.dropLast(ending?.count ?? 0))
    }

    private mutating func add(_ card: TopicCard) {
        let parts = CardParts(card)
        let formulas = FormulaMarkup(card.body)
        let title = formulas.html(card.title)
        // A list without words of its own is the answer to the title already.
        let lists = card.lists.filter { list in
            list.items.count > 2 && list.isNameable
                && Self.name(list.title) != Self.name(card.title)
        }
        let listTitles = Set(lists.map { Self.name($0.title) })
        if let opening = parts.opening {
            let front = "<b>\(title)</b>"
            let said = AnswerText.html(opening, without: card.title)
            let back = AnswerText.html(said) { card.withoutAnswerLabel($0) }
            add(card, "topic", "", front: front, back: back, said: parts.openingWords)
        }
        for part in parts.leads where !listTitles.contains(Self.name(part.lead)) {
            if part.isExample {
                guard let example = part.withoutResult else { continue }
                let front = titled(title, example)
                add(card, "example", part.lead, front: front, back: part.html, said: part.words)
            } else {
                let front = titled(title, formulas.html(part.lead))
                let back = AnswerText.html(part.html)
                add(card, "question", part.lead, front: front, back: back, said: part.words)
            }
        }
        let leads = Set(parts.leads.map { Self.name($0.lead) } + [Self.name(card.title)])
        for definition in card.definitions where !leads.contains(Self.name(definition.term)) {
            let front = titled(title, "<b>\(formulas.html(definition.term))</b>")
            let text = AnswerText.plain(definition.text, without: definition.term)
            let said = "\(definition.term): \(text)"
            add(card, "term", definition.term, front: front, back: formulas.html(text), said: said)
        }
        for list in lists {
            let front = titled(title, "Name all \(list.items.count): \(formulas.html(list.title))")
            let items = list.items.map { "<li>\(formulas.html($0.text))</li>" }.joined()
            let back = list.isNumbered ? "<ol>\(items)</ol>" : "<ul>\(items)</ul>"
            let said =
                "\(list.title):\n\n" + list.items.map { "- \($0.text)" }.joined(separator: "\n")
            add(card, "list", list.title, front: front, back: back, said: said)
        }
    }

    private mutating func add(
        _ card: TopicCard,
        _ kind: String,
        _ name: String,
        front: String,
        back: String,
        said words: String
    ) {
        let headings = card.path.dropFirst().map(Self.name)
        var guid = "study:\(([file] + headings).joined(separator: "/")):\(kind)"
        if !name.isEmpty { guid += ":\(Self.name(name))" }
        seen[guid, default: 0] += 1
        if let count = seen[guid], count > 1 { guid += "-\(count)" }
        let source = "<small>\(HTMLPage.text(card.source.description))</small>"
        notes.append(
            AnkiNote(
                guid: guid,
                deck: (card.week ?? note.week).map { "study::Week \($0)" } ?? "study",
                front: front,
                back:
                    "<div style=\"text-align: left\">\(back)\(corrections(card, words))</div>\(source)",
                tags: tags(card)
            )
        )
    }

    /// What is true instead of the words on a card, as the sheet has it.
    private mutating func corrections(_ card: TopicCard, _ words: String) -> String {
        let found = SheetCorrections.of(words, under: card.title, &reader)
        guard !found.isEmpty else { return "" }
        if checked?.id != card.id {
            checked = (card.id, SheetCorrections.all(of: card, &reader))
        }
        return found.filter { checked?.corrections.contains($0) == true }
            .map { "<p><small><b>Not quite:</b> \(HTMLPage.text($0))</small></p>" }.joined()
    }

    /// The title above a question, so that it can be understood by itself.
    private func titled(_ title: String, _ question: String) -> String {
        "<small>\(title)</small><br>\(question)"
    }

    private func tags(_ card: TopicCard) -> [String] {
        let week = (card.week ?? note.week).map { "week-\($0)" }
        let day = (card.day ?? note.day).map { "day-\($0)" }
        let time = [week, day].compactMap(\.self).joined(separator: "::")
        return (time.isEmpty ? [] : [time]) + ["topic::\(note.topic.slug)"]
    }

    /// A title without what may change in it: case, blanks and signs.
    private static func name(_ title: String) -> String { TopicID(title)?.slug ?? title }
}

/// The blocks of a card: what stands first, and the parts that a bold phrase begins.
private struct CardParts {
    /// A part such as `**Why twice p.** The frame has …`.
    struct Lead {
        let lead: String
        let html: String
        /// The same as plain text, without code.
        let words: String

        var isExample: Bool { lead.lowercased().contains("example") }

        /// The part with a question mark for the last number behind `=`; `nil` without one.
        var withoutResult: String? {
            let results = html.matches(of: /= (-?[0-9][0-9,.]*)/)
            guard let last = results.last else { return nil }
            var number = last.1
            while let end = number.last, !end.isNumber { number = number.dropLast() }
            return html[..<number.startIndex] + "<b>?</b>" + html[number.endIndex...]
        }
    }

    private(set) var opening: String?
    private(set) var openingWords = ""
    private(set) var leads: [Lead] = []

    init(_ card: TopicCard) {
        let body = card.body
        var starts: [(block: Int, lead: String?)] = []
        for block in body.topLevelBlocks where block != card.titleBlock {
            // `**A:** …` below its question is the answer.
            let lead = body.lead(of: block).flatMap {
                card.withoutAnswerLabel("\($0): …") == "…" ? nil : $0
            }
            if lead != nil || starts.isEmpty { starts.append((block, lead)) }
        }
        for (place, start) in starts.enumerated() {
            let end = place + 1 < starts.count ? starts[place + 1].block : body.nodes.count
            let html = body.slice(start.block..<end).detached().html()
            let words = body.words(of: start.block..<end)
            if let lead = start.lead {
                leads.append(Lead(lead: lead, html: html, words: words))
            } else {
                (opening, openingWords) = (html, words)
            }
        }
    }
}

extension MarkdownTree {
    /// The paragraphs and entries of some blocks, parted by blank lines.
    fileprivate func words(of blocks: Range<Int>) -> String {
        blocks.filter { nodes[$0].kind == .paragraph }.map(lineOfText).joined(separator: "\n\n")
    }

    /// The bold phrase with which a paragraph begins, without its full stop.
    fileprivate func lead(of block: Int) -> String? {
        guard nodes[block].kind == .paragraph, block + 1 < nodes[block].end,
            nodes[block + 1].kind == .strong
        else { return nil }
        let words = lineOfText(of: block + 1).split(separator: " ")
        guard (1...12).contains(words.count) else { return nil }
        var lead = words.joined(separator: " ")
        while let last = lead.last, ".:,".contains(last) { lead.removeLast() }
        return lead.isEmpty ? nil : lead
    }
}
