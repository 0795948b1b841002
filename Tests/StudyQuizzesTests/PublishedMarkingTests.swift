import Foundation
import Testing

@testable import StudyQuizzes

/// Marking against the tables of other question engines.
struct PublishedMarkingTests {
    /// A row of STACK's table of answer tests.
    struct Row: Decodable, CustomStringConvertible {
        var test: String
        var option: String
        var student: String
        var teacher: String
        var score: Int

        var description: String { "\(test)[\(option)] \(student) for \(teacher)" }

        /// The number of a text; `nil` for one that does not fit, and for nothing else.
        func number(_ text: String) -> Rational? {
            let form = AnswerForm.decimal(.absolute(0), places: 2)
            switch AnswerReader(form).read(text) {
            case .answer(.number(let value), _): return value
            case .unreadable(.tooLarge): return nil
            case let other:
                Issue.record("\(self): \(other)")
                return nil
            }
        }

        /// The digits behind the point that the text shows, by counting its characters.
        func decimals(_ text: String) -> Int {
            let parts = text.replacing("*10^", with: "e").split(separator: "e")
            let shown = parts[0].split(separator: ".").dropFirst().first?.count ?? 0
            return shown - (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
        }
    }

    /// Why a row has nothing to say about this program.
    enum Reason: Hashable {
        /// Its numbers are no fractions of 64 bits.
        case beyond64Bits
        /// Figures and accuracy are asked apart from each other, `[4,3]`.
        case accuracyApart
        /// It rounds digits before the point, which is not asked here.
        case beforeThePoint
        /// The significant figures of zero, which decimals do not have.
        case zero
        /// More digits than asked are no mistake here.
        case moreDigits
        /// An exact value needs no zeros behind it here.
        case zerosLeftOut
        /// A tie rounded to the even digit, as Python rounds, is right here.
        case tieToEven
    }

    private static func rows() throws -> [Row] {
        struct Table: Decodable { var rows: [Row] }
        let data = try Data(contentsOf: Place.fixtures.appending(path: "number-marking.json"))
        return try JSONDecoder().decode(Table.self, from: data).rows
    }

    /// How a row is asked here, or why it cannot be.
    private func form(of row: Row) -> Result<AnswerForm, Excluded> {
        guard row.number(row.student) != nil, let teacher = row.number(row.teacher) else {
            return .failure(Excluded(.beyond64Bits))
        }
        func size() -> Rational { row.number(row.option.isEmpty ? "0.05" : row.option) ?? 0 }
        switch row.test {
        case "NumRelative": return .success(.decimal(.relative(size()), places: 2))
        case "NumAbsolute": return .success(.decimal(.absolute(size()), places: 2))
        default: return rounding(row, teacher)
        }
    }

    struct Excluded: Error {
        var reason: Reason
        init(_ reason: Reason) { self.reason = reason }
    }

    private func rounding(_ row: Row, _ teacher: Rational) -> Result<AnswerForm, Excluded> {
        guard var places = Int(row.option) else { return .failure(Excluded(.accuracyApart)) }
        if row.test == "NumSigFigs" {
            guard teacher != 0 else { return .failure(Excluded(.zero)) }
            let size = abs(Double(teacher.numerator) / Double(teacher.denominator))
            places -= 1 + Int(log10(size).rounded(.down))
        }
        guard places >= 0 else { return .failure(Excluded(.beforeThePoint)) }
        let shown = row.decimals(row.student)
        if shown > places { return .failure(Excluded(.moreDigits)) }
        if shown < places, row.number(row.student) == teacher {
            return .failure(Excluded(.zerosLeftOut))
        }
        if row.student == "0.0498", row.teacher == "0.04985" {
            return .failure(Excluded(.tieToEven))
        }
        return .success(.decimal(.absolute(0), places: places))
    }

    @Test func `every row of STACK is marked alike or has a reason not to be`() throws {
        var excluded: [Reason: Int] = [:]
        var (right, other) = (0, 0)
        for row in try Self.rows() {
            switch form(of: row) {
            case .failure(let exclusion): excluded[exclusion.reason, default: 0] += 1
            case .success(let form):
                let exact = try #require(row.number(row.teacher))
                let marking = Marking(row.student, AnswerReader(form), expected: .number(exact))
                #expect((marking == .right) == (row.score == 1), "\(row): \(marking)")
                if row.score == 1 { right += 1 } else { other += 1 }
            }
        }
        #expect(
            excluded == [
                .beyond64Bits: 27, .accuracyApart: 43, .beforeThePoint: 4, .zero: 7,
                .moreDigits: 12, .zerosLeftOut: 3, .tieToEven: 1,
            ]
        )
        #expect(right == 30)
        #expect(other == 25)
    }

    /// The last digit of a typed decimal, as PrairieLearn counts significant figures from it.
    @Test(arguments: [
        ("0.0001", 1), ("1.50e-3", 3), ("0.1", 1), ("0.10", 2), ("3.14", 3), ("−3.14", 3),
        ("3.0", 2), ("1e-2", 1),
    ])
    func `the digits typed are known`(typed: String, figures: Int) throws {
        let form = AnswerForm.decimal(.absolute(0), places: 2)
        guard case .answer(.number(let value), let half?) = AnswerReader(form).read(typed) else {
            Issue.record("'\(typed)' was not read")
            return
        }
        let digits = try value.magnitude() / (half * 2)
        #expect("\(try #require(digits.integer))".count == figures)
    }

    /// PrairieLearn's rule is |typed − exact| ≤ 1 % of the exact one; WeBWorK's is 0.01 %.
    @Test(
        arguments: [
            (100, "101", true), (100, "99", true), (100, "101.1", false), (100, "98.9", false),
            (10_000, "10001", true), (10_000, "10100", true), (10_000, "10101", false),
            (10_000, "9899", false), (-100, "−101", true), (-100, "101", false), (0, "0.00", true),
            (0, "0.001", false),
        ] as [(Rational, String, Bool)]
    )
    func `one per cent of the exact number is near enough`(
        exact: Rational,
        typed: String,
        isRight: Bool
    ) throws {
        let tolerance = Tolerance.relative(try Rational(1, over: 100))
        let form = AnswerForm.decimal(tolerance, places: 3)
        let marking = Marking(typed, AnswerReader(form), expected: .number(exact))
        #expect((marking == .right) == isRight, "\(marking)")
    }

    /// Numbas: 57052.4 is 4^7.9 to one decimal, and infinity is no number.
    @Test func `a rounded power is right to one decimal`() throws {
        let exact = try Rational(Int((pow(4, 7.9) * 1e6).rounded()), over: 1_000_000)
        let reader = AnswerReader(.decimal(.absolute(0), places: 1))
        #expect(Marking("57052.4", reader, expected: .number(exact)) == .right)
        #expect(Marking("57,052.4", reader, expected: .number(exact)) == .right)
        #expect(Marking("57.052,4", reader, expected: .number(exact)) == .right)
        #expect(
            Marking("57052", reader, expected: .number(exact))
                == .unreadable(.tooFewPlaces("57052", places: 1))
        )
        #expect(
            Marking("infinity", reader, expected: .number(exact))
                == .unreadable(.notANumber("infinity", reader.form))
        )
    }

    /// Numbas' notations of one number: English, continental, SI, Indian, plain, scientific.
    @Test(arguments: [
        "1,234,567.8", "1.234.567,8", "1 234 567.8", "1 234 567,8", "12,34,567.8", "1'234'567.8",
        "1234567.8", "1234567,8", "1.2345678e6", "1.2345678×10^6", "1.2345678E+06",
    ])
    func `a number is the same in every notation`(typed: String) throws {
        let form = AnswerForm.decimal(.absolute(0), places: 1)
        let exact = Answer.number(try Rational(12_345_678, over: 10))
        guard case .answer(let answer, _) = AnswerReader(form).read(typed) else {
            Issue.record("'\(typed)' was not read: \(AnswerReader(form).read(typed))")
            return
        }
        #expect(answer == exact)
    }

    /// WeBWorK marks π to so many digits; a truncated one is asked again here instead.
    @Test(arguments: [
        ("3.14", 2, "right"), ("3.142", 3, "right"), ("3.141", 3, "cut"), ("3.1416", 4, "right"),
        ("3.1415", 4, "cut"), ("3.14", 3, "few"), ("3.15", 2, "wrong"), ("3.143", 3, "wrong"),
        ("22/7", 2, "wrong"), ("3.1415926", 2, "right"), ("3.1415926", 7, "cut"),
    ])
    func `pi to some digits`(typed: String, places: Int, verdict: String) throws {
        let exact = try Rational(3_141_592_654, over: 1_000_000_000)
        let form = AnswerForm.decimal(.absolute(0), places: places)
        switch Marking(typed, AnswerReader(form), expected: .number(exact)) {
        case .right: #expect(verdict == "right")
        case .unreadable(.truncated): #expect(verdict == "cut")
        case .unreadable(.tooFewPlaces): #expect(verdict == "few")
        case .wrong: #expect(verdict == "wrong")
        case let other: Issue.record("\(other)")
        }
    }

    /// Perseus' forms: improper and mixed fractions, percent (above 100 too), decimals of locales.
    @Test(arguments: [
        ("7/4", 7, 4), ("14/8", 7, 4), ("1 3/4", 7, 4), ("1¾", 7, 4), ("175%", 7, 4),
        ("1.75", 7, 4), ("1,75", 7, 4), ("-1 3/4", -7, 4), ("150 %", 3, 2), ("3/2", 3, 2),
        ("0.5%", 1, 200), ("50 percent", 1, 2), ("½", 1, 2), ("−½", -1, 2),
    ])
    func `fractions and percent are exact`(typed: String, above: Int, below: Int) throws {
        let form = AnswerForm.decimal(.absolute(0), places: 2)
        guard case .answer(let answer, _) = AnswerReader(form).read(typed) else {
            Issue.record("'\(typed)' was not read")
            return
        }
        #expect(answer == .number(try Rational(above, over: below)))
    }
}
