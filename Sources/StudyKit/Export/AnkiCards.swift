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
    private var corrections: NoteCorrections
    /// The cards that have questions already: the first has what is said of the title.
    private var begun: Set<TopicCard.ID> = []

    /// The Anki notes of some cards of a file, whose name begins their guids.
    init(_ note: Note, named file: String, cards: [TopicCard]) {
        (self.note, self.file, corrections) = (note, file, NoteCorrections([note]))
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
        // A list without words of its own is the answer to the title already.
        let lists = card.lists.filter { Self.name($0.title) != Self.name(card.title) }
            .compactMap(ListQuestion.init)
        let formulas = FormulaMarkup(card.body)
        if let opening = parts.opening { addTopic(opening, of: card, formulas) }
        let listTitles = Set(lists.filter(\.asksForAll).map { Self.name($0.list.title) })
        for part in parts.leads where !listTitles.contains(Self.name(part.lead)) {
            addLead(part, of: card, formulas)
        }
        var asked = listTitles.union(parts.leads.map { Self.name($0.lead) })
        asked.insert(Self.name(card.title))
        for definition in card.definitions where !asked.contains(Self.name(definition.term)) {
            addTerm(definition, of: card, formulas)
        }
        asked.formUnion(card.definitions.map { Self.name($0.term) })
        for list in lists where list.asksForAll || !asked.contains(Self.name(list.subject)) {
            addList(list, of: card, formulas)
        }
    }

    private mutating func addTopic(
        _ opening: CardParts.Opening,
        of card: TopicCard,
        _ formulas: FormulaMarkup
    ) {
        guard let title = Self.subject(of: card) else { return }
        let said = AnswerText.html(opening.html, without: card.title)
        let back = AnswerText.html(said) { card.withoutAnswerLabel($0) }
        let front = "<b>\(formulas.html(title))</b>"
        add(card, Question(kind: "topic", front: front, back: back, lines: opening.lines))
    }

    private mutating func addLead(
        _ part: CardParts.Lead,
        of card: TopicCard,
        _ formulas: FormulaMarkup
    ) {
        var question = Question(kind: "question", name: part.lead, lines: part.lines)
        if part.isExample {
            guard let example = part.withoutResult else { return }
            (question.kind, question.back) = ("example", part.html)
            question.front = titled(card, formulas, example)
        } else {
            question.back = AnswerText.html(part.html)
            question.front = titled(card, formulas, formulas.html(part.lead))
        }
        add(card, question)
    }

    private mutating func addTerm(
        _ definition: CardDefinition,
        of card: TopicCard,
        _ formulas: FormulaMarkup
    ) {
        let term = "<b>\(formulas.html(definition.term))</b>"
        let text = AnswerText.plain(definition.text, without: definition.term)
        let question = Question(
            kind: "term",
            name: definition.term,
            front: titled(card, formulas, term),
            back: formulas.html(text),
            words: "\(definition.term): \(definition.text)"
        )
        add(card, question)
    }

    private mutating func addList(
        _ asked: ListQuestion,
        of card: TopicCard,
        _ formulas: FormulaMarkup
    ) {
        let list = asked.list
        let subject = formulas.html(asked.subject)
        let name =
            asked.asksForAll ? "Name all \(list.items.count): \(subject)" : "<b>\(subject)</b>"
        let items = list.items.map { "<li>\(formulas.html($0.text))</li>" }.joined()
        let question = Question(
            kind: "list",
            name: list.title,
            front: titled(card, formulas, name),
            back: list.isNumbered ? "<ol>\(items)</ol>" : "<ul>\(items)</ul>",
            words: ([list.title] + list.items.map(\.text)).joined(separator: "\n")
        )
        add(card, question)
    }

    /// A question before it has its name and its place.
    private struct Question {
        var kind: String
        var name = ""
        var front = ""
        var back = ""
        /// The words that it shows, where those are not all on its lines.
        var words = ""
        var lines: ClosedRange<Int>?
    }

    private mutating func add(_ card: TopicCard, _ question: Question) {
        let headings = card.path.dropFirst().map(Self.name)
        var guid = "study:\(([file] + headings).joined(separator: "/")):\(question.kind)"
        if !question.name.isEmpty { guid += ":\(Self.name(question.name))" }
        seen[guid, default: 0] += 1
        if let count = seen[guid], count > 1 { guid += "-\(count)" }
        let source = "<small>\(HTMLPage.text(card.source.description))</small>"
        let said = question.back + corrections(of: question, card)
        notes.append(
            AnkiNote(
                guid: guid,
                deck: (card.week ?? note.week).map { "study::Week \($0)" } ?? "study",
                front: question.front,
                back: "<div style=\"text-align: left\">\(said)</div>\(source)",
                tags: tags(card)
            )
        )
    }

    /// What is true instead of the words on a card, as the sheet has it.
    private mutating func corrections(of question: Question, _ card: TopicCard) -> String {
        let title = begun.insert(card.id).inserted ? "\(card.title)\n" : ""
        return corrections.of(title + question.words, on: question.lines, in: card)
            .map { "<p><small><b>Not quite:</b> \(HTMLPage.text($0))</small></p>" }.joined()
    }

    /// The title above a question, so that it can be understood by itself.
    private func titled(
        _ card: TopicCard,
        _ formulas: FormulaMarkup,
        _ question: String
    ) -> String {
        guard let title = Self.subject(of: card) else { return question }
        return "<small>\(formulas.html(title))</small><br>\(question)"
    }

    /// What a card is about: its title, or one above it, without the place in the course.
    private static func subject(of card: TopicCard) -> String? {
        let titles = [card.title] + card.path.dropLast().reversed()
        return titles.lazy.compactMap(TopicCard.subject).first
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
