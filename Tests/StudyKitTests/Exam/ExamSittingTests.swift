import Foundation
import StudyQuizzes
import Testing

@testable import StudyKit

@Suite struct ExamSittingTests {
    @Test func `skipped questions come again until a round brings no answer`() throws {
        var sitting = try ExamSamples.sitting()
        try sitting.happen { .skipped($0) }
        let right = ExamSamples.right(sitting.paper[1])
        try sitting.happen { .answered($0, right) }
        try sitting.happen { .skipped($0) }
        #expect(sitting.current == 0 && sitting.isReturning)
        try sitting.happen { .skipped($0) }
        #expect(sitting.current == 2 && sitting.isLastChance)
        try sitting.happen { .skipped($0) }
        #expect(sitting.current == nil)
        #expect(sitting.answers.keys.sorted() == [1])
    }

    @Test func `back asks the last answer again, and the new one counts`() throws {
        var sitting = try ExamSamples.sitting()
        #expect(!sitting.canGoBack)
        try sitting.happen { .answered($0, "1") }
        let right = ExamSamples.right(sitting.paper[0])
        try sitting.happen { _ in .back }
        #expect(sitting.current == 0 && sitting.currentAnswer?.typed == "1")
        try sitting.happen { .answered($0, right) }
        #expect(sitting.rightCount == 1 && sitting.current == 1)
        try sitting.happen { _ in .back }
        try sitting.happen { .skipped($0) }
        #expect(sitting.rightCount == 1 && sitting.current == 1)
    }

    @Test func `an event that cannot have happened is refused`() throws {
        var sitting = try ExamSamples.sitting()
        #expect(throws: ExamLogError.outOfOrder(event: 1)) {
            try sitting.apply(ExamRecord(.back, at: 0))
        }
        #expect(throws: ExamLogError.outOfOrder(event: 2)) {
            try sitting.apply(ExamRecord(.answered("iou/other#1", "3"), at: 0))
        }
        try sitting.apply(ExamRecord(.finished(.handedIn, right: 0), at: 0))
        #expect(throws: ExamLogError.outOfOrder(event: 4)) {
            try sitting.apply(ExamRecord(.resumed, at: 0))
        }
    }

    @Test func `the report counts by topic and by mistake, and says what to do next`() throws {
        var sitting = try ExamSamples.sitting("cnn-output", count: 4)
        for place in 0..<3 {
            let variant = sitting.paper[place].variant
            let mistake = variant.mistakes.first { $0.id == "no-plus-one" }
            let wrong = try #require(mistake ?? variant.mistakes.first)
            try sitting.happen { .answered($0, variant.form.text(of: wrong.answer)) }
        }
        let right = ExamSamples.right(sitting.paper[3])
        try sitting.happen { .answered($0, right) }
        try sitting.apply(ExamRecord(.finished(.complete, right: 1), at: 500_000))
        let report = ExamReport(sitting)
        #expect(report.rightCount == 1 && report.percent == 25 && report.missed.count == 3)
        #expect(report.topics.map(\.count) == [4] && report.topics.map(\.right) == [1])
        #expect(report.mistakes.map(\.count).reduce(0, +) == 3)
        #expect(report.used == 120_000)
        let again = report.mistakes[0]
        #expect(
            report.next
                == (again.count > 1
                    ? "study quiz --topic cnn-output --mistake \(again.mistake.id) --count 5"
                    : "study diagnose cnn-output")
        )
    }

    @Test func `the page is whole, and harmless whatever was typed`() throws {
        var sitting = try ExamSamples.sitting("http-methods", count: 2)
        try sitting.apply(
            ExamRecord(.late(sitting.paper[0].variant.id, "<script>alert(1)</script>&"), at: 1)
        )
        try sitting.apply(ExamRecord(.finished(.time, right: 0), at: 120_000))
        let page = ExamPage(ExamReport(sitting)).html
        #expect(!page.contains("<script"))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;"))
        #expect(!page.contains("src=") && !page.contains("href="))
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
        #expect(page.components(separatedBy: "<article>").count == 3)
        for tag in ["article", "dl", "ol", "ul", "table", "h2", "pre", "p"] {
            let opened =
                page.components(separatedBy: "<\(tag)>").count
                + page.components(separatedBy: "<\(tag) ").count - 1
            #expect(opened == page.components(separatedBy: "</\(tag)>").count, "\(tag)")
        }
    }
}
