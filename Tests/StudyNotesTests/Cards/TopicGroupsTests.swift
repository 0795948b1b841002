import StudyCore
import StudyNotes
import Testing

struct TopicGroupsTests {
    @Test(arguments: [
        ("RestNET", "resnet"), ("ResNet-50", "resnet"), ("Pooling Layer", "pooling"),
        ("What is a CNN", "convolutional-neural-network"),
        ("What is CNN", "convolutional-neural-network"),
        ("BN", "batch-normalization"), ("Against Overfitting", "overfitting"),
        ("Object detection alogrimth", "object-detection"), ("My own topic", "my-own-topic"),
        ("Example", "notes-example"), ("Worked example", "notes-worked-example"),
        ("Max pooling", "max-pooling"), ("Kernal", "kernel"),
        ("Regularlizer", "regularization"),
    ])
    func `a subject has one name, however it is written`(title: String, subject: String) throws {
        let card = try #require(try read("# Notes\n\nx\n\n## \(title)\n\ny").cards.last)
        #expect(card.subject.slug == subject)
    }

    @Test func `cards on one topic come together, each with its place`() throws {
        let eight = try read(
            "# Week 8\n\n**Pooling Layer**\n\na\n\n**RestNET**\n\nb\n\n**Pooling Layer**\n\nc"
        )
        let nine = try read("# Week 9\n\n## ResNet\n\nd", file: "week-09/b.md")
        let groups = (eight.cards + nine.cards).groupedBySubject()
        #expect(groups.map(\.title) == ["Pooling Layer", "RestNET"])
        #expect(groups.map { $0.cards.map(\.source.line) } == [[1, 11], [7, 1]])
        #expect(groups[1].cards.map(\.week) == [8, 9])
    }
}
