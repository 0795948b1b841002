import Foundation
import StudyNotes
import Testing

/// Weeks written in ways that are no markdown, and the cards that a careful person made of them
/// before the program read them.
struct StrangeWeeksTests {
    struct Wanted: Sendable {
        let title: String
        let day: Int?
        let begins: String
        let ends: String

        init(_ title: String, _ day: Int?, _ begins: String, _ ends: String) {
            (self.title, self.day, self.begins, self.ends) = (title, day, begins, ends)
        }
    }

    private static let oneLine = [
        Wanted("Week 8 Deep Learning", nil, "Week 8", "Learning"),
        Wanted("Image augmentation", 1, "Day 1", "same size."),
        Wanted("Dropout", 1, "Dropout", "inference."), Wanted("CNN", 2, "Day 2", "in memory."),
        Wanted("Convolution", 2, "Convolution", "the kernel."),
        Wanted("Hyperparameters", 2, "Hyperparameters", "Stride: 2."),
        Wanted("Padding", 2, "Padding", "the image."), Wanted("Stride", 2, "Stride", "window."),
        Wanted("Many channels", 2, "Many channels", "be equal."),
        Wanted("Pooling", 2, "Pooling", "pooling the mean."),
        Wanted("Global pooling", 2, "Global pooling", "per channel."),
        Wanted("LeNet-5", 2, "LeNet-5", "tanh."), Wanted("AlexNet", 2, "AlexNet", "max pooling."),
        Wanted("ResNet", 2, "ResNet", "degradation."),
        Wanted("Localization", 2, "Localization", "and box."), Wanted("IoU", 2, "IoU", "union."),
        Wanted("Object detection", 2, "Object detection", "slower."),
        Wanted("Flask", 3, "Day 3", "a body."), Wanted("Front-end", 3, "Front-end", "users see."),
        Wanted("Back-end", 3, "Back-end", "database."),
        Wanted("Fine-tuning", 4, "Day 4", "learning rate."), Wanted("Day 5", 5, "Day 5", "Test."),
        Wanted("Against overfitting", 5, "Against", "weight initialization."),
        Wanted("Against underfitting", 5, "Against", "transfer learning."),
        Wanted("Batch size", 5, "Batch size", "win."),
        Wanted("Batch norm", 5, "Batch norm", "that the std"),
    ]

    private static let capitals = [
        Wanted("DEEP LEARNING WEEK 8", nil, "DEEP", "WEEK 8"),
        Wanted("IMAGE AUGMENTATION", 1, "DAY 1", "survive."),
        Wanted("THE LABEL PROBLEM", 1, "THE LABEL", "wrong side."),
        Wanted("DROPOUT", 1, "DROPOUT", "1/(1-p)."),
        Wanted("WHY DENSE LAYERS FAIL", 2, "DAY 2", "1,000 units."),
        Wanted("HISTORY", 2, "HISTORY", "2012."),
        Wanted("CONVOLUTION", 2, "CONVOLUTION", "STRIDE: 2"),
        Wanted("HYPERPARAMETERS", 2, "HYPERPARAMETERS", "stride"),
        Wanted("POOLING", 2, "POOLING", "NO PARAMETERS!"),
        Wanted("GLOBAL POOLING", 2, "GLOBAL POOLING", "512."),
        Wanted("LENET-5", 2, "FAMOUS NETWORKS", "subsampling."),
        Wanted("ALEXNET", 2, "ALEXNET", "ReLU."),
        Wanted("RESNET", 2, "RESNET", "connections."),
        Wanted("LOCALIZATION AND DETECTION", 2, "LOCALIZATION", "proposals."),
        Wanted("FRONT-END AND BACK-END", 3, "DAY 3", "database."),
        Wanted("FLASK", 3, "FLASK", "a body."), Wanted("FINE-TUNING", 4, "DAY 4", "learning rate."),
        Wanted("SEVEN REMEDIES AGAINST OVERFITTING", 5, "DAY 5", "weight initialization"),
        Wanted("WHAT HELPS AGAINST UNDERFITTING", 5, "WHAT", "transfer learning"),
        Wanted("BATCH SIZE", 5, "BATCH SIZE", "win."),
        Wanted("BATCH NORM", 5, "BATCH NORM", "gamma and beta."),
    ]

    private static let wiki = [
        Wanted("Deep Learning Week 8", nil, "Deep", "Week 8"),
        Wanted("Image augmentation", 1, "Day 1", "crops"),
        Wanted("Dropout", 1, "Dropout", "1/(1-p)."),
        Wanted("Convolution", 2, "Day 2", "the image"),
        Wanted("Output size", 2, "Output size", "+ 1"),
        Wanted("Many channels", 2, "Many channels", "4x4x1"),
        Wanted("Pooling", 2, "Pooling", "Global pooling."),
        Wanted("LeNet-5", 2, "Networks", "1998"),
        Wanted("AlexNet", 2, "AlexNet", "2012"), Wanted("ResNet", 2, "ResNet", "connections"),
        Wanted("Detection", 2, "Detection", "union."), Wanted("Flask", 3, "Day 3", "a body."),
        Wanted("Against overfitting", 5, "Day 5", "dropout"),
        Wanted("Batch norm", 5, "Batch norm", "running | 2"),
    ]

    @Test(arguments: [("one-line", oneLine), ("capitals", capitals), ("wiki", wiki)])
    func `the cards are those of a careful person`(file: String, wanted: [Wanted]) throws {
        let note = try Self.note(file)
        #expect(note.cards.map(\.title) == wanted.map(\.title))
        for (card, wanted) in zip(note.cards, wanted) {
            #expect(card.week == 8 && card.day == wanted.day, "\(card.title)")
            #expect(card.text.hasPrefix(wanted.begins), "\(card.title): \(card.text)")
            #expect(card.text.hasSuffix(wanted.ends), "\(card.title): \(card.text)")
        }
    }

    @Test func `each question is a card with its answer`() throws {
        let cards = try Self.note("flashcards").cards.dropFirst()
        #expect(cards.count == 20)
        #expect(cards.allSatisfy { $0.title.hasSuffix("?") && $0.text.contains("A: ") })
        #expect(cards.allSatisfy { $0.reasons.map(\.question) == [$0.title] })
        let channels = cards.first { $0.title.hasPrefix("What must the channel") }
        #expect(channels?.text.hasSuffix("K filters give 4x4xK") == true)
    }

    private static func note(_ file: String) throws -> Note {
        let path = try #require(Fixtures.rough.first { $0.hasSuffix("/\(file).md") })
        return try read(try String(contentsOfFile: path, encoding: .utf8), file: "\(file).md")
    }
}
