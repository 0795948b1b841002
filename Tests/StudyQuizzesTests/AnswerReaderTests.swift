import CNNEngine
import Foundation
import Testing

@testable import StudyQuizzes

struct AnswerReaderTests {
    @Test(arguments: [
        ("3", "3"), (" 12 ", "12"), ("27_000_100", "27,000,100"), ("27,000,100", "27,000,100"),
        ("27 000 100", "27,000,100"), ("27'000'100", "27,000,100"), ("27.000.100", "27,000,100"),
        ("27\u{202F}000\u{202F}100", "27,000,100"), ("2,70,00,100", "27,000,100"),
        ("1,234", "1234"), ("2.7e7", "27,000,000"), ("2.7E+7", "27,000,000"),
        ("2.7×10^7", "27,000,000"), ("2.7 · 10⁷", "27,000,000"), ("2.7*10^7", "27,000,000"),
        ("27.1M", "27,100,000"), ("27,1 M", "27,100,000"), ("3bn", "3,000,000,000"),
        ("3 billion", "3,000,000,000"), ("12k", "12,000"), ("2^5", "32"), ("2⁵", "32"),
        ("1/2", "1/2"), ("6/3", "2"), ("−4", "−4"), ("-4", "−4"), ("+4", "4"), ("3.5", "7/2"),
        ("3,5", "7/2"), ("0.500", "1/2"), ("1.234e3", "1234"), ("1,234.5", "2469/2"),
        ("1.234,5", "2469/2"), ("12 weights", "12"), ("12px", "12"), ("12 gizmos", "12"),
        ("= 12", "12"), ("455x", "455"), ("455 ×", "455"), ("455 times", "455"), ("007", "7"),
        ("(12)", "12"), ("12 parameters in total", "12"), ("１２", "12"), ("1e-2", "1/100"),
    ])
    func readsNumbersAsPeopleTypeThem(typed: String, value: String) {
        let reading = AnswerReader(.integer, unit: "gizmos").read(typed)
        guard case .answer(let answer, _) = reading else {
            Issue.record("'\(typed)' was not read: \(reading)")
            return
        }
        #expect(answer.description == value)
    }

    @Test(arguments: [
        "three", "abc", "3 3", "3x3", "3x3x3", "12,34", "1,2,3", "1..2", "1.2.3", "--3", "3-", "e7",
        "M", "2^^3", "1/2/3", "1/", "12 apples", "12 of 13", "1 000 00", "0x1F", "∞", "٣", "½", "^",
        "1__,2", "._", "-", "()", "1e", "2^0.5", "1/0",
    ])
    func doesNotTakeOtherTextForANumber(typed: String) throws {
        let reading = AnswerReader(.integer).read(typed)
        if typed == "12,34" {
            // A decimal comma: 12.34 is a number, if no whole one.
            #expect(
                reading == .answer(.number((try? Rational(617, over: 50)) ?? 0), precision: nil)
            )
        } else {
            #expect(reading == .unreadable(.notANumber(typed, .integer)))
        }
    }

    @Test(arguments: ["1.234", "12.000", "27,123M"])
    func asksBackWhereASeparatorIsAmbiguous(typed: String) {
        guard case .unreadable(.ambiguousSeparator) = AnswerReader(.integer).read(typed) else {
            Issue.record("'\(typed)' was not asked back")
            return
        }
    }

    @Test(arguments: ["27,000,100", "1 228 800", "64,224,224"])
    func asksBackWhereShapeMayBeOneNumber(typed: String) {
        let form = AnswerForm.sizes(["height", "width", "channels"])
        guard case .unreadable(.ambiguousSeparator) = AnswerReader(form).read(typed) else {
            Issue.record("'\(typed)' was not asked back: \(AnswerReader(form).read(typed))")
            return
        }
    }

    @Test(arguments: ["6x0x8", "0,3,3"])
    func takesNoSizeOfZero(typed: String) {
        let form = AnswerForm.sizes(["height", "width", "channels"])
        #expect(AnswerReader(form).read(typed) == .unreadable(.notANumber(typed, form)))
    }

    @Test(arguments: [
        "1e30", "99999999999999999999", "2^64", "9" + String(repeating: "0", count: 58),
    ])
    func saysWhatDoesNotFit(typed: String) {
        let shown = String(typed.prefix(40))
        #expect(AnswerReader(.integer).read(typed) == .unreadable(.tooLarge(shown)))
    }

    @Test(arguments: [
        "3x3x64", "3×3×64", "3 x 3 x 64", "3,3,64", "(3, 3, 64)", "[3,3,64]", "3 3 64", "3;3;64",
        "3*3*64", "3 by 3 by 64", "3 X 3 X 64", "3x3x64 cells", "3 rows × 3 columns × 64 channels",
    ])
    func readsShapes(typed: String) {
        let reader = AnswerReader(.sizes(["height", "width", "channels"]))
        #expect(reader.read(typed) == .answer(.sizes([3, 3, 64]), precision: nil))
    }

    @Test func countsTheSizes() {
        let form = AnswerForm.sizes(["height", "width", "channels"])
        let reader = AnswerReader(form)
        #expect(reader.read("3x64") == .unreadable(.wrongCount(actual: 2, form)))
        #expect(reader.read("64") == .unreadable(.wrongCount(actual: 1, form)))
        #expect(reader.read("1,000x1,000x3") == .answer(.sizes([1000, 1000, 3]), precision: nil))
        #expect(reader.read("axbxc") == .unreadable(.notANumber("axbxc", form)))
        #expect(reader.read("3x3x") == .unreadable(.notANumber("3x3x", form)))
    }

    @Test func readsTheSideOfASquare() {
        let reader = AnswerReader(.side)
        #expect(reader.read("3") == .answer(.number(3), precision: nil))
        #expect(reader.read("3x3") == .answer(.number(3), precision: nil))
        #expect(reader.read("3 × 3") == .answer(.number(3), precision: nil))
        #expect(reader.read("3x4") == .unreadable(.wrongCount(actual: 2, .side)))
        #expect(reader.read("3x3x64") == .unreadable(.wrongCount(actual: 3, .side)))
        let pair = UnreadableAnswer.ambiguousSeparator("3,3", whole: "3x3", decimal: "3.3")
        #expect(reader.read("3,3") == .unreadable(pair))
    }

    @Test func saysWhatIsExpected() {
        #expect(AnswerReader(.integer).read("  ") == .unreadable(.empty(.integer)))
        #expect(
            UnreadableAnswer.notANumber("abc", .integer).message
                == "'abc' is not a number that I can read. "
                + "Please type one number, such as 12 or 27,000,100."
        )
        #expect(
            UnreadableAnswer.wrongCount(actual: 1, .sizes(["height", "width"])).message
                == "That is 1 number. Please type height × width, such as 28x64."
        )
    }

    @Test func readsTheNumbersOfStack() throws {
        struct Table: Decodable { var rows: [Row] }
        struct Row: Decodable { var student: String }
        let data = try Data(contentsOf: Place.fixtures.appending(path: "number-marking.json"))
        let typed = Set(try JSONDecoder().decode(Table.self, from: data).rows.map(\.student))
        var read = 0
        for text in typed.sorted() {
            let double = try #require(Double(text.replacing("*10^", with: "e")))
            switch AnswerReader(.integer).read(text) {
            case .answer(.number(let value), _):
                read += 1
                let quotient = Double(value.numerator) / Double(value.denominator)
                #expect(abs(quotient - double) <= abs(double) * 1e-15, "\(text)")
            case .unreadable(.tooLarge):
                #expect(abs(double) > 1e17 || abs(double) < 1e-17 || double == 0, "\(text)")
            case .unreadable(.ambiguousSeparator):
                #expect(text.split(separator: ".").last?.count == 3, "\(text)")
            case let other: Issue.record("\(text): \(other)")
            }
        }
        #expect(read >= 50)
    }

    @Test func survivesMutatedText() {
        let seeds = [
            "27,000,100", "2.7×10^7", "(3, 3, 64)", "27.1M", "1/2", "−3.5e-4 weights", "2⁵",
        ]
        let forms: [AnswerForm] = [.integer, .side, .sizes(["height", "width", "channels"])]
        var mutator = Mutator(chance: SplitMix64(seed: 2))
        for round in 0..<6_000 {
            let text = mutator.mutated(seeds[round % seeds.count])
            for form in forms {
                if case .unreadable(let reason) = AnswerReader(form).read(text) {
                    #expect(!reason.message.isEmpty)
                }
            }
        }
    }
}
