import StudyQuizzes
import Testing

@testable import StudyKit

@Suite struct ExportedNumberTests {
    @Test(arguments: [
        (29, 1, 0, 1, "29", "0"), (-4, 1, 0, 1, "-4", "0"), (-1, 8, 0, 1, "-0.125", "0"),
        (7, 2, 1, 200, "3.5", "0.005"), (1, 1_000_000, 0, 1, "0.000001", "0"),
        // Three digits are enough, and whole numbers nearby stay apart.
        (1, 3, 0, 1, "0.333333333333333", "0.001666666666666"),
        (1_000, 3, 0, 1, "333.333333333333333", "0.05"),
        // A wider tolerance holds.
        (1_000, 3, 1, 2, "333.333333333333333", "0.5"),
        (Int.max, 1, -1, 4, "9223372036854775807", "0.25"),
        // A part of what fills 64 bits has no name, and traps no one.
        (Int.min, Int.max, 0, 1, "-1.000000000000000", "0"),
        (Int.max - 1, Int.max, 0, 1, "0.999999999999999", "0"),
    ])
    func `a fraction is written in decimal digits`(
        numerator: Int,
        denominator: Int,
        above: Int,
        below: Int,
        text: String,
        tolerance: String
    ) throws {
        let number = ExportedNumber(
            try Rational(numerator, over: denominator),
            tolerance: try Rational(above, over: below)
        )
        #expect(number.text == text)
        #expect(number.tolerance == tolerance)
    }

    @Test(arguments: [
        (1, 1, "100"), (1, 3, "33.33333"), (1, 6, "16.66667"), (-1, 4, "-25"), (-1, 7, "-14.28571"),
        (1, 8, "12.5"), (1, 9, "11.11111"), (-1, 2_000, "-0.05"),
    ])
    func `a share of the marks has Moodle's digits`(part: Int, whole: Int, text: String) {
        #expect(ExportedText.percent(part, of: whole) == text)
    }
}
