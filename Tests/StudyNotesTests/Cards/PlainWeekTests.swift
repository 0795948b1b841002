import Foundation
import StudyNotes
import Testing

/// A week without a single mark of a heading, and the cards a careful person made of it.
struct PlainWeekTests {
    private static let wanted: [(title: String, day: Int?, begins: String, ends: String)] = [
        ("Week 8 CNNs", nil, "Week 8 CNNs", "CNNs"),
        ("CNN intro", 1, "Day 1 (Mon)", "= 280"),
        ("Pooling", 1, "Pooling", "s=2"),
        ("Padding", 1, "Padding", "none"),
        ("Batch Norm", 2, "Day 2 - Tue", "higher lr"),
        ("Dropout", 2, "Dropout", "dense layers"),
        ("against overfitting", 2, "against overfitting", "l2"),
        ("Transfer learning", 3, "Day 3", "small lr"),
        ("Object detection", 3, "Object detection", "one pass"),
        ("Flask", 3, "Flask", "in the body"),
    ]

    @Test func `the cards are those of a careful person`() throws {
        let file = try #require(Fixtures.rough.first { $0.hasSuffix("plain.md") })
        let note = try read(try String(contentsOfFile: file, encoding: .utf8), file: "plain.md")
        #expect(note.cards.map(\.title) == Self.wanted.map(\.title))
        for (card, wanted) in zip(note.cards, Self.wanted) {
            #expect(card.week == 8 && card.day == wanted.day, "\(card.title)")
            #expect(card.text.hasPrefix(wanted.begins), "\(card.title): \(card.text)")
            #expect(card.text.hasSuffix(wanted.ends), "\(card.title): \(card.text)")
        }
    }
}
