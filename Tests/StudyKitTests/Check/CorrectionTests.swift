import StudyKit
import StudyNotes
import StudyProgress
import Testing

/// What is said below notes that are shown or repeated.
struct CorrectionTests {
    private static let wrong = """
        # Week 8

        ## Pooling

        - **Max pooling**: reduces noise, as it keeps the strongest value.

        ## History

        - **CNN**: was developed in 2012.

        ## Size

        Q: What does input 7, kernel 3, stride 2, padding 0 give?
        A: Input Size: 7 Padding: 0 Kernel: 3 Stride: 2 gives 4.
        """

    private static func library(_ text: String) throws -> NoteLibrary {
        NoteLibrary(notes: [try #require(Note.read(Array(text.utf8), file: "raw.md").note)])
    }

    @Test func `a card of notes says what is true instead`() throws {
        let corrections = try Self.library(Self.wrong).cards.map { Corrections.of($0).joined() }
        #expect(corrections.contains { $0.hasPrefix("averaging reduces noise") })
        #expect(corrections.contains { $0.contains("2012 is AlexNet") })
        #expect(corrections.contains { $0.hasPrefix("it is 3") })
    }

    @Test func `so does a card to know by heart`() throws {
        let library = try Self.library(Self.wrong)
        let cards = RecallDeck(folders: []) { library }.cards()
        let corrections = cards.map { Corrections.of($0).joined() }
        #expect(corrections.contains { $0.hasPrefix("averaging reduces noise") })
        #expect(corrections.contains { $0.contains("2012 is AlexNet") })
    }

    @Test func `the notes of the course need none`() throws {
        let library = try NoteLibrary(folder: CheckedText.shippedNotes)
        for card in library.cards { #expect(Corrections.of(card).isEmpty, "\(card.title)") }
        for card in RecallDeck(folders: [CheckedText.shippedNotes], load: { library }).cards() {
            #expect(Corrections.of(card).isEmpty, "\(card.prompt)")
        }
    }
}
