import Testing

@testable import StudyQuizzes

struct TextTemplateTests {
    @Test(arguments: [
        ("a {n}×{n} image", "a 7×7 image"), ("{s} {s|row|rows}", "1 row"),
        ("{n} {n|row|rows}", "7 rows"), ("{=n - s + 1}", "7"), ("{= n*n*1000 }", "49,000"),
        ("{=n/2} {=n - 6|cell|cells}", "7/2 cell"), ("{{n}} stays", "{n} stays"), ("", ""),
        ("⌊{n}/2⌋ = {=floor(n/2)}", "⌊7/2⌋ = 3"),
    ])
    func fillsNumbersIn(text: String, filled: String) throws {
        #expect(try TextTemplate(text, names: ["n", "s"]).filled([7, 1]) == filled)
    }

    @Test(arguments: ["{n", "n}", "{}", "{m}", "{n|row}", "{n|a|b|c}", "{=}", "{n n}"])
    func refusesWhatItCannotFill(text: String) {
        #expect(throws: TextTemplate.Failure.self) { try TextTemplate(text, names: ["n"]) }
    }
}
