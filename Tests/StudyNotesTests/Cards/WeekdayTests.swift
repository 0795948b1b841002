import StudyNotes
import Testing

struct WeekdayTests {
    @Test(arguments: [
        ("Monday", 1), ("Tue 3 Nov", 2), ("Wednesday, 4 November", 3), ("Thu", 4), ("Fri 6.11", 5),
        ("Mittwoch, 4.11", 3), ("Do 5.11", 4), ("Saturday - Flask", 6), ("Sunday: rest", 7),
        ("Thurs 5th Nov", 4), ("Week 8 Friday", 5), ("Day 2 (Thu)", 2),
    ])
    func `a day of the week is a day of the course`(title: String, day: Int) throws {
        for text in ["\(title)\nsome words", "# A file\n\n## \(title)\n\nsome words"] {
            #expect(try read(text).cards.last?.day == day, "\(text)")
        }
    }

    @Test(arguments: [
        // A stamp of a page, other words, a sentence.
        "Monday, November 23, 2026", "Fri 22 Nov 2013", "WED", "Mit", "Mo", "Sun-like stars",
        "Monday blues", "Sunny", "Monday was the day of pooling",
    ])
    func `other words are none`(title: String) throws {
        #expect(try read("# A file\n\n## \(title)\n\nsome words").cards.last?.day == nil)
    }
}
