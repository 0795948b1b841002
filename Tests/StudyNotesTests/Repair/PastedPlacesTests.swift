import StudyNotes
import Testing

/// Weeks and days in a line that was pasted without any marks.
struct PastedPlacesTests {
    private static let filling = "crops and flips of the images make it see more of them all"

    @Test func `days that follow each other are headings, and gaps part paragraphs`() {
        let raw =
            "Week 8  Day 1 Image Augmentation \(Self.filling)  nodes to do without  Day 2 why CNN? "
            + "\(Self.filling) after Day 1 Day 3 flask - GET asks - POST updates"
        #expect(
            NoteRepair(raw).text == """
                # Week 8

                ## Day 1

                Image Augmentation \(Self.filling)

                nodes to do without

                ## Day 2

                why CNN? \(Self.filling) after Day 1

                ## Day 3

                ### flask

                - GET asks
                - POST updates
                """
        )
    }

    @Test(arguments: [
        "On Day 1 we \(filling), and on Day 2 we \(filling). See Day 3 for \(filling) in full.",
        "Day 2 was long: \(filling), and \(filling). It was longer than Day 1, and \(filling).",
        "Today was long: \(filling), and \(filling). Tag 1 of it was long, and \(filling).",
    ])
    func `days that are spoken of stay in their prose`(text: String) {
        #expect(NoteRepair(text).text == text)
    }
}
