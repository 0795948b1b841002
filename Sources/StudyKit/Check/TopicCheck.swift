internal import StudyCore
internal import StudyNotes

/// Finds topics that are named in the front matter or in a call of the program, and do not exist.
struct TopicCheck {
    /// Topics that can be asked about; `nil` where no quiz files are at hand.
    private let quizTopics: [TopicID]?
    private let noteTopics: Set<TopicID>

    init(_ library: NoteLibrary, _ quizTopics: [TopicID]?) {
        self.quizTopics = quizTopics
        noteTopics = Set(library.notes.map(\.topic) + library.cards.map(\.topic))
    }

    func findings(of checked: CheckedNote) -> [Finding] {
        guard let quizTopics, !quizTopics.isEmpty else { return [] }
        let known = Set(quizTopics)
        var findings: [Finding] = []
        for entry in checked.note.frontMatter.entries {
            guard let topic = TopicID(entry.value.text), !known.contains(topic) else { continue }
            let nearest = Spelling.nearest(to: topic.slug, among: quizTopics.map(\.slug))
            if entry.key == "quiz" {
                findings.append(unknown(topic, checked, entry.line, nearest))
            } else if entry.key == "topic", let nearest,
                Spelling.distance(nearest, topic.slug) <= 2, topic.slug.count > 5,
                !noteTopics.contains(where: { $0.slug == nearest })
            {
                findings.append(unknown(topic, checked, entry.line, nearest))
            }
        }
        return findings + calls(in: checked, known)
    }

    /// `study quiz --topic NAME` in the text.
    private func calls(in checked: CheckedNote, _ known: Set<TopicID>) -> [Finding] {
        checked.blocks.blocks.flatMap { block in
            block.tokens.indices.compactMap { index -> Finding? in
                let token = block.tokens[index]
                guard token.word == "topic", token.gap == 0, index > 1,
                    block.tokens[index - 1].isSign("-"), block.tokens[index - 2].isSign("-"),
                    index + 1 < block.tokens.count, let name = block.tokens[index + 1].word,
                    name.count > 1, let topic = TopicID(name), !known.contains(topic)
                else { return nil }
                let nearest = Spelling.nearest(to: name, among: known.map(\.slug).sorted())
                let place = block.tokens[index + 1]
                return unknown(topic, checked, place.line, nearest, column: place.start + 1)
            }
        }
    }

    private func unknown(
        _ topic: TopicID,
        _ checked: CheckedNote,
        _ line: Int,
        _ nearest: String?,
        column: Int? = nil
    ) -> Finding {
        checked.source.warning(
            .unknownTopic,
            line: line,
            column: column ?? checked.column(of: topic.slug, in: line),
            "no questions are about a topic '\(topic)'",
            remedy: nearest.map { "did you mean '\($0)'?" } ?? "'study topics' lists them"
        )
    }
}

extension CheckedNote {
    /// The column at which a text stands in a line; 1 where it does not.
    func column(of text: String, in line: Int) -> Int {
        let scalars = source.line(line)
        guard !text.isEmpty, let range = scalars.firstRange(of: text) else { return 1 }
        return scalars[..<range.lowerBound].unicodeScalars.count + 1
    }
}
