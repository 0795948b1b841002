import StudyNotes
import Testing

@testable import StudyKit

/// Which lists of notes are remedies, and against what.
struct SheetRemediesTests {
    private func lists(_ text: String) throws -> [SheetRemedies] {
        let note = try #require(Note.read(Array("# Week 8\n\n\(text)\n".utf8), file: "n.md").note)
        return try Cheatsheet([note]).remedies
    }

    @Test(arguments: [
        "## Overfitting\n- learns by heart\n- bad on new data",
        "## Overfitting\n- no dropout\n- too little data\n- without regularization it learns noise",
        "## Overfitting\n\nSigns:\n\n- training accuracy is high\n- test accuracy is low",
        "## Overfitting\n\nReasons:\n\n- less regularization\n- too many layers\n- dropout is off",
        "## Why overfitting happens\n- more parameters than data\n- training for too long",
        "## Against overfitting\n- dropout",
        "## Underfitting\n- high bias\n- model too simple",
        "## What does not help against overfitting\n- more layers\n- more epochs",
        "## Dropout\n- more data\n- augmentation\n- early stopping",
    ])
    func `causes and signs are no remedies`(text: String) throws {
        #expect(try lists(text).isEmpty)
    }

    @Test(arguments: [
        ("## Overfitting\n- learns by heart\n- Remedies:\n  - more data\n  - dropout", 2),
        ("## Overfitting\n- learns by heart\n- Remedies\n  - call a friend\n  - wait", 2),
        ("## Overfitting\n- learns by heart\n- remedies: more data, dropout, early stopping", 3),
        ("## Overfitting\n- learns by heart\n- remedies: more data and dropout", 2),
        ("## Overfitting\n- learns by heart\n\nWhat helps:\n- shuffle\n- a nap", 2),
        ("## How to avoid overfitting\n- shuffle\n- a nap", 2),
        ("## Overfitting\n### Remedies\n- shuffle\n- a nap", 2),
        ("## Day 3 - Against overfitting\n- shuffle\n- a nap", 2),
        ("## Overfitting\n- use dropout\n- L2 regularization\n- more (labelled) data", 3),
        ("## Overfitting\n- bad on new data\n- add dropout\n- get more data", 2),
        ("## Training\n- Overfitting\n  - learns by heart\n  - remedies:\n    - a nap\n    - b", 2),
        ("## Training\n\nOverfitting is bad.\n\nRemedies:\n- a nap\n- shuffle", 2),
        ("## How can we reduce overfitting?\nMore data, augmentation, dropout, L2.", 4),
        ("## Tag 3 - Overfitting\n- auswendig\n- Gegenmittel:\n  - mehr Daten\n  - Dropout", 2),
        ("## Überanpassung\n- lernt auswendig\n\nWas hilft:\n- mehr Daten\n- Pausen", 2),
    ])
    func `a list is of remedies where its words say so`(text: String, count: Int) throws {
        let found = try lists(text)
        #expect(found.map(\.illness) == [.overfitting])
        #expect(found.first?.remedies.count == count)
        #expect(found.first?.remedies.contains { $0.name.contains("heart") } == false)
        #expect(found.first?.remedies.contains { $0.name.contains(":") } == false)
    }

    @Test func `of two illnesses each has its own`() throws {
        let text = """
            ## Overfitting and underfitting
            - Overfitting: more data, dropout, augmentation
            - Underfitting: more layers, train longer, less regularization
            """
        let found = try lists(text)
        #expect(found.map(\.illness) == [.overfitting, .underfitting])
        #expect(
            found.map { $0.remedies.map(\.name) } == [
                ["more data", "dropout", "augmentation"],
                ["more layers", "train longer", "less regularization"],
            ]
        )
    }
}
