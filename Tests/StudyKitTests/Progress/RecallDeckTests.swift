import Foundation
import StudyCore
import StudyKit
import StudyNotes
import StudyProgress
import StudyQuizzes
import Testing

/// Cards of notes in folders, as reviews meet them again.
struct RecallDeckTests {
    private static let pooling = """
        # Pooling

        ## Terms

        - **Max pooling**: keeps the largest value of each window of the feature map.
        """

    private static let quiz = """
        topic: alpha
        title: alpha
        requires: {}
        questions:
          - id: one
            level: easy
            given: {n: 5..32, k: [3, 5]}
            ask: output-size
            prompt: A {k}×{k} filter on a {n}×{n} image leaves how much?
            mistakes: [no-plus-one]
        """

    private func folder(_ notes: [String: String]) throws -> String {
        let folder = URL(filePath: NSTemporaryDirectory()).appending(path: "deck-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in notes {
            try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        return folder.path(percentEncoded: false)
    }

    private func deck(_ folder: String, isWhole: Bool = true) -> RecallDeck {
        RecallDeck(folders: [folder], isWhole: isWhole) { try? NoteLibrary(folders: [folder]) }
    }

    private func log(_ store: ReviewStore) throws -> ProgressLog {
        let clock = try StudyClock(environment: ["STUDY_NOW": "2026-11-10T10:00:00Z"])
        return ProgressLog(store, clock: clock, timeZone: .gmt)
    }

    /// Meets every card of a deck once.
    private func met(_ deck: RecallDeck) throws -> (store: ReviewStore, asked: [String]) {
        let store = try ReviewStore()
        return (store, try meetNew(deck, store))
    }

    /// Meets what is new in a deck, knows it, and tells what it was.
    private func meetNew(_ deck: RecallDeck, _ store: ReviewStore) throws -> [String] {
        let quizzes = try QuizLibrary(folder: folder(["alpha.yaml": Self.quiz]))
        var sitting = ReviewSitting(try log(store), quizzes, deck, .init(newCount: 99), seed: 1)
        var asked: [String] = []
        while let prompt = try sitting.next() {
            guard case .card(let card) = prompt, card.isNew else {
                sitting.skip()
                continue
            }
            asked.append(card.card.prompt)
            try sitting.grade(card, .easy, typed: "", seconds: 9)
            sitting.finish()
        }
        return asked
    }

    @Test func `the same words in two files are one card, met once`() throws {
        let notes = ["a.md": Self.pooling, "b.md": Self.pooling]
        let deck = try deck(folder(notes))
        let (store, asked) = try met(deck)
        #expect(deck.cards().count == 2)
        #expect(asked == ["Max pooling"])
        #expect(try meetNew(deck, store).isEmpty)
    }

    @Test func `a card of notes that were not looked at is not gone`() throws {
        let (store, asked) = try met(deck(folder(["pooling.md": Self.pooling])))
        #expect(asked.count == 1)
        let other = try folder(["other.md": "# Other\n\nNothing to know by heart.\n"])
        #expect(try deck(other, isWhole: false).reconcile(store)?.gone == 0)
        #expect(try deck(folder([:])).reconcile(store) == nil)
        let unread = try folder(["other.md": "# Other\n"])
        // A link that leads nowhere.
        try FileManager.default.createSymbolicLink(
            atPath: unread + "/pooling.md",
            withDestinationPath: unread + "/missing"
        )
        #expect(try deck(unread).reconcile(store)?.gone == 0)
        #expect(try deck(other).reconcile(store)?.gone == 1)
    }
}
