import Testing

@testable import StudyNotes

struct TermTests {
    private static let long = "abcdefghi jklmnopqr stuvwxyza bcdefghij klmnopqrst"

    @Test(arguments: [
        ("Max pooling", "Max pooling"), ("**Stride**", "Stride"), ("\"IoU\":", "IoU"),
        ("the stride", "stride"), ("a", "a"), ("An anchor box", "anchor box"),
        (long, long), (long + "u", nil), ("Größe", "Größe"),
        ("the padding of it", nil), ("with padding", nil), ("Note", nil), ("3x3", nil),
        ("it shrinks", nil), ("one, two", nil), ("", nil), ("   ", nil), ("**", nil),
    ])
    func `a term is a few words that are no sentence and no label`(words: String, term: String?) {
        #expect(Term(words)?.text == term)
        let bytes = Array(words.utf8)
        #expect(bytes.withUnsafeBufferPointer { Term.stands(in: $0) } == (term != nil))
    }

    @Test(arguments: [
        ("augmantatoin", "image augmentation"), ("poolin", "pooling"), ("pooln", nil),
        ("convoluton layer", "convolution"), ("ReLu", "ReLU"), ("relv", nil),
        ("What is a Stride", "stride"), ("one two three four five six seven", nil),
        ("batch normalizaton", "batch normalization"), ("paddnig", "padding"),
    ])
    func `a topic is known by its names, and with few slips in long ones`(
        title: String,
        topic: String?
    ) {
        #expect(FieldTopics.topic(of: title)?.name == topic)
    }
}
