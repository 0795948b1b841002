import Foundation
import StudyNotes
import Testing

/// A week in shorthand, `Term: words` on every other line, and the cards a careful person made of it.
struct ShorthandWeekTests {
    private static let wanted: [(title: String, below: [String], terms: [String])] = [
        ("Week 8 CNNs", [], []),
        ("Why not dense?", [], []),
        (
            "Convolution", [],
            [
                "Filter/Kernel", "Feature map", "Stride", "Padding", "same padding",
                "valid padding", "Output size",
            ]
        ),
        ("Poolling", ["Convolution"], []),
        ("avg pooling", ["Convolution", "Poolling"], ["avg pooling"]),
        ("Global avg pooling", ["Convolution", "Poolling"], ["Global avg pooling"]),
        ("Activations", [], ["Sigmoid", "ReLU", "Softmax"]),
        ("LeNET 5", ["Architectures"], ["LeNET 5"]),
        ("AlexNET", ["Architectures"], ["AlexNET"]),
        ("RestNET", ["Architectures"], ["RestNET"]),
        ("IoU", ["Localization + Detection"], ["IoU"]),
        ("NMS", ["Localization + Detection"], ["NMS"]),
        ("YOLO", ["Localization + Detection"], ["YOLO"]),
        ("R-CNN", ["Localization + Detection"], ["R-CNN"]),
        ("Agianst Overfiting", [], ["Dropout"]),
        ("Batch norm", ["Agianst Overfiting"], []),
    ]

    @Test(arguments: [false, true])
    func `the cards are those of a careful person`(isPasted: Bool) throws {
        let file = try #require(Fixtures.rough.first { $0.hasSuffix("shorthand.md") })
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let note = try read(isPasted ? text.replacing("\n", with: " ") : text, file: "week.md")
        #expect(note.cards.map(\.title) == Self.wanted.map(\.title))
        for (card, wanted) in zip(note.cards, Self.wanted) {
            #expect(card.path.dropFirst().dropLast() == wanted.below[...], "\(card.title)")
            #expect(card.definitions.map(\.term) == wanted.terms, "\(card.title)")
        }
        let settings = try #require(note.cards.first { $0.title == "Convolution" }).numbers
        #expect(settings.suffix(4).map(\.value) == [7, 0, 3, 2])
        let remedies = try #require(note.cards.first { $0.title == "Agianst Overfiting" }).lists
        #expect(remedies.first?.items.map(\.text) == ["more data", "dropout", "early stopping"])
    }
}
