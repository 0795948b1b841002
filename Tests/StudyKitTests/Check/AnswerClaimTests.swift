import StudyNotes
import Testing

@testable import StudyKit

/// Results in answers to questions that name the numbers.
struct AnswerClaimTests {
    @Test(arguments: [
        ("Q: What is the output size for input 7, kernel 3, stride 2, padding 0?\nA: 4", "3"),
        ("Q: input 7, kernel 3, stride 2, padding 0?\nA: 4x4", "3×3"),
        ("### What comes out of a 7x7 input with a 3x3 kernel?\n\n6x6", "5×5"),
        ("- Q: Which shape has 32x32x3 after conv 5x5, 6 filters?\n- A: 27x27x6", "28×28×6"),
        ("Q: How many parameters has Conv2D(32, 3) on 28x28x1?\nA: 288", "320"),
        ("Q: How many parameters do 10 3x3x3 filters have?\nA: It has 270", "280"),
        ("Q: How many parameters does VGG-16 have?\nA: 25 million", "138,357,544"),
        ("**What is the size of 6x6 * 3x3?**\n\nA: 3x3", "4×4"),
    ])
    func `a wrong answer is told the right one`(text: String, right: String) throws {
        let claims = try CheckedText.document("# Notes\n\n\(text)\n").claims
        #expect(claims.map(\.verdict) == [.wrong], "\(claims)")
        #expect(claims.first?.expected?.hasPrefix(right) == true, "\(claims)")
    }

    @Test(arguments: [
        "Q: What is the output size for input 7, kernel 3, stride 2, padding 0?\nA: 3",
        "Q: What comes out of a 7x7 input with a 3x3 kernel?\nA: 5x5",
        "Q: How many parameters has Conv2D(32, 3) on 28x28x1?\nA: 320, 32 of them biases",
        "Q: How many parameters does VGG-16 have?\nA: about 138 million",
        "Q: How many weights are in 6 5x5x3 filters?\nA: 450",
        "Q: Input 32x32x3, 6 filters 5x5, no padding: output?\nA: 28x28x6",
        "Q: input 10, kernel 3, stride 1, padding 1, how large is the output?\nA: 10 as well",
    ])
    func `a right answer is one`(text: String) throws {
        let claims = try CheckedText.document("# Notes\n\n\(text)\n").claims
        #expect(claims.allSatisfy { [.right, .conditional].contains($0.verdict) }, "\(claims)")
        #expect(claims.count == 1, "\(claims)")
    }

    @Test(arguments: [
        "Q: What padding keeps a 7x7 input with a 3x3 kernel as large?\nA: 1",
        "Q: Which stride leads from input 7 and kernel 3 to output 3?\nA: 2",
        "Q: How many steps has a kernel of 3 on input 7, stride 1?\nA: 4",
        "Q: How many channels come out of 32x32x3 with 6 5x5 filters?\nA: 6",
        "Q: What is the output size for input 7, kernel 3, stride 2?\nA: (7-3)/2 + 1 = 3",
        "Q: Why is the output of input 7, kernel 3, stride 1 smaller?\nA: 2 rows are lost",
        "Q: What is lost of input 7 with kernel 3, stride 1?\nA: 2 rows and columns",
        "Q: How large is the receptive field of two layers of kernel 3, stride 1, input 7?\nA: 5",
        "Q: How many layers has VGG-16?\nA: 16",
        "Q: How many weights has a filter of a 5x5 kernel with 16 filters on 3 channels?\nA: 75",
        "Q: By how much does a 3x3 kernel shrink a 7x7 input?\nA: 2",
    ])
    func `an answer to something else is left alone`(text: String) throws {
        let claims = try CheckedText.document("# Notes\n\n\(text)\n").claims
        #expect(claims.filter { $0.verdict == .wrong } == [])
    }

    @Test func `the correction stands on the exported answer`() throws {
        let text = "Q: What is the output size for input 7, kernel 3, stride 2, padding 0?\nA: 4\n"
        let note = try #require(Note.read(Array(text.utf8), file: "n.md").note)
        let backs = AnkiCards(note, named: "n", cards: note.cards).notes.map(\.back)
        #expect(backs.count { $0.contains("it is 3, as") } == 1, "\(backs)")
    }
}
