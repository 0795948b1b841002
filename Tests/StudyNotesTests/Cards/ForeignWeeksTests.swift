import Foundation
import StudyNotes
import Testing

/// Weeks as they come out of other programs, and the cards that a careful person made of them.
struct ForeignWeeksTests {
    struct Week: Sendable, CustomTestStringConvertible {
        let file: String
        /// The titles by day; day 0 is none.
        let cards: [(day: Int, titles: [String])]

        var testDescription: String { file }
    }

    private static let weeks = [
        Week(
            file: "latex",
            cards: [
                (0, ["Week 8: Deep Learning"]), (1, ["Image augmentation", "Dropout"]),
                (2, ["Convolution", "Pooling", "LeNet-5", "AlexNet", "ResNet", "IoU"]),
                (3, ["Flask"]),
            ]
        ),
        Week(
            file: "pictures",
            cards: [
                (1, ["Image Augmentation", "Dropout"]),
                (
                    2,
                    ["Convolution", "Pooling", "LeNet-5", "AlexNet", "ResNet", "Object detection"]
                ),
                (3, ["Flask"]),
            ]
        ),
        Week(
            file: "keycaps",
            cards: [
                (
                    0,
                    [
                        "Week 8 recap 🧠", "Image augmentation", "Dropout", "Convolution", "Pooling",
                        "Transfer learning", "Flask stuff",
                    ]
                )
            ]
        ),
        Week(
            file: "numerals",
            cards: [
                (
                    0,
                    [
                        "Deep Learning, Week 8", "Image augmentation", "Dropout",
                        "Convolutional networks", "Convolution", "Padding", "Stride", "Pooling",
                        "Max pooling", "Average pooling", "Global pooling", "Detection", "Flask",
                    ]
                )
            ]
        ),
        Week(
            file: "phone",
            cards: [
                (
                    0,
                    [
                        "week 8 notes", "augmentation", "DROPOUT", "STRIDE", "PADDING", "KERNEL",
                        "pooling", "batch norm", "IoU", "YOLO", "R-CNN",
                    ]
                )
            ]
        ),
        Week(
            file: "recording",
            cards: [
                (
                    0,
                    [
                        "Week 8 lecture recording, day 2", "Dense layers", "Convolution", "Pooling",
                        "Global pooling", "LeNet-5", "AlexNet", "Object detection",
                    ]
                )
            ]
        ),
        Week(
            file: "indented",
            cards: [
                (1, ["Image augmentation", "Dropout"]), (2, ["CNN", "Pooling", "LeNet-5"]),
                (3, ["Flask"]),
            ]
        ),
        Week(
            file: "weekdays",
            cards: [
                (1, ["Image augmentation", "Dropout"]), (2, ["Convolution", "Pooling"]),
                (3, ["Wednesday, 4 November", "Flask"]), (4, ["Fine-tuning"]), (5, ["Friday"]),
            ]
        ),
        Week(file: "sheet", cards: [(0, ["Week 8 overview", "Networks"]), (3, ["Day 3"])]),
    ]

    @Test(arguments: weeks)
    func `the cards are those of a careful person`(week: Week) throws {
        let file = URL(filePath: Fixtures.folder).appending(path: "../rough/\(week.file).md")
        let note = try read(try String(contentsOf: file, encoding: .utf8), file: "\(week.file).md")
        #expect(note.cards.map(\.title) == week.cards.flatMap(\.titles))
        let days = week.cards.flatMap { day, titles in titles.map { _ in day } }
        #expect(note.cards.map { $0.day ?? 0 } == days)
        #expect(note.cards.allSatisfy { $0.week == 8 })
    }

    @Test func `the words of a card of LaTeX are those that are read`() throws {
        let file = URL(filePath: Fixtures.folder).appending(path: "../rough/latex.md")
        let note = try read(try String(contentsOf: file, encoding: .utf8), file: "latex.md")
        let texts = note.cards.map(\.text)
        #expect(
            texts.contains { $0.hasSuffix("It saves about 75% of the cells & has no parameters.") }
        )
        #expect(texts.contains { $0.contains("small angles only") && !$0.contains("item") })
        #expect(texts.last?.contains("def home():\n    return \"hi\"") == true)
        #expect(texts.last?.contains("POST | yes") == true)
    }
}
