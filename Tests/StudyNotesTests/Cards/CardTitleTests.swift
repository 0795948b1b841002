import StudyNotes
import Testing

struct CardTitleTests {
    @Test(arguments: [
        ("## 2. Pooling", "Pooling"), ("## 3.1 ResNet", "ResNet"), ("## 1) Padding", "Padding"),
        ("**Pooling:**", "Pooling"), ("## 1x1 convolution", "1x1 convolution"),
        ("## 3 kinds of pooling", "3 kinds of pooling"), ("## 1.5 million", "1.5 million"),
        ("## 2. 2012", "2. 2012"), ("kernel 3x3\n**Pooling:**", "Pooling"),
    ])
    func `numbers and colons are no part of it`(heading: String, title: String) throws {
        let cards = try read("text\n\n\(heading)\nmax, avg\n", file: "a.md").cards
        #expect(cards.last?.title == title)
    }

    @Test(arguments: [
        ("Day 2 Batch norm", "Batch norm", 2), ("Day 4 Overfitting", "Overfitting", 4),
        ("Day 3: Detection", "Detection", 3), ("Day 2 exercises", "Day 2 exercises", nil),
        ("Day 2 Batches of cookies", "Day 2 Batches of cookies", nil),
    ])
    func `a topic behind a day is the title`(heading: String, title: String, day: Int?) throws {
        let card = try #require(try read("# W\n\n## \(heading)\n\nText.\n").cards.last)
        #expect(card.title == title)
        #expect(card.day == day)
    }
}
