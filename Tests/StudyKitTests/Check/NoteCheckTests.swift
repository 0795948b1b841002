import StudyCore
import StudyNotes
import Testing

@testable import StudyKit

struct NoteCheckTests {
    @Test(arguments: [
        ("# A\n\nSee [b](nowhere.md).\n", Finding.Kind.brokenLink, 3, 9, "'nowhere.md'"),
        ("# A\n\nSee [b](#nothing).\n", .brokenLink, 3, 9, "'#nothing'"),
        ("# Pooling\n\nSee [[poolin]].\n", .brokenLink, 3, 7, "[[poolin]]"),
        ("# A\n\nText.\n\n## Empty\n", .emptySection, 5, 4, "'Empty'"),
        ("# A\n\n## B\n\nOne.\n\n## B\n\nTwo.\n", .duplicatedTopic, 7, 4, ":3:4"),
        ("# A\n\nThe Kernal slides.\n", .misspelling, 3, 5, "'kernel'"),
        ("# A\n\n- RestNET\n", .misspelling, 3, 3, "'ResNet'"),
        ("# A\n\n- LeNET is old\n", .misspelling, 3, 3, "'LeNet'"),
        ("# A\n\nLow resulution.\n", .misspelling, 3, 5, "'resolution'"),
        ("# A\n\nAn alogrimth.\n", .misspelling, 3, 4, "'algorithm'"),
        ("# A\n\nEach Hyparameter.\n", .misspelling, 3, 6, "'hyperparameter'"),
        ("# A\n\nA Regularlizer.\n", .misspelling, 3, 3, "'regularizer'"),
        ("# A\n\nIt makes sure that the std\n", .unfinished, 3, 24, "that the std"),
        ("# A\n\nIt is so because\n", .unfinished, 3, 10, "'because'"),
        ("# A\n\nOne, two,\n", .unfinished, 3, 9, "comma"),
        ("# A\n\nAnd so on ...\n", .unfinished, 3, 11, "'...'"),
    ])
    func `a finding has its kind and its exact place`(
        text: String,
        kind: Finding.Kind,
        line: Int,
        column: Int,
        words: String
    ) throws {
        let found = try CheckedText.document(text).findings.filter { $0.kind == kind }
        try #require(found.count == 1)
        let diagnostic = found[0].diagnostic
        #expect(diagnostic.position.line == line && diagnostic.position.column == column)
        #expect("\(diagnostic)".contains(words))
    }

    // Words that technical prose is full of, each two letters from a term.
    @Test(arguments: [
        "tracking", "insertion", "compilations", "generation", "variables", "moment", "integration",
        "perimeter", "variation", "competition", "production", "detector", "influence", "reset",
    ])
    func `a word of the language is no misspelt term`(word: String) {
        #expect(SpellingCheck.correction(of: word) == nil)
    }

    @Test func `a topic that no questions are about is told`() throws {
        let note = Note.read(Array("---\nquiz: poolng\n---\n# A\n\nText.\n".utf8), file: "a.md")
            .note
        let checked = CheckedNote(
            try #require(note),
            source: SourceText(decoding: Array("---\nquiz: poolng\n---\n".utf8), file: "a.md")
        )
        let library = NoteLibrary(notes: [checked.note])
        let pooling = try #require(TopicID("pooling"))
        let found = TopicCheck(library, [pooling]).findings(of: checked)
        #expect(found.first?.diagnostic.remedy == "did you mean 'pooling'?")
        #expect(found.first?.diagnostic.position.column == 7)
    }
}
