public import StudyCore

extension Note {
    /// Reads a note of any bytes; the note is `nil` when nothing gives it a name.
    ///
    /// `idPrefix` begins the ids of the cards; without one it is the file name without its ending.
    public static func read(
        _ bytes: [UInt8],
        file: String,
        idPrefix: String? = nil
    ) -> (note: Note?, diagnostics: [Diagnostic]) {
        let raw = SourceText(decoding: bytes, file: file)
        let (frontMatter, findings) = FrontMatter.read(raw)
        var diagnostics = raw.diagnostics + findings
        let firstLine = frontMatter.firstLineOfText(in: raw)
        let (source, repairs) = raw.repaired(from: firstLine)
        let body = String(source.lines(firstLine..<max(firstLine, source.lineCount + 1)))
        let tree = MarkdownTree(parsing: body, firstLine: firstLine)

        let stem = stem(of: file)
        let sections = CardSections(
            tree,
            firstLine: firstLine,
            lineCount: source.lineCount,
            title: frontMatter.title
        )
        let title = frontMatter.title ?? sections.main?.text ?? stem
        let place = PlaceInCourse(file: file)
            .refined(by: PlaceInCourse(week: frontMatter.week, day: frontMatter.day))
            .refined(by: sections.main?.place ?? PlaceInCourse())
        let start = SourcePosition(file: file, line: 1)
        guard let topic = frontMatter.topic ?? TopicID(title) ?? TopicID(stem) else {
            diagnostics.append(.unnamed(at: start))
            return (nil, diagnostics)
        }
        if firstLine > source.lineCount { diagnostics.append(.empty(at: start)) }
        let builder = CardBuilder(
            source: source,
            tree: tree,
            topic: topic,
            quiz: frontMatter.quiz,
            title: title,
            place: place,
            idPrefix: idPrefix ?? stem
        )
        let cards = builder.cards(of: sections.all)
        let note = Note(
            file: file,
            topic: topic,
            title: title,
            week: place.week,
            day: place.day,
            quiz: frontMatter.quiz,
            aliases: frontMatter.aliases,
            frontMatter: frontMatter,
            cards: cards,
            repairs: repairs
        )
        return (note, diagnostics)
    }
}

extension Diagnostic {
    fileprivate static func unnamed(at position: SourcePosition) -> Diagnostic {
        Diagnostic(
            .error,
            at: position,
            "the note has no name: neither its title nor its file name holds a letter or a digit",
            remedy: "begin it with a heading such as '# Pooling'"
        )
    }

    fileprivate static func empty(at position: SourcePosition) -> Diagnostic {
        Diagnostic(
            .warning,
            at: position,
            "the note has no text",
            remedy: "write some, or delete the file"
        )
    }
}
