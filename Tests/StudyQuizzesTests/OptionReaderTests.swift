import Testing

@testable import StudyQuizzes

struct OptionReaderTests {
    private static let paddings = ["same", "valid", "full", "causal padding"]

    @Test(arguments: [
        ("a", 0), ("A", 0), ("b)", 1), ("(c)", 2), ("c.", 2), ("4", 3), ("same", 0), ("VALID", 1),
        ("causal", 3), ("f", 2), ("ca", 3), ("option b", 1), ("b) valid", 1), ("b: val", 1),
        ("Answer D", 3), (" full ", 2), ("[2]", 1), ("causal  padding", 3),
    ])
    func `one option is read by letter, number or text`(typed: String, option: Int) {
        let reading = AnswerReader(.choice(Self.paddings)).read(typed)
        #expect(reading == .answer(.choice(option), precision: nil))
    }

    @Test(arguments: ["e", "0", "5", "sane", "x", "a b", "a,b", "?", "both", "b) sideways", "12"])
    func `what is no option is not wrong`(typed: String) {
        let form = AnswerForm.choice(Self.paddings)
        #expect(AnswerReader(form).read(typed) == .unreadable(.notAnOption(typed, form)))
    }

    @Test func `an option that reads as another's number is asked back`() {
        let reader = AnswerReader(.choice(["3", "1", "2"]))
        #expect(
            reader.read("3") == .unreadable(.ambiguous("3", readings: ["a: 3", "c: 2"]))
        )
        #expect(reader.read("a") == .answer(.choice(0), precision: nil))
        let beginnings = AnswerReader(.choice(["max pooling", "max norm"]))
        #expect(
            beginnings.read("max")
                == .unreadable(.ambiguous("max", readings: ["a: max pooling", "b: max norm"]))
        )
        let labelled = AnswerReader(.choice(Self.paddings)).read("a) valid")
        #expect(
            labelled
                == .unreadable(.ambiguous("a) valid", readings: ["a: same", "b: valid"]))
        )
    }

    @Test(arguments: [
        ("a c", [0, 2]), ("ac", [0, 2]), ("a, c", [0, 2]), ("A;C", [0, 2]), ("1,3", [0, 2]),
        ("13", [0, 2]), ("1x3", [0, 2]), ("a and c", [0, 2]), ("a & c", [0, 2]), ("c", [2]),
        ("same, full", [0, 2]), ("same", [0]), ("none", []), ("None.", []), ("-", []),
        ("all", [0, 1, 2, 3]), ("(a, c)", [0, 2]), ("a) c)", [0, 2]), ("a a", [0]),
        ("causal padding, a", [0, 3]), ("ca", [0, 2]),
    ])
    func `several options are read in any order`(typed: String, options: [Int]) {
        let reading = AnswerReader(.choices(Self.paddings)).read(typed)
        if typed == "ca" {
            // The letters c and a, and the beginning of causal.
            guard case .unreadable(.ambiguous) = reading else {
                Issue.record("\(reading)")
                return
            }
        } else {
            #expect(reading == .answer(.choices(Set(options)), precision: nil))
        }
    }

    @Test(arguments: ["e", "a e", "ae", "a, sideways", "15", ",", "none a"])
    func `a list with a stranger is asked again`(typed: String) {
        let form = AnswerForm.choices(Self.paddings)
        #expect(AnswerReader(form).read(typed) == .unreadable(.notAnOption(typed, form)))
    }

    @Test(arguments: [
        "b a d c", "badc", "b, a, d, c", "B>A>D>C", "b -> a -> d -> c", "2143", "2 1 4 3",
        "valid, same, causal, full", "(b a d c)", "b → a → d → c",
    ])
    func `an order is read`(typed: String) {
        let reading = AnswerReader(.order(Self.paddings)).read(typed)
        #expect(reading == .answer(.order([1, 0, 3, 2]), precision: nil))
    }

    @Test func `an order has every option once`() {
        let form = AnswerForm.order(Self.paddings)
        let reader = AnswerReader(form)
        #expect(reader.read("b a d") == .unreadable(.wrongCount(actual: 3, form)))
        #expect(reader.read("b a d b") == .unreadable(.repeated("b", form)))
        #expect(reader.read("b a d x") == .unreadable(.notAnOption("b a d x", form)))
        #expect(
            UnreadableAnswer.wrongCount(actual: 3, form).message
                == "That is 3 options. Please type all letters in their order, such as d c b a."
        )
    }

    @Test func `credit counts right decisions, and neighbours in order`() throws {
        let choices = AnswerForm.choices(Self.paddings)
        func share(_ given: Answer, _ right: Answer, _ form: AnswerForm) -> String {
            AnswerComparison(given, with: right, form).share.description
        }
        #expect(share(.choices([0, 2]), .choices([0, 2]), choices) == "1")
        #expect(share(.choices([0]), .choices([0, 2]), choices) == "1/2")
        #expect(share(.choices([1, 3]), .choices([0, 2]), choices) == "0")
        #expect(share(.choices([0, 1, 2, 3]), .choices([0, 2]), choices) == "0")
        let order = AnswerForm.order(Self.paddings)
        #expect(share(.order([0, 1, 2, 3]), .order([0, 1, 2, 3]), order) == "1")
        #expect(share(.order([1, 0, 2, 3]), .order([0, 1, 2, 3]), order) == "2/3")
        #expect(share(.order([3, 2, 1, 0]), .order([0, 1, 2, 3]), order) == "0")
        let comparison = AnswerComparison(.choices([1]), with: .choices([0]), choices)
        #expect(comparison.missed == ["same"])
        #expect(comparison.extra == ["valid"])
        #expect(share(.choice(1), .choice(1), .choice(Self.paddings)) == "1")
    }

    @Test func `marking names the mistake behind an option`() {
        let reader = AnswerReader(.choice(Self.paddings))
        let mistake = Variant.ExpectedMistake(id: "same", answer: .choice(0), says: "It pads.")
        #expect(Marking("b", reader, expected: .choice(1)) == .right)
        #expect(
            Marking("same", reader, expected: .choice(1)) { _ in mistake }
                == .wrong(.choice(0), mistake: mistake)
        )
        #expect(
            Marking("none", AnswerReader(.choices(["x", "y"])), expected: .choices([])) == .right
        )
    }
}
