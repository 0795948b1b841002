public import StudyCore

extension Note {
    /// Reads a note of any bytes; it is `nil` when nothing gives it a name, or it is too large.
    ///
    /// `idPrefix` begins the ids of the cards; without one it is the file name without its ending.
    public static func read(
        _ bytes: consuming [UInt8],
        file: String,
        idPrefix: String? = nil
    ) -> (note: Note?, diagnostics: [Diagnostic]) {
        guard bytes.count <= NoteFolder.largestFile else {
            return (nil, [FileBytes.Reason.tooLarge.diagnostic(file: file)])
        }
        let raw = SourceText(decoding: bytes, file: file)
        let (frontMatter, findings) = FrontMatter.read(raw)
        var diagnostics = raw.diagnostics + findings
        let draft = NoteDraft(raw, frontMatter)
        let start = SourcePosition(file: file, line: 1)
        guard let note = draft.note(idPrefix: idPrefix) else {
            diagnostics.append(.unnamed(at: start))
            return (nil, diagnostics)
        }
        if draft.isEmpty { diagnostics.append(.empty(at: start)) }
        return (note, diagnostics)
    }
}

/// A file that was repaired and parsed, and is on its way to its cards.
private struct NoteDraft {
    private let file: String
    private let frontMatter: FrontMatter
    private let source: SourceText
    private let repairs: [Repair]
    /// With the lines of the file.
    private let tree: MarkdownTree
    private let sections: [CardSections.Section]
    private let main: CardHeading?
    /// Whether nothing stands below the front matter.
    let isEmpty: Bool

    init(_ raw: SourceText, _ frontMatter: FrontMatter) {
        let firstLine = frontMatter.firstLineOfText(in: raw)
        (source, repairs) = raw.repaired(from: firstLine)
        var tree = source.withBytes(from: firstLine) {
            MarkdownTree(parsing: $0, firstLine: firstLine)
        }
        tree.keepShortLines(of: source)
        let sections = CardSections(
            tree,
            firstLine: firstLine,
            lineCount: source.lineCount,
            title: frontMatter.title
        )
        (self.sections, main) = (sections.all, sections.main)
        self.tree = source.placed(tree)
        isEmpty = firstLine > source.lineCount
        (file, self.frontMatter) = (raw.file, frontMatter)
    }

    /// The note with its cards; `nil` when nothing gives it a name.
    func note(idPrefix: String?) -> Note? {
        let stem = Note.stem(of: file)
        let title = frontMatter.title ?? main?.text.withoutExportID ?? stem
        guard let topic = frontMatter.topic ?? TopicID(heading: title) ?? TopicID(stem) else {
            return nil
        }
        let place = PlaceInCourse(file: file)
            .refined(by: PlaceInCourse(week: frontMatter.week, day: frontMatter.day))
            .refined(by: main.map { PlaceInCourse(title: $0.text) } ?? PlaceInCourse())
        let builder = CardBuilder(
            source: source,
            tree: tree,
            topic: topic,
            quiz: frontMatter.quiz,
            title: title,
            place: place,
            idPrefix: idPrefix ?? stem
        )
        return Note(
            file: file,
            topic: topic,
            title: title,
            week: place.week,
            day: place.day,
            quiz: frontMatter.quiz,
            aliases: frontMatter.aliases,
            frontMatter: frontMatter,
            cards: builder.cards(of: sections),
            repairs: repairs
        )
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
