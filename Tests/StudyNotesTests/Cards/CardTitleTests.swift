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
}
