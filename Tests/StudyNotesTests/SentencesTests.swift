import Testing

@testable import StudyNotes

struct SentencesTests {
    @Test(arguments: [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        (
            "Sends data, e.g. an image. It is big (i.e. slow).",
            ["Sends data, e.g. an image.", "It is big (i.e. slow)."]
        ),
        ("Why: 1. it shrinks. 2. corners", ["Why: 1. it shrinks.", "2. corners"]),
        ("The output is 5. The input was 7.", ["The output is 5.", "The input was 7."]),
        ("It was in 1998. Then, e.g.", ["It was in 1998.", "Then, e.g."]),
        ("...", ["..."]), ("", []), (". .", [".", "."]),
    ])
    func `a sentence ends at its mark, not within`(text: String, sentences: [String]) {
        #expect(Sentences.of(text).map(String.init) == sentences)
    }
}
