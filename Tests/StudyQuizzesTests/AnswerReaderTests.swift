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
        ("= 12", "12"), ("12?", "12"), ("12,", "12"), ("$12$", "12"), ("`12`", "12"),
        ("455x", "455"), ("455 ×", "455"), ("455 times", "455"), ("007", "7"),
        ("(12)", "12"), ("12 parameters in total", "12"), ("１２", "12"), ("1e-2", "1/100"),
        ("about 12", "12"), ("approx. 12", "12"), ("ca. 12k", "12,000"), ("≈ 12", "12"),
        ("the answer is 12.", "12"), ("12 px.", "12"), ("n = 12", "12"), ("n_out = 12", "12"),
        ("floor(25/2) = 12", "12"), ("12.5%", "1/8"), ("50 percent", "1/2"), ("3 1/2", "7/2"),
        ("½", "1/2"), ("3½", "7/2"), ("1 234.5", "2469/2"), ("1'234'567", "1,234,567"),
        ("25.6Mparams", "25,600,000"), ("12 multiply-adds", "12"), ("2 lakh", "200,000"),
        ("12 trillion", "12,000,000,000,000"), ("100 times as many", "100"), ("12x", "12"),
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
        ("3*3*64", "576"), ("3·3·64+64", "640"), ("(3x3x64 + 1) x 128", "73,856"),
        ("3*3*64 weights + 64 biases", "640"), ("2^5*3", "96"), ("2⁵·3", "96"), ("2**5", "32"),
        ("(28-5)/1 + 1", "24"), ("(32 - 5 + 2*2)/1 + 1", "32"), ("-(2+3)", "−5"), ("2^-3", "1/8"),
        ("1/2*3", "3/2"), ("10^6", "1,000,000"), ("1k*1k", "1,000,000"), ("3 times 64", "192"),
        ("3*3*64 + 64 = 640", "640"), ("3*3 = 9 = 9", "9"), ("27,000*1,000", "27,000,000"),
        ("1 - 1/4", "3/4"), ("2*2.5e3", "5000"), ("1/3*10^2", "100/3"), ("2^3*10^2", "800"),
        ("-2^3", "−8"), ("((((7))))", "7"), ("100%-25%", "3/4"), ("28-5", "23"),
        ("2*10⁻²", "1/50"), ("(2^3)^2", "64"), ("5-8+4", "1"), ("[12]", "12"), ("3*3=", "9"),
    ])
    func `working counts for its value`(typed: String, value: String) {
        let reading = AnswerReader(.integer).read(typed)
        guard case .answer(let answer, _) = reading else {
            Issue.record("'\(typed)' was not read: \(reading)")
            return
        }
        #expect(answer.description == value)
    }

    @Test(arguments: [
        "2^3^2", "2(3)", "(3", "3)", "3 +", "3 ++ 4", "3--4", "3*/4", "7 % 2", "%", "5%%",
        "3 4*5", "sqrt(9)", "1/0", "2^(1/2)", "0^-1",
        String(repeating: "(", count: 60) + "7" + String(repeating: ")", count: 60),
    ])
    func `working in doubt is not read`(typed: String) {
        let shown = String(typed.prefix(40))
        #expect(AnswerReader(.integer).read(typed) == .unreadable(.notANumber(shown, .integer)))
    }

    @Test(arguments: [
        ("3x3", "9"), ("3×3×64", "576"), ("-2^2", "(-2)^2"), ("1.234", "1234"), ("3 x 3", "9"),
    ])
    func `two readings are asked back`(typed: String, first: String) {
        switch AnswerReader(.integer).read(typed) {
        case .unreadable(.ambiguous(_, let readings)): #expect(readings.first == first)
        case .unreadable(.ambiguousSeparator(_, let whole, _)): #expect(whole == first)
        case .unreadable(.maybeShape(_, let product)): #expect(product == first)
        case let other: Issue.record("'\(typed)': \(other)")
        }
    }

    @Test func `every reading that is offered can be typed`() {
        for (typed, form) in [
            ("1.234", AnswerForm.integer), ("27,123M", .integer), ("-2^2", .integer),
            ("1,234", .decimal(.absolute(0), places: 3)), ("3,3", .side),
            ("3*3", .side), ("64,224,224", .sizes(["h", "w", "c"])),
        ] {
            guard case .unreadable(let reason) = AnswerReader(form).read(typed) else {
                Issue.record("'\(typed)' was not asked back")
                continue
            }
            var readings: [String] = []
            if case .ambiguous(_, let offered) = reason { readings = offered }
            if case .ambiguousSeparator(_, let first, let second) = reason {
                readings = [first, second]
            }
            #expect(readings.count == 2)
            let read = readings.filter {
                if case .answer = AnswerReader(form).read($0) { true } else { false }
            }
            #expect(read.count >= (typed.hasPrefix("64") ? 1 : 2), "'\(typed)': \(reason.message)")
        }
    }

    @Test func `the sides of an equation must agree`() {
        #expect(
            AnswerReader(.integer).read("3*3 + 1 = 11")
                == .unreadable(.unequalSides("3*3 + 1 = 11", values: ["10", "11"]))
        )
        let reader = AnswerReader(.decimal(.absolute(0), places: 2))
        let value = (try? Rational(2, over: 3)) ?? 0
        #expect(reader.read("2/3 = 0.67") == .answer(.number(value), precision: nil))
        let exact = ReadAnswer.answer(.number(27_000_100), precision: nil)
        #expect(AnswerReader(.integer).read("27,000,100 ≈ 27M") == exact)
        guard case .unreadable(.unequalSides) = reader.read("2/3 = 0.68") else {
            Issue.record("2/3 = 0.68 was read")
            return
        }
    }

    @Test func `a unit of another size is asked back`() {
        for typed in ["64 MB", "64 MiB", "64 bytes", "64 GFLOPs", "64 ms", "64kB"] {
            let plain = AnswerReader(.integer).read(typed)
            #expect(plain == .answer(.number(64), precision: nil), "\(typed)")
        }
        let reader = AnswerReader(.integer, unit: "MiB")
        #expect(reader.read("64 MiB") == .answer(.number(64), precision: nil))
        #expect(reader.read("64") == .answer(.number(64), precision: nil))
        #expect(reader.read("64 MB") == .unreadable(.otherUnit("MB", wanted: "MiB")))
        let additions = AnswerReader(.integer, unit: "multiply-adds")
        #expect(additions.read("640 MACs") == .answer(.number(640), precision: nil))
        #expect(
            additions.read("2.5 GMACs") == .answer(.number(2_500_000_000), precision: 50_000_000)
        )
        #expect(
            additions.read("640 FLOPs")
                == .unreadable(.otherUnit("FLOPs", wanted: "multiply-adds"))
        )
        // Two counts are not the groups of one number.
        #expect(
            additions.read("12 weights and 345 biases")
                == .unreadable(.notANumber("12 weights and 345 biases", .integer))
        )
        let bytes = AnswerReader(.integer, unit: "bytes")
        #expect(bytes.read("8 byte") == .answer(.number(8), precision: nil))
        #expect(bytes.read("8 bits") == .unreadable(.otherUnit("bits", wanted: "bytes")))
        #expect(bytes.read("12 k") == .answer(.number(12_000), precision: 500))
    }

    @Test func `percent are asked and typed with their sign or without`() throws {
        let form = AnswerForm.decimal(.absolute(0), places: 1)
        let reader = AnswerReader(form, unit: "%")
        let exact = Answer.number(try Rational(25, over: 2))
        for typed in ["12.5", "12.5%", "12,5 %", "12.5 percent", "25/2"] {
            #expect(Marking(typed, reader, expected: exact) == .right, "\(typed)")
        }
        #expect(
            Marking("0.125", reader, expected: exact) == .unreadable(.shareForPercent("0.125"))
        )
    }

    @Test func `a comma in a decimal question may be either sign`() {
        let reader = AnswerReader(.decimal(.absolute(0), places: 3))
        #expect(
            reader.read("1,234")
                == .unreadable(.ambiguousSeparator("1,234", whole: "1234", decimal: "1.234"))
        )
        for typed in ["1.234", "1,2340", "0,125", "12,34", "1,234,567", "1,234.5"] {
            guard case .answer = reader.read(typed) else {
                Issue.record("'\(typed)': \(reader.read(typed))")
                continue
            }
        }
    }

    @Test(arguments: [
        "three", "abc", "3 3", "12,34", "1,2,3", "1..2", "1.2.3", "--3", "3-", "e7",
        "M", "2^^3", "1/2/3", "1/", "12 apples", "12 of 13", "1 000 00", "0x1F", "∞", "٣", "^",
        "3-5",
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
        "h=3, w=3, c=64", "3 high 3 wide 64 channels", "3x3x(32+32)", "3, 3, 64.", "3,3,64;",
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
}
