import StudyNotes
import Testing

/// Slides that were pasted one after the other.
struct SlideTitlesTests {
    @Test(arguments: [
        (
            "• Discard other boxes\nR-CNN family\n• Two stages\n",
            "- Discard other boxes\n\n### R-CNN family\n- Two stages\n"
        ),
        (
            "Two words\n• One\no\tTwo\nYOLO – You Only Look Once\n• Three\n",
            "### Two words\n- One\n  - Two\n\n### YOLO – You Only Look Once\n- Three\n"
        ),
        (
            "Day 4 (Thu)\nBig words\n• One\nQuiz\nQ: One?\nA: Two",
            "## Day 4 (Thu)\n\n### Big words\n- One\n\n### Quiz\n\n#### Q: One?\nA: Two"
        ),
        (
            "• One\n© 2026 Bootcamp   17\nSliding windows\n▪ Two\n",
            "- One\n\n© 2026 Bootcamp   17\n\n### Sliding windows\n- Two\n"
        ),
    ])
    func `a line between two lists is the title of the second`(raw: String, repaired: String) {
        #expect(NoteRepair(raw).text == repaired)
        #expect(NoteRepair(repaired).text == repaired)
    }

    @Test(arguments: [
        // The end of an entry that was wrapped, or a sentence about it.
        "• classify regions with the \nSelective Search\n• next",
        "• propose about two thousand regions and classify each one on some\nGPUs\n• next",
        "• one forward pass through a network that is called\nMetropolis\n• next",
        "• one\nwithout weights\n• two", "• one\nThese are all of them.\n• two",
        "– one\nMore on it\n– two", "• one\nAnd more", "- one\nMore\n- two",
        "```\n• one\nMore\n• two\n```",
    ])
    func `what may belong to an entry is no title`(text: String) {
        #expect(!NoteRepair(text).text.contains("#"))
    }
}
