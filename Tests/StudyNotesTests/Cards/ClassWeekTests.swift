import Foundation
import StudyNotes
import Testing

/// A week written in class, its topics bold in front of small letters as well as on their own lines.
struct ClassWeekTests {
    private static let topics = [
        "Image Augmentation", "Dropout", "What is CNN", "How it works", "Hyparameter",
        "Multiple channels", "Pooling Layer", "Global pooling", "LeNET 5", "AlexNET", "RestNET",
        "Localization", "Object Detection", "Flask", "Fine-tuning", "Against overfitting",
        "Underfitting", "Batch Norm",
    ]

    @Test(arguments: [false, true])
    func `each topic is a card, in lines and pasted`(isPasted: Bool) throws {
        let file = try #require(Fixtures.rough.first { $0.hasSuffix("class.md") })
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let note = try read(isPasted ? text.replacing("\n", with: " ") : text, file: "week.md")
        let titles = note.cards.map(\.title)
        #expect(Self.topics.filter { !titles.contains($0) } == [])
        #expect(titles.filter { !Self.topics.contains($0) } == ["Day 3", "Day 4", "Resampling"])
        let remedies = try #require(note.cards.first { $0.title == "Against overfitting" }).lists
        #expect(remedies.first?.items.count == 7)
        #expect(remedies.first?.items.last?.text == "Weight initialization")
    }
}
